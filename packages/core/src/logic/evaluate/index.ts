import type { Day } from '../../calendar/index.ts';
import type { Formula, Term } from '../formula.ts';
import type { Range } from '../ranges.ts';
import type { Trace } from '../trace.ts';
import type { Judged } from '../verdict.ts';
import { formulaTruth } from './formulas.ts';
import { clipped, type Frame, frameOf, type Outside, type TermMemo } from './frame.ts';
import { type Band, densify, type Flags, flagsOf, rowsOf } from './grid.ts';
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
  if (options.reuse) {
    giveBack(options.reuse.low);
    if (options.reuse.high !== options.reuse.low) giveBack(options.reuse.high);
  }
  const plain = frameOf(trace, options.outside ?? 'unknown');
  const frame = options.memo ? { ...plain, memo: options.memo } : plain;
  const truth = compact(formulaTruth(formula, clipped(frame, options), frame), frame);
  const { low, high } = truth;
  const { certain, possible } = flagsOf(truth);
  const judged = { areas: areasOf(truth, frame), first: options.from, days: truth.days };
  if (options.to - options.from + 1 === truth.days) return { ...judged, certain, possible, low, high };
  // A clipped trace says nothing about the days outside of it.
  const pad = padding(truth, options, frame);
  return {
    ...judged,
    days: options.to - options.from + 1,
    certain: pad(certain, 0),
    possible: pad(possible, 1),
    low: pad(low, -Infinity),
    high: pad(high, Infinity),
  };
}

/** The value of a term on every day from `from` to `to`, area by area: what charts draw. */
export function evaluateTerm(term: Term, trace: Trace, options: EvaluateOptions): TermSeries {
  const outside = options.outside ?? 'unknown';
  const frame = frameOf(trace, outside);
  const days = clipped(frame, options);
  const band = compact(termBand(term, days, frame), frame);
  const estimate = compact(termBand(term, days, frameOf(trace, outside, true)), frame);
  const best = new Float64Array(band.low.length);
  for (let i = 0; i < best.length; i++) {
    best[i] = Math.min(band.high[i]!, Math.max(band.low[i]!, estimate.low[i]!));
  }
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
    const rows = rowsOf(grid, frame.areas);
    const padded = new (values.constructor as new (n: number) => A)(rows * count);
    padded.fill(fill);
    for (let r = 0; r < rows && grid.days > 0; r++) {
      padded.set(values.subarray(r * grid.days, (r + 1) * grid.days), r * count + grid.from - days.from);
    }
    return padded;
  };
}

function areasOf(grid: Band, frame: Frame): readonly string[] {
  return grid.areal ? frame.trace.areas : [''];
}

/** A grid whose arrays hold exactly its own cells, row after row. */
function compact<G extends Band>(grid: G, frame: Frame): G {
  const full = densify(grid, frame.areas);
  const rows = rowsOf(full, frame.areas);
  if (full.start === 0 && full.low.length === rows * full.days) return full;
  const cut = <A extends Float64Array | Uint8Array>(values: A): A => {
    const copy = new (values.constructor as new (n: number) => A)(rows * full.days);
    for (let r = 0; r < rows; r++) {
      const at = full.start + r * full.rowStep;
      copy.set(values.subarray(at, at + full.days), r * full.days);
    }
    return copy;
  };
  const low = cut(full.low);
  const ends = { low, high: full.low === full.high ? low : cut(full.high) };
  const shape = { start: 0, rowStep: full.areal ? full.days : 0 };
  const { flags } = full as { flags?: Flags };
  if (!flags) return { ...full, ...ends, ...shape };
  const certain = cut(flags.certain);
  const possible = flags.certain === flags.possible ? certain : cut(flags.possible);
  return { ...full, ...ends, ...shape, flags: { certain, possible } };
}
