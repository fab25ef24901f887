import type { Day } from '../../calendar/index.ts';
import type { Formula, Term } from '../formula.ts';
import type { Trace } from '../trace.ts';
import type { Judged } from '../verdict.ts';
import { formulaTruth } from './formulas.ts';
import { type Frame, frameOf, type Outside } from './frame.ts';
import { type Band, densify, rowsOf } from './grid.ts';
import { termBand } from './terms.ts';

export { areasNeeded } from './formulas.ts';
export { type Outside, TraceError } from './frame.ts';

/** The days to judge, both included, and what to make of days outside of the trace (by default: unknown). */
export interface EvaluateOptions {
  readonly from: Day;
  readonly to: Day;
  readonly outside?: Outside;
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
  const frame = frameOf(trace, options.outside ?? 'unknown');
  const truth = compact(formulaTruth(formula, options, frame), frame);
  return {
    areas: areasOf(truth, frame),
    first: options.from,
    days: truth.days,
    certain: truth.certain,
    possible: truth.possible,
    low: truth.low,
    high: truth.high,
  };
}

/** The value of a term on every day from `from` to `to`, area by area: what charts draw. */
export function evaluateTerm(term: Term, trace: Trace, options: EvaluateOptions): TermSeries {
  const outside = options.outside ?? 'unknown';
  const frame = frameOf(trace, outside);
  const band = compact(termBand(term, options, frame), frame);
  const estimate = compact(termBand(term, options, frameOf(trace, outside, true)), frame);
  const best = new Float64Array(band.low.length);
  for (let i = 0; i < best.length; i++) {
    best[i] = Math.min(band.high[i]!, Math.max(band.low[i]!, estimate.low[i]!));
  }
  return {
    areas: areasOf(band, frame),
    first: options.from,
    days: band.days,
    low: band.low,
    high: band.high,
    best,
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
  const cells: Record<string, Float64Array | Uint8Array> = {};
  for (const [key, value] of Object.entries(full)) {
    if (value instanceof Float64Array || value instanceof Uint8Array) cells[key] = cut(value);
  }
  return { ...full, ...cells, start: 0, rowStep: full.areal ? full.days : 0 };
}
