import { join } from 'node:path';
import { type Day, dayFromIso } from '@lockstep/core/calendar';
import { Problem } from '../cli/problem.ts';
import type { Item, Kind } from './item.ts';
import { kindOf } from './kinds/index.ts';
import { readItems } from './kinds/read.ts';
import { digestOf, requirePinned } from './pins/file.ts';
import type { Pin } from './pins/schema.ts';
import { type Release, resolveVersions, type Version } from './versions.ts';

/**
 * All versions of a source's items, from its pinned files. Throws a `Problem` when a file is not the one that was
 * imported.
 */
export async function loadVersions<T extends Item>(
  dir: string,
  pins: readonly Pin[],
  kind: (pin: Pin) => Kind<T>,
): Promise<Version<T>[]> {
  const releases: Release<T>[] = [];
  for (const pin of inOrder(pins)) releases.push(await readRelease(dir, pin, kind(pin)));
  return resolveVersions(releases);
}

/** The rows of one pinned file. */
export function loadRelease(dir: string, pin: Pin): Promise<Release<Item>> {
  return readRelease(dir, pin, kindOf(pin));
}

async function readRelease<T extends Item>(dir: string, pin: Pin, kind: Kind<T>): Promise<Release<T>> {
  const path = join(dir, pin.file);
  const items = await readItems(kind, path, { shown: pin.file }).catch(async (error: unknown) => {
    // A file that was changed may not be readable any more; that it was changed is the more useful thing to say.
    if (error instanceof Problem) requirePinned(pin, await digestOf(path));
    throw error;
  });
  requirePinned(pin, items.report.sha256);
  return releaseOf(pin, items.rows);
}

/** Rows with what their pin says about all of them. */
export function releaseOf<T extends Item>(pin: Pin, rows: Release<T>['rows']): Release<T> {
  return {
    rows,
    known: releaseKnown(pin),
    ...(pin.covers ? { covers: coversSpan(pin) } : {}),
    estimated: isEstimated(pin),
  };
}

/** Whether knowledge dates are estimates: ACLED dates the last change of each row, UCDP only what a row cites. */
export function isEstimated({ known, kind }: Pin): boolean {
  return known.by === 'source' && kind !== 'acled';
}

/** Releases by the date on which they were known, then by what they cover; ties by digest, so order is a fact. */
export function inOrder(pins: readonly Pin[]): Pin[] {
  const key = (pin: Pin) => [knownDate(pin), pin.covers?.to ?? '', pin.obtained, pin.sha256].join(' ');
  return [...pins].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** When a release was known: the date of all its rows, or of those without one of their own. */
export function knownDate({ known }: Pin): string {
  return known.by === 'date' ? known.date : known.otherwise;
}

/** Knowledge date of rows without one of their own. */
export function releaseKnown(pin: Pin): Day {
  return dayFromIso(knownDate(pin)) ?? 0;
}

function coversSpan({ covers }: Pin) {
  return { from: dayFromIso(covers?.from ?? '') ?? 0, to: dayFromIso(covers?.to ?? '') ?? 0 };
}
