import { createLimits, LEVEL_STEP, type Limits } from './limits.ts';
import { firstLivePeriod, type ScanProblem } from './problem.ts';

/** The largest expected count that any zone and window of the problem can have, or a little more. */
function largestExpected(problem: ScanProblem): number {
  const { places, periods, zones, windows, expected } = problem;
  const first = firstLivePeriod(windows, periods);
  const longest = windows.kind === 'spatial' ? periods : Math.min(windows.longest, periods - first);
  const byPlace = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    let sum = 0;
    for (let t = first; t < periods; t++) {
      sum += expected[t * places + place]!;
      if (t - longest >= first) sum -= expected[(t - longest) * places + place]!;
      byPlace[place] = Math.max(byPlace[place]!, sum);
    }
  }
  let most = 0;
  for (let centre = 0; centre + 1 < zones.start.length; centre++) {
    let sum = 0;
    for (let j = zones.start[centre]!; j < zones.start[centre + 1]!; j++) sum += byPlace[zones.member[j]!]!;
    most = Math.max(most, sum);
  }
  return most * (1 + 1e-9);
}

/** Limits by level, made when first needed. */
export function limitTables(problem: ScanProblem): (level: number) => Limits | undefined {
  const most = largestExpected(problem);
  const tables = new Map<number, Limits | undefined>();
  return (level) => {
    if (!tables.has(level)) tables.set(level, createLimits(problem.score, level, most));
    return tables.get(level);
  };
}

/** A score rounded down to a level that has a table. */
export function roundedLevel(score: number): number {
  return Math.floor(score / LEVEL_STEP) * LEVEL_STEP;
}
