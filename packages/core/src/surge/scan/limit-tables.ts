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

/** Limits of a level: level 0 is a score of 0, and each next one LEVEL_STEP more. */
export type LimitTables = (level: number) => Limits | undefined;

const made = new WeakMap<ScanProblem, LimitTables>();

/** Limits by level, made when first needed, once for each problem. */
export function limitTables(problem: ScanProblem): LimitTables {
  const tables = made.get(problem) ?? createTables(problem);
  made.set(problem, tables);
  return tables;
}

function createTables(problem: ScanProblem): LimitTables {
  if (problem.score.kind === 'dispersed') return () => undefined;
  const most = largestExpected(problem);
  const tables: (Limits | undefined)[] = [];
  return (level) => {
    tables[level] ??= createLimits(problem.score, level * LEVEL_STEP, most);
    return tables[level];
  };
}

/** The level that a score has reached. */
export function levelOf(score: number): number {
  return Math.floor(score / LEVEL_STEP);
}
