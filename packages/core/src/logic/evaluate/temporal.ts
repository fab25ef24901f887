import { slideAny, slideExtreme, type Windows } from '../../series/index.ts';
import type { Bounds } from '../formula.ts';
import type { Range } from '../ranges.ts';
import { junction } from './connect.ts';
import type { Frame } from './frame.ts';
import { dense, densify, rowsOf, type Truth } from './grid.ts';
import { sinceFlags, sinceMargins } from './since.ts';
import { futureWindows, pastWindows } from './windowing.ts';

/** Minimum (`every` window cell holds) or maximum (`some` cell holds) over windows, for margins and truth. */
export function overWindows(
  kind: 'every' | 'some',
  input: Truth,
  windows: Windows,
  first: number,
  frame: Frame,
): Truth {
  const of = densify(input, frame.areas);
  const shape = dense(first, windows.count, of.areal);
  const cells = rowsOf(shape, frame.areas) * windows.count;
  const exact = of.low === of.high;
  const still = of.certain === of.possible;
  const low = new Float64Array(cells);
  const high = exact ? low : new Float64Array(cells);
  const certain = new Uint8Array(cells);
  const possible = still ? certain : new Uint8Array(cells);
  const every = kind === 'every';
  for (let r = 0; r < rowsOf(shape, frame.areas); r++) {
    const at = of.start + r * of.rowStep;
    const out = r * windows.count;
    const margins = (values: Float64Array, into: Float64Array) =>
      slideExtreme(
        every ? -1 : 1,
        { values, at, n: of.days },
        windows,
        into,
        out,
        every ? Infinity : -Infinity,
      );
    const flags = (values: Uint8Array, into: Uint8Array) => {
      slideAny(every ? 0 : 1, { values, at, n: of.days }, windows, into, out);
      if (every) for (let i = out; i < out + windows.count; i++) into[i] = 1 - into[i]!;
    };
    margins(of.low, low);
    flags(of.certain, certain);
    if (!exact) margins(of.high, high);
    if (!still) flags(of.possible, possible);
  }
  return { ...shape, low, high, certain, possible };
}

/**
 * `f since[a,b] g` (`until` read backwards in time). By A. Donze, T. Ferrere and O. Maler (CAV 2013) a bounded
 * `since` splits into unbounded parts that cost one pass each: g happened within [a,b], f held on the last a days,
 * and before these f held since g.
 *
 * @param parts both sides on the same days, which reach at least as far as the bounds do
 */
export function sinceUntil(
  direction: 'since' | 'until',
  parts: { readonly left: Truth; readonly right: Truth },
  bounds: Bounds,
  days: Range,
  frame: Frame,
): Truth {
  const [f, g] = [densify(parts.left, frame.areas), densify(parts.right, frame.areas)];
  const areal = f.areal || g.areal;
  const n = g.days;
  const rows = rowsOf({ areal }, frame.areas);
  const exact = f.low === f.high && g.low === g.high;
  const still = f.certain === f.possible && g.certain === g.possible;
  const low = new Float64Array(rows * n);
  const high = exact ? low : new Float64Array(rows * n);
  const certain = new Uint8Array(rows * n);
  const possible = still ? certain : new Uint8Array(rows * n);
  const step = direction === 'since' ? 1 : -1;
  for (let r = 0; r < rows; r++) {
    const [p, q] = [f.start + r * f.rowStep, g.start + r * g.rowStep];
    const [from, to] = [r * n, (r + 1) * n];
    sinceMargins(f.low, p, g.low, q, n, step, low.subarray(from, to));
    sinceFlags(f.certain, p, g.certain, q, n, step, certain.subarray(from, to));
    if (!exact) sinceMargins(f.high, p, g.high, q, n, step, high.subarray(from, to));
    if (!still) sinceFlags(f.possible, p, g.possible, q, n, step, possible.subarray(from, to));
  }
  const ever: Truth = { ...dense(g.from, n, areal), low, high, certain, possible };
  return bounded(direction, ever, f, g, bounds, days, frame);
}

function bounded(
  direction: 'since' | 'until',
  ever: Truth,
  f: Truth,
  g: Truth,
  bounds: Bounds,
  days: Range,
  frame: Frame,
): Truth {
  const end = g.from + g.days - 1;
  const windows = (wanted: Bounds) =>
    direction === 'since' ? pastWindows(wanted, days, g.from) : futureWindows(wanted, days, g.from, end);
  const { from: a, to: b } = bounds;
  // The value of the unbounded operator `a` days away; where that is outside of the trace there is no witness.
  let result = overWindows('some', ever, windows({ from: a, to: a }), days.from, frame);
  if (a > 0) {
    const held = overWindows('every', f, windows({ from: 0, to: a - 1 }), days.from, frame);
    result = junction('and', result, held, frame);
  }
  if (!Number.isFinite(b)) return result;
  return junction('and', result, overWindows('some', g, windows(bounds), days.from, frame), frame);
}
