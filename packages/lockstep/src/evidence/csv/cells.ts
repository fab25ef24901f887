import { type Day, dayFromIso, type Span } from '@lockstep/core/calendar';
import type { Row } from './table.ts';

/** Cells as values. Each complains about what it cannot read and then gives undefined, like an empty cell. */

export const DATE = 'a date that exists, as YYYY-MM-DD';
const COUNT = 'a whole number, 0 or more';
const NUMBER = 'a number, 0 or more, with a point for decimals';

export function required(row: Row, column: string): string {
  const text = row.get(column);
  if (text === '') row.reject(column, 'the cell is empty', 'a value');
  return text;
}

export function date(row: Row, column: string): Day | undefined {
  const text = row.get(column);
  if (text === '') return undefined;
  const day = dayFromIso(text);
  if (day === undefined) {
    const shaped = /^\d{4}-\d{2}-\d{2}$/.test(text);
    row.reject(column, shaped ? 'there is no such day' : 'this is not a date', DATE);
  }
  return day;
}

export function requiredDate(row: Row, column: string): Day | undefined {
  if (row.get(column) === '') row.reject(column, 'the cell is empty', DATE);
  return date(row, column);
}

/** `from` and `to`; one day when `to` is empty. */
export function span(row: Row, fromColumn = 'from', toColumn = 'to'): Span | undefined {
  const from = requiredDate(row, fromColumn);
  const last = date(row, toColumn);
  if (from === undefined || (last === undefined && row.get(toColumn) !== '')) return undefined;
  const to = last ?? from;
  if (to < from) {
    row.reject(
      toColumn,
      `it lies before ${fromColumn} (${row.get(fromColumn)})`,
      `${fromColumn} or a later day`,
    );
    return undefined;
  }
  return { from, to };
}

/** A count that fits the store: 0 to 4,294,967,295. */
export function count(row: Row, column: string): number | undefined {
  const text = row.get(column);
  if (text === '') return undefined;
  if (/^\+?\d{1,10}$/.test(text) && Number(text) <= 0xffffffff) return Number(text);
  const number = Number(text);
  if (/^\d+\.0+$/.test(text) && number <= 0xffffffff) return number;
  const reason = number < 0 ? 'a count cannot be negative' : 'this is not a count';
  row.reject(column, reason, COUNT);
  return undefined;
}

export function decimal(row: Row, column: string): number | undefined {
  const text = row.get(column);
  if (text === '') return undefined;
  const number = Number(text);
  if (/^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) && number < Infinity) return number;
  row.reject(column, number < 0 ? 'it cannot be negative' : 'this is not a number', NUMBER);
  return undefined;
}

/** A coordinate in degrees. */
export function degrees(row: Row, column: string, most: number): number | undefined {
  const text = row.get(column);
  if (text === '') return undefined;
  const number = Number(text);
  if (Number.isFinite(number) && Math.abs(number) <= most) return number;
  row.reject(column, 'this is not a coordinate', `degrees from -${most} to ${most}`);
  return undefined;
}

export function oneOf<T extends string>(row: Row, column: string, choices: readonly T[]): T | undefined {
  const text = row.get(column);
  if (text === '') return undefined;
  const found = choices.find((choice) => choice === text.toLowerCase());
  if (found === undefined) row.reject(column, 'this word is not known here', choices.join(', '));
  return found;
}

/** Values separated by semicolons; blanks are left out. */
export function list(row: Row, column: string): string[] {
  const text = row.get(column);
  return text === ''
    ? []
    : text
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '');
}
