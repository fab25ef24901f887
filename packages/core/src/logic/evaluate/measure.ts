import { narrowSums, type Series, slideSum, spanSums, type Windows } from '../../series/index.ts';
import type { Range } from '../ranges.ts';
import { extentOf } from '../trace.ts';
import { align, placed, type Rows } from './areas.ts';
import { type Frame, TraceError } from './frame.ts';
import { type Band, dense, eachRow, endsOf, rowAt, rowsOf, sizeOf } from './grid.ts';

/** The series of a measure, with the rows that its areas go to. */
interface Placed extends Rows {
  readonly series: Series;
}

function find(name: string, frame: Frame): Placed {
  const found = frame.trace.measures.get(name);
  if (!found) throw new TraceError(`the trace has no measure "${name}"`);
  const rows = align(found.areas, frame.trace.areas, `measure "${name}"`);
  return { ...rows, series: frame.best ? estimates(found, rows) : found };
}

/** Best estimates alone: those of multi-day items are counted whole on their first day, as published tallies do. */
function estimates(series: Series, { rows }: Rows): Series {
  const known = estimated.get(series);
  if (known) return known;
  const { spans } = series;
  const { totals: _, ...rest } = series;
  // Some items begin before the days of the series or after them.
  const items = Array.from(spans.from, (first) => ({ first, days: 1 }));
  const range = extentOf([series, ...items]);
  const days = Math.max(0, range.to - range.from + 1);
  const best = new Float64Array(rows.length * days);
  placed(rows.keys(), series, range, series.best, best);
  spans.from.forEach((day, k) => {
    const i = spans.area[k]! * days + day - range.from;
    best[i] = best[i]! + spans.best[k]!;
  });
  const made = { ...rest, first: range.from, days, floor: 0, low: best, high: best, spans: NO_ITEMS };
  estimated.set(series, made);
  return made;
}

/** An explanation asks for the same series hundreds of times. */
const estimated = new WeakMap<Series, Series>();

const NO_ITEMS: Series['spans'] = {
  area: new Int32Array(),
  from: new Int32Array(),
  to: new Int32Array(),
  low: new Float64Array(),
  high: new Float64Array(),
  best: new Float64Array(),
};

/** Whether a series is cells and nothing else. */
function isPlain({ spans, totals }: Series): boolean {
  return spans.from.length === 0 && !totals;
}

/** A measure day by day: cells, and what multi-day items may have added to each day. */
export function measureBand(name: string, days: Range, frame: Frame): Band {
  const found = find(name, frame);
  if (isPlain(found.series)) return cells(found, days, frame);
  const count = days.to - days.from + 1;
  return windowedMeasure(name, days.from, days, { kind: 'sliding', count, shift: 0, width: 1 }, frame);
}

/**
 * A measure summed over windows. Windows count positions from `days.from`; the result begins on `first`. Multi-day
 * items count from their spans, so that a window which contains one counts it whole.
 */
export function windowedMeasure(
  name: string,
  first: number,
  days: Range,
  windows: Windows,
  frame: Frame,
): Band {
  const found = find(name, frame);
  const { series, rows } = found;
  const input = cells(found, days, frame);
  const shape = dense(first, windows.count, found.areal);
  const sums = endsOf(input, (values, unknown) => {
    const out = new Float64Array(sizeOf(shape, frame.areas));
    eachRow(shape, frame.areas, (row) => {
      const of = { values, at: rowAt(input, row), n: input.days };
      slideSum(of, windows, unknown, out, rowAt(shape, row));
    });
    return out;
  });
  if (isPlain(series)) return { ...shape, ...sums };
  const items = spanSums(series.spans, windows, days.from, rowsOf(shape, frame.areas), rows);
  const low = sums.low.slice();
  const { high } = sums;
  for (let i = 0; i < high.length; i++) {
    low[i] = low[i]! + items.low[i]!;
    high[i] = high[i]! + items.high[i]!;
  }
  narrowSums(series, windows, days, rows, low, high);
  return { ...shape, low, high };
}

/** Single-day cells on exactly these days; what lies outside of the series is unknown. */
function cells(found: Placed, days: Range, frame: Frame): Band {
  const { series, areal, inOrder } = found;
  const count = days.to - days.from + 1;
  const shape = dense(days.from, count, areal);
  const start = days.from - series.first;
  if (inOrder && start >= 0 && start + count <= series.days) {
    return { ...shape, start, rowStep: areal ? series.days : 0, low: series.low, high: series.high };
  }
  const size = sizeOf(shape, frame.areas);
  const low = new Float64Array(size).fill(series.floor);
  const high = new Float64Array(size).fill(frame.best ? 0 : Infinity);
  placed(found.rows, series, days, series.low, low);
  placed(found.rows, series, days, series.high, high);
  return { ...shape, low, high };
}
