import type { Series } from '../../series/index.ts';
import type { TermMemo } from '../evaluate/frame.ts';
import { type Range, type Reading, readingsOf } from '../ranges.ts';
import { type Trace, traceSpan } from '../trace.ts';
import type { Cells } from './leaves.ts';
import type { Record } from './record.ts';
import type { Situation } from './unfold.ts';

/** The evidence on which "what if" is asked, no larger than it has to be. */
export interface Ground {
  readonly trace: Trace;
  /** What does not change whatever is supposed: references to fixed days. */
  readonly memo: TermMemo;
}

/**
 * The part of a trace that a formula can see from one day, so that "what if" costs no more than the days concerned.
 * Fixed reference periods are worked out once and left out, unless the cells that are to change lie in one. What a
 * formula of unbounded reach reads is kept whole.
 */
export function groundFor(top: Situation, record: Record, changing: readonly Cells[]): Ground {
  const readings = readingsOf(top.formula, top.day);
  const touched = readings.some(
    (reading) => reading.fixed && changing.some((cells) => meets(reading, cells)),
  );
  if (touched) return { trace: cropped(record.trace, readings), memo: new Map() };
  const fixed = [...record.memo].filter(([term]) => term.kind === 'reference' || term.kind === 'at');
  const moving = readings.filter((reading) => !reading.fixed);
  return { trace: cropped(record.trace, moving), memo: new Map(fixed) };
}

function meets({ name, days }: Reading, cells: Cells): boolean {
  return name === cells.name && days.from <= cells.to && days.to >= cells.from;
}

function cropped(trace: Trace, readings: readonly Reading[]): Trace {
  const spans = new Map<string, Range>();
  for (const { name, days } of readings) {
    const before = spans.get(name) ?? days;
    spans.set(name, { from: Math.min(before.from, days.from), to: Math.max(before.to, days.to) });
  }
  const span = traceSpan(trace);
  const measures = new Map(trace.measures);
  for (const [name, days] of spans) {
    const series = trace.measures.get(name);
    if (series && Number.isFinite(days.from) && Number.isFinite(days.to))
      measures.set(name, crop(series, days));
  }
  return { ...trace, measures, ...(span ? { span } : {}) };
}

function crop(series: Series, days: Range): Series {
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
    spans: itemsWithin(series.spans, days),
  };
}

/** Multi-day items that lie at least partly within some days. */
function itemsWithin(items: Series['spans'], days: Range): Series['spans'] {
  const keep: number[] = [];
  for (let k = 0; k < items.from.length; k++) {
    if (items.from[k]! <= days.to && items.to[k]! >= days.from) keep.push(k);
  }
  return {
    area: Int32Array.from(keep, (k) => items.area[k]!),
    from: Int32Array.from(keep, (k) => items.from[k]!),
    to: Int32Array.from(keep, (k) => items.to[k]!),
    low: Float64Array.from(keep, (k) => items.low[k]!),
    high: Float64Array.from(keep, (k) => items.high[k]!),
    best: Float64Array.from(keep, (k) => items.best[k]!),
  };
}
