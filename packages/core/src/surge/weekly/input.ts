import { type Day, periodAt, type Span } from '../../calendar/index.ts';

/** Where the areas are: centroids in degrees (null where unknown), or which areas touch which. */
export type Geography =
  | {
      readonly kind: 'centroids';
      readonly latitude: readonly (number | null)[];
      readonly longitude: readonly (number | null)[];
    }
  | { readonly kind: 'adjacency'; readonly neighbours: readonly (readonly number[])[] };

/** Counts of one kind of thing per area and week, as known on one date. Cells are `area * weeks + week`. */
export interface WeeklyCounts {
  readonly areas: readonly string[];
  readonly geography: Geography;
  /** First day of week 0; weeks have seven days. */
  readonly firstDay: Day;
  readonly weeks: number;
  readonly counts: Int32Array;
  /** 1 where the week is covered at all. A week that is not covered is unknown, not zero. */
  readonly covered: Uint8Array;
  /** 1 where no more reports of the week are expected. */
  readonly complete: Uint8Array;
  /** What is counted, as a plural: "attacks". */
  readonly noun: string;
}

/** What else is known and bears on the reading of a result; all of it is optional. */
export interface SurgeContext {
  /** Deaths in the same cells: described, never tested. */
  readonly deaths?: Float64Array;
  /** Number of counts per week that rest on one party's word alone, by party. */
  readonly claims?: readonly { readonly party: string; readonly counts: Int32Array }[];
  /** Number of counts per week by source or reporting outlet. */
  readonly sources?: readonly { readonly name: string; readonly counts: Int32Array }[];
  /** Days on which sources, coding or access are known to have changed. */
  readonly changes?: readonly { readonly day: Day; readonly what: string }[];
}

/** How the calibrated scan works; change it only together with its calibration (docs/method-surge.md). */
export interface SurgeSettings {
  /** Weeks of the baseline, and weeks between its end and the week that is judged. */
  readonly baseline: number;
  readonly gap: number;
  /** Fewest weeks of baseline with which anything is said. */
  readonly leastBaseline: number;
  /** Longest window in weeks; never longer than the gap. */
  readonly longest: number;
  /** Past weeks with which the present one is compared. */
  readonly history: number;
  /** Largest share of the areas in one zone. */
  readonly share: number;
  /** A week is called a surge when at most this many of the compared weeks, itself included, score as much. */
  readonly alarmRank: number;
  readonly minimumCount: number;
  /** Data sets drawn when the history is too short. */
  readonly replications: number;
  /** Data sets drawn for intervals and for what would be missed. */
  readonly resamples: number;
  readonly seed: number;
}

export const DEFAULT_SETTINGS: SurgeSettings = {
  baseline: 52,
  gap: 8,
  leastBaseline: 8,
  longest: 8,
  history: 104,
  share: 0.25,
  alarmRank: 2,
  minimumCount: 2,
  replications: 399,
  resamples: 200,
  seed: 1,
};

/** Largest p at which a week is called a surge. */
export function alarmLevel(settings: SurgeSettings): number {
  return settings.alarmRank / (settings.history + 1);
}

/** Weeks of history, the judged one included, that the comparison with own history needs. */
export function weeksNeeded(settings: SurgeSettings): number {
  return settings.baseline + settings.gap + settings.history + settings.gap - 1;
}

/** Weeks of history with which the fallback says something. */
export function leastWeeks(settings: SurgeSettings): number {
  return settings.leastBaseline + settings.gap;
}

/** Weeks run from Monday to Sunday; the one that is judged is the last that ended on or before the day. */
export function lastWholeWeek(asOf: Day): Span {
  return periodAt('week', asOf + 1, -1);
}

/** The weeks that a judgement of the last one needs, and `extra` more before them. */
export function historySpan(last: Span, extra = 0): Span {
  return { from: last.from - 7 * (weeksNeeded(DEFAULT_SETTINGS) - 1 + extra), to: last.to };
}
