/** One line of a CSV file (RFC 4180), with a line feed. Cells that a spreadsheet would run as a formula stay text. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(value: string): string {
  const text = value.replace(/\r\n?/g, '\n');
  return /[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
