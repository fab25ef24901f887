import type { Day } from '../../calendar/index.ts';
import { formulaTruth } from '../evaluate/formulas.ts';
import { frameOf, type Outside, type TermMemo } from '../evaluate/frame.ts';
import { cellOf, isCertain, isPossible, type Truth } from '../evaluate/grid.ts';
import type { Formula } from '../formula.ts';
import type { Trace } from '../trace.ts';
import type { Interval, TruthVerdict } from '../verdict.ts';

/** Verdict and margin of a formula in one row on one day. */
export function judge(
  formula: Formula,
  row: number,
  day: Day,
  on: { readonly trace: Trace; readonly memo: TermMemo },
  outside: Outside,
): { readonly verdict: TruthVerdict; readonly margin: Interval } {
  // What is supposed may change all terms but those of the memo handed in, which stays as it is.
  const frame = { ...frameOf(on.trace, outside), memo: new Map(on.memo) };
  const truth = formulaTruth(formula, { from: day, to: day }, frame);
  return { verdict: verdictAt(truth, row, day), margin: marginAt(truth, row, day) };
}

export function verdictAt(truth: Truth, row: number, day: Day): TruthVerdict {
  const cell = cellOf(truth, row, day);
  return isCertain(truth, cell) ? 'met' : isPossible(truth, cell) ? 'open' : 'not met';
}

export function marginAt(truth: Truth, row: number, day: Day): Interval {
  const cell = cellOf(truth, row, day);
  return { low: truth.low[cell]!, high: truth.high[cell]! };
}
