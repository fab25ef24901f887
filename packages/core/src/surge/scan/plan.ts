import { createRandom } from '../random/index.ts';
import { createDraw, createEvents, type Draw, type Events } from './draw.ts';
import { limitTables } from './limit-tables.ts';
import type { Limits } from './limits.ts';
import { firstLivePeriod, type ScanProblem } from './problem.ts';
import { createScore, type Score } from './score.ts';
import { type Step, stepsOf } from './steps.ts';

/** Centres per chunk: few at first, while nothing is known of the maxima, then more. */
const CHUNK = { first: 4, most: 256 } as const;

/** Everything of a problem that does not change from batch to batch. */
export interface Plan {
  readonly problem: ScanProblem;
  readonly draw: Draw;
  readonly score: Score;
  readonly steps: readonly Step[];
  /** Number of live periods. */
  readonly live: number;
  readonly chunks: readonly { readonly from: number; readonly to: number }[];
  readonly chunkMembers: number;
  /** Periods are visited more than once, so their counts are kept in layers. */
  readonly layered: boolean;
  readonly limits: (level: number) => Limits | undefined;
}

function chunksOf(centres: number): { from: number; to: number }[] {
  const chunks: { from: number; to: number }[] = [];
  let size: number = CHUNK.first;
  for (let from = 0; from < centres; ) {
    const to = Math.min(centres, from + size);
    chunks.push({ from, to });
    from = to;
    size = Math.min(CHUNK.most, size * 2);
  }
  return chunks;
}

export function planOf(problem: ScanProblem): Plan {
  const { start } = problem.zones;
  const chunks = chunksOf(start.length - 1);
  let chunkMembers = 0;
  for (const { from, to } of chunks) chunkMembers = Math.max(chunkMembers, start[to]! - start[from]!);
  return {
    problem,
    draw: createDraw(problem),
    score: createScore(problem.score),
    steps: stepsOf(problem),
    live: problem.periods - firstLivePeriod(problem.windows, problem.periods),
    chunks,
    chunkMembers,
    layered: problem.windows.kind === 'retrospective',
    limits: limitTables(problem),
  };
}

/** Replicates drawn together. */
export interface Batch {
  readonly events: readonly Events[];
  /** Most cases in any of them. */
  readonly largest: number;
}

export function drawBatch(plan: Plan, first: number, count: number): Batch {
  const pool = createEvents(plan.live);
  let largest = 0;
  const events = Array.from({ length: count }, (_, k): Events => {
    plan.draw(createRandom(plan.problem.seed, first + k), pool);
    const used = pool.begin[plan.live]!;
    largest = Math.max(largest, used);
    return { place: pool.place.slice(0, used), begin: pool.begin.slice() };
  });
  return { events, largest };
}
