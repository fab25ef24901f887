import type { Comparison } from '../formula.ts';
import type { Frame } from './frame.ts';
import { type Band, dense, rowsOf, type Tie, type Truth } from './grid.ts';
import { take } from './scratch.ts';

/**
 * A comparison cell by cell. The margin is how far the two sides are apart: positive inside, negative outside; `==`
 * has the margin `-|a - b|` and `!=` has `|a - b|`. A margin of 0 means that the two are equal, and there the
 * comparison decides: it is the tie.
 */
export function compare(op: Comparison, a: Band, b: Band, frame: Frame): Truth {
  if (op === '>' || op === '>=') return compare(op === '>' ? '<' : '<=', b, a, frame);
  const areal = a.areal || b.areal;
  const constant = a.dayStep === 0 && b.dayStep === 0;
  const days = constant ? Math.min(1, a.days) : a.days;
  const rows = rowsOf({ areal }, frame.areas);
  const exact = a.low === a.high && b.low === b.high;
  const low = take(rows * days);
  const high = exact ? low : take(rows * days);
  for (let r = 0; r < rows; r++) {
    const run: Run = { p: a.start + r * a.rowStep, q: b.start + r * b.rowStep, at: r * days, days };
    if (op === '==' || op === '!=') equality(op === '==' ? -1 : 1, a, b, run, low, high);
    else {
      difference(b.low, b.dayStep, a.high, a.dayStep, run, low);
      if (!exact) difference(b.high, b.dayStep, a.low, a.dayStep, run, high);
    }
  }
  const shape = dense(a.from, days, areal);
  return { ...shape, days: a.days, dayStep: constant ? 0 : 1, low, high, tie: TIES[op] };
}

const TIES: Readonly<Record<'<' | '<=' | '==' | '!=', Tie>> = {
  '<': 'fails',
  '<=': 'holds',
  '==': 'holds',
  '!=': 'fails',
};

/** One row: where it starts in both sides and in the result. */
interface Run {
  /** In the left side. */
  readonly p: number;
  /** In the right side. */
  readonly q: number;
  readonly at: number;
  readonly days: number;
}

/** `right - left`, the margin of "left is at most right". */
function difference(
  right: Float64Array,
  rightStep: number,
  left: Float64Array,
  leftStep: number,
  { p, q, at, days }: Run,
  out: Float64Array,
): void {
  let [j, k] = [p, q];
  const end = at + days;
  for (let i = at; i < end; i++, j += leftStep, k += rightStep) out[i] = right[k]! - left[j]!;
}

/** How far apart two intervals are at least and at most; negated for `==`. */
function equality(
  sign: 1 | -1,
  a: Band,
  b: Band,
  { p, q, at, days }: Run,
  low: Float64Array,
  high: Float64Array,
): void {
  for (let i = 0; i < days; i++) {
    const [j, k] = [p + i * a.dayStep, q + i * b.dayStep];
    const over = b.high[k]! - a.low[j]!;
    const under = a.high[j]! - b.low[k]!;
    const most = Math.max(over, under);
    const least = Math.max(0, 0 - over, 0 - under);
    low[at + i] = sign === 1 ? least : 0 - most;
    high[at + i] = sign === 1 ? most : 0 - least;
  }
}
