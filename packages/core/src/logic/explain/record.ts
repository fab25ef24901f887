import type { Day } from '../../calendar/index.ts';
import { formulaTruth } from '../evaluate/formulas.ts';
import { clipped, type Frame, frameOf, type Outside, type TermMemo } from '../evaluate/frame.ts';
import type { Truth } from '../evaluate/grid.ts';
import type { Formula } from '../formula.ts';
import type { Range } from '../ranges.ts';
import type { Trace } from '../trace.ts';
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
  /** The result of a part that covers a day: undefined only outside of a clipped trace. */
  readonly truth: (part: Formula, day: Day) => Truth | undefined;
  /**
   * Those of the days `from..to` on which a part was judged; from Infinity to -Infinity if there are none. A part
   * used twice has several results, which may overlap: the one with most of the days has all that there are.
   */
  readonly days: (part: Formula, from: number, to: number) => Range;
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
    seen: (part, result) => grids.set(part, [...(grids.get(part) ?? []), result]),
  };
  // A clipped trace says nothing about the days outside of it.
  const root = formulaTruth(formula, clipped(frame, { from: day, to: day }), frame);
  const truth = (part: Formula, wanted: Day): Truth | undefined =>
    grids.get(part)!.find((grid) => grid.from <= wanted && wanted < grid.from + grid.days);
  const days = (part: Formula, from: number, to: number): Range => {
    let found: Range = { from: Infinity, to: -Infinity };
    for (const grid of grids.get(part)!) {
      const both = { from: Math.max(from, grid.from), to: Math.min(to, grid.from + grid.days - 1) };
      if (both.from <= both.to && both.to - both.from > found.to - found.from) found = both;
    }
    return found;
  };
  return {
    frame,
    outside,
    root,
    day,
    trace,
    memo,
    value: valuesOn(trace, outside, memo),
    truth,
    days,
  };
}
