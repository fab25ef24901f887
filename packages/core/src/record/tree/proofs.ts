import { equalBytes } from '../bytes.ts';
import { EMPTY_ROOT, HASH_BYTES, type Hash, leafHash, nodeHash } from './hash.ts';

const isHash = (hash: Hash) => hash.length === HASH_BYTES;

/**
 * Whether `proof` shows that a leaf with this hash stands at `index` in the tree of `size` leaves with this root
 * (RFC 9162 section 2.1.3.2). Never throws.
 */
export function verifyInclusion(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(hash, root);
}

/** As `verifyInclusion`, for the entry's own bytes. */
export function verifyEntry(
  entry: Uint8Array,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  return verifyInclusion(leafHash(entry), index, size, proof, root);
}

/**
 * Whether `proof` shows that the tree of `size` leaves and root `root` begins with the tree of `first` leaves and
 * root `firstRoot` (RFC 9162 section 2.1.4.2). A tree without leaves is the beginning of every tree, if its root is
 * that of the empty tree. Never throws.
 */
export function verifyConsistency(
  first: number,
  size: number,
  proof: readonly Hash[],
  firstRoot: Hash,
  root: Hash,
): boolean {
  if (!isCount(first) || !isCount(size) || first > size) return false;
  if (![firstRoot, root, ...proof].every(isHash)) return false;
  if (first === size) return proof.length === 0 && equalBytes(firstRoot, root);
  if (first === 0) return proof.length === 0 && equalBytes(firstRoot, EMPTY_ROOT);
  let node = first - 1;
  let last = size - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // Where the old tree is a complete subtree its root is where both computations begin.
  const path = node === 0 ? [firstRoot, ...proof] : proof;
  if (path.length === 0) return false;
  let before = path[0]!;
  let after = path[0]!;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      after = nodeHash(after, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(before, firstRoot) && equalBytes(after, root);
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

function half(n: number): number {
  return Math.floor(n / 2);
}
