import { type Hash, nodeHash, type Sha256, sha256 } from './hash.ts';

/** Leaves `from` to `to - 1` of a tree. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A complete subtree: the leaves `index * 2^level` to `(index + 1) * 2^level - 1`. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The largest power of two strictly below n (n >= 2). Not by shifts: sizes may exceed 32 bits. */
export function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The complete subtrees that make up a range whose start is a multiple of its largest power of two, left to right. */
export function subtreesOf(range: Range): Subtree[] {
  const out: Subtree[] = [];
  let from = range.from;
  while (from < range.to) {
    let level = 0;
    let width = 1;
    while (from + width * 2 <= range.to && from % (width * 2) === 0) {
      width *= 2;
      level++;
    }
    out.push({ level, index: from / width });
    from += width;
  }
  return out;
}

/** Merkle tree hash of a range from the hashes of its complete subtrees, left to right (at least one). */
export function foldSubtrees(hashes: readonly Hash[], sha: Sha256 = sha256): Hash {
  let acc = hashes[hashes.length - 1]!;
  for (let i = hashes.length - 2; i >= 0; i--) acc = nodeHash(hashes[i]!, acc, sha);
  return acc;
}

/**
 * Ranges whose hashes prove that leaf `index` is in the tree of `size` leaves, from the leaf's sibling up: PATH of
 * RFC 6962 section 2.1.1. `index < size`.
 */
export function inclusionRanges(index: number, size: number): Range[] {
  const out: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      out.push({ from: middle, to });
      to = middle;
    } else {
      out.push({ from, to: middle });
      from = middle;
    }
  }
  return out.reverse();
}

/**
 * Ranges whose hashes prove that the tree of `size` leaves begins with the tree of `first` leaves: PROOF of RFC 6962
 * section 2.1.2. Empty where the sizes are equal or `first` is 0. `first <= size`.
 */
export function consistencyRanges(first: number, size: number): Range[] {
  if (first === 0 || first === size) return [];
  const out: Range[] = [];
  let from = 0;
  let to = size;
  // While the old tree is a whole left branch, its hash is known to the verifier and need not be sent.
  let known = true;
  while (first !== to) {
    const middle = from + splitPoint(to - from);
    if (first <= middle) {
      out.push({ from: middle, to });
      to = middle;
    } else {
      out.push({ from, to: middle });
      from = middle;
      known = false;
    }
  }
  if (!known) out.push({ from, to });
  return out.reverse();
}
