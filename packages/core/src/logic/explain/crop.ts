import type { Series } from '../../series/index.ts';
import type { Formula } from '../formula.ts';
import { reachByName } from '../ranges.ts';
import { type Trace, traceSpan } from '../trace.ts';

/**
 * The part of a trace that a formula can see from one day, so that "what if" costs no more than the days concerned.
 * What a formula of unbounded reach reads is kept whole.
 */
export function cropTrace(trace: Trace, formula: Formula, day: number): Trace {
  const span = traceSpan(trace);
  const measures = new Map<string, Series>();
  for (const [name, days] of reachByName(formula, day)) {
    const series = trace.measures.get(name);
    if (!series) continue;
    measures.set(name, Number.isFinite(days.from) && Number.isFinite(days.to) ? crop(series, days) : series);
  }
  return { ...trace, measures, ...(span ? { span } : {}) };
}

function crop(series: Series, days: { from: number; to: number }): Series {
  const first = Math.max(series.first, days.from);
  const count = Math.max(0, Math.min(series.first + series.days - 1, days.to) - first + 1);
  if (count === series.days) return series;
  const rows = Math.max(1, series.areas.length);
  const cut = <A extends Float64Array | Uint8Array>(values: A): A => {
    const copy = new (values.constructor as new (n: number) => A)(rows * count);
    if (count === 0) return copy;
    for (let r = 0; r < rows; r++) {
      const at = r * series.days + first - series.first;
      copy.set(values.subarray(at, at + count), r * count);
    }
    return copy;
  };
  return {
    ...series,
    first,
    days: count,
    low: cut(series.low),
    high: cut(series.high),
    best: cut(series.best),
    known: cut(series.known),
  };
}
