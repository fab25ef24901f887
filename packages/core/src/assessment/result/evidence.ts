/** What is not known, where it all comes from, and where violence surges. */
import type { ReplayWeek, SurgeResult } from '../../surge/index.ts';
import type { IsoDate } from './basics.ts';

export interface Gap {
  readonly kind:
    | 'withheld'
    | 'not covered'
    | 'not yet published'
    | 'not judged'
    | 'incomplete'
    | 'sources differ';
  /** What is not known, in one sentence. */
  readonly what: string;
  readonly why: string;
  readonly affects: readonly string[];
}

export interface SourceResult {
  readonly id: string;
  readonly label: string;
  readonly file: string;
  readonly sha256: string;
  readonly licence: string;
  readonly citation: string;
  readonly obtained: IsoDate;
  readonly knownBy: string;
  readonly covers: { readonly from: IsoDate; readonly to: IsoDate } | null;
  readonly completeThrough: IsoDate | null;
  readonly items: number;
  readonly lastKnown: IsoDate | null;
}

/** A surge that conditions speak of: the last whole week before the as-of date, and the weeks up to it. */
export interface SurgeFinding extends SurgeResult {
  readonly measure: string;
  readonly label: string;
  readonly conditions: readonly string[];
  /** Every covered week of the last year, as known at the knowledge date. */
  readonly weeks: readonly ReplayWeek[];
  /** Counts of each area in these weeks, and its usual number a week where one is known. */
  readonly areas: readonly {
    readonly area: string;
    readonly counts: readonly number[];
    readonly baseline: number | null;
  }[];
}
