import type { Day } from '../../calendar/index.ts';
import { formulaTruth } from '../evaluate/formulas.ts';
import { type Frame, frameOf, type Outside, type TermMemo } from '../evaluate/frame.ts';
import type { Truth } from '../evaluate/grid.ts';
import type { Formula } from '../formula.ts';
import type { Trace } from '../trace.ts';
import { isFormula } from '../walk.ts';
import { type ValueAt, valuesOn } from './values.ts';

/** One evaluation with every intermediate result kept, so that a verdict can be traced to what it rests on. */
export interface Record {
  readonly frame: Frame;
  readonly outside: Outside;
  readonly root: Truth;
  readonly day: Day;
  readonly trace: Trace;
  /** Results of terms, shared with evaluations that differ elsewhere. */
  readonly memo: TermMemo;
  readonly value: ValueAt;
  /** The result of a part that covers a day; a part used twice may have several. */
  readonly truth: (part: Formula, day: Day) => Truth | undefined;
  /** The days that the result of a part covers, where they touch `from..to`. */
  readonly days: (part: Formula, from: number, to: number) => { from: Day; to: Day } | undefined;
}

/** Judges a formula on one day and remembers everything on the way. `fixed`: terms that are known already. */
export function recordOf(
  formula: Formula,
  trace: Trace,
  day: Day,
  outside: Outside,
  fixed: TermMemo = new Map(),
): Record {
  const grids = new Map<Formula, Truth[]>();
  const memo: TermMemo = new Map(fixed);
  const frame: Frame = {
    ...frameOf(trace, outside),
    memo,
    seen: (node, result) => {
      if (!isFormula(node)) return;
      const list = grids.get(node);
      if (list) list.push(result as Truth);
      else grids.set(node, [result as Truth]);
    },
  };
  const root = formulaTruth(formula, { from: day, to: day }, frame);
  const find = (part: Formula, from: number, to: number): Truth | undefined => {
    let best: Truth | undefined;
    for (const grid of grids.get(part) ?? []) {
      if (grid.from > to || grid.from + grid.days - 1 < from) continue;
      if (!best || grid.days > best.days) best = grid;
    }
    return best;
  };
  return {
    frame,
    outside,
    root,
    day,
    trace,
    memo,
    value: valuesOn(trace, outside, memo),
    truth: (part, wanted) => find(part, wanted, wanted),
    days: (part, from, to) => {
      const grid = find(part, from, to);
      return grid && { from: grid.from, to: grid.from + grid.days - 1 };
    },
  };
}
