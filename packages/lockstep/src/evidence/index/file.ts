import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Areas } from '../areas/set.ts';
import { inOrder, releaseOf } from '../load.ts';
import { temporaryPath } from '../pins/atomic.ts';
import { digestOf, requirePinned } from '../pins/file.ts';
import type { Pin } from '../pins/schema.ts';
import { buildIndex, type IndexedFile, indexKey, sealIndex } from './build.ts';
import { type Duck, openDuck, PATTERN } from './duck.ts';

/** Folder of what can be made again at any time. */
export const CACHE_FOLDER = '.lockstep';

export const indexPath = (dir: string, source: string): string => join(dir, CACHE_FOLDER, `${source}.duckdb`);

/** Bytes from which the events of a source are kept in an index rather than in memory. */
export const LARGE = 4_000_000;

/** About how many bytes a file has once it is unpacked. */
export const unpackedBytes = (bytes: number, path: string): number => bytes * (/\.gz$/i.test(path) ? 8 : 1);

/**
 * Opens the index of a source for reading. One that is missing, damaged, unfinished or made from other files is made
 * anew; where nothing can be written, in memory. Throws a `Problem` when a file is not the one that was imported.
 */
export async function openIndex(
  dir: string,
  source: string,
  pins: readonly Pin[],
  areaSets: readonly Areas[],
): Promise<Duck> {
  const ordered = inOrder(pins);
  const key = indexKey(ordered, areaSets);
  const path = indexPath(dir, source);
  const found = await openSealed(path, key);
  if (found) {
    if (await filesUnchanged(found, dir, ordered)) return found;
    found.close();
  }
  const built = await makeIndex(dir, source, ordered, areaSets);
  return built ?? (await openDuck(path, 'read'));
}

async function openSealed(path: string, key: string): Promise<Duck | undefined> {
  if (!(await stat(path).catch(() => undefined))) return undefined;
  let duck: Duck | undefined;
  try {
    duck = await openDuck(path, 'read');
    const [sealed] = await duck.one('select key from seal');
    if (sealed === key) return duck;
  } catch {
    // Damaged, or of another version: it will be made again.
  }
  duck?.close();
  return undefined;
}

/** Files that look as they did when the index was made need not be read; others must have the pinned digest. */
async function filesUnchanged(duck: Duck, dir: string, pins: readonly Pin[]): Promise<boolean> {
  const seen = new Map(
    (await duck.rows('select file, size, modified from files')).map((row) => [row[0], row]),
  );
  for (const pin of pins) {
    const path = join(dir, pin.file);
    const info = await stat(path).catch(() => undefined);
    const [, size, modified] = seen.get(pin.file) ?? [];
    if (info && info.size === size && info.mtimeMs === modified) continue;
    requirePinned(pin, await digestOf(path));
  }
  return true;
}

/**
 * Makes the index of a source in its place; returns it opened, in memory, only where nothing can be written.
 * `look` is shown the index while it is still open for writing.
 */
export async function makeIndex(
  dir: string,
  source: string,
  pins: readonly Pin[],
  areaSets: readonly Areas[],
  look: (duck: Duck) => Promise<void> = async () => {},
): Promise<Duck | undefined> {
  const path = indexPath(dir, source);
  const temporary = temporaryPath(path);
  const onDisk = await mkdir(join(dir, CACHE_FOLDER), { recursive: true }).then(
    () => true,
    () => false,
  );
  const scratch = onDisk ? scratchFor(temporary) : scratchFor('');
  const duck = await openDuck(onDisk ? temporary : undefined, 'write');
  try {
    const files = pins.map((pin) => {
      const { known, covers } = releaseOf(pin, []);
      return {
        path: join(dir, pin.file),
        shown: pin.file,
        reading: pin,
        known,
        ...(covers ? { covers } : {}),
      };
    });
    const loaded = await buildIndex(duck, { files, areaSets, scratch });
    loaded.forEach(({ report }, i) => {
      requirePinned(pins[i]!, report.sha256);
    });
    await look(duck);
    await sealIndex(duck, indexKey(pins, areaSets), filesOf(dir, pins));
  } catch (error) {
    duck.close();
    await discard(temporary);
    throw error;
  }
  if (!onDisk) return duck;
  duck.close();
  await rename(temporary, path);
  return undefined;
}

const filesOf = (dir: string, pins: readonly Pin[]): IndexedFile[] =>
  pins.map(({ file }) => ({ file, path: join(dir, file) }));

/** Puts the finished index of a single file in its place. */
export async function placeIndex(
  temporary: string,
  dir: string,
  pin: Pin,
  areaSets: readonly Areas[],
): Promise<void> {
  const duck = await openDuck(temporary, 'write');
  try {
    await sealIndex(duck, indexKey([pin], areaSets), filesOf(dir, [pin]));
  } finally {
    duck.close();
  }
  await rename(temporary, indexPath(dir, pin.source));
}

/** Where rows are written on their way into an index: beside it, unless DuckDB could not read it there. */
export function scratchFor(temporary: string): string {
  const beside = `${temporary}.csv`;
  return temporary === '' || PATTERN.test(beside) ? join(tmpdir(), `lockstep-${process.pid}.csv`) : beside;
}

/** Removes an unfinished index and what DuckDB keeps beside it. */
export async function discard(temporary: string): Promise<void> {
  for (const path of [temporary, `${temporary}.wal`, `${temporary}.tmp`]) {
    await rm(path, { force: true, recursive: true });
  }
}
