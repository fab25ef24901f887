import type { Day } from '../../calendar/index.ts';
import type { Formula, Term } from '../formula.ts';
import type { Range } from '../ranges.ts';
import type { Trace } from '../trace.ts';
import type { Judged } from '../verdict.ts';
import { formulaTruth } from './formulas.ts';
import { clipped, type Frame, frameOf, type Outside, type TermMemo } from './frame.ts';
import { type Band, compact, eachRow, flagsOf, rowsOf } from './grid.ts';
import { giveBack } from './scratch.ts';
import { termBand } from './terms.ts';

export { areasNeeded } from './formulas.ts';
export { type Outside, type TermMemo, TraceError } from './frame.ts';

/** The days to judge, both included, and what to make of days outside of the trace (by default: unknown). */
export interface EvaluateOptions {
  readonly from: Day;
  readonly to: Day;
  readonly outside?: Outside;
  /** Shares the results of terms between evaluations of formulas with parts in common, on the same trace. */
  readonly memo?: TermMemo;
  /** An earlier answer that is no longer wanted: its arrays are overwritten, which saves memory from being touched. */
  readonly reuse?: Judged;
}

/** A term's value for each area and day; cells as in `Series`. */
export interface TermSeries {
  readonly areas: readonly string[];
  readonly first: Day;
  readonly days: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Best estimate, inside [low, high]; means something only where both ends are finite. */
  readonly best: Float64Array;
}

/**
 * Judges a formula on every day from `from` to `to`, area by area. Linear in cells and formula; the length of
 * windows does not matter. Throws `TraceError` where the trace lacks a name or its areas do not fit.
 */
export function evaluate(formula: Formula, trace: Trace, options: EvaluateOptions): Judged {
  const { reuse, memo } = options;
  if (reuse) [reuse.low, reuse.high].forEach(giveBack);
  const plain = frameOf(trace, options.outside);
  const frame = memo ? { ...plain, memo } : plain;
  const truth = compact(formulaTruth(formula, clipped(frame, options), frame), frame.areas);
  const { certain, possible } = flagsOf(truth);
  // A clipped trace says nothing about the days outside of it.
  const pad = padding(truth, options, frame);
  return {
    areas: areasOf(truth, frame),
    first: options.from,
    days: options.to - options.from + 1,
    certain: pad(certain, 0),
    possible: pad(possible, 1),
    low: pad(truth.low, -Infinity),
    high: pad(truth.high, Infinity),
  };
}

/** The value of a term on every day from `from` to `to`, area by area: what charts draw. */
export function evaluateTerm(term: Term, trace: Trace, options: EvaluateOptions): TermSeries {
  const frame = frameOf(trace, options.outside);
  const days = clipped(frame, options);
  const band = compact(termBand(term, days, frame), frame.areas);
  const estimate = compact(termBand(term, days, frameOf(trace, options.outside, true)), frame.areas);
  const best = estimate.low.map((value, i) => Math.min(band.high[i]!, Math.max(band.low[i]!, value)));
  const pad = padding(band, options, frame);
  return {
    areas: areasOf(band, frame),
    first: options.from,
    days: options.to - options.from + 1,
    low: pad(band.low, -Infinity),
    high: pad(band.high, Infinity),
    best: pad(best, 0),
  };
}

/** Puts the cells of a clipped grid where they belong among the days asked for. */
function padding(grid: Band, days: Range, frame: Frame) {
  const count = days.to - days.from + 1;
  return <A extends Float64Array | Uint8Array>(values: A, fill: number): A => {
    if (count === grid.days) return values;
    const padded = new (values.constructor as new (n: number) => A)(rowsOf(grid, frame.areas) * count);
    padded.fill(fill);
    if (grid.days === 0) return padded;
    eachRow(grid, frame.areas, (row) => {
      padded.set(
        values.subarray(row * grid.days, (row + 1) * grid.days),
        row * count + grid.from - days.from,
      );
    });
    return padded;
  };
}

function areasOf(grid: Band, frame: Frame): readonly string[] {
  return grid.areal ? frame.trace.areas : [''];
}
