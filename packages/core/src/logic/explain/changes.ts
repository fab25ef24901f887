import type { Day } from '../../calendar/index.ts';
import { evaluate } from '../evaluate/index.ts';
import type { Trace } from '../trace.ts';
import type { Change } from '../verdict.ts';
import { measuresOf } from '../walk.ts';
import { cropTrace } from './crop.ts';
import { type Cells, cellsOf, totalOf } from './leaves.ts';
import { isWhole } from './missing.ts';
import { type Need, turningNeeds } from './needs.ts';
import { type Record, recordOf } from './record.ts';
import { supposeChange } from './suppose.ts';
import { type Situation, verdictOf } from './unfold.ts';

/** A change, and the days from which a flow is taken away when it shrinks, in order. */
interface Plan {
  readonly change: Change;
  readonly days: readonly Day[];
}

/**
 * A smallest change of the deciding values that would turn the verdict: all of the changes together, in the measures
 * that are judged rather than in those they are compared with where that is possible. Each list is tried on the
 * evidence before it is given; where none turns the verdict the list is empty.
 */
export function smallestChanges(top: Situation, record: Record, trace: Trace): Change[] {
  const needs = turningNeeds(top, record);
  if (!needs || needs.length === 0) return [];
  const small = cropTrace(trace, top.formula, top.day);
  const wanted = verdictOf(top, record) === 'met' ? 'not met' : 'met';
  for (const side of ['left', 'right'] as const) {
    for (const where of ['common', 'worst'] as const) {
      for (const extra of [0, 1]) {
        const plans = plansFor(needs, side, where, extra, small, record);
        if (plans && turns(plans, wanted, top, small, record)) return plans.map(({ change }) => change);
      }
    }
  }
  return stepByStep(top, wanted, small, record);
}

function turns(
  plans: readonly Plan[],
  wanted: string,
  top: Situation,
  trace: Trace,
  record: Record,
): boolean {
  const supposed = plans.reduce(applied, trace);
  return verdictOf(top, recordOf(top.formula, supposed, top.day, record.outside)) === wanted;
}

function applied(trace: Trace, { change, days }: Plan): Trace {
  return supposeChange(trace, { ...change, name: change.measure }, change.by, days);
}

/** How many changes are put one after another before giving up. */
const STEPS = 8;

/** Meets the worst demand, looks again at what is left, and so on: good changes, though perhaps not the fewest. */
function stepByStep(top: Situation, wanted: string, trace: Trace, first: Record): Change[] {
  const plans: Plan[] = [];
  let [supposed, record] = [trace, first];
  while (plans.length < STEPS) {
    const needs = turningNeeds(top, record);
    if (!needs || needs.length === 0) return [];
    const worst = needs.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a));
    const extra = worst.by === 0 ? 1 : 0;
    const next =
      plansFor([worst], 'left', 'worst', extra, supposed, record)?.[0] ??
      plansFor([worst], 'right', 'worst', extra, supposed, record)?.[0];
    if (!next) return [];
    plans.push(next);
    supposed = applied(supposed, next);
    record = recordOf(top.formula, supposed, top.day, record.outside);
    if (verdictOf(top, record) === wanted) return plans.map(({ change }) => change);
  }
  return [];
}

interface Demand {
  readonly cells: Cells;
  readonly by: number;
  readonly leaf: Need['leaf'];
}

/** Turns needs into changes of one measure per area, where windows overlap one change for all of them. */
function plansFor(
  needs: readonly Need[],
  side: 'left' | 'right',
  where: 'common' | 'worst',
  extra: number,
  trace: Trace,
  record: Record,
): Plan[] | undefined {
  const groups = new Map<string, Demand[]>();
  for (const need of needs) {
    const name = measuresOf(need.leaf.formula[side])[0];
    const cells = cellsOf(need.leaf, trace).find((one) => one.name === name);
    if (!cells) return undefined;
    const key = `${cells.name} ${cells.area} ${need.leaf.flip}`;
    groups.set(key, [...(groups.get(key) ?? []), { cells, by: need.by, leaf: need.leaf }]);
  }
  const plans: Plan[] = [];
  for (const demands of groups.values()) {
    for (const stack of stacked(demands, trace)) {
      const plan = planOf(stack, where, extra, trace, record);
      if (!plan) return undefined;
      plans.push(plan);
    }
  }
  return plans;
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

/**
 * One change that meets all demands of a stack. A flow changes on the days that all windows have in common, or, where
 * these do not hold enough to take away, within the window that asks for most.
 */
function planOf(
  stack: readonly Demand[],
  where: 'common' | 'worst',
  extra: number,
  trace: Trace,
  record: Record,
): Plan | undefined {
  const worst = stack.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a));
  const series = trace.measures.get(worst.cells.name);
  const level = series?.nature === 'level';
  const [starts, ends] = [stack.map((one) => one.cells.from), stack.map((one) => one.cells.to)];
  const common = { ...worst.cells, from: Math.max(...starts), to: Math.min(...ends) };
  const whole = { ...worst.cells, from: Math.min(...starts), to: Math.max(...ends) };
  const cells: Cells = level ? whole : where === 'common' ? common : worst.cells;
  const slope = slopeOf(worst.leaf, cells, trace, record);
  if (slope === 0 || !Number.isFinite(slope)) return undefined;
  // A margin of exactly 0 still has to move in the right direction: down for a comparison that has to fail.
  const sign = Math.sign(slope) * (worst.leaf.flip ? -1 : 1);
  const size = Math.abs(worst.by / slope);
  const by =
    sign * (isWhole(series) ? Math.ceil(size - 1e-9) + extra : size + extra * Math.max(1e-9, size * 1e-12));
  if (by === 0) return undefined;
  const shrinks = !level && by < 0;
  // There cannot be fewer than none.
  if (shrinks && totalOf(cells, trace, record.outside).low < -by) return undefined;
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

/** How much a comparison's margin moves when a measure changes by one. */
function slopeOf(leaf: Need['leaf'], cells: Cells, trace: Trace, record: Record): number {
  const margin = (of: Trace) => {
    const judged = evaluate(leaf.formula, of, { from: leaf.day, to: leaf.day, outside: record.outside });
    const cell = judged.areas.length > 1 ? leaf.row : 0;
    return Number.isFinite(judged.low[cell]!) ? judged.low[cell]! : judged.high[cell]!;
  };
  return margin(supposeChange(trace, cells, 1)) - margin(trace);
}
