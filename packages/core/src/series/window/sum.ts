import { clippedBounds, type Row, type SlidingWindows, type Windows } from './windows.ts';

/**
 * Sum of every window; an empty window is 0. Cells equal to `infinite` (one of the two infinities) make the windows
 * that contain them infinite. Whole numbers are summed exactly, by adding what enters a window and taking away what
 * leaves it. Others go through prefix sums, kept as unevaluated pairs of doubles (Knuth's two-sum; T. J. Dekker, "A
 * floating-point technique for extending the available precision", Numerische Mathematik 18, 1971), so that the
 * difference of two long sums keeps its digits. Either way the window's length does not matter.
 */
export function slideSum(
  input: Row<Float64Array>,
  windows: Windows,
  infinite: number,
  out: Float64Array,
  outAt: number,
): void {
  if (windows.kind === 'sliding' && isWhole(input, infinite)) {
    runningSum(input, windows, infinite, out, outAt);
    return;
  }
  const prefix = prefixSums(input, infinite);
  const { first, last } = clippedBounds(windows, input.n);
  for (let i = 0; i < windows.count; i++) {
    out[outAt + i] = total(prefix, infinite, first[i]!, last[i]!);
  }
}

const EXACT = Number.MAX_SAFE_INTEGER;

/** Whether the finite cells are whole numbers whose sums are exact, in whatever order they are taken. */
function isWhole({ values, at, n }: Row<Float64Array>, infinite: number): boolean {
  let size = 0;
  for (let i = at; i < at + n; i++) {
    const value = values[i]!;
    if (value === infinite) continue;
    if (value !== Math.trunc(value)) return false;
    size += Math.abs(value);
  }
  return size <= EXACT;
}

function runningSum(
  { values, at, n }: Row<Float64Array>,
  { count, shift, width }: SlidingWindows,
  infinite: number,
  out: Float64Array,
  outAt: number,
): void {
  let [head, next, sum, endless] = [Math.max(0, shift), Math.max(0, shift), 0, 0];
  for (let i = 0; i < count; i++) {
    const first = i + shift;
    const last = Math.min(first + width - 1, n - 1);
    for (; next <= last; next++) {
      const value = values[at + next]!;
      if (value === infinite) endless++;
      else sum += value;
    }
    for (; head < first && head < next; head++) {
      const value = values[at + head]!;
      if (value === infinite) endless--;
      else sum -= value;
    }
    out[outAt + i] = endless > 0 ? infinite : sum;
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

export function prefixSums(input: Row<Float64Array>, infinite: number): Prefix {
  if (!isWhole(input, infinite)) return carefulSums(input, infinite);
  const { values, at, n } = input;
  const sums = new Float64Array(n + 1);
  let infinities: Int32Array | undefined;
  let [sum, endless] = [0, 0];
  for (let i = 0; i < n; i++) {
    const value = values[at + i]!;
    if (value === infinite) {
      infinities ??= new Int32Array(n + 1);
      endless++;
    } else sum += value;
    sums[i + 1] = sum;
    if (infinities) infinities[i + 1] = endless;
  }
  return infinities ? { sums, infinities } : { sums };
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
