import type { Range } from '../ranges.ts';
import { type Frame, TraceError } from './frame.ts';
import { dense, rowsOf, type Truth } from './grid.ts';
import { isNational } from './measure.ts';

/** A yes-or-no series on exactly these days; undecided outside of it. */
export function propositionTruth(name: string, days: Range, frame: Frame): Truth {
  const series = frame.trace.propositions.get(name);
  if (!series) throw new TraceError(`the trace has no proposition "${name}"`);
  const areal = !isNational(series.areas);
  const declared = frame.trace.areas;
  if (areal && isNational(declared)) {
    throw new TraceError(`proposition "${name}" is kept by area, but the trace declares no areas`);
  }
  const count = Math.max(0, days.to - days.from + 1);
  const shape = dense(days.from, count, areal);
  const cells = rowsOf(shape, frame.areas) * count;
  const certain = new Uint8Array(cells);
  const possible = new Uint8Array(cells).fill(1);
  const offset = days.from - series.first;
  const begin = Math.max(0, -offset);
  const end = Math.min(count, series.days - offset);
  for (let a = 0; a < Math.max(1, series.areas.length) && begin < end; a++) {
    const row = areal ? declared.indexOf(series.areas[a]!) : 0;
    if (row < 0) continue;
    const source = a * series.days + offset;
    certain.set(series.certain.subarray(source + begin, source + end), row * count + begin);
    possible.set(series.possible.subarray(source + begin, source + end), row * count + begin);
  }
  const low = new Float64Array(cells);
  const high = new Float64Array(cells);
  for (let i = 0; i < cells; i++) {
    low[i] = certain[i] ? Infinity : -Infinity;
    high[i] = possible[i] ? Infinity : -Infinity;
  }
  return { ...shape, low, high, tie: 'never' };
}
