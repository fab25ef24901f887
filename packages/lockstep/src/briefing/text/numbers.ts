/** Numbers as a reader meets them: grouped, rounded to what is known, with their interval beside them. */
import type { Bound, JsonEstimate, JsonInterval } from '@lockstep/core/assessment';
import { NUMBERS } from '../words/index.ts';

const MINUS = '\u2212';
const DASH = '\u2013';

/** Whole numbers stay whole; below 10 one decimal is kept, below 1 two. */
function rounded(value: number): number {
  const size = Math.abs(value);
  const factor = size >= 10 || Number.isInteger(value) ? 1 : size >= 1 ? 10 : 100;
  return Math.round(value * factor) / factor;
}

/** `12,000`, `−4.5`. Grouped by threes as the words' language does. */
export function formatNumber(value: number): string {
  const shown = rounded(value);
  const [whole = '0', fraction] = String(Math.abs(shown)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NUMBERS.thousands);
  const digits = fraction === undefined ? grouped : `${grouped}${NUMBERS.decimal}${fraction}`;
  return shown < 0 ? `${MINUS}${digits}` : digits;
}

/** `124–249`, `at least 4,500`, `at most 5,000`, `not known`. An end at `floor` is taken as no end at all. */
export function formatInterval({ low, high }: JsonInterval, floor: Bound = 0): string {
  if (low !== null && low === high) return formatNumber(low);
  const openBelow = low === null || (low === floor && (high === null || high > floor));
  if (high === null) return openBelow ? NUMBERS.unknown : NUMBERS.atLeast(formatNumber(low as number));
  if (openBelow) return NUMBERS.atMost(formatNumber(high));
  return `${formatNumber(low as number)}${DASH}${formatNumber(high)}`;
}

/** `241 (124–249)`; the interval alone where there is no best estimate, one number where nothing is uncertain. */
export function formatEstimate(estimate: JsonEstimate): string {
  const { low, high, best } = estimate;
  if (best === null || low === high || low === null || high === null) return formatInterval(estimate);
  return `${formatNumber(best)} (${formatNumber(low)}${DASH}${formatNumber(high)})`;
}

const EXACT = new Set(['', 'exact', 'exactly', 'rounded']);
const BELOW = new Set(['under', 'below', 'less than', 'fewer than']);
const ABOVE = new Set(['over', 'above', 'more than']);
const ENDS = new Set(['at most', 'up to', 'no more than', 'at least', 'no fewer than', 'no less than']);

/** A reported figure with the word it was said with: `around 12,000 (11,500–12,500)`, `under 5,000`. */
export function formatReported(estimate: JsonEstimate, qualifier: string | null): string {
  const { low, high, best } = estimate;
  const word = (qualifier ?? '').trim().toLowerCase();
  // "Under 5,000" is kept as at most 4,999, the next whole number; it is shown as it was said.
  const whole = (value: number, by: number) => formatNumber(Number.isInteger(value) ? value + by : value);
  if (BELOW.has(word) && high !== null) return `${qualifier} ${whole(high, 1)}`;
  if (ABOVE.has(word) && low !== null) return `${qualifier} ${whole(low, -1)}`;
  if (ENDS.has(word) && best !== null) return `${qualifier} ${formatNumber(best)}`;
  if (EXACT.has(word) || word.startsWith('mid') || best === null) return formatEstimate(estimate);
  return `${qualifier} ${formatEstimate(estimate)}`;
}

/** The best estimate only where the words of a report give one: "under 5,000" has none. */
export function asSaid(estimate: JsonEstimate, qualifier: string | null): JsonEstimate {
  const word = (qualifier ?? '').trim().toLowerCase();
  return BELOW.has(word) || ABOVE.has(word) || ENDS.has(word) ? { ...estimate, best: null } : estimate;
}

/** A reported figure in few letters: the number alone, with its word where that gives an end only. */
export function formatShort(estimate: JsonEstimate, qualifier: string | null): string {
  const { best } = asSaid(estimate, qualifier);
  return best === null ? formatReported(estimate, qualifier) : formatNumber(best);
}

/** A value and its unit: `1 day`, `241 (124–249) deaths`. Units are written in the plural. */
export function withUnit(text: string, unit: string | null): string {
  if (unit === null || unit === '' || text === NUMBERS.unknown) return text;
  if (unit === 'percent') return `${text}%`;
  return `${text} ${text === '1' ? unit.replace(/s$/, '') : unit}`;
}

/** How far inside (positive) or outside (negative) of a limit, in words. */
export function formatMargin(margin: JsonInterval, unit: string | null): string {
  const { low, high } = margin;
  const size = (value: Bound) =>
    value === null ? NUMBERS.anyAmount : withUnit(formatNumber(Math.abs(value)), unit);
  if (low === null && high === null) return NUMBERS.unknown;
  if (low === 0 && high === 0) return NUMBERS.atTheLimit;
  if (low !== null && low >= 0) return NUMBERS.inside(withUnit(formatInterval({ low, high }, null), unit));
  if (high !== null && high <= 0)
    return NUMBERS.outside(
      withUnit(formatInterval({ low: -high, high: low === null ? null : -low }, null), unit),
    );
  return NUMBERS.straddles(size(low), size(high));
}
