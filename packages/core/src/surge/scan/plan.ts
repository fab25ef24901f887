import { type LimitTables, limitTables } from './limit-tables.ts';
import { firstLivePeriod, type ScanProblem } from './problem.ts';
import { createScore, type Score } from './score.ts';
import { type Step, stepsOf } from './steps.ts';

/** Centres per chunk: few at first, while nothing is known of the maxima, then more. */
const FIRST_CHUNK = 4;
const MOST_CENTRES = 64;
/** Centres from .. to - 1, whose members are summed together. */
export interface ChunkRange {
  readonly from: number;
  readonly to: number;
}

/** Everything of a problem that does not change from batch to batch. */
export interface Plan {
  readonly problem: ScanProblem;
  readonly score: Score;
  readonly steps: readonly Step[];
  /** Number of live periods. */
  readonly live: number;
  readonly chunks: readonly ChunkRange[];
  readonly chunkMembers: number;
  /** Periods are visited more than once, so their counts are kept in layers. */
  readonly layered: boolean;
  readonly limits: LimitTables;
  /** Entries of the longest table of marks. */
  readonly tableLength: number;
  /** Events that a replicate has in the live periods, about. */
  readonly events: number;
}

function chunksOf(centres: number, most: number): ChunkRange[] {
  const chunks: ChunkRange[] = [];
  let size = Math.min(FIRST_CHUNK, most);
  for (let from = 0; from < centres; from = chunks.at(-1)!.to) {
    chunks.push({ from, to: Math.min(centres, from + size) });
    size = Math.min(most, size * 2);
  }
  return chunks;
}

/** Events of one replicate in the live periods, about. */
function eventsOf(problem: ScanProblem, first: number): number {
  const rule = problem.null;
  if (rule.kind === 'permutation' || rule.kind === 'bernoulli')
    return problem.cases.subarray(first * problem.places).reduce((sum, n) => sum + n, 0);
  return Math.ceil(problem.expected.subarray(first * problem.places).reduce((sum, e) => sum + e, 0));
}

/** `most`: centres of a chunk. */
export function planOf(problem: ScanProblem, most: number = MOST_CENTRES): Plan {
  const { start } = problem.zones;
  const first = firstLivePeriod(problem.windows, problem.periods);
  const chunks = chunksOf(start.length - 1, most);
  const chunkMembers = chunks.reduce((most, { from, to }) => Math.max(most, start[to]! - start[from]!), 0);
  const limits = limitTables(problem);
  return {
    problem,
    score: createScore(problem.score),
    steps: stepsOf(problem),
    live: problem.periods - first,
    chunks,
    chunkMembers,
    layered: problem.windows.kind === 'retrospective',
    limits,
    tableLength: limits(0)?.table.length ?? chunkMembers,
    events: eventsOf(problem, first),
  };
}
