import type { Frame } from './frame.ts';
import { type Band, compact, constantBand, eachRun, joined, type Run, sizeOf } from './grid.ts';

/** Ends of one interval operation; written into `out` so that nothing is allocated per cell. */
type Operation = (aLow: number, aHigh: number, bLow: number, bHigh: number, out: Ends) => void;
interface Ends {
  low: number;
  high: number;
}

// A low end is never +Infinity and a high end never -Infinity, not even after overflow: else their difference
// would not be a number.
const LARGEST = Number.MAX_VALUE;
const lower = (value: number) => Math.min(value, LARGEST);
const upper = (value: number) => Math.max(value, -LARGEST);

const OPERATIONS: Readonly<Record<'add' | 'subtract' | 'multiply' | 'divide', Operation>> = {
  add: (al, ah, bl, bh, out) => {
    out.low = lower(al + bl);
    out.high = upper(ah + bh);
  },
  subtract: (al, ah, bl, bh, out) => {
    out.low = lower(al - bh);
    out.high = upper(ah - bl);
  },
  multiply: (al, ah, bl, bh, out) => {
    const [p, q, r, s] = [times(al, bl), times(al, bh), times(ah, bl), times(ah, bh)];
    out.low = lower(Math.min(p, q, r, s));
    out.high = upper(Math.max(p, q, r, s));
  },
  // A divisor that may be zero leaves the quotient unknown.
  divide: (al, ah, bl, bh, out) => {
    if (bl <= 0 && bh >= 0) {
      out.low = -Infinity;
      out.high = Infinity;
      return;
    }
    const [p, q, r, s] = [over(al, bl), over(al, bh), over(ah, bl), over(ah, bh)];
    out.low = lower(Math.min(p, q, r, s));
    out.high = upper(Math.max(p, q, r, s));
  },
};

/** An infinite end is a limit that is never reached, so zero times it is zero. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function over(a: number, b: number): number {
  return Number.isFinite(b) ? a / b : Number.isFinite(a) ? 0 : a * Math.sign(b);
}

export type Arithmetic = keyof typeof OPERATIONS;

/** Cell by cell over two bands on the same days; rows and constants are broadcast. */
export function combine(kind: Arithmetic, a: Band, b: Band, frame: Frame): Band {
  const shape = joined(a, b);
  const size = sizeOf(shape, frame.areas);
  if (a.low === a.high && b.low === b.high) {
    const values = new Float64Array(size);
    let check = 0;
    eachRun(shape, a, b, frame.areas, (run) => {
      check += exactRow(kind, a, b, run, values);
    });
    if (check === 0) return { ...shape, low: values, high: values };
  }
  const operation = OPERATIONS[kind];
  const low = new Float64Array(size);
  const high = new Float64Array(size);
  const ends: Ends = { low: 0, high: 0 };
  eachRun(shape, a, b, frame.areas, ({ p, q, at, end }) => {
    let [j, k] = [p, q];
    for (let i = at; i < end; i++, j += a.dayStep, k += b.dayStep) {
      operation(a.low[j]!, a.high[j]!, b.low[k]!, b.high[k]!, ends);
      low[i] = ends.low;
      high[i] = ends.high;
    }
  });
  return { ...shape, low, high };
}

/** Numbers without intervals: plain arithmetic. Returns 0 if every result is finite. */
function exactRow(kind: Arithmetic, a: Band, b: Band, run: Run, out: Float64Array): number {
  const [x, y, s, t] = [a.low, b.low, a.dayStep, b.dayStep];
  const { at, end } = run;
  let { p, q } = run;
  // Adding up the results finds a single one that is not finite without a test for each.
  let check = 0;
  for (let i = at; i < end; i++, p += s, q += t) {
    const [left, right] = [x[p]!, y[q]!];
    let value = left + right;
    if (kind === 'subtract') value = left - right;
    else if (kind === 'multiply') value = left * right;
    else if (kind === 'divide') value = left / right;
    out[i] = value;
    check += value * 0;
  }
  return check;
}

/** `-x` of every cell. */
export function negate(a: Band, frame: Frame): Band {
  return combine('subtract', constantBand(0, a.from, a.days), a, frame);
}

/** `|x|` of every cell. */
export function absolute(a: Band, frame: Frame): Band {
  const whole = compact(a, frame.areas);
  const { low, high } = whole;
  const least = low.map((value, i) => Math.max(0, value, 0 - high[i]!));
  const most = low === high ? least : high.map((value, i) => Math.max(value, 0 - low[i]!));
  return { ...whole, low: least, high: most };
}
