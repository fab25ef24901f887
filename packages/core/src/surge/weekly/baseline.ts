import { sumOver, type Track } from './track.ts';

/** What is normal for each area before a week. */
export interface Baseline {
  readonly from: number;
  readonly to: number;
  /** Mean per week. Never 0: an area without any counts gets half a count over the whole baseline. */
  readonly mean: Float64Array;
  readonly total: number;
  /** Size of the negative binomial pooled over areas, by moments; Infinity where counts vary no more than Poisson. */
  readonly size: number;
}

/** Weeks from .. to of the baseline of a week, or undefined where there are too few. */
export function baselineSpan(track: Track, week: number): { from: number; to: number } | undefined {
  const { baseline, gap, leastBaseline } = track.settings;
  const to = week - gap;
  const from = Math.max(track.first, to - baseline + 1);
  return to - from + 1 >= leastBaseline ? { from, to } : undefined;
}

/**
 * Mean per area and the pooled size. The size is estimated by moments from the variances within areas:
 * 1 / size = sum(s^2 - m) / sum(m^2 - s^2 / n), where the second term takes out what the means owe to chance.
 */
export function baselineOver(track: Track, from: number, to: number): Baseline {
  const n = to - from + 1;
  const mean = new Float64Array(track.areas);
  let [excess, squares, total] = [0, 0, 0];
  for (let area = 0; area < track.areas; area++) {
    const sum = sumOver(track, track.sums, area, from, to);
    const m = sum / n;
    const variance = n > 1 ? (sumOver(track, track.squares, area, from, to) - n * m * m) / (n - 1) : m;
    excess += variance - m;
    squares += m * m - variance / n;
    mean[area] = Math.max(m, 0.5 / n);
    total += mean[area]!;
  }
  const size = excess > 0 && squares > 0 ? squares / excess : Number.POSITIVE_INFINITY;
  return { from, to, mean, total, size };
}
