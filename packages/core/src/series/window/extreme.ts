import { slideInLanes } from './extreme-kernel.ts';
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
  of: Affine = ITSELF,
): void {
  if (windows.kind === 'tiled') tiled(which, input, windows, out, outAt, empty, of);
  else sliding(which, input, windows, out, outAt, empty, of);
}

/**
 * Windows that begin before the row are running extremes from its start, those that end after it are running extremes
 * from its end, and the ones between are whole. Values are multiplied by 1 or -1, so that the largest is wanted
 * always; that is exact, and undone on the way out. Adding an offset last gives what adding it first would give:
 * rounding keeps order.
 */
function sliding(
  which: Extreme,
  input: Row<Float64Array>,
  windows: SlidingWindows,
  out: Float64Array,
  outAt: number,
  empty: number,
  of: Affine,
): void {
  const { values, at, n } = input;
  const { count, shift, width } = windows;
  const { offset } = of;
  const rank = which * of.sign;
  const clamp = (i: number) => Math.min(count, Math.max(0, i));
  // Windows [0, whole) begin before the row; [whole, late) lie inside; [late, count) end after it.
  const whole = clamp(-shift);
  const late = Math.max(whole, clamp(n - width - shift + 1));
  let best = -Infinity;
  let next = 0;
  for (let i = 0; i < whole; i++) {
    const last = Math.min(i + shift + width - 1, n - 1);
    for (; next <= last; next++) {
      const value = values[at + next]! * rank;
      if (value > best) best = value;
    }
    out[outAt + i] = next > 0 ? best * which + offset : empty;
  }
  if (late > whole) {
    const inside = { count: late - whole, width };
    const row = { values, at: at + whole + shift, n: n - whole - shift };
    if (!slideInLanes(row, inside, { rank, by: which, add: offset }, out, outAt + whole))
      blocks(which, input, windows, whole, late, out, outAt, of);
  }
  best = -Infinity;
  next = n - 1;
  for (let i = count - 1; i >= late; i--) {
    const first = Math.max(0, i + shift);
    for (; next >= first; next--) {
      const value = values[at + next]! * rank;
      if (value > best) best = value;
    }
    out[outAt + i] = next < n - 1 ? best * which + offset : empty;
  }
}

/** Windows `from..end - 1`, all of them inside of the row. */
function blocks(
  which: Extreme,
  { values, at }: Row<Float64Array>,
  { shift, width }: SlidingWindows,
  from: number,
  end: number,
  out: Float64Array,
  outAt: number,
  { sign, offset }: Affine,
): void {
  const rank = which * sign;
  const suffix = new Float64Array(width);
  for (let i = from; i < end; i += width) {
    // Windows i..i+width-1 begin in one block of `width` cells and end in the next.
    const block = at + i + shift;
    let best = -Infinity;
    for (let k = width - 1; k >= 0; k--) {
      const value = values[block + k]! * rank;
      if (value > best) best = value;
      suffix[k] = best;
    }
    const stop = Math.min(width, end - i);
    out[outAt + i] = suffix[0]! * which + offset;
    best = -Infinity;
    let k = 1;
    // What is left of the block only shrinks, what is in the next only grows: once ahead it stays ahead.
    for (; k < stop; k++) {
      const value = values[block + width + k - 1]! * rank;
      if (value > best) best = value;
      const left = suffix[k]!;
      if (best > left) break;
      out[outAt + i + k] = left * which + offset;
    }
    for (; k < stop; k++) {
      const value = values[block + width + k - 1]! * rank;
      if (value > best) best = value;
      out[outAt + i + k] = best * which + offset;
    }
  }
}

/** Calendar periods do not overlap, so looking at each of them once is linear already. */
function tiled(
  which: Extreme,
  { values, at, n }: Row<Float64Array>,
  windows: TiledWindows,
  out: Float64Array,
  outAt: number,
  empty: number,
  { sign, offset }: Affine,
): void {
  const { first, last } = clippedBounds(windows, n);
  let seen = Number.NaN;
  let value = empty;
  for (let i = 0; i < windows.count; i++) {
    if (windows.first[i] !== seen) {
      seen = windows.first[i]!;
      let best = -Infinity;
      for (let p = first[i]!; p <= last[i]!; p++) best = Math.max(best, values[at + p]! * which * sign);
      value = first[i]! > last[i]! ? empty : best * which + offset;
    }
    out[outAt + i] = value;
  }
}
