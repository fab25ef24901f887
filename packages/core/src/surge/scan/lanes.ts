import { LANES, SCRATCH } from './addresses.ts';
import type { Kernel } from './kernel.ts';
import type { Layout } from './layout.ts';
import { levelOf } from './limit-tables.ts';
import { LEVEL_STEP } from './limits.ts';
import { judge, type Lanes, type Pass } from './pass.ts';
import type { Plan } from './plan.ts';

/** So far may a lane's score lie above the least of its block, in the mean, before the lanes are put in order. */
const DISORDER = 0.75;

/** The replicates of a batch, one in each lane, and the largest score of each so far. */
export interface ReplicateLanes extends Lanes {
  /** The largest scores in the order of the replicates. */
  readonly maxima: () => Float64Array;
}

export function createLanes(plan: Plan, pass: Pass, kernel: Kernel, replicates: number): ReplicateLanes {
  const { layout, numbers, marks } = pass;
  const { score } = plan;
  const { memory } = kernel;
  const width = LANES * layout.blocks;
  const order = new Int32Array(memory, layout.order, replicates);
  for (let k = 0; k < replicates; k++) order[k] = k;
  const best = new Float64Array(memory, layout.best, width).fill(0);
  const levels = new Int32Array(memory, layout.levels, width).fill(0);
  const floors = new Int32Array(memory, layout.floors, layout.blocks).fill(0);
  // Lanes without a replicate are never the least of their block.
  levels.fill(layout.slots - 1, replicates);
  if (marks.everywhere) marks.prepare(0);
  judge(plan, layout, kernel);
  const move = marks.everywhere && !layout.wide ? mover(plan, layout, kernel, replicates) : undefined;
  const most = (DISORDER * replicates) / LEVEL_STEP;
  // Where the score is worked out here, the lanes stand as they were drawn, one block at a time.
  const scratch = numbers.subarray(SCRATCH, LANES);
  let first = 0;
  return {
    // Those that lie side by side share a table, so they should have much the same to beat.
    arrange() {
      if (!move || layout.blocks === 1 || kernel.run.disorder(replicates) <= most) return;
      const from = Int32Array.from({ length: replicates }, (_, k) => k);
      from.sort((a, b) => best[a]! - best[b]! || a - b);
      move(from);
      order.set(from.map((k) => order[k]!));
      best.set(Float64Array.from(from, (k) => best[k]!));
      levels.set(from.map((k) => levels[k]!));
      for (let block = 0; block < layout.blocks; block++) floors[block] = levels[LANES * block]!;
    },
    level(block) {
      first = block * LANES;
      const end = Math.min(replicates, first + LANES);
      return levelOf(best.subarray(first, end).reduce((least, value) => Math.min(least, value)));
    },
    hit(member, reached) {
      const at = member - marks.base();
      for (let left = reached; left !== 0; left &= left - 1) {
        const lane = 31 - Math.clz32(left & -left);
        const value = score(scratch[lane]!, marks.expected[at]!, marks.square[at]!);
        if (value > best[first + lane]!) best[first + lane] = value;
      }
    },
    maxima() {
      const maxima = new Float64Array(replicates);
      for (let k = 0; k < replicates; k++) maxima[order[k]!] = best[k]!;
      return maxima;
    },
  };
}

/** Moves the counts of lane `from[k]` to lane k, for every k at once, in the layers as well. */
function mover(plan: Plan, layout: Layout, kernel: Kernel, replicates: number): (from: Int32Array) => void {
  const { places } = plan.problem;
  const { blocks, blockBytes } = layout;
  const offsets = new Int32Array(kernel.memory, layout.from, blocks * LANES);
  const offsetOf = (k: number): number => Math.floor(k / LANES) * blockBytes + 2 * (k % LANES);
  const layers = plan.layered ? plan.live : 0;
  return (from) => {
    for (let k = 0; k < offsets.length; k++) offsets[k] = offsetOf(k < replicates ? from[k]! : k);
    for (let layer = -1; layer < layers; layer++) {
      const at = layer < 0 ? layout.counts : layout.layers + layer * blocks * blockBytes;
      kernel.run.move16(layout.from, blocks, at, places, blockBytes, layout.held);
    }
  };
}
