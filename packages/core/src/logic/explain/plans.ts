import type { Day } from '../../calendar/index.ts';
import type { Outside } from '../evaluate/index.ts';
import type { Trace } from '../trace.ts';
import type { Change } from '../verdict.ts';
import { measuresOf } from '../walk.ts';
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
export interface Demand {
  readonly cells: Cells;
  readonly by: number;
  readonly leaf: Need['leaf'];
}

export type Side = 'left' | 'right';

/** What could change on one side of the comparisons; undefined where that side of one reads no measure. */
export function demandsOf(needs: readonly Need[], side: Side, trace: Trace): readonly Demand[] | undefined {
  const demands: Demand[] = [];
  for (const { leaf, by } of needs) {
    const name = measuresOf(leaf.formula[side])[0];
    const cells = cellsOf({ ...leaf, formula: leaf.formula[side] }, trace).find((one) => one.name === name);
    if (!cells) return undefined;
    demands.push({ cells, by, leaf });
  }
  return demands;
}

/** How a stack of demands is met: on the days they have in common, or in the window that asks for most. */
export interface Manner {
  readonly where: 'common' | 'worst';
  /** How much beyond a margin of 0, in the smallest steps of the measure. */
  readonly extra: 0 | 1;
}

/** Changes that meet all demands: one per measure and area, where windows overlap one for all of them. */
export function plansFor(
  demands: readonly Demand[],
  manner: Manner,
  ground: Ground,
  outside: Outside,
): readonly Plan[] | undefined {
  const groups = new Map<string, Demand[]>();
  for (const demand of demands) {
    const key = `${demand.cells.name} ${demand.cells.area} ${demand.leaf.flip}`;
    groups.set(key, [...(groups.get(key) ?? []), demand]);
  }
  const plans: Plan[] = [];
  const slopes: Slopes = new Map();
  for (const group of groups.values()) {
    for (const stack of stacked(group, ground.trace)) {
      const plan = planOf(stack, manner, ground, outside, slopes);
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

/** Flows: demands that share days, which one change can meet. Levels: each has to change on its own days. */
function stacked(demands: readonly Demand[], trace: Trace): Demand[][] {
  const level = trace.measures.get(demands[0]!.cells.name)?.nature === 'level';
  const sorted = [...demands].sort((a, b) => a.cells.to - b.cells.to);
  const stacks: Demand[][] = [];
  let until = -Infinity;
  for (const demand of sorted) {
    const last = stacks[stacks.length - 1];
    const joins = level ? demand.cells.from <= until + 1 : demand.cells.from <= until;
    if (last && joins) last.push(demand);
    else stacks.push([demand]);
    if (!last || !joins || level) until = demand.cells.to;
  }
  return stacks;
}

function planOf(
  stack: readonly Demand[],
  { where, extra }: Manner,
  ground: Ground,
  outside: Outside,
  slopes: Slopes,
): Plan | undefined {
  const worst = stack.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a));
  const series = ground.trace.measures.get(worst.cells.name);
  const level = series?.nature === 'level';
  const [starts, ends] = [stack.map((one) => one.cells.from), stack.map((one) => one.cells.to)];
  const common = { ...worst.cells, from: Math.max(...starts), to: Math.min(...ends) };
  const whole = { ...worst.cells, from: Math.min(...starts), to: Math.max(...ends) };
  const cells: Cells = level ? whole : where === 'common' ? common : worst.cells;
  const slope = slopes.get(worst.leaf.formula) ?? slopeOf(worst.leaf, cells, ground, outside);
  slopes.set(worst.leaf.formula, slope);
  if (slope === 0 || !Number.isFinite(slope)) return undefined;
  // A margin of exactly 0 still has to move in the right direction: down for a comparison that has to fail.
  const sign = Math.sign(slope) * (worst.leaf.flip ? -1 : 1);
  const size = Math.abs(worst.by / slope);
  const by =
    sign * (isWhole(series) ? Math.ceil(size - 1e-9) + extra : size + extra * Math.max(1e-9, size * 1e-12));
  if (by === 0) return undefined;
  const shrinks = !level && by < 0;
  // There cannot be fewer than none.
  if (shrinks && totalOf(cells, ground.trace, outside).low < -by) return undefined;
  const { name, area, from, to } = cells;
  const unit = series?.unit ? { unit: series.unit } : {};
  return {
    change: { measure: name, area, from, to, by, ...unit },
    days: shrinks ? mostAsked(cells, stack) : [],
  };
}

/** The days of a run, those in most windows first, then the newest. */
function mostAsked(cells: Cells, stack: readonly Demand[]): Day[] {
  const days = Array.from({ length: cells.to - cells.from + 1 }, (_, i) => cells.to - i);
  const asked = (day: Day) => stack.filter((one) => one.cells.from <= day && day <= one.cells.to).length;
  return days
    .map((day) => ({ day, windows: asked(day) }))
    .sort((a, b) => b.windows - a.windows || b.day - a.day)
    .map(({ day }) => day);
}

/** Of comparisons: taken to be the same in every area and window, which the trial of the plans would find out. */
type Slopes = Map<Need['leaf']['formula'], number>;

/** How much a comparison's margin moves when a measure changes by one. */
function slopeOf(leaf: Need['leaf'], cells: Cells, ground: Ground, outside: Outside): number {
  const margin = (trace: Trace) => {
    const { low, high } = judge(leaf.formula, leaf.row, leaf.day, { ...ground, trace }, outside).margin;
    return Number.isFinite(low) ? low : high;
  };
  return margin(supposeChange(ground.trace, cells, 1)) - margin(ground.trace);
}
