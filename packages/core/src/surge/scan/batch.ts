import { type AliasTable, createRandom, type Random } from '../random/index.ts';
import { align, FREE, STATE } from './addresses.ts';
import { createDraw, createEvents, type Multinomial, multinomialOf, sumUp } from './draw.ts';
import type { Kernel } from './kernel.ts';
import type { Plan } from './plan.ts';

/** Replicates drawn together; their events lie in the kernel's memory. */
export interface Batch {
  readonly count: number;
  /** For each replicate, where the events of each live period begin, and where the last ones end. */
  readonly begins: Int32Array;
  /** Most events in any replicate. */
  readonly largest: number;
  /** Where the memory is free again. */
  readonly end: number;
}

/** Writes the events of one replicate from `to` on, and where each period begins; returns where they end. */
type DrawInto = (random: Random, to: number, begin: Int32Array) => number;

/** Bytes of an event. */
export const EVENT = 4;

/** The kernel draws the places itself. */
function drawByKernel({ tables, draw }: Multinomial, kernel: Kernel): { free: number; draw: DrawInto } {
  let free = FREE;
  const addresses = tables.map((table) => {
    const at = free;
    if (table) free = align(at + 8 * table.size);
    return at;
  });
  kernel.reserve(free);
  const copy = (table: AliasTable | undefined, period: number): void => {
    if (!table) return;
    const numbers = new Int32Array(kernel.memory, addresses[period], 2 * table.size);
    numbers.set(table.keep);
    numbers.set(table.other, table.size);
  };
  tables.forEach(copy);
  let state = new Int32Array(kernel.memory, STATE, 4);
  return {
    free,
    draw(random, to, begin) {
      let end = to;
      begin.fill(0);
      begin[0] = to;
      draw(random, (period, count) => {
        kernel.reserve(end + EVENT * count);
        if (state.length === 0) state = new Int32Array(kernel.memory, STATE, 4);
        state.set(random.state);
        kernel.run.draw(STATE, addresses[period]!, tables[period]!.size, count, end);
        random.state.set(state);
        begin[period + 1] = EVENT * count;
        end += EVENT * count;
      });
      sumUp(begin);
      return end;
    },
  };
}

/** Any other way of drawing, copied into the kernel's memory. */
function drawOutside(plan: Plan, kernel: Kernel): { free: number; draw: DrawInto } {
  const draw = createDraw(plan.problem);
  const events = createEvents(plan.live);
  return {
    free: FREE,
    draw(random, to, begin) {
      draw(random, events);
      const count = events.begin[plan.live]!;
      kernel.reserve(to + EVENT * count);
      new Int32Array(kernel.memory, to, count).set(events.place.subarray(0, count));
      for (let t = 0; t < begin.length; t++) begin[t] = to + EVENT * events.begin[t]!;
      return to + EVENT * count;
    },
  };
}

/** Draws batches of replicates, each over the one before. */
export function createBatches(plan: Plan, kernel: Kernel): (first: number, count: number) => Batch {
  const { problem } = plan;
  const rule = problem.null;
  const { free, draw } =
    rule.kind === 'multinomial'
      ? drawByKernel(multinomialOf(problem, rule.cases), kernel)
      : drawOutside(plan, kernel);
  return (first, count) => {
    const stride = plan.live + 1;
    const begins = new Int32Array(count * stride);
    kernel.reserve(free + EVENT * count * plan.events);
    let largest = 0;
    let end = free;
    for (let k = 0; k < count; k++) {
      const from = end;
      end = draw(createRandom(problem.seed, first + k), from, begins.subarray(k * stride, (k + 1) * stride));
      largest = Math.max(largest, (end - from) / EVENT);
    }
    return { count, begins, largest, end };
  };
}

/** The observed counts as a batch of one. */
export function drawObserved(plan: Plan, kernel: Kernel): Batch {
  const { cases, periods, places } = plan.problem;
  const first = periods - plan.live;
  const begins = new Int32Array(plan.live + 1);
  const events: number[] = [];
  for (let t = 0; t < plan.live; t++) {
    for (let place = 0; place < places; place++)
      for (let n = cases[(first + t) * places + place]!; n > 0; n--) events.push(place);
    begins[t + 1] = events.length;
  }
  kernel.reserve(FREE + EVENT * events.length);
  new Int32Array(kernel.memory, FREE, events.length).set(events);
  return {
    count: 1,
    begins: begins.map((n) => FREE + EVENT * n),
    largest: events.length,
    end: FREE + EVENT * events.length,
  };
}
