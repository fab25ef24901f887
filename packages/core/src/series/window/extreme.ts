import { type Cells, type Inside, type Ranking, slideInLanes } from './extreme-kernel.ts';
import { clippedBounds, type Row, type SlidingWindows, type TiledWindows, type Windows } from './windows.ts';

/** -1 for the minimum, 1 for the maximum of each window. */
export type Extreme = -1 | 1;

/** Take the extreme of `sign * value + offset` instead of the value itself. */
export interface Affine {
  readonly sign: 1 | -1;
  readonly offset: number;
}

const ITSELF: Affine = { sign: 1, offset: 0 };

/**
 * Minimum or maximum of every window, `empty` where a window holds nothing. One pass and about three comparisons per
 * element whatever the window's length, by M. van Herk, "A fast algorithm for local minimum and maximum filters",
 * Pattern Recognition Letters 13(7), 1992, and J. Gil, M. Werman, "Computing 2-D min, median, and max filters", IEEE
 * PAMI 15(5), 1993. It does the work of the monotonic wedge (D. Lemire, Nordic Journal of Computing 13(4), 2006)
 * with a third of the time on signals that go up and down, since its branches can be predicted. Many windows of
 * moderate width go to a vector kernel instead (extreme-kernel.ts), with the same results.
 */
export function slideExtreme(
  which: Extreme,
  input: Row<Float64Array>,
  windows: Windows,
  out: Float64Array,
  outAt: number,
  empty: number,
  { sign, offset }: Affine = ITSELF,
): void {
  const as = { rank: which * sign, by: which, add: offset };
  if (windows.kind === 'tiled') tiled(input, windows, as, empty, out, outAt);
  else sliding(input, windows, as, empty, out, outAt);
}

/** The larger of what is best so far and a value. */
function larger(best: number, value: number, { rank }: Ranking): number {
  return Math.max(best, value * rank);
}

const told = (best: number, { by, add }: Ranking): number => best * by + add;

/**
 * Windows that begin before the row are running extremes from its start, those that end after it are running extremes
 * from its end, and the ones between are whole. Multiplying by 1 or -1 is exact. Adding an offset last gives what
 * adding it first would give: rounding keeps order.
 */
function sliding(
  { values, at, n }: Row<Float64Array>,
  { count, shift, width }: SlidingWindows,
  as: Ranking,
  empty: number,
  out: Float64Array,
  outAt: number,
): void {
  const clamp = (i: number) => Math.min(count, Math.max(0, i));
  // Windows [0, whole) begin before the row; [whole, late) lie inside; [late, count) end after it.
  const whole = clamp(-shift);
  const late = Math.max(whole, clamp(n - width - shift + 1));
  let best = -Infinity;
  let next = 0;
  for (let i = 0; i < whole; i++) {
    const last = Math.min(i + shift + width - 1, n - 1);
    for (; next <= last; next++) best = larger(best, values[at + next]!, as);
    out[outAt + i] = next > 0 ? told(best, as) : empty;
  }
  // Windows may be far wider than the row, and then none of them lies inside of it.
  if (late > whole) {
    inside({ values, at: at + whole + shift }, { count: late - whole, width }, as, out, outAt + whole);
  }
  best = -Infinity;
  next = n - 1;
  for (let i = count - 1; i >= late; i--) {
    const first = Math.max(0, i + shift);
    for (; next >= first; next--) best = larger(best, values[at + next]!, as);
    out[outAt + i] = next < n - 1 ? told(best, as) : empty;
  }
}

function inside(cells: Cells, windows: Inside, as: Ranking, out: Float64Array, outAt: number): void {
  if (!slideInLanes(cells, windows, as, out, outAt)) blocks(cells, windows, as, out, outAt);
}

/** Windows i..i+width-1 begin in one block of `width` cells and end in the next. */
function blocks(
  { values, at }: Cells,
  { count, width }: Inside,
  as: Ranking,
  out: Float64Array,
  outAt: number,
): void {
  const suffix = new Float64Array(width);
  for (let i = 0; i < count; i += width) {
    const block = at + i;
    let best = -Infinity;
    for (let k = width - 1; k >= 0; k--) {
      best = larger(best, values[block + k]!, as);
      suffix[k] = best;
    }
    const stop = Math.min(width, count - i);
    best = -Infinity;
    for (let k = 0; k < stop; k++) {
      best = larger(best, values[block + width + k - 1]!, as);
      out[outAt + i + k] = told(Math.max(suffix[k]!, best), as);
    }
  }
}

/** Calendar periods do not overlap, so looking at each of them once is linear already. */
function tiled(
  { values, at, n }: Row<Float64Array>,
  windows: TiledWindows,
  as: Ranking,
  empty: number,
  out: Float64Array,
  outAt: number,
): void {
  const { first, last } = clippedBounds(windows, n);
  let seen = Number.NaN;
  let value = empty;
  for (let i = 0; i < windows.count; i++) {
    if (windows.first[i] !== seen) {
      seen = windows.first[i]!;
      let best = -Infinity;
      for (let p = first[i]!; p <= last[i]!; p++) best = larger(best, values[at + p]!, as);
      value = first[i]! > last[i]! ? empty : told(best, as);
    }
    out[outAt + i] = value;
  }
}
