import { createNegativeBinomial, createRandom } from '../random/index.ts';
import type { Baseline } from './baseline.ts';
import { runningSums, type Track } from './track.ts';
import { peaksOf, STATISTICS, type Statistic } from './week.ts';

/** Counts of the weeks up to the judged one, the last, when nothing changes: the same for the same number k. */
export function simulatedTracks(track: Track, week: number, baseline: Baseline): (k: number) => Track {
  const { areas, settings } = track;
  const weeks = Math.min(week - track.first + 1, settings.baseline + settings.gap);
  const fill = Array.from(baseline.mean, (mean) => createNegativeBinomial(mean, baseline.size));
  const counts = new Int32Array(areas * weeks);
  return (k) => {
    const random = createRandom(settings.seed, k);
    fill.forEach((draw, area) => {
      draw(random, counts, area * weeks, weeks);
    });
    return {
      ...track,
      weeks,
      first: 0,
      sums: runningSums(counts, areas, weeks, 1),
      squares: runningSums(counts, areas, weeks, 2),
    };
  };
}

/**
 * The largest scores of a week when nothing changes, by simulation: independent negative binomial counts around the
 * baseline, from which baseline and size are estimated anew each time, so that a short baseline counts as what it is.
 * It knows nothing of how counts hang together over time and space, and so calls a surge too often.
 */
export function simulatedPeaks(
  track: Track,
  week: number,
  baseline: Baseline,
): Record<Statistic, Float64Array> {
  const { replications } = track.settings;
  const scores = {
    absolute: new Float64Array(replications),
    relative: new Float64Array(replications),
    national: new Float64Array(replications),
  };
  const simulated = simulatedTracks(track, week, baseline);
  for (let k = 0; k < replications; k++) {
    const one = simulated(k);
    const peaks = peaksOf(one, one.weeks - 1);
    for (const statistic of STATISTICS) scores[statistic][k] = peaks?.[statistic].score ?? 0;
  }
  return scores;
}
