import type { Clock } from './clock.ts';
import { PRECISION, type Precision, type WrittenDate } from './dates.ts';
import { type Places, placeOf } from './places.ts';
import { countAt, problemAt, type Row, readTable, type Table, wordAt } from './table.ts';

/** One line of a case or control file. */
interface CountRow {
  readonly place: number;
  readonly count: number;
  readonly date: WrittenDate | undefined;
  /** Values of the covariates, joined; empty without any. */
  readonly category: string;
  readonly row: Row;
}

export interface Counts {
  readonly table: Table;
  readonly rows: readonly CountRow[];
  /** Every date that is written, once. */
  readonly dates: readonly WrittenDate[];
  /** The least exact date; undefined if there are none. */
  readonly precision: Precision | undefined;
  readonly total: number;
}

/** What a count file may hold besides `location count`. */
export interface CountShape {
  readonly what: 'cases' | 'controls';
  /** Number of covariate columns at the end; `any` takes whatever follows the date. */
  readonly covariates: number | 'any';
  readonly dated: 'must be' | 'may be';
  readonly clock: Clock;
}

/** Between the values of a category; no value holds it, since none holds the end of a line. */
const CATEGORY_SEPARATOR = '\n';

/** One name for a combination of covariates. */
export const categoryOf = (values: readonly string[]): string => values.join(CATEGORY_SEPARATOR);

/** A category as it stands in the file. */
export const categoryWords = (category: string): string => category.replaceAll(CATEGORY_SEPARATOR, ' ');

/** Does the file have a date column? Decided by the number of columns of its first line. */
function isDated(table: Table, shape: CountShape): boolean {
  if (shape.dated === 'must be') return true;
  const columns = table.rows[0]!.words.length;
  return shape.covariates === 'any' ? columns > 2 : columns > 2 + shape.covariates;
}

/** `location count [date] [covariates]`. */
export async function readCounts(
  path: string,
  name: string,
  places: Places,
  shape: CountShape,
): Promise<Counts> {
  const table = await readTable(path, name);
  const dated = isDated(table, shape);
  const dates = new Map<string, WrittenDate>();
  const rows = table.rows.map((row): CountRow => {
    const place = placeOf(places, table, row);
    const count = countAt(table, row, 1, `the number of ${shape.what}`);
    const first = dated ? 3 : 2;
    const extra = Math.max(0, row.words.length - first);
    if (shape.covariates !== 'any' && extra !== shape.covariates)
      throw problemAt(
        table,
        row,
        Math.min(row.words.length - 1, first),
        columnsMessage(row, first + shape.covariates),
      );
    return {
      place,
      count,
      date: dated ? dateAt(table, row, shape.clock, dates) : undefined,
      category: extra === 0 ? '' : categoryOf(row.words.slice(first)),
      row,
    };
  });
  return {
    table,
    rows,
    dates: [...dates.values()],
    precision: leastPrecise([...dates.values()]),
    total: rows.reduce((sum, { count }) => sum + count, 0),
  };
}

const columnsMessage = (row: Row, expected: number): string =>
  `expected ${expected} columns, found ${row.words.length}`;

/** The date of a row. Dates come back often, so each is read once. */
function dateAt(table: Table, row: Row, clock: Clock, read: Map<string, WrittenDate>): WrittenDate {
  const word = wordAt(table, row, 2, 'the date');
  const date = read.get(word) ?? clock.read(word);
  if (!date) throw problemAt(table, row, 2, `"${word}" is not ${clock.expected}`);
  read.set(word, date);
  return date;
}

function leastPrecise(dates: readonly WrittenDate[]): Precision | undefined {
  let least: Precision | undefined;
  for (const { precision } of dates)
    if (least === undefined || PRECISION[precision] < PRECISION[least]) least = precision;
  return least;
}
