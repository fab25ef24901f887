/** Where lines begin, to turn offsets into lines and columns (both from 1, columns in UTF-16 units). */
export interface Lines {
  readonly starts: Int32Array;
  readonly count: number;
}

/** Lines end with LF, CRLF or CR. */
export function linesOf(text: string): Lines {
  let starts = new Int32Array(256);
  let count = 1;
  // A byte order mark stands before the first column.
  if (text.charCodeAt(0) === 0xfeff) starts[0] = 1;
  const add = (offset: number) => {
    if (count === starts.length) {
      const longer = new Int32Array(starts.length * 2);
      longer.set(starts);
      starts = longer;
    }
    starts[count++] = offset;
  };
  let at = text.indexOf('\n');
  if (text.indexOf('\r') === -1) {
    for (; at !== -1; at = text.indexOf('\n', at + 1)) add(at + 1);
    return { starts, count };
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (c === 10 || c === 13) add(i + 1);
  }
  return { starts, count };
}

/** Line and column of an offset. */
export function positionAt(lines: Lines, offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = lines.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(1, offset - lines.starts[low]! + 1) };
}
