import { clippedBounds, type Row, type SlidingWindows, type TiledWindows, type Windows } from './windows.ts';

/** -1 for the minimum, 1 for the maximum of each window. */
export type Extreme = -1 | 1;

/**
 * Minimum or maximum of every window, `empty` where a window holds nothing. One pass, at most three comparisons
 * per element whatever the window's length: the monotonic wedge of D. Lemire, "Streaming maximum-minimum filter
 * using no more than three comparisons per element", Nordic Journal of Computing 13(4), 2006.
 */
export function slideExtreme(
  which: Extreme,
  input: Row<Float64Array>,
  windows: Windows,
  out: Float64Array,
  outAt: number,
  empty: number,
): void {
  if (windows.kind === 'tiled') tiled(which, input, windows, out, outAt, empty);
  else sliding(which, input, windows, out, outAt, empty);
}

function sliding(
  which: Extreme,
  { values, at, n }: Row<Float64Array>,
  { count, shift, width }: SlidingWindows,
  out: Float64Array,
  outAt: number,
  empty: number,
): void {
  const wedge = new Int32Array(n);
  let head = 0;
  let tail = 0;
  let next = Math.max(0, shift);
  for (let i = 0; i < count; i++) {
    const first = i + shift;
    const last = Math.min(first + width - 1, n - 1);
    for (; next <= last; next++) {
      const value = values[at + next]! * which;
      while (tail > head && values[at + wedge[tail - 1]!]! * which <= value) tail--;
      wedge[tail++] = next;
    }
    while (head < tail && wedge[head]! < first) head++;
    out[outAt + i] = head < tail ? values[at + wedge[head]!]! : empty;
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
): void {
  const { first, last } = clippedBounds(windows, n);
  for (let i = 0; i < windows.count; i++) {
    if (i > 0 && windows.first[i] === windows.first[i - 1] && windows.last[i] === windows.last[i - 1]) {
      out[outAt + i] = out[outAt + i - 1]!;
      continue;
    }
    let best = empty;
    for (let p = first[i]!; p <= last[i]!; p++) {
      const value = values[at + p]!;
      if (p === first[i] || value * which > best * which) best = value;
    }
    out[outAt + i] = best;
  }
}
