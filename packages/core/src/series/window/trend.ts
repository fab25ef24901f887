import { prefixSums, total } from './sum.ts';
import { clippedBounds, type Row, type Windows } from './windows.ts';

/**
 * Least-squares slope per day of every window, as the interval [low, high] over all values inside the cells. The
 * slope is a weighted sum of the cells whose weights grow evenly from negative to positive around the window's
 * middle, so its lowest value takes the high ends of the older half and the low ends of the newer half. With
 * prefix sums of `x` and of `day * x` a window costs the same whatever its length. A window of fewer than two days
 * has no slope: it is unknown.
 */
export function slideTrend(
  low: Row<Float64Array>,
  high: Row<Float64Array>,
  windows: Windows,
  out: { low: Float64Array; high: Float64Array },
  outAt: number,
): void {
  const { first, last } = clippedBounds(windows, low.n);
  const lows = moments(low, -Infinity);
  const highs = moments(high, Infinity);
  for (let i = 0; i < windows.count; i++) {
    const [from, to] = [first[i]!, last[i]!];
    const size = to - from + 1;
    if (size < 2) {
      out.low[outAt + i] = -Infinity;
      out.high[outAt + i] = Infinity;
      continue;
    }
    const centre = (from + to) / 2;
    const olderEnd = Math.ceil(centre) - 1;
    const newerStart = Math.floor(centre) + 1;
    const spread = (size * (size * size - 1)) / 12;
    const oldHigh = weighted(highs, Infinity, from, olderEnd, centre);
    const newLow = weighted(lows, -Infinity, newerStart, to, centre);
    const oldLow = weighted(lows, -Infinity, from, olderEnd, centre);
    const newHigh = weighted(highs, Infinity, newerStart, to, centre);
    out.low[outAt + i] = (oldHigh + newLow) / spread;
    out.high[outAt + i] = (oldLow + newHigh) / spread;
  }
}

interface Moments {
  readonly plain: ReturnType<typeof prefixSums>;
  readonly byDay: ReturnType<typeof prefixSums>;
}

function moments(row: Row<Float64Array>, infinite: number): Moments {
  const scaled = new Float64Array(row.n);
  for (let i = 0; i < row.n; i++) {
    const value = row.values[row.at + i]!;
    scaled[i] = value === infinite ? infinite : value * i;
  }
  return {
    plain: prefixSums(row, infinite),
    byDay: prefixSums({ values: scaled, at: 0, n: row.n }, infinite),
  };
}

/** Sum of `(position - centre) * cell` over positions that all lie on one side of the centre. */
function weighted(m: Moments, infinite: number, from: number, to: number, centre: number): number {
  if (from > to) return 0;
  const plain = total(m.plain, infinite, from, to);
  if (plain === infinite) return to < centre ? -infinite : infinite;
  return total(m.byDay, infinite, from, to) - centre * plain;
}
