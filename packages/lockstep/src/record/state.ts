/** Where a record stands: what a writer must know to append, read from its tiles. */
import {
  appendLeaf,
  decodeBundle,
  encodeBundle,
  equalBytes,
  type Frontier,
  frontierFrom,
  frontierRoot,
  type Hash,
  leafHash,
  levelWidth,
  partialTiles,
  RecordError,
  splitTile,
  TILE_WIDTH,
  tilePath,
} from '@lockstep/core/record';
import { below, readIfThere } from './durable.ts';
import { sha256 } from './hash.ts';
import { RECORD } from './words.ts';

export interface State {
  readonly frontier: Frontier;
  /** Entries of the last, partial bundle. */
  readonly tail: Uint8Array[];
}

/** The state of the record's first `size` entries; throws RecordError where the files do not give it. */
export function stateFrom(folder: string, size: number): State {
  const width = size % TILE_WIDTH;
  const tail = width === 0 ? [] : readTail(folder, Math.floor(size / TILE_WIDTH), width);
  const frontier = frontierFrom(
    size,
    (level, count) => {
      const index = Math.floor(levelWidth(size, level) / TILE_WIDTH);
      const path = tilePath({ level, index, width: count });
      const bytes = readIfThere(below(folder, path));
      if (!bytes) throw new RecordError(RECORD.missing(path));
      return splitTile(Uint8Array.from(bytes), count, path);
    },
    sha256,
  );
  for (const [i, entry] of tail.entries())
    if (!equalBytes(leafHash(entry, sha256), frontier.rows[0]!.hashes[i]!))
      throw new RecordError(
        RECORD.otherEntries(tilePath({ level: 'entries', index: Math.floor(size / TILE_WIDTH), width })),
      );
  return { frontier, tail };
}

function readTail(folder: string, index: number, width: number): Uint8Array[] {
  const path = tilePath({ level: 'entries', index, width });
  const bytes = readIfThere(below(folder, path));
  if (!bytes) throw new RecordError(RECORD.missing(path));
  const entries = decodeBundle(Uint8Array.from(bytes), path);
  if (entries.length !== width) throw new RecordError(RECORD.otherEntries(path));
  return entries;
}

export function rootOf({ frontier }: State): Hash {
  return frontierRoot(frontier, sha256);
}

/** Adds entries in place; gives back the tiles and bundles that they filled, by their paths. */
export function extend(state: State, entries: readonly Uint8Array[]): Map<string, Uint8Array> {
  const full = new Map<string, Uint8Array>();
  for (const entry of entries) {
    state.tail.push(entry);
    for (const { tile, bytes } of appendLeaf(state.frontier, leafHash(entry, sha256), sha256))
      full.set(tilePath(tile), bytes);
    if (state.tail.length < TILE_WIDTH) continue;
    const index = state.frontier.size / TILE_WIDTH - 1;
    full.set(tilePath({ level: 'entries', index, width: TILE_WIDTH }), encodeBundle(state.tail));
    state.tail.length = 0;
  }
  return full;
}

/** The partial tiles and the partial bundle of a state. */
export function edgeFiles({ frontier, tail }: State): ReadonlyMap<string, Uint8Array> {
  const files = new Map(partialTiles(frontier).map(({ tile, bytes }) => [tilePath(tile), bytes]));
  if (tail.length > 0) {
    const index = Math.floor(frontier.size / TILE_WIDTH);
    files.set(tilePath({ level: 'entries', index, width: tail.length }), encodeBundle(tail));
  }
  return files;
}
