import type { SpanItems } from '../series.ts';
import type { Windows } from './windows.ts';

/** What items that lie somewhere within several days add to the sum of each window, rows after rows. */
export interface SpanSums {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Adds up span items per window. An item of value [l, h] counts [l, h] in windows that contain its whole span and
 * [min(0, l), max(0, h)] in those that cut it. Windows' ends never decrease, so both sets are runs of windows: one
 * difference array for each end and one running sum, linear in items + windows.
 *
 * @param origin epoch-day of input position 0
 * @param rowOf  row of each of the series' areas, or -1 where the area is not asked for
 */
export function spanSums(
  items: SpanItems,
  windows: Windows,
  origin: number,
  rows: number,
  rowOf: Int32Array,
): SpanSums {
  const { count } = windows;
  const low = new Float64Array(rows * count);
  const high = new Float64Array(rows * count);
  const lost = { low: new Float64Array(rows * count), high: new Float64Array(rows * count) };
  for (let k = 0; k < items.from.length; k++) {
    const from = items.from[k]! - origin;
    const to = items.to[k]! - origin;
    const row = rowOf[items.area[k]!]!;
    if (row < 0) continue;
    // Windows that touch the item, and among them those that contain it.
    const touch = firstWindow(windows, 'last', from);
    const touchEnd = firstWindow(windows, 'first', to + 1);
    if (touch >= touchEnd) continue;
    const [cutLow, cutHigh] = [Math.min(0, items.low[k]!), Math.max(0, items.high[k]!)];
    const whole = firstWindow(windows, 'last', to);
    const wholeEnd = firstWindow(windows, 'first', from + 1);
    addRun(low, lost.low, row, count, touch, touchEnd, cutLow);
    addRun(high, lost.high, row, count, touch, touchEnd, cutHigh);
    addRun(low, lost.low, row, count, whole, wholeEnd, items.low[k]! - cutLow);
    addRun(high, lost.high, row, count, whole, wholeEnd, items.high[k]! - cutHigh);
  }
  for (let row = 0; row < rows; row++) {
    accumulate(low, lost.low, row * count, count);
    accumulate(high, lost.high, row * count, count);
  }
  return { low, high };
}

/** Number of windows whose first (last) position lies before `position`: the index of the first that does not. */
function firstWindow(windows: Windows, end: 'first' | 'last', position: number): number {
  if (windows.kind === 'sliding') {
    const offset = windows.shift + (end === 'first' ? 0 : windows.width - 1);
    return Math.min(windows.count, Math.max(0, position - offset));
  }
  const ends = windows[end];
  let [low, high] = [0, windows.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addRun(
  values: Float64Array,
  lost: Float64Array,
  row: number,
  count: number,
  from: number,
  end: number,
  value: number,
): void {
  if (from >= end) return;
  add(values, lost, row * count + from, value);
  if (end < count) add(values, lost, row * count + end, -value);
}

function add(values: Float64Array, lost: Float64Array, i: number, value: number): void {
  const before = values[i]!;
  const after = before + value;
  const back = after - before;
  lost[i] = lost[i]! + (before - (after - back) + (value - back));
  values[i] = after;
}

function accumulate(values: Float64Array, lost: Float64Array, at: number, count: number): void {
  let sum = 0;
  let rest = 0;
  for (let i = at; i < at + count; i++) {
    const value = values[i]!;
    const next = sum + value;
    const back = next - sum;
    rest += sum - (next - back) + (value - back) + lost[i]!;
    sum = next;
    values[i] = sum + rest;
  }
}
