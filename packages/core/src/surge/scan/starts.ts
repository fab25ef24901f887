import type { Candidate } from './candidates.ts';
import { membersOf } from './clusters.ts';
import type { ScanProblem } from './problem.ts';
import { createScore } from './score.ts';

/** Half the 95 % point of chi-squared with one degree of freedom. */
const HALF_CHI_SQUARED_95 = 1.92;

/**
 * When a cluster may have begun: the first periods for which, with its places and its end kept, the score is within
 * 1.92 of the best. Windows longer than those scanned are not considered.
 */
export function startRange(
  problem: ScanProblem,
  candidate: Candidate,
): { earliest: number; latest: number } | null {
  const { windows, places } = problem;
  if (windows.kind === 'spatial') return null;
  const score = createScore(problem.score);
  const members = membersOf(problem.zones, candidate);
  const { to } = candidate.window;
  let [observed, expected, square] = [0, 0, 0];
  let earliest = candidate.window.from;
  let latest = candidate.window.from;
  for (let from = to - 1; from >= Math.max(0, to - windows.longest); from--) {
    for (const place of members) {
      const e = problem.expected[from * places + place]!;
      observed += problem.cases[from * places + place]!;
      expected += e;
      square += e * e;
    }
    if (to - from < windows.shortest) continue;
    if (score(observed, expected, square) < candidate.score - HALF_CHI_SQUARED_95) continue;
    earliest = Math.min(earliest, from);
    latest = Math.max(latest, from);
  }
  return { earliest, latest };
}
