import type { Random } from './sfc32.ts';

/** Walker's alias table: draws an index with given probabilities in constant time (Vose, 1991). */
export interface AliasTable {
  readonly size: number;
  /** Chance of keeping the index, in units of 2^-31. */
  readonly keep: Int32Array;
  readonly other: Int32Array;
}

const UNIT = 0x7fff_ffff;

/** Table for weights that are not negative; at least one must be positive. */
export function aliasTable(weights: Float64Array): AliasTable {
  const size = weights.length;
  let total = 0;
  for (const weight of weights) total += weight;
  const share = weights.map((weight) => (weight * size) / total);
  const keep = new Int32Array(size);
  const other = new Int32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < size; i++) (share[i]! < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop()!;
    const rich = large[large.length - 1]!;
    keep[poor] = Math.floor(share[poor]! * UNIT);
    other[poor] = rich;
    share[rich] = share[rich]! - (1 - share[poor]!);
    if (share[rich]! < 1) {
      large.pop();
      small.push(rich);
    }
  }
  // What is left over differs from 1 only by rounding; an index of weight 0 must never be drawn.
  const sure = weights.findIndex((weight) => weight > 0);
  for (const i of [...large, ...small]) {
    keep[i] = weights[i]! > 0 ? UNIT : 0;
    other[i] = weights[i]! > 0 ? i : sure;
  }
  return { size, keep, other };
}

/** Numbers for one run of draws, two for each. */
const numbers = new Uint32Array(2048);

/** `count` draws, into `into` from `at` on. */
export function drawAliases(
  table: AliasTable,
  random: Random,
  into: Int32Array,
  at: number,
  count: number,
): void {
  const { size, keep, other } = table;
  for (let done = 0; done < count; done += numbers.length / 2) {
    const part = Math.min(numbers.length / 2, count - done);
    random.fill(part * 2 < numbers.length ? numbers.subarray(0, part * 2) : numbers);
    for (let k = 0; k < part; k++) {
      const i = Math.floor((numbers[2 * k]! * size) / 0x1_0000_0000);
      const instead = other[i]!;
      // All ones where the index is kept: a branch here would be guessed wrong half the time.
      const kept = ((numbers[2 * k + 1]! >>> 1) - keep[i]!) >> 31;
      into[at + done + k] = instead ^ ((instead ^ i) & kept);
    }
  }
}
