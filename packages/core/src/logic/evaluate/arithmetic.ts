import type { Frame } from './frame.ts';
import { type Band, dense, rowsOf } from './grid.ts';

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
  const areal = a.areal || b.areal;
  const constant = a.dayStep === 0 && b.dayStep === 0;
  const days = constant ? Math.min(1, a.days) : a.days;
  const rows = rowsOf({ areal }, frame.areas);
  const exact = a.low === a.high && b.low === b.high;
  if (exact) {
    const values = new Float64Array(rows * days);
    let finite = true;
    for (let r = 0; r < rows; r++) finite = exactRow(kind, a, b, r, r * days, days, values) && finite;
    if (finite) return { ...shapeOf(a, areal, constant, days), low: values, high: values };
  }
  const operation = OPERATIONS[kind];
  const low = new Float64Array(rows * days);
  const high = new Float64Array(rows * days);
  const ends: Ends = { low: 0, high: 0 };
  let still = exact;
  for (let r = 0; r < rows; r++) {
    let p = a.start + r * a.rowStep;
    let q = b.start + r * b.rowStep;
    for (let i = r * days; i < (r + 1) * days; i++) {
      operation(a.low[p]!, a.high[p]!, b.low[q]!, b.high[q]!, ends);
      low[i] = ends.low;
      high[i] = ends.high;
      if (still && ends.low !== ends.high) still = false;
      p += a.dayStep;
      q += b.dayStep;
    }
  }
  return { ...shapeOf(a, areal, constant, days), low, high: still ? low : high };
}

/** Numbers without intervals: plain arithmetic, as long as every result is finite. */
function exactRow(
  kind: Arithmetic,
  a: Band,
  b: Band,
  row: number,
  from: number,
  days: number,
  out: Float64Array,
): boolean {
  const [x, y, s, t] = [a.low, b.low, a.dayStep, b.dayStep];
  let p = a.start + row * a.rowStep;
  let q = b.start + row * b.rowStep;
  const end = from + days;
  // Adding up the results finds a single one that is not finite without a test for each.
  let check = 0;
  for (let i = from; i < end; i++, p += s, q += t) {
    const [left, right] = [x[p]!, y[q]!];
    let value = left + right;
    if (kind === 'subtract') value = left - right;
    else if (kind === 'multiply') value = left * right;
    else if (kind === 'divide') value = left / right;
    out[i] = value;
    check += value * 0;
  }
  return check === 0;
}

/** `-x` or `|x|` of every cell. */
export function alter(kind: 'negate' | 'abs', a: Band, frame: Frame): Band {
  const days = a.dayStep === 0 ? Math.min(1, a.days) : a.days;
  const rows = rowsOf(a, frame.areas);
  const low = new Float64Array(rows * days);
  const high = new Float64Array(rows * days);
  for (let r = 0; r < rows; r++) {
    let p = a.start + r * a.rowStep;
    for (let i = r * days; i < (r + 1) * days; i++, p += a.dayStep) {
      const [l, h] = [a.low[p]!, a.high[p]!];
      if (kind === 'abs' && l >= 0) {
        low[i] = l;
        high[i] = h;
      } else {
        low[i] = kind === 'abs' && h > 0 ? 0 : 0 - h;
        high[i] = kind === 'abs' && h > -l ? h : 0 - l;
      }
    }
  }
  return { ...shapeOf(a, a.areal, a.dayStep === 0, days), low, high: a.low === a.high ? low : high };
}

function shapeOf(a: Band, areal: boolean, constant: boolean, days: number) {
  const shape = dense(a.from, days, areal);
  return constant ? { ...shape, days: a.days, dayStep: 0 as const } : shape;
}
