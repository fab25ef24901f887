import { type Series, slideSum, spanSums, type Windows } from '../../series/index.ts';
import type { Range } from '../ranges.ts';
import { type Frame, TraceError } from './frame.ts';
import { type Band, dense, rowsOf } from './grid.ts';

/** The series of a measure, with the row of the result that each of its areas goes to. */
interface Aligned {
  readonly series: Series;
  readonly areal: boolean;
  /** Row per area of the series, -1 where it is not declared. */
  readonly rowOf: Int32Array;
  /** True when the series' rows are the declared areas in order. */
  readonly inOrder: boolean;
}

function align(name: string, frame: Frame): Aligned {
  const series = frame.trace.measures.get(name);
  if (!series) throw new TraceError(`the trace has no measure "${name}"`);
  const { areas } = series;
  if (isNational(areas)) return { series, areal: false, rowOf: Int32Array.of(0), inOrder: true };
  const declared = frame.trace.areas;
  if (isNational(declared)) {
    throw new TraceError(`measure "${name}" is kept by area, but the trace declares no areas`);
  }
  const rowOf = Int32Array.from(areas, (area) => declared.indexOf(area));
  const inOrder = areas.length === declared.length && rowOf.every((row, i) => row === i);
  return { series, areal: true, rowOf, inOrder };
}

/** True for the areas of a series without areas. */
export function isNational(areas: readonly string[]): boolean {
  return areas.length === 0 || (areas.length === 1 && areas[0] === '');
}

/** A measure day by day: cells, and what multi-day items may have added to each day. */
export function measureBand(name: string, days: Range, frame: Frame): Band {
  const aligned = align(name, frame);
  const { series } = aligned;
  if (series.spans.from.length === 0 || frame.best) return cells(aligned, days, frame);
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
  const aligned = align(name, frame);
  const input = cells(aligned, days, frame);
  const { count } = windows;
  const shape = dense(first, count, aligned.areal);
  const rows = rowsOf(shape, frame.areas);
  const exact = input.low === input.high;
  const low = new Float64Array(rows * count);
  const high = exact ? low : new Float64Array(rows * count);
  const n = input.days;
  for (let r = 0; r < rows; r++) {
    const at = input.start + r * input.rowStep;
    slideSum({ values: input.low, at, n }, windows, -Infinity, low, r * count);
    if (!exact) slideSum({ values: input.high, at, n }, windows, Infinity, high, r * count);
  }
  if (frame.best || aligned.series.spans.from.length === 0) return { ...shape, low, high };
  const items = spanSums(aligned.series.spans, windows, days.from, rows, aligned.rowOf);
  const totalLow = exact ? new Float64Array(low) : low;
  for (let i = 0; i < rows * count; i++) {
    high[i] = high[i]! + items.high[i]!;
    totalLow[i] = totalLow[i]! + items.low[i]!;
  }
  return { ...shape, low: totalLow, high };
}

/** Single-day cells on exactly these days; what lies outside of the series is unknown. */
function cells(aligned: Aligned, days: Range, frame: Frame): Band {
  const { series, areal, rowOf, inOrder } = aligned;
  const count = Math.max(0, days.to - days.from + 1);
  const offset = days.from - series.first;
  const inside = offset >= 0 && offset + count <= series.days;
  const values = frame.best ? bestCells(series) : series;
  if (inside && inOrder) {
    return {
      from: days.from,
      days: count,
      areal,
      start: offset,
      rowStep: areal ? series.days : 0,
      dayStep: 1,
      low: values.low,
      high: values.high,
    };
  }
  const shape = dense(days.from, count, areal);
  const rows = rowsOf(shape, frame.areas);
  const low = new Float64Array(rows * count).fill(frame.best ? 0 : series.floor);
  const exact = values.low === values.high && frame.best;
  const high = exact ? low : new Float64Array(rows * count).fill(Infinity);
  const begin = Math.max(0, -offset);
  const end = Math.min(count, series.days - offset);
  for (let a = 0; a < rowOf.length && begin < end; a++) {
    const row = rowOf[a]!;
    if (row < 0) continue;
    const source = a * series.days + offset;
    low.set(values.low.subarray(source + begin, source + end), row * count + begin);
    if (!exact) high.set(values.high.subarray(source + begin, source + end), row * count + begin);
  }
  return { ...shape, low, high };
}

/** Best estimates with multi-day items counted whole on their first day, as published tallies do. */
function bestCells(series: Series): { low: Float64Array; high: Float64Array } {
  const { spans } = series;
  let best = series.best;
  if (spans.from.length > 0) {
    best = new Float64Array(best);
    for (let k = 0; k < spans.from.length; k++) {
      const i = spans.from[k]! - series.first;
      if (i < 0 || i >= series.days) continue;
      const cell = spans.area[k]! * series.days + i;
      best[cell] = best[cell]! + spans.best[k]!;
    }
  }
  return { low: best, high: best };
}
