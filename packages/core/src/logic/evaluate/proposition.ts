import type { Range } from '../ranges.ts';
import { align, placed } from './areas.ts';
import { type Frame, TraceError } from './frame.ts';
import { dense, sizeOf, type Truth } from './grid.ts';

/** A yes-or-no series on exactly these days; undecided outside of it. */
export function propositionTruth(name: string, days: Range, frame: Frame): Truth {
  const series = frame.trace.propositions.get(name);
  if (!series) throw new TraceError(`the trace has no proposition "${name}"`);
  const { areal, rows } = align(series.areas, frame.trace.areas, `proposition "${name}"`);
  const shape = dense(days.from, days.to - days.from + 1, areal);
  const size = sizeOf(shape, frame.areas);
  const margins = (values: Uint8Array, outside: 0 | 1): Float64Array => {
    const flags = new Uint8Array(size).fill(outside);
    placed(rows, series, days, values, flags);
    return Float64Array.from(flags, (holds) => (holds ? Infinity : -Infinity));
  };
  return { ...shape, low: margins(series.certain, 0), high: margins(series.possible, 1), tie: 'never' };
}
