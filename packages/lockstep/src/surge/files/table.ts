import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { Problem } from '../../cli/problem.ts';

/** One line of a text file, as words. */
export interface Row {
  readonly line: number;
  readonly words: readonly string[];
  readonly text: string;
}

/** A file of words in lines. `name` is the file as the user gave it. */
export interface Table {
  readonly name: string;
  readonly commas: boolean;
  readonly rows: readonly Row[];
}

const WORD = /"([^"]*)"|[^\s"]+/g;
const QUOTED = /"[^"]*"/g;
const FIELD = /\s*(?:"([^"]*)"|([^,]*?))\s*(?:,|$)/g;

/** Words of a line with the columns at which they begin, from 1. */
function wordsOf(text: string, commas: boolean): { word: string; column: number }[] {
  const words: { word: string; column: number }[] = [];
  for (const match of text.matchAll(commas ? FIELD : WORD)) {
    // A pattern that may be empty matches once more at the very end.
    if (commas && match.index === text.length && !text.endsWith(',')) break;
    const word = match[1] ?? (commas ? (match[2] ?? '') : match[0]);
    words.push({ word, column: match.index + 1 + (match[0].length - match[0].trimStart().length) });
  }
  return words;
}

/** Nothing, or a comment: `// ...`, `# ...`. A place may be called “#3”, so the sign stands alone. */
const EMPTY = /^\s*($|\/\/|#(\s|$))/;

function rowOf(line: number, text: string, commas: boolean): Row {
  // Most lines hold nothing but plain words, and there may be very many of them.
  const plain = !commas && !text.includes('"');
  const words = plain ? text.trim().split(/\s+/) : wordsOf(text, commas).map(({ word }) => word);
  return { line, words, text };
}

/** What makes a line more than words with one space between: another space, a quote, a comma, a comment. */
const UNUSUAL = /[^\x20-\x7e\n]|[",#]|\/\/| {2}|^ | $/m;

/**
 * Rows of a text in SaTScan's format: words apart by spaces or tabs, or fields apart by commas if the first line
 * has any; names with spaces in double quotes; empty lines and comments are passed over.
 */
function parseTable(name: string, text: string): Table {
  if (!UNUSUAL.test(text)) return { name, commas: false, rows: plainRows(text) };
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const first = lines.find((line) => !EMPTY.test(line)) ?? '';
  // A comma inside of a quoted name sets nothing apart.
  const commas = first.replaceAll(QUOTED, '').includes(',');
  const rows = lines.flatMap((line, i) => (EMPTY.test(line) ? [] : [rowOf(i + 1, line, commas)]));
  return { name, commas, rows };
}

/** Most files hold nothing but plain words, and very many of them. */
function plainRows(text: string): Row[] {
  const rows: Row[] = [];
  let line = 0;
  for (const row of text.split('\n')) {
    line += 1;
    if (row !== '') rows.push({ line, words: row.split(' '), text: row });
  }
  return rows;
}

/** The text of a file: UTF-8, else UTF-16 where it says so, else Windows-1252, which holds Latin 1. */
async function readText(path: string, name: string): Promise<string> {
  let bytes: Buffer;
  try {
    // Three or four small files, and nothing else to do meanwhile.
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code ?? 'unknown reason'})`;
    throw new Problem(reason, { file: name });
  }
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const { decodeText } = await import('../../statements/intake/decode.ts');
  const text = decodeText(bytes);
  if (text === undefined) throw new Problem('this is not a text file', { file: name });
  return text;
}

export async function readTable(path: string, name: string): Promise<Table> {
  const table = parseTable(name, await readText(path, name));
  if (table.rows.length === 0) throw new Problem('the file is empty', { file: name });
  return table;
}

/** A problem with word `at` of a row. */
export function problemAt(table: Table, row: Row, at: number, message: string): Problem {
  return new Problem(message, {
    file: table.name,
    line: row.line,
    column: wordsOf(row.text, table.commas)[at]?.column ?? 1,
  });
}

/** Word `at` of a row, or a problem that says what was expected there. */
export function wordAt(table: Table, row: Row, at: number, what: string): string {
  const word = row.words[at];
  if (word !== undefined && word !== '') return word;
  throw new Problem(`${what} is missing: expected at least ${at + 1} columns, found ${row.words.length}`, {
    file: table.name,
    line: row.line,
  });
}

/** A number of a row, at least `least`. */
export function numberAt(
  table: Table,
  row: Row,
  at: number,
  what: string,
  least: number = Number.NEGATIVE_INFINITY,
): number {
  const word = wordAt(table, row, at, what);
  const value = Number(word);
  if (!Number.isFinite(value)) throw problemAt(table, row, at, `${what} is not a number: "${word}"`);
  if (value < least) throw problemAt(table, row, at, `${what} is below ${least}: ${word}`);
  return value;
}

export function countAt(table: Table, row: Row, at: number, what: string): number {
  const value = numberAt(table, row, at, what, 0);
  if (!Number.isSafeInteger(value))
    throw problemAt(table, row, at, `${what} is not a whole number: ${row.words[at]}`);
  return value;
}
