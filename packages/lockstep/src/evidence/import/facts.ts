import { isoFromDay } from '@lockstep/core/calendar';
import { type Locator, locate, OUTSIDE, UNPLACED } from '../areas/locate.ts';
import { type Item, isItem, type Retraction } from '../item.ts';
import type { EventItem } from '../kinds/events.ts';

/** What the rows of a file came to, beyond their number. */
export interface RowFacts {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Items of more than one day. */
  readonly spans: number;
  /** Rows whose high estimate is below the best, and whose low estimate is above it. */
  readonly highBelowBest: number;
  readonly lowAboveBest: number;
  /** Rows that take the knowledge date of the import for want of their own. */
  readonly withoutKnown: number;
  readonly knownFrom: string | undefined;
  readonly knownTo: string | undefined;
  /** Different names of areas in the rows. */
  readonly areaNames: number;
  readonly retractions: number;
}

type Rows = readonly (Item | Retraction)[];

export function rowFacts(rows: Rows): RowFacts {
  const items = rows.filter(isItem);
  let [from, to, knownFrom, knownTo] = [Infinity, -Infinity, Infinity, -Infinity];
  let [spans, highBelowBest, lowAboveBest, withoutKnown] = [0, 0, 0, 0];
  const names = new Set<string>();
  for (const item of items) {
    from = Math.min(from, item.occurred.from);
    to = Math.max(to, item.occurred.to);
    if (item.occurred.to > item.occurred.from) spans++;
    if (item.known === undefined) withoutKnown++;
    else {
      knownFrom = Math.min(knownFrom, item.known);
      knownTo = Math.max(knownTo, item.known);
    }
    const area = areaOf(item);
    if (area) names.add(area);
    const { low, best, high } = deathsIn(item);
    if (high !== undefined && best !== undefined && high < best) highBelowBest++;
    if (low !== undefined && best !== undefined && low > best) lowAboveBest++;
  }
  const iso = (day: number) => (Number.isFinite(day) ? isoFromDay(day) : undefined);
  return {
    from: iso(from),
    to: iso(to),
    spans,
    highBelowBest,
    lowAboveBest,
    withoutKnown,
    knownFrom: iso(knownFrom),
    knownTo: iso(knownTo),
    areaNames: names.size,
    retractions: rows.length - items.length,
  };
}

const areaOf = (item: Item): string => ('area' in item && typeof item.area === 'string' ? item.area : '');
const deathsIn = (item: Item): EventItem['deaths'] => ('deaths' in item ? (item as EventItem).deaths : {});

/** How rows found their areas. */
export interface AreaFacts {
  readonly areas: string;
  readonly byName: number;
  readonly byPoint: number;
  /** Somewhere in the areas: no name that an area answers to, and no point of one area. */
  readonly unplaced: number;
  /** A point outside of every area. */
  readonly outside: number;
  /** Names that no area answers to, of rows that have no other place; the most frequent first. */
  readonly unknownNames: readonly {
    readonly name: string;
    readonly rows: number;
    readonly nearest?: string;
  }[];
}

export function areaFacts(areas: string, locator: Locator, rows: Rows): AreaFacts {
  const counts = { byName: 0, byPoint: 0, unplaced: 0, outside: 0 };
  const unknown = new Map<string, number>();
  for (const row of rows.filter(isItem)) {
    const { latitude, longitude, vague } = row as Partial<EventItem>;
    const point = latitude === undefined || longitude === undefined ? {} : { latitude, longitude };
    const name = areaOf(row);
    // A figure without an area speaks of the whole country; only events have to be somewhere.
    if (name === '' && !('deaths' in row)) continue;
    const found = locate(locator, { name, ...point, ...(vague === undefined ? {} : { vague }) });
    if (found === OUTSIDE) counts.outside++;
    else if (found === UNPLACED) {
      counts.unplaced++;
      if (name !== '') unknown.set(name, (unknown.get(name) ?? 0) + 1);
    } else if (locator.byName(name) === undefined) counts.byPoint++;
    else counts.byName++;
  }
  return { areas, ...counts, unknownNames: unknownAreaNames(locator, unknown) };
}

/** Names that no area answers to with their number of rows, the most frequent first, each with the nearest name. */
export function unknownAreaNames(
  locator: Locator,
  unknown: ReadonlyMap<string, number>,
): AreaFacts['unknownNames'] {
  return [...unknown]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([name, rows]) => {
      const nearest = locator.near(name);
      return { name, rows, ...(nearest === undefined ? {} : { nearest }) };
    });
}
