import { createRandom, drawNegativeBinomial } from '../random/index.ts';
import type { Baseline } from './baseline.ts';
import { runningSums, sumOver, type Track } from './track.ts';
import { type Peak, peaksAgainst } from './week.ts';

/** Half the 95 % point of chi-squared with one degree of freedom. */
const HALF_CHI_SQUARED_95 = 1.92;
const STREAM = 0x5000_0000;

/** Areas of a peak's zone, from the centre outward; all areas for the whole country. */
export function areasOf(track: Track, peak: Peak): number[] {
  if (peak.size === 0) return Array.from({ length: track.areas }, (_, area) => area);
  const first = track.zones.start[peak.centre]!;
  return Array.from(track.zones.member.subarray(first, first + peak.size));
}

/** Scores of a zone for windows of 1, 2, ... weeks that end with `week`. */
function scoresByLength(track: Track, week: number, areas: readonly number[], baseline: Baseline): number[] {
  let [sum, squares] = [0, 0];
  for (const area of areas) {
    sum += baseline.mean[area]!;
    squares += baseline.mean[area]! ** 2;
  }
  const phi = 1 + squares / (baseline.size * sum);
  return Array.from({ length: track.settings.longest }, (_, i) => {
    const count = areas.reduce((total, area) => total + sumOver(track, track.sums, area, week - i, week), 0);
    const expected = (i + 1) * sum;
    return count > expected ? (count * Math.log(count / expected) - (count - expected)) / phi : 0;
  });
}

/**
 * The weeks with which a rise may have begun: those whose score is within 1.92 of the best, the zone being kept.
 * Scores are already divided by the dispersion, so this is a 95 % likelihood interval.
 */
export function startWeeks(
  track: Track,
  week: number,
  peak: Peak,
  baseline: Baseline,
): { earliest: number; latest: number; orEarlier: boolean } {
  const scores = scoresByLength(track, week, areasOf(track, peak), baseline);
  const best = Math.max(...scores);
  const likely = scores.flatMap((score, i) => (score >= best - HALF_CHI_SQUARED_95 ? [i + 1] : []));
  const longest = Math.max(...likely);
  return {
    earliest: week - longest + 1,
    latest: week - Math.min(...likely) + 1,
    orEarlier: longest === track.settings.longest,
  };
}

/**
 * How often each area belongs to the top zone when the last weeks are drawn anew around what was observed (after
 * Oliveira et al., 2011): an area's rate in the window is its mean there, shrunk by one week of baseline.
 */
export function inclusionFrequencies(
  track: Track,
  week: number,
  peak: Peak,
  baseline: Baseline,
): Float64Array {
  const { areas, settings } = track;
  const { longest } = settings;
  const inside = Float64Array.from({ length: areas }, (_, area) => {
    const count = sumOver(track, track.sums, area, week - peak.weeks + 1, week);
    return (count + baseline.mean[area]!) / (peak.weeks + 1);
  });
  const frequency = new Float64Array(areas);
  for (let k = 0; k < settings.resamples; k++) {
    const random = createRandom(settings.seed, STREAM + k);
    const counts = new Int32Array(areas * longest);
    for (let area = 0; area < areas; area++)
      for (let t = 0; t < longest; t++) {
        const rate = t >= longest - peak.weeks ? inside[area]! : baseline.mean[area]!;
        counts[area * longest + t] = drawNegativeBinomial(rate, baseline.size, random);
      }
    const drawn: Track = {
      ...track,
      weeks: longest,
      sums: runningSums(counts, areas, longest, 1),
      squares: new Float64Array(0),
    };
    const { absolute } = peaksAgainst(drawn, longest - 1, baseline, false);
    if (absolute.centre >= 0)
      for (const area of areasOf(drawn, absolute)) frequency[area]! += 1 / settings.resamples;
  }
  return frequency;
}
