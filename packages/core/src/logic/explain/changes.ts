import { evaluate } from '../evaluate/index.ts';
import type { Trace } from '../trace.ts';
import type { Change } from '../verdict.ts';
import { measuresOf } from '../walk.ts';
import { cropTrace } from './crop.ts';
import { type Cells, type Compare, cellsOf, totalOf } from './leaves.ts';
import { isWhole } from './missing.ts';
import { turningNeeds } from './needs.ts';
import { type Record, recordOf } from './record.ts';
import { supposeChange } from './suppose.ts';
import { type Situation, verdictOf } from './unfold.ts';

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
    for (const extra of [0, 1]) {
      const changes = changesFor(needs, side, extra, small, record);
      if (changes && turns(changes, wanted, top, small, record)) return changes;
    }
  }
  return [];
}

function turns(
  changes: readonly Change[],
  wanted: string,
  top: Situation,
  trace: Trace,
  record: Record,
): boolean {
  let supposed = trace;
  for (const change of changes)
    supposed = supposeChange(supposed, { ...change, name: change.measure }, change.by);
  return verdictOf(top, recordOf(top.formula, supposed, top.day, record.outside)) === wanted;
}

/** A comparison whose margin has to move by so much. */
export interface Need {
  readonly leaf: Situation & { readonly formula: Compare };
  readonly by: number;
}

interface Demand {
  readonly cells: Cells;
  readonly by: number;
  readonly leaf: Need['leaf'];
}

/** Turns needs into changes of one measure per area, on days that all the windows concerned have in common. */
function changesFor(
  needs: readonly Need[],
  side: 'left' | 'right',
  extra: number,
  trace: Trace,
  record: Record,
): Change[] | undefined {
  const groups = new Map<string, Demand[]>();
  for (const need of needs) {
    const name = measuresOf(need.leaf.formula[side])[0];
    const cells = cellsOf({ ...need.leaf, formula: need.leaf.formula[side] }, trace).find(
      (one) => one.name === name,
    );
    if (!cells) return undefined;
    const key = `${cells.name} ${cells.area} ${Math.sign(need.by)}`;
    groups.set(key, [...(groups.get(key) ?? []), { cells, by: need.by, leaf: need.leaf }]);
  }
  const changes: Change[] = [];
  for (const demands of groups.values()) {
    for (const stack of stacked(demands, trace)) {
      const change = changeOf(stack, extra, trace, record);
      if (!change) return undefined;
      changes.push(change);
    }
  }
  return changes;
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

function changeOf(stack: readonly Demand[], extra: number, trace: Trace, record: Record): Change | undefined {
  const first = stack[0]!;
  const series = trace.measures.get(first.cells.name);
  const level = series?.nature === 'level';
  const [starts, ends] = [stack.map((one) => one.cells.from), stack.map((one) => one.cells.to)];
  const cells: Cells = {
    ...first.cells,
    from: level ? Math.min(...starts) : Math.max(...starts),
    to: level ? Math.max(...ends) : Math.min(...ends),
  };
  const worst = stack.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a));
  const slope = slopeOf(worst.leaf, cells, trace, record);
  if (slope === 0 || !Number.isFinite(slope)) return undefined;
  let by = worst.by / slope;
  if (isWhole(series)) by = Math.sign(by || worst.by / slope) * (Math.ceil(Math.abs(by) - 1e-9) + extra);
  else by += extra * Math.sign(by || worst.by / slope) * Math.max(1e-9, Math.abs(by) * 1e-12);
  if (by === 0) return undefined;
  // There cannot be fewer than none.
  if (!level && by < 0 && totalOf(cells, trace, record.outside).high < -by) return undefined;
  const unit = series?.unit;
  return {
    measure: cells.name,
    area: cells.area,
    from: cells.from,
    to: cells.to,
    by,
    ...(unit ? { unit } : {}),
  };
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
