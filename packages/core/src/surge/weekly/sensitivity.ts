import { createRandom, drawNegativeBinomial, type Random } from '../random/index.ts';
import { type Baseline, baselineOver } from './baseline.ts';
import type { SensitivityResult } from './result.ts';
import { runningSums, type Track } from './track.ts';
import { peaksOf } from './week.ts';

const STREAM = 0x6000_0000;
/** Made-up surges: how many times the normal level, in about this share of the areas. */
const RATIOS = [2, 3] as const;
const AREAS = 6;
/** Made-up surges per size; a share of ten is then known to about five in a hundred. */
const TRIALS = 80;

/** Counts of the weeks that a made-up surge is laid over, area by area, ending with the last of them. */
type Background = (random: Random) => { counts: Float64Array; weeks: number; baseline: Baseline };

/** Real weeks: a stretch of the past in which nothing is made up, with the baseline that went before it. */
function pastStretches(track: Track, counts: ArrayLike<number>, from: number, to: number): Background {
  const { baseline, gap, longest } = track.settings;
  const weeks = baseline + gap + longest;
  return (random) => {
    const end = from + random.below(to - from + 1);
    const start = end - weeks + 1;
    const stretch = new Float64Array(track.areas * weeks);
    for (let area = 0; area < track.areas; area++)
      for (let t = 0; t < weeks; t++) stretch[area * weeks + t] = counts[area * track.weeks + start + t]!;
    return {
      counts: stretch,
      weeks,
      baseline: baselineOver(track, end - longest - baseline - gap + 1, end - longest - gap),
    };
  };
}

/** Drawn weeks, where there is no past to speak of: independent counts around the baseline. */
function drawnStretches(track: Track, baseline: Baseline): Background {
  const { gap, longest } = track.settings;
  const weeks = baseline.to - baseline.from + 1 + gap + longest;
  return (random) => {
    const stretch = new Float64Array(track.areas * weeks);
    for (let area = 0; area < track.areas; area++)
      for (let t = 0; t < weeks; t++)
        stretch[area * weeks + t] = drawNegativeBinomial(baseline.mean[area]!, baseline.size, random);
    return { counts: stretch, weeks, baseline };
  };
}

/** Week (from 1) after its beginning in which a made-up surge is found, or undefined. */
function foundIn(
  track: Track,
  ratio: number,
  areas: number,
  threshold: number,
  background: Background,
  random: Random,
): number | undefined {
  const { longest } = track.settings;
  const { counts, weeks, baseline } = background(random);
  const centre = random.below(track.areas);
  const first = track.zones.start[centre]!;
  const zone = track.zones.member.subarray(first, Math.min(first + areas, track.zones.start[centre + 1]!));
  for (const area of zone)
    for (let t = weeks - longest; t < weeks; t++)
      counts[area * weeks + t]! += drawNegativeBinomial(
        (ratio - 1) * baseline.mean[area]!,
        baseline.size,
        random,
      );
  const laid: Track = {
    ...track,
    weeks,
    first: 0,
    sums: runningSums(counts, track.areas, weeks, 1),
    squares: runningSums(counts, track.areas, weeks, 2),
  };
  for (let k = 1; k <= longest; k++) {
    const peaks = peaksOf(laid, weeks - longest + k - 1, false);
    if (peaks && peaks.ongoing.score > threshold) return k;
  }
  return undefined;
}

/**
 * How often a doubling and a tripling in a few neighbouring areas would be found, week by week after it began. With
 * `past`, the surge is laid over real stretches of the past (weeks past.from .. past.to end one), so that
 * autocorrelation and shared shocks are those of the conflict.
 */
export function sensitivity(
  track: Track,
  threshold: number,
  baseline: Baseline,
  past: { readonly counts: ArrayLike<number>; readonly from: number; readonly to: number } | undefined,
): SensitivityResult[] {
  const { longest, seed } = track.settings;
  if (!Number.isFinite(threshold)) return [];
  const background = past
    ? pastStretches(track, past.counts, past.from, past.to)
    : drawnStretches(track, baseline);
  const most = Math.max(
    ...Array.from(track.zones.start.subarray(1), (end, i) => end - track.zones.start[i]!),
  );
  const areas = Math.min(AREAS, most);
  return RATIOS.map((ratio) => {
    const found = new Float64Array(longest);
    for (let k = 0; k < TRIALS; k++) {
      const week = foundIn(
        track,
        ratio,
        areas,
        threshold,
        background,
        createRandom(seed, STREAM + ratio * 4096 + k),
      );
      if (week !== undefined) for (let i = week - 1; i < longest; i++) found[i]! += 1 / TRIALS;
    }
    const median = found.findIndex((share) => share >= 0.5);
    return { ratio, areas, foundBy: Array.from(found), medianWeeks: median < 0 ? null : median + 1 };
  });
}

/** The ends of stretches of the past that lie wholly in covered weeks and end no later than `last`. */
export function stretchEnds(track: Track, last: number): { from: number; to: number } | undefined {
  const { baseline, gap, longest } = track.settings;
  const from = track.first + baseline + gap + longest - 1;
  return from <= last ? { from, to: last } : undefined;
}
