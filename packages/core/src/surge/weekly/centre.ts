import { createRandom, drawGamma, drawNegativeBinomial, drawPoisson, type Random } from '../random/index.ts';
import type { Baseline } from './baseline.ts';
import type { Geography } from './input.ts';
import type { Share } from './result.ts';

/** One area's part of the increase over baseline. */
interface AreaIncrease {
  readonly area: number;
  readonly observed: number;
  readonly expected: number;
  readonly share: Share;
}

export interface Increase {
  readonly total: number;
  readonly areas: readonly AreaIncrease[];
  readonly middle: { readonly latitude: number; readonly longitude: number } | null;
}

/** Observed and expected per area over one span. */
export interface IncreaseInput {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly geography: Geography;
  readonly resamples: number;
  readonly seed: number;
}

/** Draws what an area might have had instead, and what its normal level might be. */
export type DrawArea = (area: number, random: Random) => { observed: number; expected: number };

/** Streams of random numbers that no other part of a run uses. */
const STREAM = 0x4000_0000;

const increaseOf = (observed: number, expected: number): number => Math.max(0, observed - expected);

function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return 0;
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** Counts drawn around what was observed and around the baseline. A sum of n counts of size s has size n s. */
export function countDraws(observed: Float64Array, baseline: Baseline, weeks: number): DrawArea {
  const span = baseline.to - baseline.from + 1;
  const { mean, size } = baseline;
  return (area, random) => ({
    observed: drawNegativeBinomial(observed[area]!, size * weeks, random),
    expected: (drawNegativeBinomial(mean[area]! * span, size * span, random) * weeks) / span,
  });
}

/**
 * Deaths drawn as if events came independently and each took an exponential toll around the area's mean: the chance
 * that a single large attack brings with it.
 */
export function deathDraws(
  deaths: Float64Array,
  before: Float64Array,
  events: { readonly now: Float64Array; readonly before: Float64Array },
  weeksBefore: number,
): DrawArea {
  const draw = (sum: number, count: number, random: Random): number => {
    if (sum <= 0) return 0;
    // Deaths without a counted event came in one.
    const happened = drawPoisson(Math.max(1, count), random);
    return happened === 0 ? 0 : (drawGamma(happened, random) * sum) / Math.max(1, count);
  };
  return (area, random) => ({
    observed: draw(deaths[area]!, events.now[area]!, random),
    expected: draw(before[area]!, events.before[area]!, random) / weeksBefore,
  });
}

/** Shares of each area in many drawn data sets, in order. */
function drawnShares(input: IncreaseInput, drawArea: DrawArea): number[][] {
  const shares: number[][] = Array.from(input.observed, () => []);
  for (let k = 0; k < input.resamples; k++) {
    const random = createRandom(input.seed, STREAM + k);
    let total = 0;
    const increases = shares.map((_, area) => {
      const { observed, expected } = drawArea(area, random);
      const increase = increaseOf(observed, expected);
      total += increase;
      return increase;
    });
    if (total > 0)
      increases.forEach((increase, area) => {
        shares[area]!.push(increase / total);
      });
  }
  for (const list of shares) list.sort((a, b) => a - b);
  return shares;
}

function middleOf(geography: Geography, increases: readonly number[]): Increase['middle'] {
  if (geography.kind !== 'centroids') return null;
  let [latitude, longitude, total] = [0, 0, 0];
  increases.forEach((increase, area) => {
    const [lat, lon] = [geography.latitude[area], geography.longitude[area]];
    if (lat == null || lon == null) return;
    latitude += increase * lat;
    longitude += increase * lon;
    total += increase;
  });
  return total > 0 ? { latitude: latitude / total, longitude: longitude / total } : null;
}

/**
 * Which areas hold the increase. Only increases are shared out: an area below its baseline holds none, and does not
 * make the others' shares exceed the whole.
 */
export function increaseShares(input: IncreaseInput, drawArea: DrawArea): Increase {
  const { observed, expected } = input;
  const increases = Array.from(observed, (count, area) => increaseOf(count, expected[area]!));
  const total = increases.reduce((sum, increase) => sum + increase, 0);
  const drawn = total > 0 ? drawnShares(input, drawArea) : increases.map(() => []);
  const areas = increases
    .map((increase, area): AreaIncrease => {
      const best = total > 0 ? increase / total : 0;
      return {
        area,
        observed: observed[area]!,
        expected: expected[area]!,
        share: {
          low: Math.min(best, percentile(drawn[area]!, 0.05)),
          best,
          high: Math.max(best, percentile(drawn[area]!, 0.95)),
        },
      };
    })
    .sort((a, b) => b.share.best - a.share.best || a.area - b.area);
  return { total, areas, middle: middleOf(input.geography, increases) };
}
