import type { Span } from '@lockstep/core/calendar';
import { lastSignificantUnit, QUALIFIERS, qualify } from '@lockstep/core/series';
import { decimal, oneOf, required, span } from '../csv/cells.ts';
import type { Row } from '../csv/table.ts';
import { type Item, type Kind, kind } from '../item.ts';

export const RELATIONS = ['percent', 'percent daily', 'above', 'below'] as const;

/** A comparison with the total of other days: `low * other <= total <= high * other`. */
export interface Comparison {
  readonly other: Span;
  readonly low: number;
  readonly high: number;
}

export interface FigureItem extends Item {
  readonly metric: string;
  readonly of: string;
  readonly area: string;
  readonly unit: string;
  readonly qualifier: string;
  /** As reported; absent when the row only compares, or says that the figure was withheld. */
  readonly value?: { readonly low: number; readonly high: number; readonly best: number };
  readonly comparison?: Comparison;
  readonly withheld: boolean;
}

export const figures: Kind<FigureItem> = kind(
  {
    required: ['id', 'metric', 'from'],
    optional: [
      'of',
      'area',
      'to',
      'value',
      'low',
      'high',
      'qualifier',
      'unit',
      'relation',
      'change',
      'relative_from',
      'relative_to',
    ],
  },
  (row, common) => {
    const metric = required(row, 'metric');
    const occurred = span(row);
    const qualifier = row.get('qualifier');
    const withheld = qualifier.toLowerCase() === 'withheld';
    const comparison = occurred && readComparison(row, occurred);
    const value = readValue(row, qualifier, withheld || row.get('relation') !== '');
    if (withheld && row.get('note') === '') {
      row.reject('note', 'the cell is empty', 'the reason for which the figure was withheld');
    }
    if (!occurred || metric === '' || common.id === '') return undefined;
    return {
      ...common,
      occurred,
      metric,
      of: row.get('of'),
      area: row.get('area'),
      unit: row.get('unit'),
      qualifier,
      withheld,
      ...(value ? { value } : {}),
      ...(comparison ? { comparison } : {}),
    };
  },
);

/** `low` and `high` as given, else as the qualifier makes them from `value`. */
function readValue(row: Row, qualifier: string, mayBeEmpty: boolean): FigureItem['value'] {
  const [value, low, high] = [decimal(row, 'value'), decimal(row, 'low'), decimal(row, 'high')];
  if (value === undefined && low === undefined && high === undefined) {
    const empty = ['value', 'low', 'high'].every((column) => row.get(column) === '');
    if (empty && !mayBeEmpty) row.reject('value', 'the cell is empty', 'a value, or low and high');
    return undefined;
  }
  const said =
    value === undefined || low !== undefined || high !== undefined ? undefined : qualify(value, qualifier);
  if (said) return said;
  if (value !== undefined && low === undefined && high === undefined) {
    row.reject(
      'qualifier',
      'this word is not known here',
      `${QUALIFIERS.join(', ')}, withheld; or low and high`,
    );
    return undefined;
  }
  const range = { low: low ?? value ?? 0, high: high ?? Infinity };
  if (range.low > range.high) {
    row.reject('high', `it is less than low (${range.low})`, 'low or more');
    return undefined;
  }
  const best = value ?? (range.high < Infinity ? (range.low + range.high) / 2 : range.low);
  if (best < range.low || best > range.high) {
    row.reject('value', 'it lies outside of low and high', `a number from ${range.low} to ${range.high}`);
    return undefined;
  }
  return { ...range, best };
}

/** "50 percent higher than April to June": a factor, rounded as the number was written. */
function readComparison(row: Row, occurred: Span): Comparison | undefined {
  const relation = oneOf(row, 'relation', RELATIONS);
  if (relation === undefined) return undefined;
  const other = span(row, 'relative_from', 'relative_to');
  if (!other) return undefined;
  if (relation === 'above') return { other, low: 1, high: Infinity };
  if (relation === 'below') return { other, low: 0, high: 1 };
  const change = readChange(row);
  if (!change) return undefined;
  const lengths = (occurred.to - occurred.from + 1) / (other.to - other.from + 1);
  const scale = relation === 'percent daily' ? lengths : 1;
  return {
    other,
    low: Math.max(0, 1 + change.low / 100) * scale,
    high: Math.max(0, 1 + change.high / 100) * scale,
  };
}

/** The percentage as an interval: half a unit of the last digit written, or what its qualifier gives. */
function readChange(row: Row): { readonly low: number; readonly high: number } | undefined {
  const text = row.get('change');
  const expected = 'a percentage such as 50, -30 or 12.5';
  const number = Number(text);
  if (text === '' || !/^[+-]?\d+(\.\d+)?$/.test(text)) {
    row.reject('change', text === '' ? 'the cell is empty' : 'this is not a percentage', expected);
    return undefined;
  }
  const size = Math.abs(number);
  const qualifier = row.get('value') === '' ? row.get('qualifier') : '';
  const unit = qualifier === '' ? 10 ** -(text.split('.')[1]?.length ?? 0) : lastSignificantUnit(size);
  const said =
    qualifier === '' || qualifier.toLowerCase() === 'withheld'
      ? { low: size - unit / 2, high: size + unit / 2 }
      : qualify(size, qualifier);
  if (!said) {
    row.reject('qualifier', 'this word is not known here', QUALIFIERS.join(', '));
    return undefined;
  }
  return number < 0 ? { low: -said.high, high: -said.low } : said;
}
