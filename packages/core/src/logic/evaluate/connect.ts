import type { Range } from '../ranges.ts';
import type { Frame } from './frame.ts';
import { dense, flagsOf, isCertain, isPossible, jointTie, oppositeTie, rowsOf, type Truth } from './grid.ts';
import { take } from './scratch.ts';

/** `not f`: margins change sign, certain and impossible change places. */
export function negation(a: Truth, frame: Frame): Truth {
  const days = a.dayStep === 0 ? Math.min(1, a.days) : a.days;
  const rows = rowsOf(a, frame.areas);
  const low = negated(a, a.high, days, rows);
  const high = a.low === a.high ? low : negated(a, a.low, days, rows);
  const result = { ...shape(a, a, a.areal, days), low, high, tie: oppositeTie(a.tie) };
  if (!a.flags) return result;
  const certain = new Uint8Array(rows * days);
  const possible = new Uint8Array(rows * days);
  eachCell(a, a, days, rows, (p, _, i) => {
    certain[i] = 1 - a.flags!.possible[p]!;
    possible[i] = 1 - a.flags!.certain[p]!;
  });
  return { ...result, flags: { certain, possible } };
}

function negated(a: Truth, values: Float64Array, days: number, rows: number): Float64Array {
  const out = take(rows * days);
  for (let r = 0; r < rows; r++) {
    let p = a.start + r * a.rowStep;
    for (let i = r * days; i < (r + 1) * days; i++, p += a.dayStep) out[i] = 0 - values[p]!;
  }
  return out;
}

/** `and` (minimum) or `or` (maximum) of two truths on the same days. */
export function junction(kind: 'and' | 'or', a: Truth, b: Truth, frame: Frame): Truth {
  const areal = a.areal || b.areal;
  const days = a.dayStep === 0 && b.dayStep === 0 ? Math.min(1, a.days) : a.days;
  const rows = rowsOf({ areal }, frame.areas);
  const exact = a.low === a.high && b.low === b.high;
  const both = kind === 'and';
  const low = picked(both, a, a.low, b, b.low, days, rows);
  const high = exact ? low : picked(both, a, a.high, b, b.high, days, rows);
  const tie = jointTie(a.tie, b.tie);
  const result = { ...shape(a, b, areal, days), low, high, tie };
  if (tie !== 'mixed') return result;
  const [f, g] = [flagsOf(a), flagsOf(b)];
  const certain = new Uint8Array(rows * days);
  const possible = exact ? certain : new Uint8Array(rows * days);
  eachCell(a, b, days, rows, (p, q, i) => {
    certain[i] = both ? f.certain[p]! & g.certain[q]! : f.certain[p]! | g.certain[q]!;
    possible[i] = both ? f.possible[p]! & g.possible[q]! : f.possible[p]! | g.possible[q]!;
  });
  return { ...result, flags: { certain, possible } };
}

function picked(
  smaller: boolean,
  a: Truth,
  x: Float64Array,
  b: Truth,
  y: Float64Array,
  days: number,
  rows: number,
): Float64Array {
  const out = take(rows * days);
  for (let r = 0; r < rows; r++) {
    let p = a.start + r * a.rowStep;
    let q = b.start + r * b.rowStep;
    const end = (r + 1) * days;
    if (smaller) {
      for (let i = r * days; i < end; i++, p += a.dayStep, q += b.dayStep) out[i] = Math.min(x[p]!, y[q]!);
    } else {
      for (let i = r * days; i < end; i++, p += a.dayStep, q += b.dayStep) out[i] = Math.max(x[p]!, y[q]!);
    }
  }
  return out;
}

/** Cells of two grids that meet, with the place of their result. */
function eachCell(
  a: Truth,
  b: Truth,
  days: number,
  rows: number,
  visit: (p: number, q: number, i: number) => void,
): void {
  for (let r = 0; r < rows; r++) {
    let p = a.start + r * a.rowStep;
    let q = b.start + r * b.rowStep;
    for (let i = r * days; i < (r + 1) * days; i++, p += a.dayStep, q += b.dayStep) visit(p, q, i);
  }
}

/**
 * `a iff b`, as the robust semantics of `(a implies b) and (b implies a)`, which equals that of
 * `(a and b) or (not a and not b)`: the first form gives the lowest, the second the highest margin exactly.
 */
export function equivalence(a: Truth, b: Truth, frame: Frame): Truth {
  const areal = a.areal || b.areal;
  const days = a.dayStep === 0 && b.dayStep === 0 ? Math.min(1, a.days) : a.days;
  const rows = rowsOf({ areal }, frame.areas);
  const cells = rows * days;
  const exact = a.low === a.high && b.low === b.high;
  const low = new Float64Array(cells);
  const high = exact ? low : new Float64Array(cells);
  const certain = new Uint8Array(cells);
  const possible = exact ? certain : new Uint8Array(cells);
  const [f, g] = [flagsOf(a), flagsOf(b)];
  eachCell(a, b, days, rows, (p, q, i) => {
    const [al, ah, bl, bh] = [a.low[p]!, a.high[p]!, b.low[q]!, b.high[q]!];
    low[i] = Math.min(Math.max(0 - ah, bl), Math.max(al, 0 - bh));
    if (!exact) high[i] = Math.max(Math.min(ah, bh), Math.min(0 - al, 0 - bl));
    const [ac, ap, bc, bp] = [f.certain[p]!, f.possible[p]!, g.certain[q]!, g.possible[q]!];
    certain[i] = (ac & bc) | ((1 - ap) & (1 - bp));
    possible[i] = (ap & bp) | ((1 - ac) & (1 - bc));
  });
  return { ...shape(a, b, areal, days), low, high, tie: 'mixed', flags: { certain, possible } };
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

/** A formula in every area (minimum) or in any (maximum): a single row comes out. */
export function overAreas(kind: 'every' | 'any', of: Truth, frame: Frame): Truth {
  const days = of.dayStep === 0 ? Math.min(1, of.days) : of.days;
  const every = kind === 'every';
  const margins = (values: Float64Array): Float64Array => {
    const out = take(days).fill(every ? Infinity : -Infinity);
    for (let r = 0; r < frame.areas; r++) {
      const at = of.start + r * of.rowStep;
      if (every) for (let i = 0; i < days; i++) out[i] = Math.min(out[i]!, values[at + i * of.dayStep]!);
      else for (let i = 0; i < days; i++) out[i] = Math.max(out[i]!, values[at + i * of.dayStep]!);
    }
    return out;
  };
  const low = margins(of.low);
  const shape = { ...dense(of.from, days, false), days: of.days, dayStep: of.dayStep };
  const result = { ...shape, low, high: of.low === of.high ? low : margins(of.high), tie: of.tie };
  if (!of.flags) return result;
  const flags = (values: Uint8Array): Uint8Array => {
    const out = new Uint8Array(days).fill(every ? 1 : 0);
    for (let r = 0; r < frame.areas; r++) {
      const at = of.start + r * of.rowStep;
      for (let i = 0; i < days; i++)
        if (values[at + i * of.dayStep] === (every ? 0 : 1)) out[i] = every ? 0 : 1;
    }
    return out;
  };
  const certain = flags(of.flags.certain);
  const possible = of.flags.possible === of.flags.certain ? certain : flags(of.flags.possible);
  return { ...result, flags: { certain, possible } };
}

/** At least so many areas: a single row comes out. */
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
        sure += Number(isCertain(truth, p));
        maybe += Number(isPossible(truth, p));
      }
      const at = r * grid.days + i;
      certain[at] = sure >= count ? 1 : 0;
      possible[at] = maybe >= count ? 1 : 0;
      low[at] = largest(count, lows);
      high[at] = largest(count, highs);
    }
  }
  const flags = { certain, possible };
  return { ...dense(grid.from, grid.days, grid.areal), low, high, tie: 'mixed', flags };
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
