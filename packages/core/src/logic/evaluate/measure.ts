import { narrowSums, type Series, slideSum, spanSums, type Windows } from '../../series/index.ts';
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
  const known = remembered.get(series);
  if (known?.declared === declared) return known.aligned;
  const rowOf = Int32Array.from(areas, (area) => declared.indexOf(area));
  const inOrder = areas.length === declared.length && rowOf.every((row, i) => row === i);
  const aligned = { series, areal: true, rowOf, inOrder };
  remembered.set(series, { declared, aligned });
  return aligned;
}

/** An explanation asks for the same series hundreds of times. */
const remembered = new WeakMap<Series, { readonly declared: readonly string[]; readonly aligned: Aligned }>();

/** True for the areas of a series without areas. */
export function isNational(areas: readonly string[]): boolean {
  return areas.length === 0 || (areas.length === 1 && areas[0] === '');
}

/** A measure day by day: cells, and what multi-day items may have added to each day. */
export function measureBand(name: string, days: Range, frame: Frame): Band {
  const aligned = align(name, frame);
  const { series } = aligned;
  if ((series.spans.from.length === 0 && !series.totals) || frame.best) return cells(aligned, days, frame);
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
  const { series } = aligned;
  if (frame.best || (series.spans.from.length === 0 && !series.totals)) return { ...shape, low, high };
  const items = spanSums(series.spans, windows, days.from, rows, aligned.rowOf);
  const least = exact ? new Float64Array(low) : low;
  for (let i = 0; i < rows * count; i++) {
    high[i] = high[i]! + items.high[i]!;
    least[i] = least[i]! + items.low[i]!;
  }
  narrowSums(series, windows, days, aligned.rowOf, least, high);
  return { ...shape, low: least, high };
}

/** Single-day cells on exactly these days; what lies outside of the series is unknown. */
function cells(aligned: Aligned, days: Range, frame: Frame): Band {
  const { series, areal, inOrder } = aligned;
  const count = Math.max(0, days.to - days.from + 1);
  const offset = days.from - series.first;
  const inside = offset >= 0 && offset + count <= series.days;
  if (inside && inOrder && (!frame.best || series.spans.from.length === 0)) {
    return {
      from: days.from,
      days: count,
      areal,
      start: offset,
      rowStep: areal ? series.days : 0,
      dayStep: 1,
      low: frame.best ? series.best : series.low,
      high: frame.best ? series.best : series.high,
    };
  }
  const shape = dense(days.from, count, areal);
  const size = rowsOf(shape, frame.areas) * count;
  if (frame.best) {
    const best = new Float64Array(size);
    copyRows(aligned, series.best, offset, count, best);
    addItems(aligned, days, count, best);
    return { ...shape, low: best, high: best };
  }
  const low = new Float64Array(size).fill(series.floor);
  const high = new Float64Array(size).fill(Infinity);
  copyRows(aligned, series.low, offset, count, low);
  copyRows(aligned, series.high, offset, count, high);
  return { ...shape, low, high };
}

function copyRows(
  { series, rowOf }: Aligned,
  values: Float64Array,
  offset: number,
  count: number,
  out: Float64Array,
): void {
  const begin = Math.max(0, -offset);
  const end = Math.min(count, series.days - offset);
  for (let a = 0; a < rowOf.length && begin < end; a++) {
    const row = rowOf[a]!;
    if (row < 0) continue;
    const source = a * series.days + offset;
    out.set(values.subarray(source + begin, source + end), row * count + begin);
  }
}

/** Best estimates of multi-day items, counted whole on their first day, as published tallies do. */
function addItems({ series, rowOf }: Aligned, days: Range, count: number, best: Float64Array): void {
  const { spans } = series;
  for (let k = 0; k < spans.from.length; k++) {
    const i = spans.from[k]! - days.from;
    const row = rowOf[spans.area[k]!]!;
    if (i >= 0 && i < count && row >= 0) best[row * count + i] = best[row * count + i]! + spans.best[k]!;
  }
}
