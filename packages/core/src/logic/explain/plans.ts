import type { Day } from '../../calendar/index.ts';
import type { Outside } from '../evaluate/index.ts';
import type { Comparison } from '../formula.ts';
import type { Trace } from '../trace.ts';
import type { Change } from '../verdict.ts';
import type { Ground } from './crop.ts';
import { judge } from './judge.ts';
import { type Cells, cellsOf, totalOf } from './leaves.ts';
import { isWhole } from './missing.ts';
import type { Need } from './needs.ts';
import { supposeChange } from './suppose.ts';

/** A change, and the days from which a flow is taken away when it shrinks, in order. */
export interface Plan {
  readonly change: Change;
  readonly days: readonly Day[];
}

/** A need, and the cells of the measure that could meet it. */
export interface Demand extends Need {
  readonly cells: Cells;
}

export type Side = 'left' | 'right';

/** What could change on one side of the comparisons; undefined where that side of one reads no measure. */
export function demandsOf(needs: readonly Need[], side: Side, trace: Trace): readonly Demand[] | undefined {
  const demands: Demand[] = [];
  for (const need of needs) {
    const [cells] = cellsOf({ ...need.leaf, formula: need.leaf.formula[side] }, trace);
    if (!cells) return undefined;
    demands.push({ ...need, cells });
  }
  return demands;
}

/** How a stack of demands is met: on the days they have in common, or in the window that asks for most. */
type Where = 'common' | 'worst';

/** Changes that meet all demands: one per measure and area, where windows overlap one for all of them. */
export function plansFor(
  demands: readonly Demand[],
  where: Where,
  ground: Ground,
  outside: Outside,
): readonly Plan[] | undefined {
  const groups = new Map<string, Demand[]>();
  for (const demand of demands) {
    const key = `${demand.cells.name} ${demand.cells.area} ${demand.leaf.flip}`;
    groups.set(key, [...(groups.get(key) ?? []), demand]);
  }
  const plans: Plan[] = [];
  const effects: Effects = new Map();
  for (const group of groups.values()) {
    for (const stack of stacked(group, isLevel(group[0]!, ground))) {
      const plan = planOf(stack, where, ground, outside, effects);
      if (!plan) return undefined;
      plans.push(plan);
    }
  }
  return plans;
}

/** The trace after a change. */
export function applied(trace: Trace, { change, days }: Plan): Trace {
  return supposeChange(trace, { ...change, name: change.measure }, change.by, days);
}

function isLevel({ cells }: Demand, { trace }: Ground): boolean {
  return trace.measures.get(cells.name)!.nature === 'level';
}

/** Flows: demands that have a day in common, for one change. Levels: days that touch, as each has to change. */
function stacked(demands: readonly Demand[], level: boolean): Demand[][] {
  const stacks: Demand[][] = [];
  for (const demand of demands.toSorted((a, b) => a.cells.to - b.cells.to)) {
    const stack = stacks.at(-1);
    const reach = stack && (level ? stack.at(-1)!.cells.to + 1 : stack[0]!.cells.to);
    if (stack && demand.cells.from <= reach!) stack.push(demand);
    else stacks.push([demand]);
  }
  return stacks;
}

function planOf(
  stack: readonly Demand[],
  where: Where,
  ground: Ground,
  outside: Outside,
  effects: Effects,
): Plan | undefined {
  const worst = stack.reduce((a, b) => (b.by > a.by ? b : a));
  const { formula, flip } = worst.leaf;
  const level = isLevel(worst, ground);
  const cells = level || where === 'common' ? sharedBy(stack, level) : worst.cells;
  const series = ground.trace.measures.get(cells.name)!;
  const effect = effects.get(formula) ?? {
    slope: slopeOf(worst.leaf, cells, ground, outside),
    whole: isWhole(series),
  };
  effects.set(formula, effect);
  const size = sizeOf(worst, effect);
  if (!Number.isFinite(size)) return undefined;
  // A comparison that has to fail needs a margin that falls.
  const grows = effect.slope > 0 !== flip;
  // There cannot be fewer than none.
  if (!level && !grows && totalOf(cells, ground.trace, outside).low < size) return undefined;
  const { name, area, from, to } = cells;
  const unit = series.unit ? { unit: series.unit } : {};
  return {
    change: { measure: name, area, from, to, by: grows ? size : -size, ...unit },
    days: mostAsked(cells, stack),
  };
}

/** The days on which a flow changes for all demands at once; all days of a level. */
function sharedBy(stack: readonly Demand[], level: boolean): Cells {
  const [starts, ends] = [stack.map(({ cells }) => cells.from), stack.map(({ cells }) => cells.to)];
  const { cells } = stack[0]!;
  return level
    ? { ...cells, from: Math.min(...starts), to: Math.max(...ends) }
    : { ...cells, from: Math.max(...starts), to: Math.min(...ends) };
}

/** The days of a run, those in most windows first, then the newest. */
function mostAsked(cells: Cells, stack: readonly Demand[]): Day[] {
  const days = Array.from({ length: cells.to - cells.from + 1 }, (_, i) => cells.to - i);
  const asked = (day: Day) => stack.filter((one) => one.cells.from <= day && day <= one.cells.to).length;
  return days.sort((a, b) => asked(b) - asked(a));
}

/** Comparisons that do not hold where both sides are equal. */
const STRICT: ReadonlySet<Comparison> = new Set(['<', '>', '!=']);

/** How much a measure has to change: as far as the threshold, or beyond it where equality is not enough. */
function sizeOf({ by, leaf }: Need, { slope, whole }: Effect): number {
  const beyond = STRICT.has(leaf.formula.op) !== leaf.flip;
  const size = Math.abs(by / slope);
  if (whole) return beyond ? Math.floor(size + 1e-9) + 1 : Math.ceil(size - 1e-9);
  return beyond ? size + Math.max(1e-9, size * 1e-12) : size;
}

/** How a comparison's margin moves with a measure, and whether that comes in whole numbers. */
interface Effect {
  readonly slope: number;
  readonly whole: boolean;
}

/** Of comparisons: taken to be the same in every area and window, which the trial of the plans would find out. */
type Effects = Map<Need['leaf']['formula'], Effect>;

/** How much a comparison's margin moves when a measure changes by one, at the end that has to reach 0. */
function slopeOf(leaf: Need['leaf'], cells: Cells, ground: Ground, outside: Outside): number {
  const margin = (trace: Trace) => {
    const { low, high } = judge(leaf.formula, leaf.row, leaf.day, { ...ground, trace }, outside).margin;
    return leaf.flip ? high : low;
  };
  return margin(supposeChange(ground.trace, cells, 1)) - margin(ground.trace);
}
