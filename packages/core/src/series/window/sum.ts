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

/** Running sums that keep what rounding takes away. `lost` is what each value itself had lost before. */
export function carefulSums(
  { values, at, n }: Row<Float64Array>,
  infinite: number,
  lost?: Float64Array,
): Prefix {
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
      if (lost) rest += lost[i]!;
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
  if (isInfinite(prefix, first, last)) return infinite;
  const sum = prefix.sums[last + 1]! - prefix.sums[first]!;
  return prefix.rests ? sum + restOf(prefix, first, last) : sum;
}

/** Whether any of the positions `first..last` is infinite. */
export function isInfinite({ infinities }: Prefix, first: number, last: number): boolean {
  return infinities !== undefined && infinities[last + 1]! > infinities[first]!;
}

/** What the plain difference of two running sums lacks. */
export function restOf({ sums, rests }: Prefix, first: number, last: number): number {
  if (!rests) return 0;
  const [high, low] = [sums[last + 1]!, sums[first]!];
  const difference = high - low;
  const back = high - difference;
  const lost = high - (difference + back) + (back - low);
  return lost + (rests[last + 1]! - rests[first]!);
}
