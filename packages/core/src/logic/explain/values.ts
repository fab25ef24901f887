import type { Day } from '../../calendar/index.ts';
import { type Frame, frameOf, type Outside, type TermMemo } from '../evaluate/frame.ts';
import { cellOf } from '../evaluate/grid.ts';
import { termBand } from '../evaluate/terms.ts';
import type { Term } from '../formula.ts';
import type { Trace } from '../trace.ts';
import type { Estimate } from '../verdict.ts';

/** The value of a term in one row on one day. */
export type ValueAt = (term: Term, row: number, day: Day) => Estimate;

/**
 * Values of terms on one trace, worked out once for all areas, and for all days on which `memo` already has a term.
 */
export function valuesOn(trace: Trace, outside: Outside, memo: TermMemo = new Map()): ValueAt {
  const intervals: Frame = { ...frameOf(trace, outside), memo };
  const estimates: Frame = { ...frameOf(trace, outside, true), memo: new Map() };
  return (term, row, day) => {
    const kept = memo.get(term)?.find((one) => day >= one.from && day < one.from + one.days);
    const band = kept ?? termBand(term, { from: day, to: day }, intervals);
    const best = termBand(term, { from: band.from, to: band.from + band.days - 1 }, estimates);
    const cell = cellOf(band, row, day);
    const [low, high] = [band.low[cell]!, band.high[cell]!];
    return { low, high, best: Math.min(high, Math.max(low, best.low[cellOf(best, row, day)]!)) };
  };
}
