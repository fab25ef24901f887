import { type Day, periodAt } from '../../calendar/index.ts';
import {
  middle,
  type Row,
  type SlidingWindows,
  slideExtreme,
  slideOrder,
  slideSum,
  type Windows,
} from '../../series/index.ts';
import type { Aggregate, Bounds, Window } from '../formula.ts';
import type { Range } from '../ranges.ts';
import type { Frame } from './frame.ts';
import { type Band, dense, densify, rowsOf } from './grid.ts';

/** The windows of the days `days.from..days.to`, as positions counted from `origin`. */
export function windowsOf(window: Window, days: Range, origin: Day): Windows {
  const count = days.to - days.from + 1;
  if (window.kind === 'days') {
    return pastWindows(window, days, origin);
  }
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  for (let i = 0; i < count; ) {
    const day = days.from + i;
    const around = periodAt(window.period, day);
    const period = periodAt(window.period, day, window.offset);
    const end = Math.min(count, around.to - days.from + 1);
    first.fill(period.from - origin, i, end);
    last.fill(period.to - origin, i, end);
    i = end;
  }
  return { kind: 'tiled', count, first, last };
}

/** Windows that look back from each day by `from..to` days; `to` may be infinite. */
export function pastWindows(bounds: Bounds, days: Range, origin: Day): SlidingWindows {
  const count = days.to - days.from + 1;
  const end = days.from - bounds.from - origin;
  const shift = Number.isFinite(bounds.to) ? days.from - bounds.to - origin : Math.min(end, 0) - count;
  return { kind: 'sliding', count, shift, width: end - shift + 1 };
}

/** Windows that look ahead from each day by `from..to` days, over a row that ends on `end` if `to` is infinite. */
export function futureWindows(bounds: Bounds, days: Range, origin: Day, end: Day): SlidingWindows {
  const count = days.to - days.from + 1;
  const shift = days.from + bounds.from - origin;
  const reach = Number.isFinite(bounds.to) ? bounds.to : Math.max(bounds.from, end - days.from);
  return { kind: 'sliding', count, shift, width: reach - bounds.from + 1 };
}

/** How many days each window holds once it is cut to a row of `n` days. */
export function windowSizes(windows: Windows, n: number): Float64Array {
  const sizes = new Float64Array(windows.count);
  for (let i = 0; i < windows.count; i++) {
    const first = windows.kind === 'tiled' ? windows.first[i]! : i + windows.shift;
    const last = windows.kind === 'tiled' ? windows.last[i]! : first + windows.width - 1;
    sizes[i] = Math.max(0, Math.min(n - 1, last) - Math.max(0, first) + 1);
  }
  return sizes;
}

/** Whether every window holds at least one of `n` days. */
function neverEmpty(windows: Windows, n: number): boolean {
  if (windows.count === 0) return true;
  const end = windows.count - 1;
  if (windows.kind === 'sliding') return windows.shift + windows.width > 0 && end + windows.shift < n;
  return windows.last[0]! >= 0 && windows.first[end]! < n;
}

/** Aggregates every window of a band; the result begins on `first`. A cell's ends are aggregated each on its own. */
export function windowed(fn: Aggregate, band: Band, windows: Windows, first: number, frame: Frame): Band {
  const source = densify(fn === 'count' ? nonZero(band, frame) : band, frame.areas);
  const shape = dense(first, windows.count, source.areal);
  const rows = rowsOf(shape, frame.areas);
  const exact = source.low === source.high && (fn === 'sum' || neverEmpty(windows, source.days));
  const low = new Float64Array(rows * windows.count);
  const high = exact ? low : new Float64Array(rows * windows.count);
  for (let r = 0; r < rows; r++) {
    const at = source.start + r * source.rowStep;
    const out = r * windows.count;
    slide(fn, { values: source.low, at, n: source.days }, windows, -Infinity, low, out);
    if (!exact) slide(fn, { values: source.high, at, n: source.days }, windows, Infinity, high, out);
  }
  return { ...shape, low, high };
}

function slide(
  fn: Aggregate,
  row: Row<Float64Array>,
  windows: Windows,
  end: number,
  out: Float64Array,
  at: number,
): void {
  // Where there is nothing to take the smallest, largest or middle of, anything is possible: `end`.
  if (fn === 'min') slideExtreme(-1, row, windows, out, at, end);
  else if (fn === 'max') slideExtreme(1, row, windows, out, at, end);
  else if (fn === 'median') {
    slideOrder({ position: (n) => (n + 1) / 2, before: end, after: end }, row, windows, out, at);
  } else slideSum(row, windows, end, out, at);
}

/** Divides the sums of windows by their sizes; a window without days has no mean: it is unknown. */
export function meansOf(sums: Band, sizes: Float64Array, frame: Frame): Band {
  const source = densify(sums, frame.areas);
  const rows = rowsOf(source, frame.areas);
  const n = source.days;
  const shape = dense(source.from, n, source.areal);
  const low = new Float64Array(rows * n);
  const exact = source.low === source.high && !sizes.includes(0);
  const high = exact ? low : new Float64Array(rows * n);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < n; i++) {
      const p = source.start + r * source.rowStep + i;
      const size = sizes[i]!;
      low[r * n + i] = size === 0 ? -Infinity : source.low[p]! / size;
      if (!exact) high[r * n + i] = size === 0 ? Infinity : source.high[p]! / size;
    }
  }
  return { ...shape, low, high };
}

/** 1 where a cell is certainly not zero, 0 where it certainly is, [0, 1] where it may be either. */
export function nonZero(band: Band, frame: Frame): Band {
  const source = densify(band, frame.areas);
  const rows = rowsOf(source, frame.areas);
  const n = source.days;
  const low = new Float64Array(rows * n);
  const high = new Float64Array(rows * n);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < n; i++) {
      const p = source.start + r * source.rowStep + i;
      const [l, h] = [source.low[p]!, source.high[p]!];
      low[r * n + i] = l > 0 || h < 0 ? 1 : 0;
      high[r * n + i] = l !== 0 || h !== 0 ? 1 : 0;
    }
  }
  return { ...dense(source.from, n, source.areal), low, high };
}

/** Aggregates a handful of values; `end` stands for what is unknown. Sorts `values` for a median. */
export function aggregate(fn: Aggregate, values: Float64Array, end: number): number {
  const n = values.length;
  if (fn === 'sum' || fn === 'count') return values.reduce((sum, value) => sum + value, 0);
  if (n === 0) return end;
  if (fn === 'mean') return values.reduce((sum, value) => sum + value, 0) / n;
  values.sort();
  if (fn === 'min') return values[0]!;
  if (fn === 'max') return values[n - 1]!;
  return middle(values[(n - 1) >> 1]!, values[n >> 1]!);
}
