/** Comma-separated values (RFC 4180) for the derivation scripts: small, strict, no dependency. */

/**
 * Rows of a CSV text as objects keyed by its header row. Throws on an unclosed quote or a row whose number of
 * cells differs from the header's, naming the line.
 */
export function parseCsv(text) {
  const records = splitRecords(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const header = records.shift()?.cells ?? [];
  return records.map(({ cells, line }) => {
    if (cells.length !== header.length)
      throw new Error(`line ${line}: ${cells.length} cells, expected ${header.length}`);
    return Object.fromEntries(header.map((name, index) => [name, cells[index]]));
  });
}

function splitRecords(text) {
  const records = [];
  let cells = [];
  let line = 1;
  let started = 1;
  let at = 0;
  while (at < text.length) {
    let cell;
    if (text[at] === '"') {
      let end = at + 1;
      while (end < text.length && (text[end] !== '"' || text[end + 1] === '"'))
        end += text[end] === '"' ? 2 : 1;
      if (end >= text.length) throw new Error(`line ${line}: a quoted cell is not closed`);
      cell = text.slice(at + 1, end);
      line += cell.split('\n').length - 1;
      cell = cell.replaceAll('""', '"');
      at = end + 1;
    } else {
      let end = at;
      while (end < text.length && text[end] !== ',' && text[end] !== '\n') end += 1;
      cell = text.slice(at, end).replace(/\r$/, '');
      at = end;
    }
    cells.push(cell);
    if (text[at] === '\r') at += 1;
    if (at < text.length && text[at] === ',') {
      at += 1;
      if (at === text.length) cells.push('');
      if (at < text.length) continue;
    } else at += 1;
    if (cells.length > 1 || cells[0] !== '') records.push({ cells, line: started });
    cells = [];
    line += 1;
    started = line;
  }
  return records;
}

/** CSV text with a header row, `\n` line ends and quotes only where they are needed. Empty for null or undefined. */
export function formatCsv(columns, rows) {
  const cell = (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}
