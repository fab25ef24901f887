import { concat } from '../bytes.ts';
import { RecordError } from '../error.ts';
import { EMPTY_ROOT, type Hash, type Sha256, sha256 } from './hash.ts';
import { foldSubtrees, subtreesOf } from './ranges.ts';
import { expandTile, levelWidth, TILE_WIDTH, type Tile } from './tiles.ts';

/**
 * The growing edge of a tree: the hashes of the last, partial tile on each level. It is all that an append needs,
 * whatever the size of the tree.
 */
export interface Frontier {
  size: number;
  readonly rows: Hash[][];
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
    const row = frontier.rows[level] ?? [];
    frontier.rows[level] = row;
    row.push(hash);
    if (row.length < TILE_WIDTH) return full;
    const bytes = concat(...row);
    const index = levelWidth(frontier.size, level) / TILE_WIDTH - 1;
    full.push({ tile: { level, index, width: TILE_WIDTH }, bytes });
    hash = expandTile(bytes, TILE_WIDTH, 'the tile', sha)[8]![0]!;
    frontier.rows[level] = [];
  }
}

/** The partial tiles at the edge. */
export function partialTiles(frontier: Frontier): TileFile[] {
  return frontier.rows.flatMap((row, level) => {
    if (row.length === 0) return [];
    const index = Math.floor(levelWidth(frontier.size, level) / TILE_WIDTH);
    return [{ tile: { level, index, width: row.length }, bytes: concat(...row) }];
  });
}

/** Root of the tree (RFC 6962 Merkle tree hash). */
export function frontierRoot(frontier: Frontier, sha: Sha256 = sha256): Hash {
  const parts: Hash[] = [];
  for (let level = frontier.rows.length - 1; level >= 0; level--) {
    const row = frontier.rows[level]!;
    if (row.length === 0) continue;
    const rows = expandTile(concat(...row), row.length, 'the tile', sha);
    for (const subtree of subtreesOf({ from: 0, to: row.length }))
      parts.push(rows[subtree.level]![subtree.index]!);
  }
  return parts.length === 0 ? EMPTY_ROOT : foldSubtrees(parts, sha);
}

/** The frontier of a tree of `size` leaves from its partial tiles; `row(level)` gives that level's partial hashes. */
export function frontierFrom(size: number, row: (level: number, width: number) => Hash[]): Frontier {
  const rows: Hash[][] = [];
  for (let level = 0; levelWidth(size, level) > 0; level++) {
    const width = levelWidth(size, level) % TILE_WIDTH;
    const hashes = width === 0 ? [] : row(level, width);
    if (hashes.length !== width)
      throw new RecordError(`level ${level} has ${hashes.length} hashes at its edge, expected ${width}`);
    rows.push(hashes);
  }
  return { size, rows };
}
