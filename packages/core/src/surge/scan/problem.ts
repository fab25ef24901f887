import type { Zones } from '../space/index.ts';

/**
 * How a zone and window is scored.
 * - `poisson`: Kulldorff's likelihood ratio for counts given their total (1997); also the score of the space-time
 *   permutation scan (Kulldorff et al., 2005), with its own expected counts.
 * - `bernoulli`: cases among people (Kulldorff and Nagarwalla, 1995); "expected" is then the number of people.
 * - `dispersed`: expectation-based Poisson likelihood ratio divided by the variance-to-mean ratio of the zone's
 *   total under a negative binomial of this size.
 */
export type ScoreRule =
  | { readonly kind: 'poisson'; readonly cases: number; readonly expected: number }
  | { readonly kind: 'bernoulli'; readonly cases: number; readonly people: number }
  | { readonly kind: 'dispersed'; readonly size: number };

/** How a data set without any cluster is drawn. */
export type NullRule =
  /** All cases fall on cells in proportion to what is expected there. */
  | { readonly kind: 'multinomial'; readonly cases: number }
  /** The cases keep their places and their periods, but which goes with which is shuffled within a stratum. */
  | {
      readonly kind: 'permutation';
      readonly strata: readonly { readonly places: Int32Array; readonly periods: Int32Array }[];
    }
  /** Which of the people are cases is shuffled; `people` lists the cell of each. */
  | { readonly kind: 'bernoulli'; readonly cases: number; readonly people: Int32Array }
  /** Each cell is negative binomial with its expected count as mean. */
  | { readonly kind: 'negative binomial'; readonly size: number };

/** Windows in whole periods: `spatial` is the whole study, `prospective` ends with it, `retrospective` lies anywhere in it. */
export interface WindowRule {
  readonly kind: 'spatial' | 'prospective' | 'retrospective';
  readonly shortest: number;
  readonly longest: number;
}

/** One scan, as plain data that can be sent to a worker. Cells are `period * places + place`. */
export interface ScanProblem {
  readonly places: number;
  readonly periods: number;
  readonly zones: Zones;
  readonly windows: WindowRule;
  readonly cases: Int32Array;
  /** Expected cases per cell; people per cell under `bernoulli`. */
  readonly expected: Float64Array;
  readonly score: ScoreRule;
  readonly null: NullRule;
  /** Zones with fewer cases than this are never clusters. */
  readonly minimumCases: number;
  readonly seed: number;
}

/** Periods from .. to - 1. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Every window of the rule, those that end first first, and the longest first among them. */
export function windowsOf(rule: WindowRule, periods: number): Window[] {
  if (rule.kind === 'spatial') return [{ from: 0, to: periods }];
  const windows: Window[] = [];
  for (let to = rule.kind === 'prospective' ? periods : 1; to <= periods; to++)
    for (let from = Math.max(0, to - rule.longest); from <= to - rule.shortest; from++)
      windows.push({ from, to });
  return windows;
}

/** First period that any window touches. */
export function firstLivePeriod(rule: WindowRule, periods: number): number {
  return rule.kind === 'prospective' ? Math.max(0, periods - rule.longest) : 0;
}
