import { type Baseline, baselineOver, baselineSpan } from './baseline.ts';
import { sumOver, type Track } from './track.ts';

/** Three questions about one week: is some zone up; is some zone up more than the rest; is the country up? */
export const STATISTICS = ['absolute', 'relative', 'national'] as const;
export type Statistic = (typeof STATISTICS)[number];

/** A zone and a window that end with the judged week. */
export interface Peak {
  readonly score: number;
  readonly centre: number;
  /** Members of the zone, counted from the centre; 0 for the whole country. */
  readonly size: number;
  /** Length of the window in weeks. */
  readonly weeks: number;
  readonly observed: number;
  readonly expected: number;
}

export interface Peaks extends Readonly<Record<Statistic, Peak>> {
  /** The highest rise of some zone that still goes on: the last week alone is above its normal level too. */
  readonly ongoing: Peak;
}

const NOTHING: Peak = { score: 0, centre: -1, size: 0, weeks: 0, observed: 0, expected: 0 };

/** Variance-to-mean ratio of a sum over areas: 1 + sum(b^2) / (size sum(b)); weeks cancel. */
function ratio(square: number, sum: number, size: number): number {
  return 1 + square / (size * sum);
}

/** c ln(c / e) - (c - e) for more than expected, else 0. */
function poisson(count: number, expected: number): number {
  return count > expected ? count * Math.log(count / expected) - (count - expected) : 0;
}

/** The same given the total of the window: Kulldorff's likelihood ratio. */
function conditional(count: number, expected: number, total: number): number {
  if (count <= expected) return 0;
  const rest = total - count;
  const outside = rest > 0 ? rest * Math.log(rest / (total - expected)) : 0;
  return count * Math.log(count / expected) + outside;
}

/**
 * Whether a score could pass the best so far, without a logarithm. As ln x <= x - 1, a likelihood ratio is at most its
 * chi-square: (c - e)^2 / e, times n / (n - e) given a total n.
 */
function mayPass(count: number, expected: number, total: number, phi: number, best: Peak): boolean {
  const rest = total === Number.POSITIVE_INFINITY ? 1 : total / (total - expected);
  const most = ((count - expected) ** 2 / expected) * (expected < total ? rest : Number.POSITIVE_INFINITY);
  return most * (1 + ROUNDING) > best.score * phi;
}

/** So that rounding never turns away a score that passes. */
const ROUNDING = 1e-9;

/**
 * The largest scores of a week over all zones and windows, against a baseline. Without `movement` the question whether
 * violence has moved is left out.
 */
export function peaksAgainst(track: Track, week: number, baseline: Baseline, movement = true): Peaks {
  const { zones, areas, settings } = track;
  const { longest, minimumCount } = settings;
  const { mean, total, size } = baseline;
  const stride = track.weeks + 1;
  const nationwide = new Float64Array(longest + 1);
  let square = 0;
  for (let area = 0; area < areas; area++) {
    square += mean[area]! ** 2;
    for (let w = 1; w <= longest; w++) nationwide[w]! += sumOver(track, track.sums, area, week - w + 1, week);
  }
  let national = NOTHING;
  for (let w = 1; w <= longest; w++) {
    const score = poisson(nationwide[w]!, w * total) / ratio(square, total, size);
    if (score > national.score)
      national = { score, centre: -1, size: 0, weeks: w, observed: nationwide[w]!, expected: w * total };
  }
  let absolute = NOTHING;
  let ongoing = NOTHING;
  let relative = NOTHING;
  const counts = new Float64Array(longest + 1);
  for (let centre = 0; centre + 1 < zones.start.length; centre++) {
    counts.fill(0);
    let [sum, squares] = [0, 0];
    for (let j = zones.start[centre]!; j < zones.start[centre + 1]!; j++) {
      const area = zones.member[j]!;
      const at = area * stride + week + 1;
      const upTo = track.sums[at]!;
      sum += mean[area]!;
      squares += mean[area]! ** 2;
      for (let w = 1; w <= longest; w++) counts[w] = counts[w]! + upTo - track.sums[at - w]!;
      if (zones.closes[j] === 0) continue;
      const phi = ratio(squares, sum, size);
      const reach = j - zones.start[centre]! + 1;
      const goesOn = counts[1]! > sum;
      for (let w = 1; w <= longest; w++) {
        const observed = counts[w]!;
        if (observed < minimumCount) continue;
        const expected = w * sum;
        const toPass = goesOn ? ongoing : absolute;
        if (observed > expected && mayPass(observed, expected, Number.POSITIVE_INFINITY, phi, toPass)) {
          const score = poisson(observed, expected) / phi;
          if (score > toPass.score) {
            const peak = { score, centre, size: reach, weeks: w, observed, expected };
            if (goesOn) ongoing = peak;
            if (score > absolute.score) absolute = peak;
          }
        }
        if (!movement) continue;
        const all = nationwide[w]!;
        const share = (all * sum) / total;
        if (observed > share && mayPass(observed, share, all, phi, relative)) {
          const score = conditional(observed, share, all) / phi;
          if (score > relative.score)
            relative = { score, centre, size: reach, weeks: w, observed, expected: share };
        }
      }
    }
  }
  return { absolute, relative, national, ongoing };
}

/** The largest scores of a week against its own baseline; undefined where there is too little before it. */
export function peaksOf(track: Track, week: number, movement = true): Peaks | undefined {
  const span = baselineSpan(track, week);
  return span && peaksAgainst(track, week, baselineOver(track, span.from, span.to), movement);
}

/** Is there a full baseline before this week? Only such weeks are compared with each other. */
export function hasFullBaseline(track: Track, week: number): boolean {
  return week - track.settings.gap - track.settings.baseline + 1 >= track.first;
}
