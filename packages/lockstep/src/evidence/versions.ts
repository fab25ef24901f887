import type { Day, Span } from '@lockstep/core/calendar';
import { type Item, isRetraction, type Retraction } from './item.ts';

/** One file of a source as a release: later ones say what holds now about the days that they cover. */
export interface Release<T extends Item> {
  readonly rows: readonly (T | Retraction)[];
  /** Knowledge date of rows that do not carry their own, and of what this release leaves out. */
  readonly known: Day;
  /** Days about which the release is complete: an earlier item inside of them that is missing here has vanished. */
  readonly covers?: Span;
  /** The rows' own knowledge dates are estimates: nobody can have known from this release before it was there. */
  readonly estimated?: boolean;
}

/** An item as it stood from `known` until the day before `gone`. */
export interface Version<T extends Item> {
  readonly item: T;
  readonly known: Day;
  gone: Day;
}

/**
 * The versions of every item of a source, from its releases in order. An item said again word for word keeps its
 * first date; one said differently replaces the version before; one that is left out of a later release that covers
 * its days is gone from that release on. `supersedes` and `retracts` end the item that they name. What an estimated
 * release says of days that an earlier one covers counts from the release on, or it would stand beside what it
 * replaces.
 */
export function resolveVersions<T extends Item>(releases: readonly Release<T>[]): Version<T>[] {
  const versions: Version<T>[] = [];
  const byId = new Map<string, Version<T>[]>();
  const ends: { id: string; known: Day; by: Item | undefined }[] = [];
  const covered: Span[] = [];
  for (const release of releases) {
    const here = new Set<string>();
    for (const row of release.rows) {
      const known = knownOf(row, release, covered);
      if (isRetraction(row)) {
        ends.push({ id: row.retracts, known, by: undefined });
        continue;
      }
      here.add(row.id);
      const earlier = byId.get(row.id) ?? [];
      if (row.supersedes !== '') ends.push({ id: row.supersedes, known, by: row });
      const last = earlier.at(-1);
      if (last && last.gone === Infinity && sameContent(last.item, row)) continue;
      for (const version of earlier) version.gone = Math.min(version.gone, known);
      const version = { item: row, known, gone: Infinity };
      earlier.push(version);
      byId.set(row.id, earlier);
      versions.push(version);
    }
    if (release.covers) covered.push(release.covers);
    if (release === releases[0] || !release.covers) continue;
    for (const [id, earlier] of byId) {
      const last = earlier.at(-1)!;
      if (here.has(id) || last.gone < Infinity || !within(last.item.occurred, release.covers)) continue;
      for (const version of earlier) version.gone = Math.min(version.gone, release.known);
    }
  }
  for (const { id, known, by } of ends) {
    for (const version of byId.get(id) ?? []) {
      if (version.item !== by) version.gone = Math.min(version.gone, known);
    }
  }
  return versions;
}

function knownOf(row: Item | Retraction, release: Release<Item>, covered: readonly Span[]): Day {
  const known = row.known ?? release.known;
  if (!release.estimated || isRetraction(row)) return known;
  return covered.some((span) => within(row.occurred, span)) ? Math.max(known, release.known) : known;
}

const within = (inner: Span, outer: Span) => outer.from <= inner.from && inner.to <= outer.to;

/** Whether two rows say the same, whatever the date on which they became known. */
function sameContent<T extends Item>(a: T, b: T): boolean {
  return contentKey(a) === contentKey(b);
}

export function contentKey(item: Item): string {
  const { known: _, ...content } = item;
  return JSON.stringify(content);
}

/** The items known on a day: no newer ones, and none that had been replaced or withdrawn. */
export function visible<T extends Item>(versions: readonly Version<T>[], known: Day): Version<T>[] {
  return versions.filter((version) => version.known <= known && known < version.gone);
}

/** The latest date on or before `known` on which something became known, or was replaced or withdrawn. */
export function lastChange(versions: readonly Version<Item>[], known: Day): Day | undefined {
  let last = lastKnown(versions, known);
  for (const { gone } of versions) if (gone <= known && gone > (last ?? -Infinity)) last = gone;
  return last;
}

/** The latest date on or before `known` on which something became known. */
export function lastKnown(versions: readonly Version<Item>[], known: Day): Day | undefined {
  let last: Day | undefined;
  for (const version of versions) {
    if (version.known <= known && (last === undefined || version.known > last)) last = version.known;
  }
  return last;
}
