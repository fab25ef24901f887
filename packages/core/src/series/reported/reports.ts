import type { Span } from '../../calendar/index.ts';

/** From the least to the most that something can be. `high` may be infinite. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** A run of days and what its total can be. */
export type Run = Span & Extent;

/** A total that was reported for a run of days. `high` may be infinite. */
export interface Report extends Span, Extent {
  readonly id: string;
  readonly best: number;
}

/** A total said in comparison with that of other days: `low * other <= total <= high * other`. */
export interface Relation extends Span, Extent {
  readonly id: string;
  readonly other: Span;
}

/** What is known of the total of a run of days once everything has been compared. */
export interface SpanBounds extends Span, Extent {
  readonly best: number;
  /** False for runs of days of which no total was reported. */
  readonly reported: boolean;
}

/** Reports that cannot all be right. */
export interface Difference extends Span {
  readonly ids: readonly string[];
}

/** Whether reports have no value in common. */
export function disagree(reports: readonly Extent[]): boolean {
  return Math.max(...reports.map((one) => one.low)) > Math.min(...reports.map((one) => one.high));
}

/** Bounds that lie closer together are the same: far more than sums and ratios of doubles can be wrong. */
export const slack = (value: number): number => 1e-9 * (1 + Math.abs(value));

/** More than rounding can take from sums and differences of numbers: nothing from whole ones. */
export function roundingOf(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  return finite.every(Number.isInteger) ? 0 : 1e-12 * finite.reduce((sum, value) => sum + Math.abs(value), 0);
}
