import { carefulSums, isInfinite, type Prefix, prefixSums, restOf } from './sum.ts';
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
  readonly plain: Prefix;
  /** Of `position * cell`. */
  readonly byDay: Prefix;
}

function moments(row: Row<Float64Array>, infinite: number): Moments {
  const plain = prefixSums(row, infinite);
  const scaled = new Float64Array(row.n);
  const lost = new Float64Array(row.n);
  for (let i = 0; i < row.n; i++) {
    const value = row.values[row.at + i]!;
    scaled[i] = value === infinite ? infinite : value * i;
    lost[i] = value === infinite ? 0 : productError(value, i, scaled[i]!);
  }
  const byDay = { values: scaled, at: 0, n: row.n };
  return { plain, byDay: plain.rests ? carefulSums(byDay, infinite, lost) : prefixSums(byDay, infinite) };
}

/**
 * Sum of `(position - centre) * cell` over positions that all lie on one side of the centre. The two parts nearly
 * cancel far from position 0, so both are carried as pairs of doubles.
 */
function weighted(m: Moments, infinite: number, from: number, to: number, centre: number): number {
  if (from > to) return 0;
  if (isInfinite(m.plain, from, to)) return to < centre ? -infinite : infinite;
  const plain = m.plain.sums[to + 1]! - m.plain.sums[from]!;
  const byDay = m.byDay.sums[to + 1]! - m.byDay.sums[from]!;
  const product = centre * plain;
  const rest =
    restOf(m.byDay, from, to) - productError(centre, plain, product) - centre * restOf(m.plain, from, to);
  const difference = byDay - product;
  const back = byDay - difference;
  return difference + (byDay - (difference + back) + (back - product) + rest);
}

const SPLIT = 2 ** 27 + 1;

/** `a * b - product` exactly, for `product = fl(a * b)`: Dekker's product with Veltkamp's split (1971). */
function productError(a: number, b: number, product: number): number {
  const [p, q] = [a * SPLIT, b * SPLIT];
  const aHigh = p - (p - a);
  const bHigh = q - (q - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
