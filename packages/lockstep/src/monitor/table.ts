import { Problem } from '../cli/problem.ts';
import { numberIn, textIn } from './number.ts';
import { WORDS } from './words.ts';

/** A table of numbers: column after column, NaN for an empty cell. */
export interface Table {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly rows: number;
  /** Where a cell stands in the file, for messages. */
  readonly place: (row: number, column: number) => Where;
  /** Where a column's name stands. */
  readonly namePlace: (column: number) => Where;
}

interface Where {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const [COMMA, RETURN, NEWLINE, QUOTE, SPACE, TAB] = [0x2c, 0x0d, 0x0a, 0x22, 0x20, 0x09];

/**
 * Reads a CSV of numbers from bytes, in one pass and without a string per cell. Throws `Problem` with file, line and
 * column. Blank lines are passed over, a byte order mark and quotes around cells are accepted.
 */
export function readTable(bytes: Uint8Array, file: string): Table {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const header = readHeader(bytes, start, file);
  const { names } = header;
  const columns: Float64Array[] = names.map(() => new Float64Array(guessRows(bytes, header.end)));
  const starts: number[] = [];
  const placeOf = (offset: number) => ({ file, ...lineAndColumn(bytes, start, offset) });
  let rows = 0;
  for (let at = header.end; at < bytes.length; ) {
    const end = lineEnd(bytes, at);
    const last = end > at && bytes[end - 1] === RETURN ? end - 1 : end;
    if (!isBlank(bytes, at, last)) {
      if (rows === columns[0]!.length)
        for (let c = 0; c < columns.length; c++) columns[c] = doubled(columns[c]!);
      readRow(bytes, at, last, columns, rows, placeOf);
      if (starts.length === rows) starts.push(at);
      rows++;
    }
    at = end + 1;
  }
  return {
    names,
    columns: columns.map((column) => column.subarray(0, rows)),
    rows,
    place: (row, column) => placeOf(cellStart(bytes, starts[row]!, column)),
    namePlace: (column) => placeOf(cellStart(bytes, header.at, column)),
  };
}

function readHeader(
  bytes: Uint8Array,
  start: number,
  file: string,
): { names: string[]; at: number; end: number } {
  let at = start;
  while (at < bytes.length && isBlank(bytes, at, lineEnd(bytes, at))) at = lineEnd(bytes, at) + 1;
  if (at >= bytes.length) throw new Problem(WORDS.empty, { file });
  const end = lineEnd(bytes, at);
  const names = textIn(bytes, at, end)
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    );
  return { names, at, end: end + 1 };
}

function readRow(
  bytes: Uint8Array,
  from: number,
  to: number,
  columns: readonly Float64Array[],
  row: number,
  placeOf: (offset: number) => Where,
): void {
  let column = 0;
  // The first cell too many, or where one is missing.
  let wrong = to;
  for (let at = from; ; column++) {
    let end = at;
    while (end < to && bytes[end] !== COMMA) end++;
    if (column < columns.length) {
      const value = cell(bytes, at, end);
      if (value === BAD) throw new Problem(WORDS.number(textIn(bytes, at, end).trim()), placeOf(at));
      columns[column]![row] = value;
    } else if (column === columns.length) wrong = at;
    if (end >= to) break;
    at = end + 1;
  }
  if (column + 1 !== columns.length) {
    throw new Problem(WORDS.cells(column + 1, columns.length), placeOf(wrong));
  }
}

/** Not a number, as opposed to nothing (NaN). No cell can hold it: infinities have to be spelt out. */
const BAD = Symbol('bad');

function cell(bytes: Uint8Array, from: number, to: number): number | typeof BAD {
  let [first, end] = [from, to];
  while (first < end && (bytes[first] === SPACE || bytes[first] === TAB)) first++;
  while (end > first && (bytes[end - 1] === SPACE || bytes[end - 1] === TAB)) end--;
  if (end - first >= 2 && bytes[first] === QUOTE && bytes[end - 1] === QUOTE) {
    first++;
    end--;
  }
  if (first === end) return Number.NaN;
  const value = numberIn(bytes, first, end);
  if (!Number.isNaN(value)) return Number.isFinite(value) ? value : BAD;
  const text = textIn(bytes, first, end).toLowerCase();
  if (text === 'inf' || text === '+inf') return Infinity;
  return text === '-inf' ? -Infinity : BAD;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(NEWLINE, from);
  return end < 0 ? bytes.length : end;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (bytes[i] !== SPACE && bytes[i] !== TAB && bytes[i] !== RETURN) return false;
  }
  return true;
}

/** Rows are about as long as the first one. */
function guessRows(bytes: Uint8Array, from: number): number {
  const first = Math.max(4, lineEnd(bytes, from) - from);
  return Math.max(16, Math.ceil(((bytes.length - from) / first) * 1.1));
}

function doubled(column: Float64Array): Float64Array {
  const longer = new Float64Array(column.length * 2);
  longer.set(column);
  return longer;
}

function cellStart(bytes: Uint8Array, line: number, column: number): number {
  let at = line;
  for (let c = 0; c < column; c++) at = bytes.indexOf(COMMA, at) + 1;
  return at;
}

function lineAndColumn(bytes: Uint8Array, start: number, offset: number): { line: number; column: number } {
  let [line, lineStart] = [1, start];
  for (let i = bytes.indexOf(NEWLINE); i >= 0 && i < offset; i = bytes.indexOf(NEWLINE, i + 1)) {
    line++;
    lineStart = i + 1;
  }
  return { line, column: textIn(bytes, lineStart, offset).length + 1 };
}
