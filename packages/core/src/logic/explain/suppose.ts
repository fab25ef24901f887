import type { Day } from '../../calendar/index.ts';
import type { Series, SpanItems } from '../../series/index.ts';
import { isNational } from '../evaluate/areas.ts';
import type { Trace } from '../trace.ts';
import type { Interval } from '../verdict.ts';
import type { Cells } from './leaves.ts';
import { itemsWhere, resized, touches } from './resize.ts';

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
    series.low.fill(low, at.from, at.to + 1);
    series.high.fill(high, at.from, at.to + 1);
    series.best.fill(low, at.from, at.to + 1);
    series.known.fill(1, at.from, at.to + 1);
    if (level) return series;
    const most = total.high === Infinity ? total.low : total.high;
    const item = { area: at.area, from: cells.from, to: cells.to, low: total.low, high: most };
    return { ...series, spans: replaced(series.spans, item) };
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
      const taken = Math.max(left, 0 - Math.max(0, series.low[at.from + day - cells.from]!));
      add(day, taken);
      left -= taken;
    }
    add(cells.to, left);
    return series;
  });
}

function moved(totals: SpanItems, area: number, day: number, by: number): SpanItems {
  const shift = (values: Float64Array) =>
    values.map((value, k) =>
      totals.area[k] === area && touches(totals, k, { from: day, to: day }) ? value + by : value,
    );
  return { ...totals, low: shift(totals.low), high: shift(totals.high), best: shift(totals.best) };
}

interface Place {
  readonly area: number;
  /** Positions of the first and the last day in the arrays of cells. */
  readonly from: number;
  readonly to: number;
}

/** A copy of one measure, extended to the area and the days in question, in an otherwise shared trace. */
function revise(trace: Trace, cells: Cells, change: (series: Series, at: Place) => Series): Trace {
  const old = trace.measures.get(cells.name)!;
  const [first, last] = [Math.min(old.first, cells.from), Math.max(old.first + old.days - 1, cells.to)];
  const has = isNational(old.areas) || old.areas.includes(cells.area);
  const copy = resized(old, first, last, has ? old.areas : [...old.areas, cells.area]);
  const area = isNational(old.areas) ? 0 : copy.areas.indexOf(cells.area);
  const row = area * copy.days - copy.first;
  const revised = change(copy, { area, from: row + cells.from, to: row + cells.to });
  return { ...trace, measures: new Map(trace.measures).set(cells.name, revised) };
}

interface Item {
  readonly area: number;
  readonly from: Day;
  readonly to: Day;
  readonly low: number;
  readonly high: number;
}

/**
 * One item instead of those that may have happened on its days. One that may have happened beside them too is part of
 * the total supposed, or still to be counted there.
 */
function replaced(items: SpanItems, by: Item): SpanItems {
  const isPart = (k: number) => items.area[k] === by.area && touches(items, k, by);
  const parts = itemsWhere(items, isPart);
  const more: Item[] = [by];
  for (const [k, high] of parts.high.entries()) {
    const [from, to] = [parts.from[k]!, parts.to[k]!];
    if (from < by.from) more.push({ area: by.area, from, to: by.from - 1, low: 0, high });
    if (to > by.to) more.push({ area: by.area, from: by.to + 1, to, low: 0, high });
  }
  const rest = itemsWhere(items, (k) => !isPart(k));
  const and = <A extends Int32Array | Float64Array>(values: A, end: keyof Item): A => {
    const all = new (values.constructor as new (n: number) => A)(values.length + more.length);
    all.set(values);
    for (const [i, item] of more.entries()) all[values.length + i] = item[end];
    return all;
  };
  return {
    area: and(rest.area, 'area'),
    from: and(rest.from, 'from'),
    to: and(rest.to, 'to'),
    low: and(rest.low, 'low'),
    high: and(rest.high, 'high'),
    best: and(rest.best, 'low'),
  };
}
