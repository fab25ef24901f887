import type { Rank } from './rank.ts';

/** ISO 8601 calendar date. */
export type IsoDate = string;

/**
 * How the answer was reached: by comparison with the conflict's own past, by simulation where the past is too short,
 * or not at all.
 */
export type SurgeMethod = 'own history' | 'simulation' | 'none';

/** `open`: the counts do not decide. Never "no surge" for want of data. */
export type SurgeVerdict = 'surge' | 'no surge' | 'open';

/** A score with what it was reached by. */
export interface StatisticResult extends Rank {
  readonly observed: number;
  readonly expected: number;
  /** Weeks of the window. */
  readonly weeks: number;
}

export interface Share {
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

/** Where the surge is and since when. */
export interface ExtentResult {
  /** Those that rose most first. */
  readonly areas: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly observed: number;
  readonly expected: number;
  readonly ratio: number;
  /** The judged week alone, in these areas: a rise that has passed still shows in a long window. */
  readonly lastWeek: { readonly observed: number; readonly expected: number };
  /** First day of the first and last day of the last week with which it may have begun (95 % likelihood interval). */
  readonly start: { readonly earliest: IsoDate; readonly latest: IsoDate; readonly orEarlier: boolean };
  /** How often each area is in the top zone when the counts are drawn anew; areas at 5 % and above. */
  readonly inclusion: readonly { readonly area: string; readonly frequency: number }[];
}

/** Who holds the increase: shares of all areas' increases over their own baseline, with 90 % intervals. */
export interface CentreResult {
  readonly what: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Sum of the increases of the areas that increased. */
  readonly increase: number;
  readonly observed: number;
  readonly expected: number;
  /** Largest first; areas that hold at least 1 %. */
  readonly areas: readonly {
    readonly area: string;
    readonly observed: number;
    readonly expected: number;
    readonly share: Share;
  }[];
  /** Middle of the increase, in degrees; null without coordinates. */
  readonly middle: { readonly latitude: number; readonly longitude: number } | null;
}

/** What would be missed: how often a made-up surge of this size is found. */
export interface SensitivityResult {
  readonly ratio: number;
  readonly areas: number;
  /** Share found by the end of week 1, 2, ... after the beginning. */
  readonly foundBy: readonly number[];
  /** Week in which half are found, or null if fewer are. */
  readonly medianWeeks: number | null;
}

export type CaveatKind =
  | 'incomplete weeks'
  | 'short history'
  | 'short baseline'
  | 'season'
  | 'change of sources'
  | 'claims'
  | 'areas without coordinates'
  | 'gap in coverage';

export interface Caveat {
  readonly kind: CaveatKind;
  readonly text: string;
}

/** One week judged; plain data, as written to JSON. */
export interface SurgeResult {
  readonly format: 'lockstep-surge/1';
  readonly noun: string;
  /** The week that is judged. */
  readonly week: { readonly from: IsoDate; readonly to: IsoDate };
  readonly complete: boolean;
  readonly method: SurgeMethod;
  readonly verdict: SurgeVerdict;
  /** One sentence: why this verdict. */
  readonly reason: string;
  readonly history: {
    /** Covered weeks without a break up to the judged one, and how many the comparison needs. */
    readonly weeks: number;
    readonly needed: number;
    /** Weeks that are missing for any answer; 0 if there is one. */
    readonly missing: number;
    readonly baseline: { readonly from: IsoDate; readonly to: IsoDate; readonly weeks: number } | null;
    readonly compared: { readonly from: IsoDate; readonly to: IsoDate; readonly weeks: number } | null;
    /** Size of the negative binomial; null for Poisson variation. */
    readonly size: number | null;
  };
  readonly detection: {
    readonly alarmAt: number;
    readonly absolute: StatisticResult;
    readonly relative: StatisticResult;
    readonly national: StatisticResult;
  } | null;
  /** The top zone, whether or not it amounts to a surge. */
  readonly extent: ExtentResult | null;
  readonly centre: CentreResult | null;
  /** The same of deaths in the judged week: described, not tested. */
  readonly deaths: CentreResult | null;
  readonly sensitivity: readonly SensitivityResult[];
  readonly caveats: readonly Caveat[];
  /** The whole in sentences that a monitor can defend. */
  readonly words: readonly string[];
}
