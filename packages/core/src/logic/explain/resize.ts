import type { Day } from '../../calendar/index.ts';
import type { Series, SpanItems } from '../../series/index.ts';
import type { Range } from '../ranges.ts';

/** A copy of a series on other days, and perhaps for more areas: nothing is known of what it did not have. */
export function resized(series: Series, from: Day, to: Day, areas: readonly string[] = series.areas): Series {
  const days = Math.max(0, to - from + 1);
  const begin = Math.max(from, series.first);
  const end = Math.min(to, series.first + series.days - 1);
  const copied = <A extends Float64Array | Uint8Array>(values: A, unknown: number): A => {
    const copy = new (values.constructor as new (n: number) => A)(Math.max(1, areas.length) * days);
    copy.fill(unknown);
    for (let row = 0; begin <= end && row * series.days < values.length; row++) {
      const at = row * series.days - series.first;
      copy.set(values.subarray(at + begin, at + end + 1), row * days + begin - from);
    }
    return copy;
  };
  return {
    ...series,
    areas,
    first: from,
    days,
    low: copied(series.low, series.floor),
    high: copied(series.high, Infinity),
    best: copied(series.best, 0),
    known: copied(series.known, 0),
  };
}

/** Some of the multi-day items. */
export function itemsWhere(items: SpanItems, keep: (k: number) => boolean): SpanItems {
  const kept: number[] = [];
  for (let k = 0; k < items.from.length; k++) if (keep(k)) kept.push(k);
  const pick = <A extends Int32Array | Float64Array>(values: A): A => {
    const picked = new (values.constructor as new (n: number) => A)(kept.length);
    for (let i = 0; i < picked.length; i++) picked[i] = values[kept[i]!]!;
    return picked;
  };
  return {
    area: pick(items.area),
    from: pick(items.from),
    to: pick(items.to),
    low: pick(items.low),
    high: pick(items.high),
    best: pick(items.best),
  };
}

/** Whether a multi-day item may lie on some of the days. */
export function touches({ from, to }: SpanItems, k: number, days: Range): boolean {
  return from[k]! <= days.to && to[k]! >= days.from;
}
