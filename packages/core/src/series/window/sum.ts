import { clippedBounds, type Row, type Windows } from './windows.ts';

/**
 * Sum of every window by prefix sums; an empty window is 0. Cells equal to `infinite` (one of the two infinities)
 * make the windows that contain them infinite. Whole numbers are summed exactly; otherwise the prefix is kept as
 * an unevaluated pair of doubles (Knuth's two-sum; T. J. Dekker, "A floating-point technique for extending the
 * available precision", Numerische Mathematik 18, 1971), so that a difference of two long sums keeps its digits.
 */
export function slideSum(
  input: Row<Float64Array>,
  windows: Windows,
  infinite: number,
  out: Float64Array,
  outAt: number,
): void {
  const prefix = prefixSums(input, infinite);
  const { first, last } = clippedBounds(windows, input.n);
  for (let i = 0; i < windows.count; i++) {
    out[outAt + i] = total(prefix, infinite, first[i]!, last[i]!);
  }
}

/** Running sums of one row, ready to answer any window. */
export interface Prefix {
  readonly sums: Float64Array;
  /** What rounding took away from `sums`; absent where nothing was. */
  readonly rests?: Float64Array;
  /** How many infinite cells precede; absent where there are none. */
  readonly infinities?: Int32Array;
}

const EXACT = Number.MAX_SAFE_INTEGER;

export function prefixSums({ values, at, n }: Row<Float64Array>, infinite: number): Prefix {
  const sums = new Float64Array(n + 1);
  let sum = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    const value = values[at + i]!;
    if (value === infinite || !Number.isInteger(value)) return carefulSums({ values, at, n }, infinite);
    sum += value;
    size += Math.abs(value);
    sums[i + 1] = sum;
  }
  return size <= EXACT ? { sums } : carefulSums({ values, at, n }, infinite);
}

function carefulSums({ values, at, n }: Row<Float64Array>, infinite: number): Prefix {
  const sums = new Float64Array(n + 1);
  const rests = new Float64Array(n + 1);
  const infinities = new Int32Array(n + 1);
  let sum = 0;
  let rest = 0;
  let endless = 0;
  for (let i = 0; i < n; i++) {
    const value = values[at + i]!;
    if (value === infinite) endless++;
    else {
      const next = sum + value;
      const back = next - sum;
      rest += sum - (next - back) + (value - back);
      sum = next;
    }
    sums[i + 1] = sum;
    rests[i + 1] = rest;
    infinities[i + 1] = endless;
  }
  return endless > 0 ? { sums, rests, infinities } : { sums, rests };
}

/** Sum over positions `first..last`, both included; 0 when there are none. */
export function total(prefix: Prefix, infinite: number, first: number, last: number): number {
  if (first > last) return 0;
  const { sums, rests, infinities } = prefix;
  if (infinities && infinities[last + 1]! > infinities[first]!) return infinite;
  const high = sums[last + 1]!;
  const low = sums[first]!;
  if (!rests) return high - low;
  const difference = high - low;
  const back = high - difference;
  const lost = high - (difference + back) + (back - low);
  return difference + (lost + (rests[last + 1]! - rests[first]!));
}
