import type { Day } from '../calendar/index.ts';
import type { Unit } from '../series/index.ts';
import type { Formula } from './formula.ts';

/** What a formula's evidence says on one day. `disputed` arises only above the logic, from judges and readings. */
export type TruthVerdict = 'met' | 'not met' | 'open';

/** A closed interval; either end may be infinite, neither is NaN, `low <= high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A best estimate inside its interval. */
export interface Estimate extends Interval {
  readonly best: number;
}

/** Every area and day of one formula; cells as in `Series`. */
export interface Judged {
  readonly areas: readonly string[];
  readonly first: Day;
  readonly days: number;
  /** 1 where the formula holds for every value that the evidence allows. */
  readonly certain: Uint8Array;
  /** 1 where it holds for at least one such value (or cannot be excluded). */
  readonly possible: Uint8Array;
  /** Margin interval: how far inside (positive) or outside (negative) of its thresholds. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The verdict of one cell: row of the area times days, plus the day. */
export function verdictIn(
  { certain, possible }: Pick<Judged, 'certain' | 'possible'>,
  cell: number,
): TruthVerdict {
  return certain[cell] === 1 ? 'met' : possible[cell] === 1 ? 'open' : 'not met';
}

/** A run of days of one measure in one area which, together with its fellows, decides the verdict. */
export interface WitnessCell {
  /** Name of the measure, or of the proposition that decides. */
  readonly measure: string;
  readonly area: string;
  readonly from: Day;
  readonly to: Day;
  /** The measure's total (flow) or range (level) over those days; of a proposition 1 where it holds, 0 where not. */
  readonly value: Estimate;
}

/** The comparison that decides: both sides with their values on the deciding day and area. */
export interface DecidingComparison {
  readonly comparison: Extract<Formula, { kind: 'compare' }>;
  readonly day: Day;
  readonly area: string;
  readonly left: Estimate;
  readonly right: Estimate;
  readonly margin: Interval;
  readonly unit?: Unit;
}

/**
 * What is missing while a verdict is `open`, and what would decide it: the days from the first to the last that are
 * not exactly known where the verdict looks. Days known in between count in the total.
 */
export interface MissingEvidence {
  /** Name of the measure, or of the proposition that is undecided. */
  readonly measure: string;
  readonly area: string;
  readonly from: Day;
  readonly to: Day;
  /**
   * The formula is met if the measure's total over these days lies in this interval, however it is spread over them
   * (a level: if its value lies there on each of them), when such a value exists.
   */
  readonly metIf?: Interval;
  readonly notMetIf?: Interval;
}

/** The smallest change of a deciding value that would turn the verdict. */
export interface Change {
  readonly measure: string;
  readonly area: string;
  readonly from: Day;
  readonly to: Day;
  /** Signed change of the measure's total over these days, in the measure's unit. */
  readonly by: number;
  readonly unit?: Unit;
}

export interface AreaVerdict {
  readonly area: string;
  readonly verdict: TruthVerdict;
  readonly margin: Interval;
  readonly left?: Estimate;
  readonly right?: Estimate;
}

/** The whole answer for one formula on one day. */
export interface Explanation {
  readonly day: Day;
  readonly verdict: TruthVerdict;
  /** True when a `whenever` never happened: "met (not triggered)". */
  readonly vacuous: boolean;
  readonly margin: Interval;
  readonly unit?: Unit;
  readonly deciding?: DecidingComparison;
  readonly witness: readonly WitnessCell[];
  readonly missing: readonly MissingEvidence[];
  readonly changes: readonly Change[];
  /** Verdict area by area, when the outermost operator ranges over areas. */
  readonly byArea: readonly AreaVerdict[];
}
