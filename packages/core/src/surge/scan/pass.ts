import { type Batch, EVENT } from './batch.ts';
import type { Kernel } from './kernel.ts';
import { type Layout, layoutOf } from './layout.ts';
import { LEVEL_STEP } from './limits.ts';
import { createMarks, type Marks } from './marks.ts';
import type { ChunkRange, Plan } from './plan.ts';
import { scoreBase } from './score.ts';
import { addStep, type Step } from './steps.ts';

/** Counts up to this fit 16 bits with their sign. */
const MOST_NARROW = 32_767;

type Numbers = Int16Array | Int32Array;

/** What stands in the lanes of the kernel, and what becomes of it. */
export interface Lanes {
  /** Called ahead of each chunk of centres: may put the lanes in another order. */
  readonly arrange: (chunk: ChunkRange) => void;
  /** The level that all lanes of a block have reached, asked where it is not known to the kernel. */
  readonly level: (block: number) => number;
  readonly hit: (member: number, lanes: number) => void;
}

/** A batch in the kernel's memory, ready to be scanned. */
export interface Pass {
  readonly layout: Layout;
  /** The memory as counts. */
  readonly numbers: Numbers;
  readonly marks: Marks;
  /** Scans every zone and window, with `before` called ahead of each step. */
  readonly run: (lanes: Lanes, before?: (step: Step) => void) => void;
}

export function createPass(plan: Plan, kernel: Kernel, batch: Batch): Pass {
  const layout = layoutOf(plan, batch, batch.largest > MOST_NARROW);
  kernel.reserve(layout.bytes);
  const memory = kernel.memory;
  const numbers = layout.wide ? new Int32Array(memory) : new Int16Array(memory);
  copyProblem(plan, layout, kernel, batch);
  const sums = {
    expected: new Float64Array(memory, layout.places, plan.problem.places),
    square: new Float64Array(plan.problem.places),
  };
  const marks = createMarks(plan, layout, kernel, numbers, sums);
  const scan = layout.wide ? kernel.run.scan32 : kernel.run.scan16;
  const scanBlocks = ({ from, to }: ChunkRange, block: number, blocks: number): void => {
    scan(
      from,
      to,
      layout.starts,
      layout.offsets,
      layout.counts + block * layout.blockBytes,
      blocks,
      layout.blockBytes,
      layout.cells - 4 * marks.base(),
      layout.expected - 8 * marks.base(),
      layout.closes,
    );
  };
  return {
    layout,
    numbers,
    marks,
    run(lanes, before) {
      const addPeriod = periodAdder(plan, batch, layout, kernel, numbers);
      kernel.listen({ hit: lanes.hit, prepare: marks.prepare });
      for (const step of plan.steps) {
        before?.(step);
        addStep(plan.problem, step, sums);
        addPeriod(step);
        if (!step.evaluates) continue;
        for (const chunk of plan.chunks) {
          lanes.arrange(chunk);
          marks.sum(chunk, sums);
          if (marks.everywhere) scanBlocks(chunk, 0, layout.blocks);
          else
            for (let block = 0; block < layout.blocks; block++) {
              marks.prepare(lanes.level(block));
              scanBlocks(chunk, block, 1);
            }
        }
      }
    },
  };
}

function copyProblem(plan: Plan, layout: Layout, kernel: Kernel, batch: Batch): void {
  const { memory } = kernel;
  const { start, member, closes } = plan.problem.zones;
  new Int32Array(memory, layout.starts, start.length).set(start);
  new Uint8Array(memory, layout.closes, closes.length).set(closes);
  new Int32Array(memory, layout.begins, batch.begins.length).set(batch.begins);
  new Int32Array(memory, layout.offsets, member.length).set(member);
  kernel.run.stretch(layout.offsets, member.length, layout.stride);
}

/** Where every centre has its own best. */
export interface ByCentre {
  /** How far below the best of its centre a zone is still told of. */
  readonly slack: number;
  /** What scores beyond this level is compared as if it had just reached it. */
  readonly highest: number;
}

/** Tells the kernel how zones are judged. */
export function judge(plan: Plan, layout: Layout, kernel: Kernel, byCentre?: ByCentre): void {
  const rule = plan.problem.score;
  const [kind, cases, total] =
    rule.kind === 'poisson'
      ? [0, rule.cases, rule.expected]
      : rule.kind === 'bernoulli'
        ? [1, rule.cases, rule.people]
        : [2, 0, 0];
  kernel.run.judge(
    kind,
    cases,
    total,
    scoreBase(rule),
    1 / LEVEL_STEP,
    byCentre?.slack ?? 0,
    byCentre !== undefined,
    layout.tables,
    layout.tableBytes,
    Math.min(layout.slots, (byCentre?.highest ?? layout.slots) + 1),
    layout.made,
    layout.best,
    layout.levels,
    layout.floors,
  );
}

/** Adds one period of every replicate to the counts: from layers where periods come back, else event by event. */
function periodAdder(
  plan: Plan,
  batch: Batch,
  layout: Layout,
  kernel: Kernel,
  numbers: Numbers,
): (step: Step) => void {
  const width = numbers.BYTES_PER_ELEMENT;
  const bytes = layout.blocks * layout.blockBytes;
  const [events, add] = layout.wide
    ? [kernel.run.events32, kernel.run.add32]
    : [kernel.run.events16, kernel.run.add16];
  const addEvents = (period: number, to: number): void => {
    const begins = layout.begins + 4 * period;
    events(layout.order, batch.count, begins, EVENT * (plan.live + 1), to, layout.blockBytes);
  };
  const clear = (from: number, to: number): void => {
    numbers.fill(0, from / width, to / width);
  };
  if (plan.layered) clear(layout.layers, layout.layers + plan.live * bytes);
  if (plan.layered)
    for (let period = 0; period < plan.live; period++) addEvents(period, layout.layers + period * bytes);
  return ({ resets, period }) => {
    if (resets) clear(layout.counts, layout.counts + bytes);
    if (plan.layered) add(layout.counts, layout.layers + period * bytes, bytes);
    else addEvents(period, layout.counts);
  };
}
