import { concat } from '../bytes.ts';
import { RecordError } from '../error.ts';
import { EMPTY_ROOT, type Hash, nodeHash, type Sha256, sha256 } from './hash.ts';
import { levelWidth, TILE_WIDTH, type Tile } from './tiles.ts';

/**
 * The growing edge of a tree: the hashes of the last, partial tile on each level. It is all that an append needs,
 * whatever the size of the tree.
 */
export interface Frontier {
  size: number;
  readonly rows: Row[];
}

interface Row {
  /** The partial tile's hashes. */
  hashes: Hash[];
  /** Complete subtrees of them, largest first, each with the number of hashes that it spans. */
  peaks: { readonly width: number; readonly hash: Hash }[];
}

export function emptyFrontier(): Frontier {
  return { size: 0, rows: [] };
}

/** A tile with its bytes. */
export interface TileFile {
  readonly tile: Tile & { readonly level: number };
  readonly bytes: Uint8Array;
}

/** Adds a leaf; gives back the tiles that it filled, lowest level first. Changes the frontier in place. */
export function appendLeaf(frontier: Frontier, leaf: Hash, sha: Sha256 = sha256): TileFile[] {
  const full: TileFile[] = [];
  let hash = leaf;
  frontier.size++;
  for (let level = 0; ; level++) {
    const row = frontier.rows[level] ?? { hashes: [], peaks: [] };
    frontier.rows[level] = row;
    pushHash(row, hash, sha);
    if (row.hashes.length < TILE_WIDTH) return full;
    const index = levelWidth(frontier.size, level) / TILE_WIDTH - 1;
    full.push({ tile: { level, index, width: TILE_WIDTH }, bytes: concat(...row.hashes) });
    hash = row.peaks[0]!.hash;
    frontier.rows[level] = { hashes: [], peaks: [] };
  }
}

function pushHash({ hashes, peaks }: Row, hash: Hash, sha: Sha256): void {
  hashes.push(hash);
  let top = { width: 1, hash };
  for (let last = peaks.at(-1); last?.width === top.width; last = peaks.at(-1)) {
    peaks.pop();
    top = { width: top.width * 2, hash: nodeHash(last.hash, top.hash, sha) };
  }
  peaks.push(top);
}

/** The partial tiles at the edge. */
export function partialTiles(frontier: Frontier): TileFile[] {
  return frontier.rows.flatMap(({ hashes }, level) => {
    if (hashes.length === 0) return [];
    const index = Math.floor(levelWidth(frontier.size, level) / TILE_WIDTH);
    return [{ tile: { level, index, width: hashes.length }, bytes: concat(...hashes) }];
  });
}

/** Root of the tree (RFC 6962 Merkle tree hash). */
export function frontierRoot(frontier: Frontier, sha: Sha256 = sha256): Hash {
  let root: Hash | undefined;
  for (const { peaks } of frontier.rows)
    for (const { hash } of [...peaks].reverse()) root = root === undefined ? hash : nodeHash(hash, root, sha);
  return root ?? EMPTY_ROOT;
}

/** The frontier of a tree of `size` leaves from its partial tiles; `row(level)` gives that level's partial hashes. */
export function frontierFrom(
  size: number,
  row: (level: number, width: number) => Hash[],
  sha: Sha256 = sha256,
): Frontier {
  const rows: Row[] = [];
  for (let level = 0; levelWidth(size, level) > 0; level++) {
    const width = levelWidth(size, level) % TILE_WIDTH;
    const hashes = width === 0 ? [] : row(level, width);
    if (hashes.length !== width)
      throw new RecordError(`level ${level} has ${hashes.length} hashes at its edge, expected ${width}`);
    const filled: Row = { hashes: [], peaks: [] };
    for (const hash of hashes) pushHash(filled, hash, sha);
    rows.push(filled);
  }
  return { size, rows };
}
