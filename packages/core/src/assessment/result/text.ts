/** Dates and numbers as a reader meets them. English; one place to change for another language. */
import { datesInWords, type Span } from '../../calendar/index.ts';
import type { Estimate, Interval } from '../../logic/index.ts';

/** `21 October 2020`, or `1 to 31 October 2020`, or `30 May to 2 June 2020`. */
export const longSpan = ({ from, to }: Span): string => datesInWords(from, to);

/** Decimals that a value of this size is told with: none from ten on, for no false precision. */
function decimals(size: number): number {
  return size >= 10 ? 0 : size >= 1 ? 1 : 2;
}

/** Thousands grouped with commas. Whole numbers are told whole, others without false precision. */
export function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'no upper bound';
  if (value === Number.NEGATIVE_INFINITY) return 'no lower bound';
  const size = Math.abs(value);
  const scale = 10 ** decimals(size);
  const rounded = Math.round(size * scale) / scale;
  const [whole = '0', fraction] = String(rounded).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && rounded !== 0 ? '−' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `12,000`, `11,500 to 12,500`, `8,200 or more`, `at most 5,000`, `not known`. */
export function interval(value: Interval, floor = 0): string {
  if (value.low === value.high) return number(value.low);
  const noTop = value.high === Number.POSITIVE_INFINITY;
  const noBottom = value.low <= floor || value.low === Number.NEGATIVE_INFINITY;
  if (noTop && noBottom) return 'not known';
  if (noTop) return `${number(value.low)} or more`;
  if (noBottom) return `at most ${number(value.high)}`;
  return `${number(value.low)} to ${number(value.high)}`;
}

/** `241 (124 to 249)`; `241 (124 or more)`; without brackets where nothing is uncertain. */
export function estimate(value: Estimate): string {
  if (value.low === value.high) return number(value.low);
  if (value.low === Number.NEGATIVE_INFINITY) return interval(value);
  if (value.high === Number.POSITIVE_INFINITY)
    return value.best > value.low ? `${number(value.best)} (${interval(value)})` : interval(value);
  return `${number(value.best)} (${number(value.low)} to ${number(value.high)})`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[], and = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${and} ${items[items.length - 1]}`;
}

/** `1 day`, `186 days`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
