/** Whether entries, tiles and checkpoint tell of one tree, and where they do not. */
import { equalBytes } from '../bytes.ts';
import type { TreeHead } from '../notes/index.ts';
import {
  appendLeaf,
  EMPTY_ROOT,
  emptyFrontier,
  frontierRoot,
  HASH_BYTES,
  type Hash,
  partialTiles,
  rangeHasher,
  type Sha256,
  TILE_WIDTH,
  tileOfPath,
  tilePath,
  tilesOf,
} from '../tree/index.ts';
import { CHECKPOINT, type Finding, JOURNAL, type RecordFiles, worthKnowing, wrong } from './files.ts';
import type { Leaf } from './leaves.ts';

export interface TreeAudit {
  readonly findings: readonly Finding[];
  /** Root of the tree of the first `size` entries, as they stand in this copy. */
  readonly rootAt: (size: number) => Hash | undefined;
}

/** Tiles as they should be, computed from leaf hashes. */
function tilesFrom(
  hashes: readonly Hash[],
  sha: Sha256,
): { readonly tiles: Map<string, Uint8Array>; readonly root: Hash } {
  const frontier = emptyFrontier();
  const tiles = new Map<string, Uint8Array>();
  for (const hash of hashes)
    for (const file of appendLeaf(frontier, hash, sha)) tiles.set(tilePath(file.tile), file.bytes);
  for (const file of partialTiles(frontier)) tiles.set(tilePath(file.tile), file.bytes);
  return { tiles, root: frontierRoot(frontier, sha) };
}

/** `whole`: the files are those of this very size; otherwise tiles of a larger record may lie beside them. */
export function auditTree(
  files: RecordFiles,
  head: TreeHead,
  leaves: readonly (Leaf | undefined)[],
  sha: Sha256,
  whole: boolean,
): TreeAudit {
  const findings: Finding[] = [];
  const stored = storedHashes(files, head.size);
  const complete = leaves.every((leaf) => leaf !== undefined);
  const own = complete
    ? tilesFrom(
        leaves.map((leaf) => leaf!.hash),
        sha,
      )
    : undefined;
  const entriesFit = own !== undefined && equalBytes(own.root, head.root);
  if (entriesFit)
    return {
      findings: compareTiles(files, head.size, own.tiles, whole),
      rootAt: rootsOf(head.size, own.tiles, sha),
    };

  // Something differs from the signed root. The stored leaf hashes, if they still lead to it, say which entry it is.
  const theirs = stored.every((hash) => hash !== undefined) ? tilesFrom(stored as Hash[], sha) : undefined;
  const tilesFit = theirs !== undefined && equalBytes(theirs.root, head.root);
  const differing = leaves.flatMap((leaf, i) =>
    leaf && stored[i] && !equalBytes(leaf.hash, stored[i]) ? [i] : [],
  );
  const [first] = differing;
  if (first !== undefined) {
    const more = differing.length > 1 ? `, and so are ${differing.length - 1} behind it` : '';
    const place = tilesFit ? leaves[first]!.place() : `${leaves[first]!.place()}, or its hash in the tile`;
    findings.push(wrong(place, `it is not what was recorded${more}`, first));
  } else if (complete) {
    findings.push(
      wrong(CHECKPOINT, `its root is not that of the ${head.size} entries here: other entries were recorded`),
    );
  }
  if (tilesFit) findings.push(...compareTiles(files, head.size, theirs.tiles, whole));
  else findings.push(...missingTiles(files, head.size));
  const known = tilesFit ? theirs : own;
  return { findings, rootAt: known ? rootsOf(head.size, known.tiles, sha) : () => undefined };
}

function rootsOf(size: number, tiles: ReadonlyMap<string, Uint8Array>, sha: Sha256): TreeAudit['rootAt'] {
  const range = rangeHasher(size, (path) => tiles.get(path) ?? new Uint8Array(0), sha);
  return (at) => (at === 0 ? EMPTY_ROOT : at <= size ? range({ from: 0, to: at }) : undefined);
}

/** Leaf hashes as the lowest tiles give them. */
function storedHashes(files: RecordFiles, size: number): (Hash | undefined)[] {
  return tilesOf(size)
    .filter(({ level }) => level === 0)
    .flatMap((tile) => {
      const bytes = files.read(tilePath(tile));
      return Array.from({ length: tile.width }, (_, i) => {
        const hash = bytes?.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
        return hash?.length === HASH_BYTES ? hash : undefined;
      });
    });
}

function missingTiles(files: RecordFiles, size: number): Finding[] {
  return tilesOf(size).flatMap((tile) => {
    if (tile.level === 'entries') return [];
    const path = tilePath(tile);
    const bytes = files.read(path);
    if (!bytes) return [wrong(path, 'it is missing')];
    const expected = tile.width * HASH_BYTES;
    return bytes.length === expected
      ? []
      : [wrong(path, `it has ${bytes.length} bytes, expected ${expected}`)];
  });
}

/** Every tile there is, also those of earlier sizes, against what it should hold. */
function compareTiles(
  files: RecordFiles,
  size: number,
  tiles: ReadonlyMap<string, Uint8Array>,
  whole: boolean,
): Finding[] {
  const needed = [...tiles.keys()].filter((path) => files.read(path) === undefined);
  return [
    ...needed.map((path) => wrong(path, 'it is missing')),
    ...files.paths.flatMap((path) => {
      const tile = tileOfPath(path);
      if (!tile || tile.level === 'entries') return [];
      const expected = expectedTile(path, tiles, size);
      const bytes = files.read(path);
      if (!expected) return whole ? beyond(files, path, size) : [];
      return bytes ? compareBytes(path, bytes, expected) : [];
    }),
  ];
}

/** A tile of a larger record: while a writer is at work, or after it died, it may have got that far. */
export function beyond(files: RecordFiles, path: string, size: number): Finding[] {
  const what = `a record of ${size} entries has no such tile`;
  return files.paths.includes(JOURNAL)
    ? [worthKnowing(path, `${what}: it was being written`)]
    : [wrong(path, what)];
}

function expectedTile(
  path: string,
  tiles: ReadonlyMap<string, Uint8Array>,
  size: number,
): Uint8Array | undefined {
  const tile = tileOfPath(path)!;
  const widest = tilesOf(size).find(({ level, index }) => level === tile.level && index === tile.index);
  if (!widest || widest.width < tile.width) return undefined;
  return tiles.get(tilePath(widest))?.subarray(0, tile.width * HASH_BYTES);
}

function compareBytes(path: string, bytes: Uint8Array, expected: Uint8Array): Finding[] {
  if (bytes.length !== expected.length)
    return [wrong(path, `it has ${bytes.length} bytes, expected ${expected.length}`)];
  const at = bytes.findIndex((byte, i) => byte !== expected[i]);
  if (at < 0) return [];
  const tile = tileOfPath(path)!;
  const hash = Math.floor(at / HASH_BYTES);
  const entry = tile.level === 0 ? tile.index * TILE_WIDTH + hash : undefined;
  const which = entry === undefined ? `hash ${hash}` : `the hash of entry ${entry}`;
  return [wrong(`${path}, byte ${at}, in ${which}`, 'it is not what the entries give', entry)];
}
