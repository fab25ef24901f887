import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../../cli/problem.ts';
import type { Areas } from '../areas/set.ts';
import { inOrder, releaseOf } from '../load.ts';
import { temporaryPath } from '../pins/atomic.ts';
import { digestOf, requirePinned } from '../pins/file.ts';
import type { Pin } from '../pins/schema.ts';
import { say } from '../words.ts';
import { buildIndex, indexKey, sealIndex } from './build.ts';
import { type Duck, openDuck, PATTERN } from './duck.ts';
import { selectParquet, type Workbench } from './release.ts';

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
  const made = built ?? (await openSealed(path, key));
  if (!made) throw new Problem(say.indexTaken(source));
  return made;
}

async function openSealed(path: string, key: string): Promise<Duck | undefined> {
  if (!(await stat(path).catch(() => undefined))) return undefined;
  let duck: Duck | undefined;
  try {
    duck = await openDuck(path, 'read');
    const [sealed, parquet] = await duck.one('select key, parquet from seal');
    if (sealed === key) {
      if (typeof parquet === 'string') {
        await duck.run(`create temp view events as ${selectParquet(join(dirname(path), parquet))}`);
      }
      return duck;
    }
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
  const duck = await openDuck(onDisk ? temporary : undefined, 'write');
  try {
    const files = pins.map((pin) => {
      const { rows: _, ...release } = releaseOf(pin, []);
      return {
        path: join(dir, pin.file),
        shown: pin.file,
        reading: pin,
        ...release,
      };
    });
    const bench = onDisk ? benchFor(temporary) : () => ({ scratch: scratchFor('') });
    const { loaded, parquet } = await buildIndex(duck, { files, areaSets, bench });
    loaded.forEach(({ report }, i) => {
      requirePinned(pins[i]!, report.sha256);
    });
    await look(duck);
    if (!onDisk) return duck;
    await seal(duck, dir, source, pins, areaSets, parquet);
  } catch (error) {
    duck.close();
    await discard(temporary);
    throw error;
  }
  duck.close();
  await putIndex(temporary, path);
  return undefined;
}

/** Seals an index, and gives its Parquet file the name under which it will stand beside it. */
async function seal(
  duck: Duck,
  dir: string,
  source: string,
  pins: readonly Pin[],
  areaSets: readonly Areas[],
  parquet: string | undefined,
): Promise<void> {
  const key = indexKey(pins, areaSets);
  const name = parquet === undefined ? undefined : `${source}-${key.slice(0, 12)}.parquet`;
  if (parquet !== undefined && name !== undefined) await rename(parquet, join(dir, CACHE_FOLDER, name));
  const files = pins.map(({ file }) => ({ file, path: join(dir, file) }));
  await sealIndex(duck, key, files, name);
}

/** Puts a sealed index in its place and removes the Parquet file of the one before it. */
async function putIndex(temporary: string, path: string): Promise<void> {
  const before = await parquetOf(path);
  const now = await parquetOf(temporary);
  await rename(temporary, path);
  if (before !== undefined && before !== now) await rm(join(dirname(path), before), { force: true });
}

async function parquetOf(path: string): Promise<string | undefined> {
  if (!(await stat(path).catch(() => undefined))) return undefined;
  try {
    const duck = await openDuck(path, 'read');
    const [name] = await duck.one('select parquet from seal').finally(() => duck.close());
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

/** Puts the finished index of a single file in its place. */
export async function placeIndex(
  temporary: string,
  parquet: string | undefined,
  dir: string,
  pin: Pin,
  areaSets: readonly Areas[],
): Promise<void> {
  const duck = await openDuck(temporary, 'write');
  await seal(duck, dir, pin.source, [pin], areaSets, parquet).finally(() => duck.close());
  await putIndex(temporary, indexPath(dir, pin.source));
}

/** Where releases are put on their way into an index: beside it, unless DuckDB could not read them there. */
export function benchFor(temporary: string): (release: number) => Workbench {
  return (release) => {
    const parquet = `${temporary}-${release}.parquet`;
    return { scratch: scratchFor(temporary), ...(PATTERN.test(parquet) ? {} : { parquet }) };
  };
}

function scratchFor(temporary: string): string {
  const beside = `${temporary}.csv`;
  return temporary === '' || PATTERN.test(beside) ? join(tmpdir(), `lockstep-${process.pid}.csv`) : beside;
}

/** Removes an unfinished index and what stands beside it. */
export async function discard(temporary: string): Promise<void> {
  const [folder, name] = [dirname(temporary), basename(temporary)];
  for (const each of await readdir(folder).catch(() => [])) {
    if (each.startsWith(name)) await rm(join(folder, each), { force: true, recursive: true });
  }
}
