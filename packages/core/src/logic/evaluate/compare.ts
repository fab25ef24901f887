import type { Comparison } from '../formula.ts';
import type { Frame } from './frame.ts';
import { type Band, dense, rowsOf, type Truth } from './grid.ts';

/**
 * A comparison cell by cell. The verdict comes from the comparison itself, so that equality is decided by it; the
 * margin is how far the two sides are apart: positive inside, negative outside. `==` has the margin `-|a - b|` and
 * `!=` has `|a - b|`.
 */
export function compare(op: Comparison, a: Band, b: Band, frame: Frame): Truth {
  if (op === '>' || op === '>=') return compare(op === '>' ? '<' : '<=', b, a, frame);
  const areal = a.areal || b.areal;
  const constant = a.dayStep === 0 && b.dayStep === 0;
  const days = constant ? Math.min(1, a.days) : a.days;
  const rows = rowsOf({ areal }, frame.areas);
  const exact = a.low === a.high && b.low === b.high;
  const low = new Float64Array(rows * days);
  const certain = new Uint8Array(rows * days);
  const high = exact ? low : new Float64Array(rows * days);
  const possible = exact ? certain : new Uint8Array(rows * days);
  const fill = exact ? EXACT[op] : INTERVAL[op];
  for (let r = 0; r < rows; r++) {
    const [p, q] = [a.start + r * a.rowStep, b.start + r * b.rowStep];
    fill(a, p, b, q, r * days, days, low, high, certain, possible);
  }
  const shape = dense(a.from, days, areal);
  return { ...shape, days: a.days, dayStep: constant ? 0 : 1, low, high, certain, possible };
}

type Fill = (
  a: Band,
  p: number,
  b: Band,
  q: number,
  at: number,
  days: number,
  low: Float64Array,
  high: Float64Array,
  certain: Uint8Array,
  possible: Uint8Array,
) => void;
type Less = '<' | '<=' | '==' | '!=';

/** Both sides exact: one number and one truth per cell. */
const EXACT: Readonly<Record<Less, Fill>> = {
  '<': (a, p, b, q, at, days, low, _, certain) => {
    const [left, right, s, t] = [a.low, b.low, a.dayStep, b.dayStep];
    for (let i = 0; i < days; i++) {
      const [x, y] = [left[p + i * s]!, right[q + i * t]!];
      low[at + i] = y - x;
      certain[at + i] = x < y ? 1 : 0;
    }
  },
  '<=': (a, p, b, q, at, days, low, _, certain) => {
    const [left, right, s, t] = [a.low, b.low, a.dayStep, b.dayStep];
    for (let i = 0; i < days; i++) {
      const [x, y] = [left[p + i * s]!, right[q + i * t]!];
      low[at + i] = y - x;
      certain[at + i] = x <= y ? 1 : 0;
    }
  },
  '==': (a, p, b, q, at, days, low, _, certain) => {
    for (let i = 0; i < days; i++) {
      const [x, y] = [a.low[p + i * a.dayStep]!, b.low[q + i * b.dayStep]!];
      low[at + i] = 0 - Math.abs(x - y);
      certain[at + i] = x === y ? 1 : 0;
    }
  },
  '!=': (a, p, b, q, at, days, low, _, certain) => {
    for (let i = 0; i < days; i++) {
      const [x, y] = [a.low[p + i * a.dayStep]!, b.low[q + i * b.dayStep]!];
      low[at + i] = Math.abs(x - y);
      certain[at + i] = x !== y ? 1 : 0;
    }
  },
};

const INTERVAL: Readonly<Record<Less, Fill>> = {
  '<': (a, p, b, q, at, days, low, high, certain, possible) => {
    for (let i = 0; i < days; i++) {
      const [j, k] = [p + i * a.dayStep, q + i * b.dayStep];
      const [al, ah, bl, bh] = [a.low[j]!, a.high[j]!, b.low[k]!, b.high[k]!];
      low[at + i] = bl - ah;
      high[at + i] = bh - al;
      certain[at + i] = ah < bl ? 1 : 0;
      possible[at + i] = al < bh ? 1 : 0;
    }
  },
  '<=': (a, p, b, q, at, days, low, high, certain, possible) => {
    for (let i = 0; i < days; i++) {
      const [j, k] = [p + i * a.dayStep, q + i * b.dayStep];
      const [al, ah, bl, bh] = [a.low[j]!, a.high[j]!, b.low[k]!, b.high[k]!];
      low[at + i] = bl - ah;
      high[at + i] = bh - al;
      certain[at + i] = ah <= bl ? 1 : 0;
      possible[at + i] = al <= bh ? 1 : 0;
    }
  },
  '==': (a, p, b, q, at, days, low, high, certain, possible) => {
    for (let i = 0; i < days; i++) {
      const [j, k] = [p + i * a.dayStep, q + i * b.dayStep];
      const [al, ah, bl, bh] = [a.low[j]!, a.high[j]!, b.low[k]!, b.high[k]!];
      low[at + i] = 0 - Math.max(bh - al, ah - bl);
      high[at + i] = 0 - Math.max(0, bl - ah, al - bh);
      certain[at + i] = al === ah && bl === bh && al === bl ? 1 : 0;
      possible[at + i] = al <= bh && bl <= ah ? 1 : 0;
    }
  },
  '!=': (a, p, b, q, at, days, low, high, certain, possible) => {
    for (let i = 0; i < days; i++) {
      const [j, k] = [p + i * a.dayStep, q + i * b.dayStep];
      const [al, ah, bl, bh] = [a.low[j]!, a.high[j]!, b.low[k]!, b.high[k]!];
      low[at + i] = Math.max(0, bl - ah, al - bh);
      high[at + i] = Math.max(bh - al, ah - bl);
      certain[at + i] = al > bh || bl > ah ? 1 : 0;
      possible[at + i] = al === ah && bl === bh && al === bl ? 0 : 1;
    }
  },
};
