import { readFile, stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Agreement, readAgreement } from '@lockstep/core/language';
import { readAreas } from '../areas/geojson.ts';
import { createLocator, type Locator } from '../areas/locate.ts';
import type { Areas } from '../areas/set.ts';
import { readPins } from '../pins/file.ts';
import { type Pin, SOURCE_KIND } from '../pins/schema.ts';
import type { ImportOptions } from './options.ts';

/** The folder that is imported into: a workspace, or a folder that may become one. */
export interface Target {
  readonly dir: string;
  /** The agreement of the folder; absent when there is none, or none that can be read yet. */
  readonly agreement?: Agreement;
  readonly hasAgreement: boolean;
  readonly pins: readonly Pin[];
  /** One per declared set of areas. */
  readonly areas: readonly (Areas & { readonly label: string; readonly locator: Locator })[];
}

const AGREEMENT = 'agreement.lockstep';

export async function openTarget(dir: string): Promise<Target> {
  const text = await readFile(join(dir, AGREEMENT), 'utf8').catch(() => undefined);
  const { agreement } = text === undefined ? {} : readAgreement(text);
  const areas = await Promise.all(
    (agreement?.areaSets ?? []).map(async ({ id, label, file, by }) => {
      const there = await stat(join(dir, file)).then(
        () => true,
        () => false,
      );
      const found = there ? await readAreas(join(dir, file), by, file) : [];
      return { id, label, areas: found, locator: createLocator(found) };
    }),
  );
  return {
    dir,
    hasAgreement: text !== undefined,
    pins: await readPins(dir),
    areas,
    ...(agreement ? { agreement } : {}),
  };
}

/** Path of a file inside the folder, with forward slashes; undefined when it lies elsewhere. */
export function pathInside(dir: string, file: string): string | undefined {
  const path = relative(dir, file);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? undefined : path.split(sep).join('/');
}

/** Under which name a file is imported: as asked, as declared or pinned before, else from the name of the file. */
export function sourceName(target: Target, file: string, options: ImportOptions): string {
  if (options.as !== undefined) return options.as;
  const inside = pathInside(target.dir, file);
  const pinned = target.pins.find((pin) => pin.file === inside);
  if (pinned) return pinned.source;
  if (options.kind === 'areas') return 'areas';
  const kind = SOURCE_KIND[options.kind];
  const declared = (target.agreement?.sources ?? []).filter((source) => source.kind === kind);
  const sameFile = declared.find((source) => source.file === inside);
  if (sameFile) return sameFile.id;
  const sameName = declared.filter((source) => basename(source.file) === basename(file));
  if (sameName.length === 1) return sameName[0]!.id;
  if (options.kind === 'ucdp' || options.kind === 'acled') return options.kind;
  return slug(stemOf(file));
}

function slug(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const name = letters.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(name) ? name : `source_${name}`;
}

/** File name without folder, `.gz` and extension. */
function stemOf(file: string): string {
  const name = basename(file).replace(/\.gz$/i, '');
  return name.slice(0, name.length - extname(name).length);
}

/**
 * Where the file is to lie, relative to the folder: where it is if that is inside; else under its declared name, or
 * its own name in `sources/`, numbered if that is taken by another file.
 */
export async function placeFor(
  target: Target,
  file: string,
  source: string,
  taken: (path: string) => Promise<boolean>,
): Promise<string> {
  const inside = pathInside(target.dir, resolve(file));
  if (inside !== undefined) return inside;
  const declared = [...(target.agreement?.sources ?? []), ...(target.agreement?.areaSets ?? [])];
  const named = declared.find((one) => one.id === source)?.file;
  const zipped = /\.gz$/i.test(file);
  const wanted = named === undefined ? `sources/${basename(file)}` : withSuffix(named, zipped);
  const [, stem = wanted, extension = ''] = /^(.*?)((?:\.[A-Za-z]+)*)$/.exec(wanted) ?? [];
  for (let n = 1; ; n++) {
    const path = n === 1 ? wanted : `${stem}-${n}${extension}`;
    if (!(await taken(path))) return path;
  }
}

/** A gzip file keeps `.gz` at the end of its name, and a plain one does not get it. */
function withSuffix(path: string, zipped: boolean): string {
  const plain = path.replace(/\.gz$/i, '');
  return zipped ? `${plain}.gz` : plain;
}
