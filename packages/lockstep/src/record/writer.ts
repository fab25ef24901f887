/**
 * The one writer of a record. An append is acknowledged once its frame in the journal is durable, which takes one
 * fsync. Publishing puts tiles, bundles and the checkpoint in place for readers; settling makes those durable too, and
 * the journal begins anew. Whatever is interrupted, the next writer goes on from the journal.
 */
import { closeSync, existsSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import {
  CHECKPOINT,
  COSIGNED,
  JOURNAL,
  journalFrame,
  journalHeader,
  LOCK,
  RecordError,
  type SignerKey,
  signCheckpoint,
  TILE_WIDTH,
  tileOfPath,
  verifierOf,
} from '@lockstep/core/record';
import { Problem } from '../cli/problem.ts';
import {
  below,
  filesBelow,
  placeDurably,
  placeFile,
  reasonOf,
  syncFile,
  syncFolder,
  writeAll,
} from './durable.ts';
import { takeLock } from './lock.ts';
import { type Recovered, recover } from './recover.ts';
import { fastSign } from './signature.ts';
import { edgeFiles, extend, rootOf, type State } from './state.ts';
import { RECORD } from './words.ts';

export interface Writer {
  readonly size: () => number;
  /**
   * Appends entries as one: all of them are there or none. Returns the number of the first once they are durable;
   * throws a Problem otherwise. Readers see them when they are published.
   */
  readonly append: (entries: readonly Uint8Array[]) => number;
  /** Lets readers see what was appended; gives back the signed checkpoint. */
  readonly publish: () => Uint8Array;
  /** What was found after a writer had died, and put right. */
  readonly repaired: Recovered['journal'];
  /** Whether the writer before had died at work, so that what follows from the entries may be behind them. */
  readonly interrupted: boolean;
  /** Publishes, makes everything durable and lets others write. */
  readonly close: () => void;
}

/** Opens a record for writing; throws a Problem where somebody else writes it, it is damaged or the key is another's. */
export function openWriter(folder: string, signer: SignerKey): Writer {
  if (!existsSync(below(folder, CHECKPOINT))) throw new Problem(RECORD.none(folder));
  const release = guarded(folder, () => takeLock(below(folder, LOCK)));
  try {
    return writerFor(folder, signer, release);
  } catch (error) {
    release();
    if (error instanceof RecordError) throw new Problem(RECORD.damaged(error.message));
    throw error;
  }
}

/** Does work beside the entries while nobody writes the record; throws a Problem where somebody does. */
export function whileLocked(folder: string, work: () => void): void {
  const release = guarded(folder, () => takeLock(below(folder, LOCK)));
  try {
    guarded(folder, work);
  } finally {
    release();
  }
}

function writerFor(folder: string, signer: SignerKey, release: () => void): Writer {
  const { state, full, journal: left } = recover(folder, verifierOf(signer));
  let journal: number | undefined;
  /** Full tiles and bundles that are not in place yet. */
  let pending = new Map(full);
  let published = left === undefined;
  /** Files in place that may not be durable yet. */
  let unsettled = new Set<string>();
  let open = true;
  let failed = false;

  const publish = (): Uint8Array => {
    const head = { origin: signer.name, size: state.frontier.size, root: rootOf(state), extensions: [] };
    const checkpoint = signCheckpoint(head, signer, fastSign);
    if (published) return checkpoint;
    for (const [path, bytes] of [...pending, ...edgeFiles(state)]) {
      placeFile(below(folder, path), bytes, false);
      unsettled.add(path);
    }
    placeFile(below(folder, CHECKPOINT), checkpoint, false);
    pending = new Map();
    published = true;
    return checkpoint;
  };

  /** The journal goes only once everything that it holds is durable elsewhere. */
  const settle = () => {
    const checkpoint = publish();
    const edge = edgeFiles(state);
    const needed = [...unsettled].filter((path) => edge.has(path) || isFull(path));
    for (const path of needed) syncFile(below(folder, path));
    for (const path of foldersOf(needed)) syncFolder(below(folder, path));
    placeDurably(below(folder, CHECKPOINT), checkpoint);
    rmSync(below(folder, JOURNAL), { force: true });
    syncFolder(folder);
    if (journal !== undefined) closeSync(journal);
    journal = undefined;
    unsettled = new Set();
    prune(folder, state);
  };

  const append = (entries: readonly Uint8Array[]): number => {
    if (failed || !open) throw new Problem(RECORD.failed);
    const first = state.frontier.size;
    if (entries.length === 0) return first;
    guarded(folder, () => {
      journal ??= beginJournal(folder, first);
      const length = fstatSync(journal).size;
      try {
        writeAll(journal, journalFrame(first, entries));
        fdatasyncSync(journal);
      } catch (error) {
        failed = !cutBack(journal, length);
        throw error;
      }
    });
    published = false;
    for (const [path, bytes] of extend(state, entries)) pending.set(path, bytes);
    // A journal is kept short; where there is no room to settle now, it stays and grows.
    if (pending.size > 0) quietly(settle);
    return first;
  };

  if (left) guarded(folder, settle);
  return {
    size: () => state.frontier.size,
    append,
    publish: () => guarded(folder, publish),
    repaired: left && (left.entries > 0 || left.cut > 0) ? left : undefined,
    interrupted: left !== undefined,
    close: () => {
      if (!open) return;
      open = false;
      if (!failed && (!published || journal !== undefined)) quietly(settle);
      if (journal !== undefined) closeSync(journal);
      release();
    },
  };
}

function isFull(path: string): boolean {
  return tileOfPath(path)?.width === TILE_WIDTH;
}

function beginJournal(folder: string, base: number): number {
  const path = below(folder, JOURNAL);
  placeDurably(path, journalHeader(base));
  return openSync(path, 'a');
}

/** Whether a failed append left no trace in the journal. */
function cutBack(journal: number, length: number): boolean {
  try {
    ftruncateSync(journal, length);
    fdatasyncSync(journal);
    return true;
  } catch {
    return false;
  }
}

/** Removes partial tiles that nobody needs: all but those of this size and of the cosigned checkpoints. */
function prune(folder: string, state: State): void {
  const needed = edgeFiles(state);
  const sizes = filesBelow(below(folder, COSIGNED)).map(Number);
  for (const path of filesBelow(below(folder, 'tile')).map((name) => `tile/${name}`)) {
    const tile = tileOfPath(path);
    if (!tile || tile.width === TILE_WIDTH || needed.has(path)) continue;
    const row = tile.level === 'entries' ? 0 : tile.level;
    const kept = sizes.some((size) => {
      const width = Math.floor(size / TILE_WIDTH ** row);
      return Math.floor(width / TILE_WIDTH) === tile.index && width % TILE_WIDTH === tile.width;
    });
    if (!kept) rmSync(below(folder, path), { force: true });
  }
}

/** The folders, from the record's own down, in which the names of these files stand. */
function foldersOf(paths: readonly string[]): string[] {
  const folders = paths.flatMap((path) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  });
  return [...new Set(['', ...folders])];
}

/** What is acknowledged is in the journal; where it cannot be settled now, the next writer does it. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
  }
}

/** Runs work on the disk; the system's refusals become a Problem. */
function guarded<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error) || !('code' in error)) throw error;
    throw new Problem(RECORD.notWritable(folder, reasonOf(error)));
  }
}
