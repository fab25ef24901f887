import type { Kernel } from './kernel.ts';
import type { Layout } from './layout.ts';
import { dispersedThreshold, LEVEL_STEP } from './limits.ts';
import type { ChunkRange, Plan } from './plan.ts';
import type { WindowSums } from './steps.ts';

/** The members of a chunk: what is expected in the zones that end with them, and the counts that matter there. */
export interface Marks {
  /** Sums the members of a chunk of centres; member `base` is then the first one. */
  readonly sum: (chunk: ChunkRange, sums: WindowSums) => void;
  readonly base: () => number;
  readonly expected: Float64Array;
  /** Sums of squared expected counts; the scores of tables do without. */
  readonly square: Float64Array;
  /**
   * Makes the table of a level, in its slot; or of the one level that is asked for next, for the chunk alone, where
   * tables do not serve every chunk.
   */
  readonly prepare: (level: number) => void;
  readonly everywhere: boolean;
}

type Numbers = Int16Array | Int32Array;

const never = (layout: Layout): number => (layout.wide ? 0x7fff_fffe : 0x7fff);

export function createMarks(
  plan: Plan,
  layout: Layout,
  kernel: Kernel,
  numbers: Numbers,
  places: WindowSums,
): Marks {
  const { score } = plan.problem;
  return score.kind === 'dispersed'
    ? memberMarks(plan, layout, kernel, numbers, places, score.size)
    : tableMarks(plan, layout, kernel, numbers);
}

/** Marks by expected count: the kernel sums, and the tables serve every chunk. */
function tableMarks(plan: Plan, layout: Layout, kernel: Kernel, numbers: Numbers): Marks {
  const { problem } = plan;
  const { start } = problem.zones;
  const least = Math.max(1, problem.minimumCases);
  const perUnit = plan.limits(0)!.perUnit;
  const written = new Uint8Array(kernel.memory, layout.made, layout.slots).fill(0);
  // A member's offset is 64 or 128 bytes for each place, its expected count 8.
  const shift = layout.wide ? 4 : 3;
  let base = 0;
  const prepare = (slot: number): void => {
    if (written[slot] === 1) return;
    written[slot] = 1;
    const first = plan.limits(slot)!.table;
    const to = (layout.tables + slot * layout.tableBytes) / numbers.BYTES_PER_ELEMENT;
    for (let cell = 0; cell < first.length; cell++)
      numbers[to + cell] = Math.min(never(layout), Math.max(least, first[cell]!) - 1);
  };
  return {
    sum({ from, to }) {
      base = start[from]!;
      kernel.run.sums(
        layout.starts + 4 * from,
        to - from,
        layout.offsets,
        shift,
        layout.places,
        perUnit,
        layout.expected - 8 * base,
        layout.cells - 4 * base,
      );
    },
    base: () => base,
    expected: new Float64Array(kernel.memory, layout.expected, plan.chunkMembers),
    square: new Float64Array(0),
    prepare,
    everywhere: true,
  };
}

/** Marks by member, for a score that does not depend on the expected count alone: one table, for one chunk. */
function memberMarks(
  plan: Plan,
  layout: Layout,
  kernel: Kernel,
  numbers: Numbers,
  places: WindowSums,
  size: number,
): Marks {
  const { start, member } = plan.problem.zones;
  const expected = new Float64Array(kernel.memory, layout.expected, plan.chunkMembers);
  const square = new Float64Array(plan.chunkMembers);
  const cells = new Int32Array(kernel.memory, layout.cells, plan.chunkMembers);
  for (let at = 0; at < cells.length; at++) cells[at] = at;
  const least = Math.max(1, plan.problem.minimumCases);
  const first = layout.tables / numbers.BYTES_PER_ELEMENT;
  let chunk: ChunkRange = { from: 0, to: 0 };
  let base = 0;
  let held = -1;
  return {
    sum(range) {
      chunk = range;
      held = -1;
      base = start[range.from]!;
      for (let centre = range.from; centre < range.to; centre++) {
        let [e, square2] = [0, 0];
        for (let j = start[centre]!; j < start[centre + 1]!; j++) {
          e += places.expected[member[j]!]!;
          square2 += places.square[member[j]!]!;
          expected[j - base] = e;
          square[j - base] = square2;
        }
      }
    },
    base: () => base,
    expected,
    square,
    everywhere: false,
    prepare(level) {
      if (level === held) return;
      held = level;
      for (let centre = chunk.from; centre < chunk.to; centre++) {
        // The kernel relies on marks that never go down along the members.
        let mark = never(layout);
        for (let at = start[centre + 1]! - 1 - base; at >= start[centre]! - base; at--) {
          const count = dispersedThreshold(level * LEVEL_STEP, expected[at]!, square[at]!, size);
          mark = Math.min(mark, Math.max(least, count) - 1);
          numbers[first + at] = mark;
        }
      }
    },
  };
}
