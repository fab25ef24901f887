/** Reading a record while others may be writing it: everything is read for one checkpoint. */
import { existsSync, readdirSync } from 'node:fs';
import {
  type Audit,
  type AuditOptions,
  auditRecord,
  CHECKPOINT,
  type Checkpoint,
  decodeBundle,
  HASH_BYTES,
  type Hash,
  inclusionRanges,
  LOCK,
  PRIVATE,
  parseCheckpoint,
  type RecordFiles,
  rangeHasher,
  TILE_WIDTH,
  tileOfPath,
  tilePath,
} from '@lockstep/core/record';
import { Problem } from '../cli/problem.ts';
import { below, filesBelow, readIfThere } from './durable.ts';
import { sha256 } from './hash.ts';
import { fastVerify } from './signature.ts';
import { RECORD } from './words.ts';

/** A writer that is at work is waited for so often, so long each time, before what does not fit counts as wrong. */
const PATIENCE = { times: 20, milliseconds: 25 };

/**
 * Audits a record on disk. While a writer is between publishing entries and bringing up what follows from them, a
 * reader could see the one without the other: so where something does not fit and a writer is at work, it looks again.
 */
export function auditFolder(folder: string, options: AuditOptions = {}): Audit {
  for (let left = PATIENCE.times; ; left--) {
    const busy = existsSync(below(folder, LOCK));
    const audit = auditRecord(folderFiles(folder), { sha: sha256, verify: fastVerify, ...options });
    if (audit.ok || !busy || left === 0) return audit;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE.milliseconds);
  }
}

/** The files of a record on disk, without what is private or passing. */
export function folderFiles(folder: string): RecordFiles {
  const skip = (path: string) =>
    path.startsWith(PRIVATE) || path === LOCK || path.startsWith(`${LOCK}.`) || /\.\d+\.new$/.test(path);
  return { paths: filesBelow(folder, skip), read: (path) => readTile(folder, path) };
}

/**
 * Bytes of a file. A partial tile that a writer has meanwhile replaced by a wider one is the beginning of that one, so
 * a reader of an older checkpoint still gets what it needs.
 */
function readTile(folder: string, path: string): Uint8Array | undefined {
  const bytes = readIfThere(below(folder, path));
  const tile = bytes ? undefined : tileOfPath(path);
  if (!tile || tile.width === TILE_WIDTH) return bytes;
  const full = tilePath({ ...tile, width: TILE_WIDTH });
  const partial = widths(below(folder, `${full}.p`)).filter((width) => width > tile.width);
  const wider = [TILE_WIDTH, ...partial].map((width) =>
    readIfThere(below(folder, tilePath({ ...tile, width }))),
  );
  const found = wider.find((one) => one !== undefined);
  if (!found) return undefined;
  if (tile.level !== 'entries') return found.subarray(0, tile.width * HASH_BYTES);
  const lengths = decodeBundle(found).slice(0, tile.width);
  return found.subarray(
    0,
    lengths.reduce((sum, entry) => sum + 2 + entry.length, 0),
  );
}

function widths(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number);
  } catch {
    return [];
  }
}

export interface Reader {
  readonly checkpoint: Checkpoint;
  readonly checkpointBytes: Uint8Array;
  readonly size: number;
  /** Bytes of an entry; throws a Problem where there is no such entry. */
  readonly entry: (index: number) => Uint8Array;
  readonly entries: () => Uint8Array[];
  /** Hashes that show that an entry is in the record of this size. */
  readonly proof: (index: number) => readonly Hash[];
}

/** Opens a record for reading. Nothing is verified: `auditRecord` does that. */
export function openReader(folder: string, given?: Uint8Array): Reader {
  const checkpointBytes = given ?? readIfThere(below(folder, CHECKPOINT));
  if (!checkpointBytes) throw new Problem(RECORD.none(folder));
  const checkpoint = parseCheckpoint(checkpointBytes);
  const { size } = checkpoint.head;
  const need = (path: string): Uint8Array => {
    const bytes = readTile(folder, path);
    if (!bytes) throw new Problem(RECORD.damaged(RECORD.missing(path)));
    return bytes;
  };
  const bundle = (index: number): Uint8Array[] => {
    const path = tilePath({
      level: 'entries',
      index,
      width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH),
    });
    return decodeBundle(need(path), path);
  };
  const range = rangeHasher(size, need, sha256);
  const check = (index: number): void => {
    if (!Number.isSafeInteger(index) || index < 0 || index >= size)
      throw new Problem(RECORD.noEntry(index, size));
  };
  return {
    checkpoint,
    checkpointBytes,
    size,
    entry: (index) => {
      check(index);
      const found = bundle(Math.floor(index / TILE_WIDTH))[index % TILE_WIDTH];
      if (!found) throw new Problem(RECORD.damaged(RECORD.noEntry(index, size)));
      return found;
    },
    entries: () => Array.from({ length: Math.ceil(size / TILE_WIDTH) }, (_, index) => bundle(index)).flat(),
    proof: (index) => {
      check(index);
      return inclusionRanges(index, size).map(range);
    },
  };
}
