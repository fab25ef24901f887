import type { Range } from '../ranges.ts';
import { compare } from './compare.ts';
import type { Frame } from './frame.ts';
import {
  cellOf,
  compact,
  constantBand,
  constantTruth,
  dense,
  eachRow,
  eachRun,
  flagsOf,
  type Grid,
  isCertain,
  isPossible,
  joined,
  jointTie,
  oppositeTie,
  type Run,
  rowAt,
  rowOf,
  sizeOf,
  type Truth,
} from './grid.ts';
import { take } from './scratch.ts';

/** `not f`: margins change sign, certain and impossible change places. */
export function negation(of: Truth, frame: Frame): Truth {
  const a = of.flags ? compact(of, frame.areas) : of;
  const margins = compare('<=', a, constantBand(0, a.from, a.days), frame);
  const result = { ...margins, tie: oppositeTie(a.tie) };
  if (!a.flags) return result;
  const certain = a.flags.possible.map((holds) => 1 - holds);
  const possible = isExact(a) ? certain : a.flags.certain.map((holds) => 1 - holds);
  return { ...result, flags: { certain, possible } };
}

/** `and` (minimum) or `or` (maximum) of two truths on the same days. */
export function junction(kind: 'and' | 'or', a: Truth, b: Truth, frame: Frame): Truth {
  const shape = joined(a, b);
  const exact = isExact(a) && isExact(b);
  const both = kind === 'and';
  const low = picked(both, shape, a, a.low, b, b.low, frame);
  const high = exact ? low : picked(both, shape, a, a.high, b, b.high, frame);
  const result = { ...shape, low, high, tie: jointTie(a.tie, b.tie) };
  if (result.tie !== 'mixed') return result;
  const [f, g] = [flagsOf(a), flagsOf(b)];
  const meet = (x: Uint8Array, y: Uint8Array): Uint8Array => {
    const out = new Uint8Array(sizeOf(shape, frame.areas));
    eachRun(shape, a, b, frame.areas, (run) => pickBits(both, x, a.dayStep, y, b.dayStep, run, out));
    return out;
  };
  const certain = meet(f.certain, g.certain);
  return { ...result, flags: { certain, possible: exact ? certain : meet(f.possible, g.possible) } };
}

/** Nothing is left open: margins and truth have one array for both ends. */
function isExact({ low, high }: Truth): boolean {
  return low === high;
}

function picked(
  smaller: boolean,
  shape: Grid,
  a: Grid,
  x: Float64Array,
  b: Grid,
  y: Float64Array,
  frame: Frame,
): Float64Array {
  const out = take(sizeOf(shape, frame.areas));
  eachRun(shape, a, b, frame.areas, (run) => pick(smaller, x, a.dayStep, y, b.dayStep, run, out));
  return out;
}

/** The smaller (larger) of each two numbers. */
function pick(
  smaller: boolean,
  x: Float64Array,
  xStep: number,
  y: Float64Array,
  yStep: number,
  { p, q, at, end }: Run,
  out: Float64Array,
): void {
  let [j, k] = [p, q];
  if (smaller) for (let i = at; i < end; i++, j += xStep, k += yStep) out[i] = Math.min(x[j]!, y[k]!);
  else for (let i = at; i < end; i++, j += xStep, k += yStep) out[i] = Math.max(x[j]!, y[k]!);
}

/** The same for truth values. */
function pickBits(
  smaller: boolean,
  x: Uint8Array,
  xStep: number,
  y: Uint8Array,
  yStep: number,
  { p, q, at, end }: Run,
  out: Uint8Array,
): void {
  let [j, k] = [p, q];
  for (let i = at; i < end; i++, j += xStep, k += yStep) out[i] = smaller ? x[j]! & y[k]! : x[j]! | y[k]!;
}

/** A formula in every area (minimum) or in any (maximum): a single row comes out. */
export function overAreas(kind: 'every' | 'any', of: Truth, frame: Frame): Truth {
  const every = kind === 'every';
  const shape = joined(rowOf(of, 0), rowOf(of, 0));
  const end = sizeOf(shape, frame.areas);
  const runs = frame.trace.areas.map((_, row): Run => ({ p: 0, q: rowAt(of, row), at: 0, end }));
  const margins = (values: Float64Array): Float64Array => {
    const out = take(end).fill(every ? Infinity : -Infinity);
    for (const run of runs) pick(every, out, 1, values, of.dayStep, run, out);
    return out;
  };
  const low = margins(of.low);
  const result = { ...shape, low, high: isExact(of) ? low : margins(of.high), tie: of.tie };
  if (!of.flags) return result;
  const bits = (values: Uint8Array): Uint8Array => {
    const out = new Uint8Array(end).fill(Number(every));
    for (const run of runs) pickBits(every, out, 1, values, of.dayStep, run, out);
    return out;
  };
  const certain = bits(of.flags.certain);
  return { ...result, flags: { certain, possible: isExact(of) ? certain : bits(of.flags.possible) } };
}

/** `and` or `or` of any number of truths on the days `days.from..days.to`; of none it is true or false. */
export function junctionOf(kind: 'and' | 'or', parts: readonly Truth[], days: Range, frame: Frame): Truth {
  if (parts.length === 0) return constantTruth(kind === 'and', days.from, days.to - days.from + 1);
  return parts.reduce((a, b) => junction(kind, a, b, frame));
}

/**
 * `a iff b`, as the robust semantics of `(a implies b) and (b implies a)`, which equals that of
 * `(a and b) or (not a and not b)`: the first form gives the lowest, the second the highest margin exactly.
 */
export function equivalence(a: Truth, b: Truth, frame: Frame): Truth {
  const shape = joined(a, b);
  const size = sizeOf(shape, frame.areas);
  const exact = isExact(a) && isExact(b);
  const low = new Float64Array(size);
  const high = exact ? low : new Float64Array(size);
  const certain = new Uint8Array(size);
  const possible = exact ? certain : new Uint8Array(size);
  const [f, g] = [flagsOf(a), flagsOf(b)];
  eachRun(shape, a, b, frame.areas, ({ p, q, at, end }) => {
    let [j, k] = [p, q];
    for (let i = at; i < end; i++, j += a.dayStep, k += b.dayStep) {
      const [al, ah, bl, bh] = [a.low[j]!, a.high[j]!, b.low[k]!, b.high[k]!];
      low[i] = Math.min(Math.max(0 - ah, bl), Math.max(al, 0 - bh));
      high[i] = Math.max(Math.min(ah, bh), Math.min(0 - al, 0 - bl));
      const [ac, ap, bc, bp] = [f.certain[j]!, f.possible[j]!, g.certain[k]!, g.possible[k]!];
      certain[i] = (ac & bc) | ((ap | bp) ^ 1);
      possible[i] = (ap & bp) | ((ac | bc) ^ 1);
    }
  });
  return { ...shape, low, high, tie: 'mixed', flags: { certain, possible } };
}

/** Holds where at least `count` of the parts hold; the margin is the `count`-th largest. */
export function atLeastOf(count: number, parts: readonly Truth[], days: Range, frame: Frame): Truth {
  const areal = parts.some((part) => part.areal);
  const shape = dense(days.from, days.to - days.from + 1, areal);
  const size = sizeOf(shape, frame.areas);
  const [low, high] = [new Float64Array(size), new Float64Array(size)];
  const [certain, possible] = [new Uint8Array(size), new Uint8Array(size)];
  const [lows, highs] = [new Float64Array(parts.length), new Float64Array(parts.length)];
  eachRow(shape, frame.areas, (row) => {
    for (let day = days.from; day <= days.to; day++) {
      let [sure, maybe] = [0, 0];
      parts.forEach((part, k) => {
        const cell = cellOf(part, row, day);
        lows[k] = part.low[cell]!;
        highs[k] = part.high[cell]!;
        sure += Number(isCertain(part, cell));
        maybe += Number(isPossible(part, cell));
      });
      const at = cellOf(shape, row, day);
      certain[at] = Number(sure >= count);
      possible[at] = Number(maybe >= count);
      low[at] = largest(count, lows);
      high[at] = largest(count, highs);
    }
  });
  return { ...shape, low, high, tie: 'mixed', flags: { certain, possible } };
}

function largest(count: number, values: Float64Array): number {
  if (count <= 0) return Infinity;
  if (count > values.length) return -Infinity;
  return values.sort()[values.length - count]!;
}
