/**
 * Which input positions each output position looks at. Positions count from 0 along the days of one row; windows
 * may reach outside of the row, kernels clip them to `[0, n - 1]`.
 */
export type Windows = SlidingWindows | TiledWindows;

/** Window `i` is `[i + shift, i + shift + width - 1]`. An infinite look-back has `from: -Infinity`. */
export interface SlidingWindows {
  readonly kind: 'sliding';
  readonly count: number;
  readonly shift: number;
  readonly width: number;
}

/** Window `i` is `[first[i], last[i]]`; neither end ever decreases. Calendar months and the like. */
export interface TiledWindows {
  readonly kind: 'tiled';
  readonly count: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** First and last input position of every window, clipped to a row of `n`; empty where first > last. */
export function clippedBounds(windows: Windows, n: number): { first: Int32Array; last: Int32Array } {
  const { count } = windows;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  if (windows.kind === 'tiled') {
    for (let i = 0; i < count; i++) {
      first[i] = Math.max(0, windows.first[i]!);
      last[i] = Math.min(n - 1, windows.last[i]!);
    }
  } else {
    for (let i = 0; i < count; i++) {
      const from = i + windows.shift;
      // Kept next to the row: positions far outside would not fit into 32 bits.
      first[i] = Math.min(n, Math.max(0, from));
      last[i] = Math.max(-1, Math.min(n - 1, from + windows.width - 1));
    }
  }
  return { first, last };
}

/** One row of a typed array: `at` is where it starts, `n` how long it is. */
export interface Row<A> {
  readonly values: A;
  readonly at: number;
  readonly n: number;
}
