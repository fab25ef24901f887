import type { SeriesQuery } from '@lockstep/core/assessment';
import { overlaps } from '@lockstep/core/calendar';
import type { Estimate } from '@lockstep/core/logic';
import { flowSeries, type Tally } from '@lockstep/core/series';
import { createLocator, locate, OUTSIDE, UNPLACED } from '../areas/locate.ts';
import type { Areas } from '../areas/set.ts';
import type { EventItem } from '../kinds/events.ts';
import { lastKnown, type Version, visible } from '../versions.ts';
import { coverageFor, type SourceCoverage } from './coverage.ts';
import { actorNames, deathsOf, sidesOf } from './deaths.ts';
import { describeEvent } from './describe.ts';
import type { EventSource, EvidenceItem } from './source.ts';

/** Events held in memory: for workspaces of everyday size, and the yardstick for every other store. */
export interface MemorySource {
  readonly versions: readonly Version<EventItem>[];
  readonly coverage: readonly SourceCoverage[];
  readonly areaSets: readonly Areas[];
}

/** An event source over the versions of one source's events. */
export function memorySource(source: MemorySource): EventSource {
  const places = new Map<string, (event: EventItem) => number>();
  const placeOf = (query: SeriesQuery) => {
    const { areas: id } = query.measure;
    if (id === undefined) return () => 0;
    const found = places.get(id) ?? placer(source.areaSets, id, query.areas);
    places.set(id, found);
    return found;
  };
  const select = (query: SeriesQuery) => {
    const wanted = filterOf(query);
    const place = placeOf(query);
    return visible(source.versions, query.known).flatMap((version) => {
      const { item } = version;
      if (!overlaps(item.occurred, query.span) || !wanted(item)) return [];
      const area = place(item);
      return area === OUTSIDE ? [] : [{ version, item, area }];
    });
  };
  return {
    async series(query) {
      const value = estimator(query);
      const tallies = select(query).map(
        ({ item, area }): Tally => ({ area, ...item.occurred, ...value(item) }),
      );
      const { measure, areas, span } = query;
      const frame = { name: measure.id, unit: measure.unit, areas, span };
      return flowSeries(frame, tallies, coverageFor(source.coverage, query, source.areaSets));
    },
    async items(query) {
      const value = estimator(query);
      const items = select(query).map(({ version, item, area }): EvidenceItem => {
        return {
          id: item.id,
          source: query.measure.source,
          occurred: item.occurred,
          known: version.known,
          area: area === UNPLACED ? '' : (query.areas[area] ?? ''),
          value: value(item),
          description: describeEvent(item),
          origin: item.origin,
          citation: item.citation,
          url: item.url,
          note: item.note,
        };
      });
      items.sort(
        (a, b) => b.value.best - a.value.best || a.occurred.from - b.occurred.from || (a.id < b.id ? -1 : 1),
      );
      return items.slice(0, query.limit);
    },
    lastKnown: async (known) => lastKnown(source.versions, known),
    close() {},
  };
}

/** Index into the query's areas, which may be some of the declared ones; the others are outside. */
function placer(
  areaSets: readonly Areas[],
  id: string,
  wanted: readonly string[],
): (event: EventItem) => number {
  const areas = areaSets.find((set) => set.id === id)?.areas ?? [];
  const locator = createLocator(areas);
  const index = areas.map((area) => wanted.indexOf(area.name));
  const memo = new Map<EventItem, number>();
  return (event) => {
    const known = memo.get(event);
    if (known !== undefined) return known;
    const found = locate(locator, { name: event.area, ...placeOf(event) });
    const area = found < 0 ? found : index[found]! < 0 ? OUTSIDE : index[found]!;
    memo.set(event, area);
    return area;
  };
}

function placeOf({ latitude, longitude, vague }: EventItem) {
  return latitude === undefined || longitude === undefined
    ? {}
    : { latitude, longitude, vague: vague ?? false };
}

/** Only events of the measure's types and actors. */
function filterOf({ measure, aliases }: SeriesQuery): (event: EventItem) => boolean {
  const types = new Set(measure.types.map((type) => type.toLowerCase()));
  const actors = new Set(actorNames(measure.actors, aliases));
  return (event) =>
    (types.size === 0 || types.has(event.type.toLowerCase())) &&
    (actors.size === 0 || actors.has(event.actorA.toLowerCase()) || actors.has(event.actorB.toLowerCase()));
}

function estimator({ measure, aliases }: SeriesQuery): (event: EventItem) => Estimate {
  if (measure.takes.kind !== 'deaths') {
    return ({ events }) => ({ low: events, high: events, best: events });
  }
  const sides = sidesOf(measure.takes.of, aliases);
  return (event) => deathsOf(event, sides);
}
