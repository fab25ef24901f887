import type { Series } from '../../series/index.ts';
import type { TermMemo } from '../evaluate/frame.ts';
import { type Range, type Reading, readingsOf } from '../ranges.ts';
import { type Trace, traceSpan } from '../trace.ts';
import type { Cells } from './leaves.ts';
import type { Record } from './record.ts';
import { itemsWhere, resized, touches } from './resize.ts';
import type { Situation } from './unfold.ts';

/** The evidence on which "what if" is asked, no larger than it has to be. */
export interface Ground {
  readonly trace: Trace;
  /** What does not change whatever is supposed: references to fixed days. */
  readonly memo: TermMemo;
}

/**
 * The part of a trace that a formula can see from one day, so that "what if" costs no more than the days concerned.
 * Fixed reference periods are worked out once and left out, unless the cells that are to change lie in one. So there are
 * two grounds for one change after another, each made when it is first asked for.
 */
export function groundsFor(top: Situation, record: Record): (changing: readonly Cells[]) => Ground {
  const readings = readingsOf(top.formula, top.day);
  let whole: Ground | undefined;
  let moving: Ground | undefined;
  return (changing) => {
    const touched = readings.some(
      (reading) => reading.fixed && changing.some((cells) => meets(reading, cells)),
    );
    if (touched) {
      whole ??= { trace: cropped(record.trace, readings), memo: new Map() };
      return whole;
    }
    moving ??= {
      trace: cropped(
        record.trace,
        readings.filter((reading) => !reading.fixed),
      ),
      memo: new Map([...record.memo].filter(([term]) => term.kind === 'reference' || term.kind === 'at')),
    };
    return moving;
  };
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
  const measures = new Map(trace.measures);
  for (const [name, days] of spans) {
    const series = trace.measures.get(name);
    if (series) measures.set(name, crop(series, days));
  }
  const span = traceSpan(trace);
  return { ...trace, measures, ...(span && { span }) };
}

function crop(series: Series, days: Range): Series {
  const from = Math.max(series.first, days.from);
  const to = Math.min(series.first + series.days - 1, days.to);
  const spans = itemsWhere(series.spans, (k) => touches(series.spans, k, days));
  return { ...resized(series, from, to), spans };
}
