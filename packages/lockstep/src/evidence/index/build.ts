import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Areas } from '../areas/set.ts';
import type { Progress } from '../csv/table.ts';
import { canonical } from '../digest.ts';
import type { Pin } from '../pins/schema.ts';
import { type Duck, text } from './duck.ts';
import { placeEvents } from './places.ts';
import {
  drop,
  type LoadedRelease,
  loadRelease,
  type ReleaseFile,
  selectParquet,
  type Workbench,
} from './release.ts';
import { type IndexedRelease, isLone, resolveInSql } from './versions.ts';

/** Raised when tables change, so that older indexes are built anew. */
const SCHEMA = 'lockstep-index/3';

/** What an index was made from: it serves as long as this stays the same. */
export type IndexedPin = Pick<Pin, 'sha256' | 'kind' | 'country' | 'known' | 'covers'>;

/** Digest of everything that the content of an index depends on. */
export function indexKey(pins: readonly IndexedPin[], areaSets: readonly Areas[]): string {
  const releases = pins.map(({ sha256, kind, country, known, covers }) => {
    // What a lone release covers decides nothing here.
    return {
      sha256,
      kind,
      country,
      known,
      ...(pins.length > 1 ? { from: covers?.from, to: covers?.to } : {}),
    };
  });
  return createHash('sha256')
    .update(
      canonical({ schema: SCHEMA, releases, areaSets: areaSets.map(({ id, areas }) => ({ id, areas })) }),
    )
    .digest('hex');
}

export interface BuildRequest {
  readonly files: readonly (ReleaseFile & IndexedRelease)[];
  readonly areaSets: readonly Areas[];
  /** Where release N is put on its way. */
  readonly bench: (release: number) => Workbench;
  readonly progress?: Progress | undefined;
  /** Looks at the last release while it stands alone. */
  readonly inspect?: (duck: Duck, table: string) => Promise<void>;
}

export interface Built {
  readonly loaded: readonly LoadedRelease[];
  /** The Parquet file that holds the events; absent when the database itself does. */
  readonly parquet?: string;
}

/** Reads releases in order and makes what queries need. The index counts once `sealIndex` has been called. */
export async function buildIndex(duck: Duck, request: BuildRequest): Promise<Built> {
  const { files, areaSets, bench, progress, inspect } = request;
  const loaded: LoadedRelease[] = [];
  for (const [r, file] of files.entries()) {
    loaded.push(await loadRelease(duck, r, file, bench(r), progress));
  }
  await inspect?.(duck, `release_${files.length - 1}`);
  const { parquet } = bench(0);
  if (await isLone(duck, files.length)) {
    if (parquet === undefined) await duck.run('alter table release_0 rename to events');
    else await duck.run(`create temp view events as ${selectParquet(parquet)}`);
    await placeEvents(duck, areaSets);
    return { loaded, ...(parquet === undefined ? {} : { parquet }) };
  }
  await resolveInSql(duck, files);
  for (const r of files.keys()) await drop(duck, `release_${r}`, bench(r));
  await placeEvents(duck, areaSets);
  return { loaded };
}

/** A file that an index was made from: its path in the workspace, and where it lies. */
export interface IndexedFile {
  readonly file: string;
  readonly path: string;
}

/**
 * Writes the key, how the files look, and the name of the Parquet file beside the database where there is one. It is
 * the last thing written: an index without it is unfinished.
 */
export async function sealIndex(
  duck: Duck,
  key: string,
  files: readonly IndexedFile[],
  parquet: string | undefined,
): Promise<void> {
  await duck.run('create table files (file varchar, size double, modified double)');
  for (const { file, path } of files) {
    const { size, mtimeMs } = statSync(path);
    await duck.run(`insert into files values (${text(file)}, ${size}, ${mtimeMs})`);
  }
  const beside = parquet === undefined ? 'null::varchar' : text(parquet);
  await duck.run(`create table seal as select ${text(key)} as key, ${beside} as parquet`);
}
