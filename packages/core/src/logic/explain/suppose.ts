import type { Day } from '../../calendar/index.ts';
import type { Series, SpanItems } from '../../series/index.ts';
import { type Trace, traceSpan } from '../trace.ts';
import type { Interval } from '../verdict.ts';
import type { Cells } from './leaves.ts';

/**
 * The trace as it would be if a measure's total over some days lay in an interval: for a flow the days count nothing
 * by themselves and one item of that value lies somewhere among them; for a level every one of the days has a value
 * in the interval.
 */
export function supposeTotal(trace: Trace, cells: Cells, total: Interval): Trace {
  return revise(trace, cells, (copy, at) => {
    // Totals reported for longer runs of days may not fit what is supposed; leaving them out is sound.
    const { totals: _, ...series } = copy;
    const level = series.nature === 'level';
    const [low, high] = level ? [total.low, total.high] : [0, total.high === Infinity ? Infinity : 0];
    for (let i = at.from; i <= at.to; i++) {
      series.low[i] = low;
      series.high[i] = high;
      series.best[i] = 0;
      series.known[i] = 1;
    }
    if (level) return series;
    const least = total.low;
    const most = total.high === Infinity ? total.low : total.high;
    if (cells.from === cells.to) {
      series.low[at.from] = least;
      series.high[at.from] = total.high;
      return { ...series, spans: without(series.spans, at.area, cells) };
    }
    const item = { area: at.area, from: cells.from, to: cells.to, low: least, high: most };
    return { ...series, spans: withItem(without(series.spans, at.area, cells), item) };
  });
}

/**
 * The trace with a measure changed by so much over some days: a level on all of them; a flow on the last of them, or,
 * where `from` names days, taken from these in order, from each at most what was certainly counted there. Reported
 * totals of longer runs of days change with the days.
 */
export function supposeChange(trace: Trace, cells: Cells, by: number, from: readonly Day[] = []): Trace {
  return revise(trace, cells, (copy, at) => {
    let series = copy;
    const add = (day: Day, value: number): void => {
      const cell = at.from + day - cells.from;
      series.low[cell] = series.low[cell]! + value;
      series.high[cell] = series.high[cell]! + value;
      if (series.totals) series = { ...series, totals: moved(series.totals, at.area, day, value) };
    };
    if (series.nature === 'level') {
      for (let day = cells.from; day <= cells.to; day++) add(day, by);
      return series;
    }
    let left = by;
    for (const day of from) {
      if (left >= 0) break;
      const taken = Math.max(left, 0 - Math.max(0, series.low[at.from + day - cells.from]!));
      add(day, taken);
      left -= taken;
    }
    if (left !== 0) add(cells.to, left);
    return series;
  });
}

function moved(totals: SpanItems, area: number, day: number, by: number): SpanItems {
  const holds = (k: number) => totals.area[k] === area && totals.from[k]! <= day && day <= totals.to[k]!;
  const shift = (values: Float64Array) => values.map((value, k) => (holds(k) ? value + by : value));
  return { ...totals, low: shift(totals.low), high: shift(totals.high), best: shift(totals.best) };
}

interface Place {
  readonly area: number;
  /** Positions of the first and the last day in the arrays of cells. */
  readonly from: number;
  readonly to: number;
}

/** A copy of one measure, extended to the days in question, in an otherwise shared trace. */
function revise(trace: Trace, cells: Cells, change: (series: Series, at: Place) => Series): Trace {
  const old = trace.measures.get(cells.name);
  if (!old) return trace;
  const copy = extended(old, Math.min(old.first, cells.from), Math.max(old.first + old.days - 1, cells.to));
  const area = Math.max(0, copy.areas.indexOf(cells.area));
  const row = area * copy.days - copy.first;
  const revised = change(copy, { area, from: row + cells.from, to: row + cells.to });
  const span = traceSpan(trace);
  return {
    ...trace,
    ...(span ? { span } : {}),
    measures: new Map(trace.measures).set(cells.name, revised),
  };
}

function extended(series: Series, from: number, to: number): Series {
  const days = to - from + 1;
  const rows = Math.max(1, series.areas.length);
  const grow = <A extends Float64Array | Uint8Array>(values: A, fill: number): A => {
    const copy = new (values.constructor as new (n: number) => A)(rows * days);
    if (fill !== 0) copy.fill(fill);
    for (let r = 0; r < rows; r++) {
      copy.set(values.subarray(r * series.days, (r + 1) * series.days), r * days + series.first - from);
    }
    return copy;
  };
  return {
    ...series,
    first: from,
    days,
    low: grow(series.low, series.floor),
    high: grow(series.high, Infinity),
    best: grow(series.best, 0),
    known: grow(series.known, 0),
  };
}

/** Leaves out the items that may have happened on the days in question: they are part of the total supposed. */
function without(items: SpanItems, area: number, days: { from: number; to: number }): SpanItems {
  const keep: number[] = [];
  for (let k = 0; k < items.from.length; k++) {
    const touches = items.area[k] === area && items.from[k]! <= days.to && items.to[k]! >= days.from;
    if (!touches) keep.push(k);
  }
  return keep.length === items.from.length ? items : pick(items, keep);
}

function pick(items: SpanItems, keep: readonly number[]): SpanItems {
  return {
    area: Int32Array.from(keep, (k) => items.area[k]!),
    from: Int32Array.from(keep, (k) => items.from[k]!),
    to: Int32Array.from(keep, (k) => items.to[k]!),
    low: Float64Array.from(keep, (k) => items.low[k]!),
    high: Float64Array.from(keep, (k) => items.high[k]!),
    best: Float64Array.from(keep, (k) => items.best[k]!),
  };
}

function withItem(
  items: SpanItems,
  item: { area: number; from: number; to: number; low: number; high: number },
): SpanItems {
  return {
    area: Int32Array.of(...items.area, item.area),
    from: Int32Array.of(...items.from, item.from),
    to: Int32Array.of(...items.to, item.to),
    low: Float64Array.of(...items.low, item.low),
    high: Float64Array.of(...items.high, item.high),
    best: Float64Array.of(...items.best, item.low),
  };
}
