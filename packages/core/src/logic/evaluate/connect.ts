import type { Range } from '../ranges.ts';
import type { Frame } from './frame.ts';
import { dense, rowsOf, type Truth } from './grid.ts';

/** `not f`: margins change sign, certain and impossible change places. */
export function negation(a: Truth, frame: Frame): Truth {
  const days = a.dayStep === 0 ? Math.min(1, a.days) : a.days;
  const rows = rowsOf(a, frame.areas);
  const exact = a.low === a.high;
  const still = a.certain === a.possible;
  const low = new Float64Array(rows * days);
  const high = exact ? low : new Float64Array(rows * days);
  const certain = new Uint8Array(rows * days);
  const possible = still ? certain : new Uint8Array(rows * days);
  for (let r = 0; r < rows; r++) {
    let p = a.start + r * a.rowStep;
    for (let i = r * days; i < (r + 1) * days; i++, p += a.dayStep) {
      low[i] = 0 - a.high[p]!;
      certain[i] = 1 - a.possible[p]!;
      if (!exact) high[i] = 0 - a.low[p]!;
      if (!still) possible[i] = 1 - a.certain[p]!;
    }
  }
  return { ...shape(a, a, a.areal, days), low, high, certain, possible };
}

/** `and` (minimum) or `or` (maximum) of two truths on the same days. */
export function junction(kind: 'and' | 'or', a: Truth, b: Truth, frame: Frame): Truth {
  const areal = a.areal || b.areal;
  const days = a.dayStep === 0 && b.dayStep === 0 ? Math.min(1, a.days) : a.days;
  const rows = rowsOf({ areal }, frame.areas);
  const exact = a.low === a.high && b.low === b.high;
  const still = a.certain === a.possible && b.certain === b.possible;
  const low = new Float64Array(rows * days);
  const high = exact ? low : new Float64Array(rows * days);
  const certain = new Uint8Array(rows * days);
  const possible = still ? certain : new Uint8Array(rows * days);
  const both = kind === 'and';
  for (let r = 0; r < rows; r++) {
    let p = a.start + r * a.rowStep;
    let q = b.start + r * b.rowStep;
    for (let i = r * days; i < (r + 1) * days; i++, p += a.dayStep, q += b.dayStep) {
      low[i] = pick(both, a.low[p]!, b.low[q]!);
      certain[i] = both ? a.certain[p]! & b.certain[q]! : a.certain[p]! | b.certain[q]!;
      if (!exact) high[i] = pick(both, a.high[p]!, b.high[q]!);
      if (!still) possible[i] = both ? a.possible[p]! & b.possible[q]! : a.possible[p]! | b.possible[q]!;
    }
  }
  return { ...shape(a, b, areal, days), low, high, certain, possible };
}

function pick(smaller: boolean, x: number, y: number): number {
  return x < y === smaller ? x : y;
}

/**
 * `a iff b`, as the robust semantics of `(a implies b) and (b implies a)`, which equals that of
 * `(a and b) or (not a and not b)`: the first form gives the lowest, the second the highest margin exactly.
 */
export function equivalence(a: Truth, b: Truth, frame: Frame): Truth {
  const areal = a.areal || b.areal;
  const days = a.dayStep === 0 && b.dayStep === 0 ? Math.min(1, a.days) : a.days;
  const cells = rowsOf({ areal }, frame.areas) * days;
  const [low, high] = [new Float64Array(cells), new Float64Array(cells)];
  const [certain, possible] = [new Uint8Array(cells), new Uint8Array(cells)];
  for (let i = 0; i < cells; i++) {
    const [row, day] = [Math.floor(i / days), i % days];
    const p = a.start + row * a.rowStep + day * a.dayStep;
    const q = b.start + row * b.rowStep + day * b.dayStep;
    const [al, ah, bl, bh] = [a.low[p]!, a.high[p]!, b.low[q]!, b.high[q]!];
    low[i] = Math.min(Math.max(0 - ah, bl), Math.max(al, 0 - bh));
    high[i] = Math.max(Math.min(ah, bh), Math.min(0 - al, 0 - bl));
    const [ac, ap, bc, bp] = [a.certain[p]!, a.possible[p]!, b.certain[q]!, b.possible[q]!];
    certain[i] = (ac & bc) | ((1 - ap) & (1 - bp));
    possible[i] = (ap & bp) | ((1 - ac) & (1 - bc));
  }
  const still = a.certain === a.possible && b.certain === b.possible;
  const exact = a.low === a.high && b.low === b.high;
  return {
    ...shape(a, b, areal, days),
    low,
    high: exact ? low : high,
    certain,
    possible: still ? certain : possible,
  };
}

/** Holds where at least `count` of the parts hold; the margin is the `count`-th largest. */
export function atLeastOf(count: number, parts: readonly Truth[], span: Range, frame: Frame): Truth {
  const areal = parts.some((part) => part.areal);
  const [from, days] = [span.from, span.to - span.from + 1];
  const columns = parts.map(
    (part) => (r: number, i: number) => part.start + r * part.rowStep + i * part.dayStep,
  );
  return ranked(count, parts.length, { from, days, areal }, frame, (k, r, i) => [
    parts[k]!,
    columns[k]!(r, i),
  ]);
}

/** The same over the areas of one formula: a single row comes out. */
export function atLeastAreas(count: number, of: Truth, rows: readonly number[], frame: Frame): Truth {
  const days = of.dayStep === 0 ? Math.min(1, of.days) : of.days;
  const cell = (k: number, _: number, i: number): [Truth, number] => [
    of,
    of.start + rows[k]! * of.rowStep + i * of.dayStep,
  ];
  const result = ranked(count, rows.length, { from: of.from, days, areal: false }, frame, cell);
  return { ...result, days: of.days, dayStep: of.dayStep };
}

function ranked(
  count: number,
  n: number,
  grid: { from: number; days: number; areal: boolean },
  frame: Frame,
  cell: (k: number, row: number, i: number) => readonly [Truth, number],
): Truth {
  const rows = rowsOf(grid, frame.areas);
  const cells = rows * grid.days;
  const [low, high] = [new Float64Array(cells), new Float64Array(cells)];
  const [certain, possible] = [new Uint8Array(cells), new Uint8Array(cells)];
  const [lows, highs] = [new Float64Array(n), new Float64Array(n)];
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < grid.days; i++) {
      let [sure, maybe] = [0, 0];
      for (let k = 0; k < n; k++) {
        const [truth, p] = cell(k, r, i);
        lows[k] = truth.low[p]!;
        highs[k] = truth.high[p]!;
        sure += truth.certain[p]!;
        maybe += truth.possible[p]!;
      }
      const at = r * grid.days + i;
      certain[at] = sure >= count ? 1 : 0;
      possible[at] = maybe >= count ? 1 : 0;
      low[at] = largest(count, lows);
      high[at] = largest(count, highs);
    }
  }
  return { ...dense(grid.from, grid.days, grid.areal), low, high, certain, possible };
}

function largest(count: number, values: Float64Array): number {
  if (count <= 0) return Infinity;
  if (count > values.length) return -Infinity;
  return values.sort()[values.length - count]!;
}

function shape(a: Truth, b: Truth, areal: boolean, days: number) {
  const constant = a.dayStep === 0 && b.dayStep === 0;
  return { ...dense(a.from, days, areal), days: a.days, dayStep: constant ? (0 as const) : (1 as const) };
}
