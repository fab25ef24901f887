/**
 * Tiles of a transparency log (c2sp.org/tlog-tiles): the tree is stored as rows of 256 hashes, eight levels of the
 * tree to a row. Paths, widths, and the hashes of subtrees inside a tile.
 */
import { RecordError } from '../error.ts';
import { HASH_BYTES, type Hash, nodeHash, type Sha256, sha256 } from './hash.ts';
import { foldSubtrees, type Range, type Subtree, subtreesOf } from './ranges.ts';

export const TILE_WIDTH = 256;

/** A tile; `width` hashes of it (entries, for a bundle) exist, 256 when it is full. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** Path of a tile or entry bundle below the log's folder, such as `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups: string[] = [];
  let rest = index;
  do {
    groups.unshift(String(rest % 1000).padStart(3, '0'));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${name}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(\d|[1-5]\d|6[0-3]|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile that a path names, or undefined where the path is no tile's. */
export function tileOfPath(path: string): Tile | undefined {
  const match = PATH.exec(path);
  if (!match) return undefined;
  const index = Number(match[2]!.replace(/[x/]/g, ''));
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  const tile: Tile = { level: match[1] === 'entries' ? 'entries' : Number(match[1]), index, width };
  return tilePath(tile) === path && (match[3] === undefined || width < TILE_WIDTH) ? tile : undefined;
}

/** Number of hashes that a tree of `size` leaves has on a tile level: `floor(size / 256^level)`. */
export function levelWidth(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** Every tile and entry bundle of a tree of `size` leaves, bundles first, then level by level. */
export function tilesOf(size: number): Tile[] {
  const out: Tile[] = [];
  const row = (level: number | 'entries', count: number) => {
    for (let index = 0; index * TILE_WIDTH < count; index++)
      out.push({ level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) });
  };
  row('entries', size);
  for (let level = 0; levelWidth(size, level) > 0; level++) row(level, levelWidth(size, level));
  return out;
}

/** The tile of a tree of `size` leaves that holds a complete subtree, and where in it. */
export function tileOfSubtree(
  { level, index }: Subtree,
  size: number,
): { tile: Tile; at: number; count: number } {
  const row = Math.floor(level / 8);
  const count = 2 ** (level % 8);
  const start = index * count;
  const tileIndex = Math.floor(start / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, levelWidth(size, row) - tileIndex * TILE_WIDTH);
  if (width < 1 || (start % TILE_WIDTH) + count > width)
    throw new RecordError(`a tree of ${size} entries has no complete subtree ${index} on level ${level}`);
  return { tile: { level: row, index: tileIndex, width }, at: start % TILE_WIDTH, count };
}

/** Bytes of the tile at a path below the log's folder. */
export type TileLookup = (path: string) => Uint8Array;

/**
 * Hashes of ranges of a tree of `size` leaves, read from its tiles. Every tile is asked for once; all hashes inside
 * it are computed then and kept.
 */
export function rangeHasher(size: number, lookup: TileLookup, sha: Sha256 = sha256): (range: Range) => Hash {
  const expanded = new Map<string, readonly (readonly Hash[])[]>();
  const rowsOf = (tile: Tile): readonly (readonly Hash[])[] => {
    const path = tilePath(tile);
    const known = expanded.get(path);
    if (known) return known;
    const rows = expandTile(lookup(path), tile.width, path, sha);
    expanded.set(path, rows);
    return rows;
  };
  const hashOf = (subtree: Subtree): Hash => {
    const { tile, at, count } = tileOfSubtree(subtree, size);
    return rowsOf(tile)[Math.log2(count)]![at / count]!;
  };
  return (range) => foldSubtrees(subtreesOf(range).map(hashOf), sha);
}

/** Rows of hashes of the complete subtrees inside a tile: row 0 is the tile itself, row k spans 2^k of its hashes. */
export function expandTile(bytes: Uint8Array, width: number, path: string, sha: Sha256 = sha256): Hash[][] {
  const rows = [splitTile(bytes, width, path)];
  for (let row = rows[0]!; row.length > 1; row = rows[rows.length - 1]!) {
    const next: Hash[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) next.push(nodeHash(row[i]!, row[i + 1]!, sha));
    rows.push(next);
  }
  return rows;
}

/** The hashes of a tile file; throws where its length is not `width` hashes. */
export function splitTile(bytes: Uint8Array, width: number, path: string): Hash[] {
  if (bytes.length !== width * HASH_BYTES)
    throw new RecordError(`${path} has ${bytes.length} bytes, expected ${width * HASH_BYTES}`);
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}
