import type { Comparison } from '../formula.ts';
import type { Frame } from './frame.ts';
import { type Band, eachRun, joined, type Run, sizeOf, type Tie, type Truth } from './grid.ts';
import { take } from './scratch.ts';

/**
 * A comparison cell by cell. The margin is how far the two sides are apart: positive inside, negative outside; `==`
 * has the margin `-|a - b|` and `!=` has `|a - b|`. A margin of 0 means that the two are equal, and there the
 * comparison decides: it is the tie.
 */
export function compare(op: Comparison, a: Band, b: Band, frame: Frame): Truth {
  if (op === '>' || op === '>=') return compare(op === '>' ? '<' : '<=', b, a, frame);
  const shape = joined(a, b);
  const size = sizeOf(shape, frame.areas);
  const exact = a.low === a.high && b.low === b.high;
  if (op === '<' || op === '<=') {
    const margins = (left: Float64Array, right: Float64Array): Float64Array => {
      const out = take(size);
      eachRun(shape, a, b, frame.areas, (run) => difference(right, b.dayStep, left, a.dayStep, run, out));
      return out;
    };
    const low = margins(a.high, b.low);
    return { ...shape, low, high: exact ? low : margins(a.low, b.high), tie: TIES[op] };
  }
  const low = take(size);
  const high = exact ? low : take(size);
  eachRun(shape, a, b, frame.areas, (run) => equality(op === '==' ? -1 : 1, a, b, run, low, high));
  return { ...shape, low, high, tie: TIES[op] };
}

const TIES: Readonly<Record<'<' | '<=' | '==' | '!=', Tie>> = {
  '<': 'fails',
  '<=': 'holds',
  '==': 'holds',
  '!=': 'fails',
};

/** `right - left`, the margin of "left is at most right". */
function difference(
  right: Float64Array,
  rightStep: number,
  left: Float64Array,
  leftStep: number,
  { p, q, at, end }: Run,
  out: Float64Array,
): void {
  let [j, k] = [p, q];
  for (let i = at; i < end; i++, j += leftStep, k += rightStep) out[i] = right[k]! - left[j]!;
}

/** How far apart two intervals are at least and at most; negated for `==`. */
function equality(
  sign: 1 | -1,
  a: Band,
  b: Band,
  { p, q, at, end }: Run,
  low: Float64Array,
  high: Float64Array,
): void {
  let [j, k] = [p, q];
  for (let i = at; i < end; i++, j += a.dayStep, k += b.dayStep) {
    const over = b.high[k]! - a.low[j]!;
    const under = a.high[j]! - b.low[k]!;
    const most = Math.max(over, under);
    const least = Math.max(0, 0 - over, 0 - under);
    low[i] = sign === 1 ? least : 0 - most;
    high[i] = sign === 1 ? most : 0 - least;
  }
}
