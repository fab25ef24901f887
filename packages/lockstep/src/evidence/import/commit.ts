import { constants } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../cli/problem.ts';
import { canonical } from '../digest.ts';
import { changesInIndex } from '../index/changes.ts';
import { LARGE, makeIndex, placeIndex, unpackedBytes } from '../index/file.ts';
import { inOrder, loadRelease, releaseOf } from '../load.ts';
import { placeAtomic } from '../pins/atomic.ts';
import { digestOf, readPins, writePins } from '../pins/file.ts';
import { type Pin, SOURCE_KIND } from '../pins/schema.ts';
import { say } from '../words.ts';
import { type Changes, compareReleases } from './changes.ts';
import type { ImportOptions } from './options.ts';
import type { ImportOutcome } from './outcome.ts';
import { coversFor, settingsFor } from './settings.ts';
import type { Staged } from './stage.ts';
import { placeFor, type Target } from './target.ts';

/** A file on its way into a workspace: read, checked, not yet written. */
export interface Candidate {
  /** As given, and in full. */
  readonly given: string;
  readonly path: string;
  readonly source: string;
  readonly staged: Staged;
  /** How the file looked before it was read. */
  readonly seen: { readonly size: number; readonly mtimeMs: number };
  /** The pin of the same bytes, or of the same place, from an earlier import of this source. */
  readonly before: Pin | undefined;
}

/**
 * Takes one file in: first the file itself, then the list of sources that makes it count. Killed at any moment, the
 * workspace is as before or as after.
 */
export async function commitFile(
  candidate: Candidate,
  options: ImportOptions,
  target: Target,
): Promise<ImportOutcome> {
  const { given, path, source, staged, before } = candidate;
  const pins = await readPins(target.dir);
  const { sha256, bytes, rows: read, rejectedRows } = staged.report;
  const same = before?.sha256 === sha256;
  const file = same
    ? before.file
    : await placeFor(target, path, source, (place) => taken(target, pins, place, sha256));
  const settings = settingsFor(options, before);
  const covers = coversFor(given, options, before?.covers, settings.known, staged.facts);
  const pin: Pin = {
    source,
    kind: options.kind,
    file,
    sha256,
    bytes,
    ...settings,
    obtained: same ? before.obtained : options.obtained,
    ...(covers ? { covers } : {}),
    ...(before?.withheld ? { withheld: before.withheld } : {}),
    rows: {
      read,
      kept: staged.kept,
      rejected: rejectedRows,
      ...(staged.leftOut > 0 ? { leftOut: staged.leftOut } : {}),
    },
  };
  const unchanged = same && canonical(before) === canonical(pin);
  if (!unchanged) {
    await putInPlace(candidate, join(target.dir, file));
    const at = pins.findIndex((one) => one.file === file);
    await writePins(target.dir, at < 0 ? [...pins, pin] : pins.with(at, pin));
  }
  const others = pins.filter((one) => one.file !== file && one.source === source && one.kind !== 'areas');
  const changes = unchanged ? null : await takeStock(candidate, pin, others, target);
  return {
    given,
    outcome: unchanged ? 'unchanged' : before ? 'replaced' : 'imported',
    pin,
    rejected: staged.report.rejected,
    ignoredColumns: staged.report.ignoredColumns,
    facts: staged.facts,
    areas: staged.areas,
    changes,
    declared: isDeclared(target, pin),
    sourceLine: sourceLine(pin),
  };
}

/** Whether a place holds another file than this one. */
async function taken(target: Target, pins: readonly Pin[], place: string, sha256: string): Promise<boolean> {
  if (pins.some((pin) => pin.file === place)) return true;
  const found = await digestOf(join(target.dir, place));
  return found !== undefined && found !== sha256;
}

async function putInPlace({ path, given, seen }: Candidate, place: string): Promise<void> {
  if (path === place || (await sameFile(path, place))) return;
  await mkdir(dirname(place), { recursive: true });
  await placeAtomic(place, async (temporary) => {
    await copyFile(path, temporary, constants.COPYFILE_FICLONE);
    // What was checked is what must have been copied.
    const now = await stat(path);
    const copied = await stat(temporary);
    if (now.mtimeMs !== seen.mtimeMs || now.size !== seen.size || copied.size !== seen.size) {
      throw new Problem(say.changedMeanwhile, { file: given });
    }
  });
}

async function sameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => undefined)));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

/**
 * What the file changed against the other releases of its source, and the index of the source where it needs one. A
 * file changed in its own place has no earlier rows to compare.
 */
async function takeStock(
  { staged }: Candidate,
  pin: Pin,
  others: readonly Pin[],
  { dir, areas }: Target,
): Promise<Changes | null> {
  if (pin.kind === 'areas') return null;
  if (others.length === 0) {
    if (staged.index !== undefined) await placeIndex(staged.index, staged.parquet, dir, pin, areas);
    return null;
  }
  if (staged.rows && ![pin, ...others].some((one) => unpackedBytes(one.bytes, one.file) >= LARGE)) {
    const releases = [];
    for (const one of inOrder(others)) releases.push(await loadRelease(dir, one));
    return compareReleases(releases, releaseOf(pin, staged.rows));
  }
  const ordered = inOrder([...others, pin]);
  let changes: Changes | null = null;
  const built = await makeIndex(dir, pin.source, ordered, areas, async (duck) => {
    if (ordered.at(-1) === pin) changes = await changesInIndex(duck, ordered.length - 1);
  });
  built?.close();
  return changes;
}

function isDeclared({ agreement }: Target, { source, kind }: Pin): boolean {
  if (kind === 'areas') return (agreement?.areaSets.length ?? 0) > 0;
  return agreement?.sources.some((one) => one.id === source) ?? false;
}

/** The line that declares the source in an agreement. */
function sourceLine({ source, kind, file }: Pin): string {
  if (kind === 'areas') return `areas province "Provinces" from "${file}" by "name"`;
  return `source ${source} "${say.sourceLabel(kind)}" ${SOURCE_KIND[kind]} from "${file}"`;
}
