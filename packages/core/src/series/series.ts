import type { Day } from '../calendar/index.ts';

/** A unit of measurement as written in agreements: `deaths`, `attacks`, `events`, `persons`, `percent`, `days` ... */
export type Unit = string;

/**
 * How cells combine over time. A `flow` is counted up (deaths, attacks): windows add it. A `level` is a state
 * (troops present): windows take its minimum, maximum or mean.
 */
export type Nature = 'flow' | 'level';

/**
 * Items known only to lie somewhere within several days, as a structure of arrays sorted by `from`. All values are
 * finite: an item without an upper end has `high` equal to `low` here, and cells without upper end on its days.
 * An item of value n counts `[n.low, n.high]` in a window that contains its whole span and `[0, n.high]` in one
 * that cuts it, so sums are taken from spans and not from cells.
 */
export interface SpanItems {
  /** Index into `areas`. */
  readonly area: Int32Array;
  /** First and last epoch-day, both included. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Best estimate; counted whole on the item's first day, as published tallies do. */
  readonly best: Float64Array;
}

/**
 * An interval-valued daily series per area, as known at one knowledge date. Cells are row-major:
 * `areaIndex * days + (day - first)`. NaN never enters.
 *
 * - `known[i] = 1`: the source covers the area and day; the cell then holds what happened on that day alone,
 *   `[low, high]` with `best` between them (a true zero where nothing happened).
 * - `known[i] = 0`: nothing is known; `low` is `floor`, `high` is +Infinity and `best` is 0 and means nothing.
 *
 * Multi-day items are in `spans`, not in cells. A day covered only by a span item is `known` with cell [0, 0].
 * A day that is covered but not complete yet is `known` with what was counted as a lower bound: `high` is +Infinity.
 * A series without areas (the whole country) has one area, the empty string.
 */
export interface Series {
  readonly name: string;
  readonly unit: Unit;
  readonly nature: Nature;
  /** Lower bound of anything unknown: 0 for counts, -Infinity where values may be negative. */
  readonly floor: number;
  readonly areas: readonly string[];
  readonly first: Day;
  readonly days: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly best: Float64Array;
  readonly known: Uint8Array;
  readonly spans: SpanItems;
  /**
   * Reported totals of runs of days that overlap the span items and each other (a quarter beside its months). They
   * add nothing to a sum; `narrowSums` lets them narrow it. Leaving them out is sound. The span items of an area that
   * has totals do not overlap.
   */
  readonly totals?: SpanItems;
}
