import { slideAny, slideExtreme, type Windows } from '../../series/index.ts';
import type { Bounds, Comparison } from '../formula.ts';
import type { Range } from '../ranges.ts';
import { junction } from './connect.ts';
import type { Frame } from './frame.ts';
import {
  type Band,
  dense,
  densify,
  eachRow,
  eachRun,
  flagsOf,
  joined,
  jointTie,
  rowAt,
  sizeOf,
  type Truth,
} from './grid.ts';
import { spend, take } from './scratch.ts';
import { sinceFlags, sinceMargins } from './since.ts';
import { futureWindows, pastWindows } from './windowing.ts';

/** Minimum (every cell of a window holds) or maximum (some cell holds) over windows, for margins and truth. */
export function overWindows(
  every: boolean,
  input: Truth,
  windows: Windows,
  first: number,
  frame: Frame,
): Truth {
  const of = densify(input, frame.areas);
  const shape = dense(first, windows.count, of.areal);
  const size = sizeOf(shape, frame.areas);
  const margins = (values: Float64Array): Float64Array => {
    const out = take(size);
    const empty = every ? Infinity : -Infinity;
    eachRow(shape, frame.areas, (row) => {
      const cells = { values, at: rowAt(of, row), n: of.days };
      slideExtreme(every ? -1 : 1, cells, windows, out, rowAt(shape, row), empty);
    });
    return out;
  };
  const low = margins(of.low);
  const result = { ...shape, low, high: of.low === of.high ? low : margins(of.high), tie: of.tie };
  if (!of.flags) return result;
  const flags = (values: Uint8Array): Uint8Array => {
    const out = new Uint8Array(size);
    eachRow(shape, frame.areas, (row) => {
      const cells = { values, at: rowAt(of, row), n: of.days };
      slideAny(every ? 0 : 1, cells, windows, out, rowAt(shape, row));
    });
    return every ? out.map((some) => 1 - some) : out;
  };
  const certain = flags(of.flags.certain);
  const possible = of.flags.possible === of.flags.certain ? certain : flags(of.flags.possible);
  return { ...result, flags: { certain, possible } };
}

/**
 * The same over a comparison with a constant, without writing its margins down first: the smallest of `x - 80` is the
 * smallest `x` less 80. Undefined where the comparison is not of that kind.
 */
export function overComparison(
  every: boolean,
  op: Comparison,
  sides: { readonly left: Band; readonly right: Band },
  windows: Windows,
  first: number,
  frame: Frame,
): Truth | undefined {
  if (op === '==' || op === '!=') return undefined;
  const less = op === '<' || op === '<=';
  // The margin is `more - less`.
  const [small, large] = less ? [sides.left, sides.right] : [sides.right, sides.left];
  if (small.low !== small.high || large.low !== large.high || small.dayStep === large.dayStep)
    return undefined;
  const [moving, still, sign] =
    large.dayStep === 1 ? [large, small, 1 as const] : [small, large, -1 as const];
  const shape = dense(first, windows.count, moving.areal || still.areal);
  const low = take(sizeOf(shape, frame.areas));
  eachRow(shape, frame.areas, (row) => {
    const cells = { values: moving.low, at: rowAt(moving, row), n: moving.days };
    const offset = still.low[rowAt(still, row)]! * -sign;
    const empty = every ? Infinity : -Infinity;
    slideExtreme(every ? -1 : 1, cells, windows, low, rowAt(shape, row), empty, { sign, offset });
  });
  return { ...shape, low, high: low, tie: op === '<' || op === '>' ? 'fails' : 'holds' };
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
  const ever = unbounded(direction, f, g, frame);
  const windowsOf = direction === 'since' ? pastWindows : futureWindows;
  const windows = (wanted: Bounds) => windowsOf(wanted, days, g.from);
  const { from: a, to: b } = bounds;
  const meet = (one: Truth, other: Truth) => spend(junction('and', one, other, frame), [one, other]);
  let result = sliced(ever, days);
  if (a > 0) {
    // The value of the unbounded operator `a` days away; where that is outside of the trace there is no witness.
    const away = spend(overWindows(false, ever, windows({ from: a, to: a }), days.from, frame), [ever]);
    result = meet(away, overWindows(true, f, windows({ from: 0, to: a - 1 }), days.from, frame));
  }
  if (!Number.isFinite(b)) return result;
  return meet(result, overWindows(false, g, windows(bounds), days.from, frame));
}

/** The unbounded operator on all days that its parts have. */
function unbounded(direction: 'since' | 'until', f: Truth, g: Truth, frame: Frame): Truth {
  const shape = joined(f, g);
  const size = sizeOf(shape, frame.areas);
  const n = g.days;
  const step = direction === 'since' ? 1 : -1;
  const margins = (left: Float64Array, right: Float64Array): Float64Array => {
    const out = take(size);
    eachRun(shape, f, g, frame.areas, ({ p, q, at, end }) =>
      sinceMargins(left, p, right, q, n, step, out.subarray(at, end)),
    );
    return out;
  };
  const exact = f.low === f.high && g.low === g.high;
  const low = margins(f.low, g.low);
  const tie = jointTie(f.tie, g.tie);
  const result = { ...shape, low, high: exact ? low : margins(f.high, g.high), tie };
  if (tie !== 'mixed') return result;
  const [left, right] = [flagsOf(f), flagsOf(g)];
  const flags = (x: Uint8Array, y: Uint8Array): Uint8Array => {
    const out = new Uint8Array(size);
    eachRun(shape, f, g, frame.areas, ({ p, q, at, end }) =>
      sinceFlags(x, p, y, q, n, step, out.subarray(at, end)),
    );
    return out;
  };
  const certain = flags(left.certain, right.certain);
  return { ...result, flags: { certain, possible: exact ? certain : flags(left.possible, right.possible) } };
}

/** Some of the days of a dense grid, without copying. */
function sliced(grid: Truth, days: Range): Truth {
  return {
    ...grid,
    from: days.from,
    days: days.to - days.from + 1,
    start: grid.start + days.from - grid.from,
  };
}
