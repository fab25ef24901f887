import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Areas } from '../areas/set.ts';
import type { Progress } from '../csv/table.ts';
import { canonical } from '../digest.ts';
import type { Pin } from '../pins/schema.ts';
import { type Duck, text } from './duck.ts';
import { placeEvents } from './places.ts';
import { type LoadedRelease, loadRelease, type ReleaseFile } from './release.ts';
import { type IndexedRelease, resolveInSql } from './versions.ts';

/** Raised when tables change, so that older indexes are built anew. */
const SCHEMA = 'lockstep-index/1';

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
  /** A path for scratch files. */
  readonly scratch: string;
  readonly progress?: Progress | undefined;
  /** Looks at the last release while it stands alone. */
  readonly inspect?: (duck: Duck, table: string) => Promise<void>;
}

/** Reads releases in order and makes the tables that queries need. The key is set by `sealIndex`. */
export async function buildIndex(duck: Duck, request: BuildRequest): Promise<readonly LoadedRelease[]> {
  const { files, areaSets, scratch, progress, inspect } = request;
  const loaded: LoadedRelease[] = [];
  for (const [r, file] of files.entries()) {
    loaded.push(await loadRelease(duck, r, file, scratch, progress));
  }
  await inspect?.(duck, `release_${files.length - 1}`);
  await resolveInSql(duck, files);
  await placeEvents(duck, areaSets);
  return loaded;
}

/** A file that an index was made from: its path in the workspace, and where it lies. */
export interface IndexedFile {
  readonly file: string;
  readonly path: string;
}

/** Writes the key, last of all, and how the files look: an index without it is unfinished. */
export async function sealIndex(duck: Duck, key: string, files: readonly IndexedFile[]): Promise<void> {
  await duck.run('create table files (file varchar, size double, modified double)');
  for (const { file, path } of files) {
    const { size, mtimeMs } = statSync(path);
    await duck.run(`insert into files values (${text(file)}, ${size}, ${mtimeMs})`);
  }
  await duck.run(`create table seal as select ${text(key)} as key`);
}
