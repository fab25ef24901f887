import { LANES } from './addresses.ts';
import { createBatches, drawObserved, EVENT } from './batch.ts';
import { type Candidate, createContest, SCORE_TOLERANCE } from './candidates.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { createLanes } from './lanes.ts';
import { levelOf } from './limit-tables.ts';
import { createPass, judge, type Lanes } from './pass.ts';
import { planOf } from './plan.ts';
import type { ScanProblem, Window } from './problem.ts';

/** Memory for counts and events, in bytes: enough lanes to share the sums, not so many that a browser would refuse. */
const BATCH_BYTES = 48 * 1024 * 1024;

function neededKernel(): Kernel {
  const kernel = createKernel();
  if (!kernel) throw new Error('the vector kernel is not available');
  return kernel;
}

/** Largest score of each of the replicates `first` .. `first + count - 1`; the same numbers as the plain code. */
export function vectorMaxima(problem: ScanProblem, first: number, count: number): Float64Array {
  const kernel = neededKernel();
  const plan = planOf(problem);
  const layers = plan.layered ? plan.live : 0;
  const perBlock = LANES * (problem.places * 2 * (1 + layers) + EVENT * plan.events);
  const blocks = Math.max(1, Math.min(Math.ceil(count / LANES), Math.floor(BATCH_BYTES / perBlock)));
  const draw = createBatches(plan, kernel);
  const maxima = new Float64Array(count);
  for (let done = 0; done < count; done += blocks * LANES) {
    const batch = draw(first + done, Math.min(blocks * LANES, count - done));
    const pass = createPass(plan, kernel, batch);
    const lanes = createLanes(plan, pass, kernel, batch.count);
    pass.run(lanes);
    maxima.set(lanes.maxima(), done);
  }
  return maxima;
}

/** Levels above the floor with a table of their own: a table costs more than it saves where few zones score so high. */
const TABLES = 8;

/** The same candidates as those of the plain code, with the observed counts in one lane of the kernel. */
export function vectorCandidates(problem: ScanProblem, floor: number): Candidate[] {
  const kernel = neededKernel();
  // One centre at a time, since each has its own best.
  const plan = planOf(problem, 1);
  const pass = createPass(plan, kernel, drawObserved(plan, kernel));
  const { layout, marks } = pass;
  const contest = createContest(problem.zones, floor);
  const centres = problem.zones.start.length - 1;
  const level = Math.min(layout.slots - 1, levelOf(floor));
  new Float64Array(kernel.memory, layout.best, centres).fill(floor + SCORE_TOLERANCE);
  new Int32Array(kernel.memory, layout.levels, centres).fill(level);
  marks.prepare(level);
  judge(plan, layout, kernel, { slack: SCORE_TOLERANCE, highest: level + TABLES });
  let window: Window = { from: 0, to: 0 };
  let centre = 0;
  const lanes: Lanes = {
    arrange({ from }) {
      centre = from;
    },
    level: () => level,
    hit(member, observed) {
      const at = member - marks.base();
      const expected = marks.expected[at]!;
      const score = plan.score(observed, expected, 0);
      contest.enter({ centre, size: at + 1, window, observed, expected, score });
    },
  };
  pass.run(lanes, (step) => {
    window = step.window;
  });
  return contest.best();
}
