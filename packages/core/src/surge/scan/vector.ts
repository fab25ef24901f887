import type { Events } from './draw.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { LANES, type Layout, layoutOf, TABLE_SLOTS } from './layout.ts';
import { roundedLevel } from './limit-tables.ts';
import { type Batch, drawBatch, type Plan, planOf } from './plan.ts';
import type { ScanProblem } from './problem.ts';
import { addStep, createSums, type Step } from './steps.ts';
import { type Chunk, sumChunk, writeThresholds } from './thresholds.ts';

/** Memory for counts, in bytes: enough lanes to share the thresholds, not so many that a browser would refuse. */
const COUNT_BYTES = 48 * 1024 * 1024;
/** Counts up to this fit 16 bits with their sign. */
const MOST_NARROW = 32_767;

type Numbers = Int16Array | Int32Array;

function scanBatch(plan: Plan, batch: Batch, layout: Layout, maxima: Float64Array): void {
  const { problem, score } = plan;
  const { zones } = problem;
  // What each replicate must beat, so that most lanes are turned away without a logarithm.
  const tables = Array.from(maxima, () => plan.limits(0)?.limit);
  let block = 0;
  let scratch: Numbers = new Int16Array(0);
  let chunk: Chunk = { from: 0, to: 0, base: 0, expected: new Float64Array(0), square: new Float64Array(0) };
  const hit = (member: number, lanes: number): void => {
    const expected = chunk.expected[member - chunk.base]!;
    const square = chunk.square[member - chunk.base]!;
    const base = block * LANES;
    for (let left = lanes; left !== 0; left &= left - 1) {
      const lane = 31 - Math.clz32(left & -left);
      if (base + lane >= maxima.length) return;
      const count = scratch[lane]!;
      const table = tables[base + lane];
      if (table && count < table.length && expected > table[count]!) continue;
      const value = score(count, expected, square);
      if (value <= maxima[base + lane]!) continue;
      maxima[base + lane] = value;
      tables[base + lane] = plan.limits(roundedLevel(value))?.limit;
    }
  };
  const kernel = createKernel(layout.bytes, hit);
  if (!kernel) throw new Error('the vector kernel is not available');
  const numbers = layout.wide ? new Int32Array(kernel.memory) : new Int16Array(kernel.memory);
  scratch = numbers.subarray(0, LANES);
  new Int32Array(kernel.memory, layout.starts, zones.start.length).set(zones.start);
  new Int32Array(kernel.memory, layout.places, zones.member.length).set(zones.member);
  chunk = {
    ...chunk,
    expected: new Float64Array(kernel.memory, layout.expected, plan.chunkMembers),
    square: new Float64Array(plan.chunkMembers),
  };
  const addPeriod = periodAdder(plan, batch, layout, kernel, numbers);
  const setThresholds = thresholdSetter(plan, layout, kernel, numbers);
  const sums = createSums(problem.places);
  const scan = layout.wide ? kernel.run.scan32 : kernel.run.scan16;
  const blockBytes = problem.places * layout.stride;
  for (const step of plan.steps) {
    addStep(problem, step, sums);
    addPeriod(step);
    if (!step.evaluates) continue;
    for (const { from, to } of plan.chunks) {
      chunk.from = from;
      chunk.to = to;
      sumChunk(problem, sums, chunk);
      // Addresses are indexed by member, so they are moved back to where member 0 would be.
      const thresholds = layout.thresholds - numbers.BYTES_PER_ELEMENT * chunk.base;
      for (const [level, blocks] of blocksByLevel(maxima, layout.blocks)) {
        setThresholds(chunk, level);
        for (block of blocks)
          scan(
            layout.counts + block * blockBytes,
            layout.places,
            thresholds,
            layout.starts + 4 * from,
            to - from,
            0,
          );
      }
    }
  }
}

/** Blocks grouped by what all their replicates have already reached. */
function blocksByLevel(maxima: Float64Array, blocks: number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let block = 0; block < blocks; block++) {
    let least = Number.POSITIVE_INFINITY;
    const end = Math.min(maxima.length, (block + 1) * LANES);
    for (let k = block * LANES; k < end; k++) least = Math.min(least, maxima[k]!);
    const level = roundedLevel(least);
    const group = groups.get(level);
    if (group) group.push(block);
    else groups.set(level, [block]);
  }
  return groups;
}

/** Puts a chunk's thresholds where the kernel looks for them; tables of limits are copied in when first used. */
function thresholdSetter(
  plan: Plan,
  layout: Layout,
  kernel: Kernel,
  numbers: Numbers,
): (chunk: Chunk, level: number) => void {
  const width = numbers.BYTES_PER_ELEMENT;
  const at = layout.thresholds / width;
  const plain = numbers.subarray(at, at + plan.chunkMembers);
  const never = layout.wide ? 0x7fff_fffe : 0x7fff;
  const { problem } = plan;
  const least = Math.max(1, problem.minimumCases);
  const write = layout.wide ? kernel.run.thresholds32 : kernel.run.thresholds16;
  const held = new Float64Array(TABLE_SLOTS).fill(-1);
  let next = 0;
  return (chunk, level) => {
    const limits = plan.limits(level);
    if (problem.score.kind === 'dispersed' || !limits) {
      const size = problem.score.kind === 'dispersed' ? problem.score.size : 0;
      writeThresholds(problem, chunk, level, size, never, plain);
      return;
    }
    let slot = held.indexOf(level);
    if (slot < 0) {
      slot = next;
      next = (next + 1) % TABLE_SLOTS;
      held[slot] = level;
      const { table } = limits;
      new Int32Array(kernel.memory, layout.tables + slot * layout.tableBytes, table.length).set(table);
    }
    const members = problem.zones.start[chunk.to]! - chunk.base;
    const address = layout.tables + slot * layout.tableBytes;
    write(layout.expected, members, address, limits.perUnit, least, layout.thresholds);
  };
}

/** Adds one period of every replicate to the counts: from layers where periods come back, else event by event. */
function periodAdder(
  plan: Plan,
  batch: Batch,
  layout: Layout,
  kernel: Kernel,
  numbers: Numbers,
): (step: Step) => void {
  const { places } = plan.problem;
  const width = numbers.BYTES_PER_ELEMENT;
  const cells = layout.blocks * places * LANES;
  const counts = numbers.subarray(layout.counts / width, layout.counts / width + cells);
  const addEvents = (events: Events, k: number, period: number, target: Numbers, to: number): void => {
    const base = to + Math.floor(k / LANES) * places * LANES + (k % LANES);
    const end = events.begin[period + 1]!;
    for (let i = events.begin[period]!; i < end; i++) target[base + events.place[i]! * LANES]! += 1;
  };
  if (!plan.layered)
    return (step) => {
      if (step.resets) counts.fill(0);
      batch.events.forEach((events, k) => {
        addEvents(events, k, step.period, counts, 0);
      });
    };
  const layers = numbers.subarray(layout.layers / width);
  for (let period = 0; period < plan.live; period++)
    batch.events.forEach((events, k) => {
      addEvents(events, k, period, layers, period * cells);
    });
  const add = layout.wide ? kernel.run.add32 : kernel.run.add16;
  return (step) => {
    if (step.resets) counts.fill(0);
    add(layout.counts, layout.layers + step.period * cells * width, cells * width);
  };
}

/** Largest score of each of the replicates `first` .. `first + count - 1`; the same numbers as the plain code. */
export function vectorMaxima(problem: ScanProblem, first: number, count: number): Float64Array {
  const plan = planOf(problem);
  const layers = plan.layered ? plan.live : 0;
  const perBlock = problem.places * LANES * 2 * (1 + layers);
  const blocks = Math.max(1, Math.min(Math.ceil(count / LANES), Math.floor(COUNT_BYTES / perBlock)));
  const tableLength = plan.limits(0)?.table.length ?? 0;
  const maxima = new Float64Array(count);
  for (let done = 0; done < count; done += blocks * LANES) {
    const part = Math.min(blocks * LANES, count - done);
    const batch = drawBatch(plan, first + done, part);
    const wide = batch.largest > MOST_NARROW;
    const layout = layoutOf(problem, wide, Math.ceil(part / LANES), layers, plan.chunkMembers, tableLength);
    scanBatch(plan, batch, layout, maxima.subarray(done, done + part));
  }
  return maxima;
}
