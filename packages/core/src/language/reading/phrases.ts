import { type Day, type Duration, dateInWords } from '../../calendar/index.ts';
import type { Bounds, Comparison, Window } from '../../logic/index.ts';

export function count(n: number, noun: string, many = `${noun}s`): string {
  return `${number(n)} ${n === 1 ? noun : many}`;
}

/** "8,600", "0.5" */
export function number(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'any number' : 'minus any number';
  const [whole, fraction] = String(Math.abs(value)).split('.');
  const grouped = (whole ?? '').includes('e') ? whole : whole?.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

export function durationInWords({ unit, count: n }: Duration): string {
  const size = Math.abs(n);
  return size === 1 ? `one ${unit}` : count(size, unit);
}

/** "over 28 days", "in the quarter", "in the last full month" */
export function windowInWords(window: Window): string {
  if (window.kind === 'days') {
    const days = window.to - window.from + 1;
    if (window.from === 0) return days === 1 ? 'on the day' : `over ${count(days, 'day')}`;
    return `over the ${days === 1 ? 'day' : count(days, 'day')} that ended ${count(window.from, 'day')} before`;
  }
  const { period, offset } = window;
  if (offset === 0) return `in the ${period}`;
  if (offset === -1) return `in the last full ${period}`;
  return offset < 0
    ? `in the ${period} ${count(-offset, period)} before`
    : `in the ${period} ${count(offset, period)} later`;
}

export const COMPARED: Readonly<Record<Comparison, string>> = {
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
  '==': 'exactly',
  '!=': 'other than',
};

export const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** When a temporal operator looks: "of the last 28 days", "from 27 to 1 days ago", "up to now". */
export function daysInWords(past: boolean, bounds: Bounds | undefined, notBefore: Day | undefined): string {
  const { from, to } = bounds ?? { from: 0, to: Number.POSITIVE_INFINITY };
  const way = past ? 'ago' : 'ahead';
  if (notBefore !== undefined && from === 0 && to === Number.POSITIVE_INFINITY) {
    return `since ${dateInWords(notBefore)}`;
  }
  const since = notBefore === undefined ? '' : `, not before ${dateInWords(notBefore)}`;
  if (to === Number.POSITIVE_INFINITY) {
    if (from === 0) return past ? 'up to now' : 'from now on';
    return `at least ${count(from, 'day')} ${way}${since}`;
  }
  if (past && from === 0) return `of the last ${count(to + 1, 'day')}${since}`;
  if (!past && from === 1) return `of the next ${count(to, 'day')}${since}`;
  if (from === to) return `${count(from, 'day')} ${way}${since}`;
  return past
    ? `from ${to} to ${count(from, 'day')} ago${since}`
    : `from ${from} to ${count(to, 'day')} ahead`;
}
