/** Records as files in memory, for tests of their audit. */
import { CHECKPOINT, COSIGNED, derivedFiles, type RecordFiles } from '../audit/index.ts';
import { utf8 } from '../bytes.ts';
import { parseEntry, readEntries } from '../entries/index.ts';
import { cosign, formatNote, headText, type SignerKey, signNote } from '../notes/index.ts';
import {
  appendLeaf,
  emptyFrontier,
  encodeBundle,
  frontierRoot,
  leafHash,
  partialTiles,
  TILE_WIDTH,
  tilePath,
  tilesOf,
} from '../tree/index.ts';
import { LOG, RECORD, seedOf } from './scribe.ts';

export type FileMap = Map<string, Uint8Array>;

export function filesOf(map: ReadonlyMap<string, Uint8Array>): RecordFiles {
  return { paths: [...map.keys()], read: (path) => map.get(path) };
}

/** Tiles and bundles of some entries, of whatever kind. */
export function treeFiles(entries: readonly Uint8Array[]): {
  readonly map: FileMap;
  readonly root: Uint8Array;
} {
  const map: FileMap = new Map();
  const frontier = emptyFrontier();
  for (const entry of entries)
    for (const { tile, bytes } of appendLeaf(frontier, leafHash(entry))) map.set(tilePath(tile), bytes);
  for (const { tile, bytes } of partialTiles(frontier)) map.set(tilePath(tile), bytes);
  for (const tile of tilesOf(entries.length))
    if (tile.level === 'entries') {
      const from = tile.index * TILE_WIDTH;
      map.set(tilePath(tile), encodeBundle(entries.slice(from, from + tile.width)));
    }
  return { map, root: frontierRoot(frontier) };
}

/** A checkpoint, cosigned by some members at a time. */
export function checkpointOf(
  entries: readonly Uint8Array[],
  members: readonly string[] = [],
  time = 0,
  log: SignerKey = LOG,
): Uint8Array {
  const text = headText({
    origin: log.name,
    size: entries.length,
    root: treeFiles(entries).root,
    extensions: [],
  });
  const cosignatures = members.map((id) => cosign(text, time, { name: `${RECORD}/${id}`, seed: seedOf(id) }));
  return formatNote({ text, signatures: [signNote(text, log), ...cosignatures] });
}

/** A whole record as its folder would hold it. */
export function recordFiles(entries: readonly Uint8Array[], cosigned: readonly Uint8Array[] = []): FileMap {
  const { map } = treeFiles(entries);
  map.set(CHECKPOINT, checkpointOf(entries));
  const { roster } = readEntries(entries);
  const latest = entries.reduce((last, entry) => Math.max(last, parseEntry(entry).received), 0);
  for (const [path, text] of roster ? derivedFiles(roster, latest) : []) map.set(path, utf8(text));
  for (const bytes of cosigned)
    map.set(`${COSIGNED}${new TextDecoder().decode(bytes).split('\n')[1]}`, bytes);
  return map;
}
