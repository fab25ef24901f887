import { type Day, periodAt } from '../../calendar/index.ts';
import {
  clippedBounds,
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
import { combine } from './arithmetic.ts';
import type { Frame } from './frame.ts';
import { type Band, compact, dense, densify, eachRow, endsOf, rowAt, sizeOf } from './grid.ts';

/** The windows of the days `days.from..days.to`, as positions counted from `origin`. */
export function windowsOf(window: Window, days: Range, origin: Day): Windows {
  if (window.kind === 'days') return pastWindows(window, days, origin);
  const count = days.to - days.from + 1;
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

/** Longer than any row, and short enough for positions to be exact. */
const FAR: number = 2 ** 40;

/** Windows that look back from each day by `from..to` days; `to` may be infinite. */
export function pastWindows(bounds: Bounds, days: Range, origin: Day): SlidingWindows {
  return windowsAround({ from: -Math.min(bounds.to, FAR), to: -bounds.from }, days, origin);
}

/** The same ahead. */
export function futureWindows(bounds: Bounds, days: Range, origin: Day): SlidingWindows {
  return windowsAround({ from: bounds.from, to: Math.min(bounds.to, FAR) }, days, origin);
}

function windowsAround({ from, to }: Range, days: Range, origin: Day): SlidingWindows {
  const shift = days.from + from - origin;
  return { kind: 'sliding', count: days.to - days.from + 1, shift, width: to - from + 1 };
}

/** How many days each window holds once it is cut to a row of `n` days. */
export function windowSizes(windows: Windows, n: number): Float64Array {
  const { first, last } = clippedBounds(windows, n);
  return new Float64Array(windows.count).map((_, i) => Math.max(0, last[i]! - first[i]! + 1));
}

/** Aggregates every window of a band; the result begins on `first`. A cell's ends are aggregated each on its own. */
export function windowed(fn: Aggregate, band: Band, windows: Windows, first: number, frame: Frame): Band {
  const source = fn === 'count' ? nonZero(band, frame) : densify(band, frame.areas);
  const shape = dense(first, windows.count, source.areal);
  const ends = endsOf(source, (values, unknown) => {
    const out = new Float64Array(sizeOf(shape, frame.areas));
    eachRow(shape, frame.areas, (row) => {
      const cells = { values, at: rowAt(source, row), n: source.days };
      slide(fn, cells, windows, unknown, out, rowAt(shape, row));
    });
    return out;
  });
  return { ...shape, ...ends };
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
  const national = dense(sums.from, sums.days, false);
  return combine('divide', sums, { ...national, low: sizes, high: sizes }, frame);
}

/** 1 where a cell is certainly not zero, 0 where it certainly is, [0, 1] where it may be either. */
export function nonZero(band: Band, frame: Frame): Band {
  const source = compact(band, frame.areas);
  const { low, high } = source;
  const least = low.map((value, i) => Number(value > 0 || high[i]! < 0));
  const most = low === high ? least : high.map((value, i) => Number(value !== 0 || low[i] !== 0));
  return { ...source, low: least, high: most };
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
