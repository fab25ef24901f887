import { nearest } from '@lockstep/core/language';
import { Problem } from '../../cli/problem.ts';
import { say } from '../words.ts';
import { createScanner } from './scanner.ts';
import { openText } from './text.ts';

/** Why one row was not taken. */
export interface Rejection {
  readonly line: number;
  /** Name of the column; absent when the whole row is meant. */
  readonly column?: string;
  readonly value: string;
  readonly reason: string;
  readonly expected: string;
}

/** One row of a CSV file by column name, and where to complain about it. */
export interface Row {
  readonly line: number;
  /** The trimmed cell; empty when the column is missing. */
  readonly get: (column: string) => string;
  readonly reject: (column: string | undefined, reason: string, expected: string) => void;
  /** Whether something in the row was rejected. */
  readonly refused: () => boolean;
}

export interface Columns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Told how many bytes of a file have been read. */
export type Progress = (bytes: number) => void;

/** What reading one file came to. */
export interface TableReport {
  readonly sha256: string;
  readonly bytes: number;
  /** Rows after the header that are not blank. */
  readonly rows: number;
  readonly rejected: readonly Rejection[];
  /** Rows rejected in all; `rejected` lists at most `LISTED` complaints. */
  readonly rejectedRows: number;
  /** Columns of the file that the format does not know. */
  readonly ignoredColumns: readonly string[];
}

const LISTED = 100_000;

/**
 * Reads a CSV file row by row. Throws a `Problem` when the file as a whole cannot be used; a bad row is rejected
 * with its reasons and the others go on.
 */
export async function readTable(
  path: string,
  columns: Columns,
  take: (row: Row) => void,
  { shown = path, progress }: { readonly shown?: string; readonly progress?: Progress | undefined } = {},
): Promise<TableReport> {
  const file = await openText(path, shown, progress);
  const rejected: Rejection[] = [];
  let header: Header | undefined;
  let rows = 0;
  let rejectedRows = 0;
  const complain = (rejection: Rejection) => {
    if (rejected.length < LISTED) rejected.push(rejection);
  };

  let cells: string[] = [];
  let refused = false;
  const position = (name: string) => header?.index.get(name);
  const row = {
    line: 0,
    refused: () => refused,
    get: (column: string) => {
      const at = position(column);
      return at === undefined ? '' : cells[at]!.trim();
    },
    reject: (column: string | undefined, reason: string, expected: string) => {
      refused = true;
      const value = column === undefined ? cells.join(',').slice(0, 60) : row.get(column);
      complain({ line: row.line, ...(column === undefined ? {} : { column }), value, reason, expected });
    },
  };

  const scanner = createScanner({
    delimiter: ',',
    width: () => header?.width ?? 0,
    record(found, line) {
      if (!header) {
        header = readHeader(found, columns, shown);
        return;
      }
      rows++;
      cells = found;
      row.line = line;
      refused = false;
      if (found.some((cell) => cell.includes('\uFFFD'))) row.reject(undefined, say.notUtf8, 'UTF-8');
      else take(row);
      if (refused) rejectedRows++;
    },
    bad({ line, reason, expected, excerpt }) {
      if (!header) throw new Problem(`${say.noHeader}: ${reason}`, { file: shown, line });
      rows++;
      rejectedRows++;
      complain({ line, value: excerpt, reason, expected });
    },
  });
  for await (const piece of file.pieces) scanner.push(piece);
  scanner.end();
  if (!header) throw new Problem(say.noHeader, { file: shown });
  return { ...file.digest(), rows, rejected, rejectedRows, ignoredColumns: header.ignored };
}

interface Header {
  readonly index: ReadonlyMap<string, number>;
  readonly width: number;
  readonly ignored: readonly string[];
}

const OTHER_DELIMITERS = [
  [';', 'semicolons (;)'],
  ['\t', 'tabs'],
  ['|', 'bars (|)'],
] as const;

function readHeader(cells: readonly string[], { required, optional }: Columns, shown: string): Header {
  const place = { file: shown, line: 1 };
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const index = new Map<string, number>();
  names.forEach((name, i) => {
    if (name !== '' && index.has(name)) throw new Problem(say.twiceInHeader(name), place);
    index.set(name, i);
  });
  const missing = required.filter((name) => !index.has(name));
  if (missing.length > 0) {
    const line = names.join(',');
    if (line.includes('\r')) throw new Problem(say.bareReturns, place);
    for (const [delimiter, words] of OTHER_DELIMITERS) {
      const others = line.split(delimiter).map((name) => name.trim().replaceAll('"', ''));
      if (others.length > names.length && required.some((name) => others.includes(name))) {
        throw new Problem(say.otherDelimiter(words), place);
      }
    }
    throw new Problem(say.missingColumns(missing, nearby(missing, names)), place);
  }
  const known = new Set([...required, ...optional]);
  return { index, width: cells.length, ignored: names.filter((name) => name !== '' && !known.has(name)) };
}

/** "; it has `Id` and `frm`", as far as one of the columns found is near a missing one. */
function nearby(missing: readonly string[], names: readonly string[]): string {
  const near = missing.map((name) => nearest(name, names)).filter((name) => name !== undefined);
  return near.length > 0
    ? ` (did you mean ${near.join(', ')}?)`
    : ` (found: ${names.slice(0, 12).join(', ')})`;
}
