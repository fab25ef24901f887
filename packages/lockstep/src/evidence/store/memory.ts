import type { SeriesQuery } from '@lockstep/core/assessment';
import { overlaps } from '@lockstep/core/calendar';
import type { Estimate } from '@lockstep/core/logic';
import { flowSeries, type Tally } from '@lockstep/core/series';
import { createLocator, locate, OUTSIDE, UNPLACED } from '../areas/locate.ts';
import type { Area, Areas } from '../areas/set.ts';
import type { EventItem } from '../kinds/events.ts';
import { lastChange, lastKnown, type Version, visible } from '../versions.ts';
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
  const placers = new Map<string, (event: EventItem) => number>();
  const placeOf = (query: SeriesQuery) => {
    const { areas: id } = query.measure;
    if (id === undefined) return () => 0;
    const declared = source.areaSets.find((set) => set.id === id)?.areas ?? [];
    const place = placers.get(id) ?? placer(declared);
    placers.set(id, place);
    // The query may ask for some of the declared areas only; the others are outside of it.
    const numbers = declared.map((area) => query.areas.indexOf(area.name));
    return (event: EventItem) => {
      const found = place(event);
      return found < 0 ? found : numbers[found]! < 0 ? OUTSIDE : numbers[found]!;
    };
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
    lastChange: async (known) => lastChange(source.versions, known),
    close() {},
  };
}

/** The declared area of each event, looked up once. */
function placer(areas: readonly Area[]): (event: EventItem) => number {
  const locator = createLocator(areas);
  const memo = new Map<EventItem, number>();
  return (event) => {
    const { latitude, longitude, vague = false } = event;
    const point = latitude === undefined || longitude === undefined ? {} : { latitude, longitude, vague };
    const found = memo.get(event) ?? locate(locator, { name: event.area, ...point });
    memo.set(event, found);
    return found;
  };
}

/** Only events of the measure's types and actors. */
function filterOf({ measure, aliases }: SeriesQuery): (event: EventItem) => boolean {
  const types = new Set(measure.types.map((type) => type.toLowerCase()));
  const actors = new Set(actorNames(measure.actors, aliases));
  return (event) =>
    (types.size === 0 || typesOf(event.type).some((type) => types.has(type))) &&
    (actors.size === 0 || actors.has(event.actorA.toLowerCase()) || actors.has(event.actorB.toLowerCase()));
}

/** `Battles: Armed clash` is of the type "Battles", "Armed clash" and "Battles: Armed clash". */
function typesOf(type: string): readonly string[] {
  const whole = type.toLowerCase();
  return whole.includes(': ') ? [whole, ...whole.split(': ', 2)] : [whole];
}

function estimator({ measure, aliases }: SeriesQuery): (event: EventItem) => Estimate {
  if (measure.takes.kind !== 'deaths') {
    return ({ events }) => ({ low: events, high: events, best: events });
  }
  const sides = sidesOf(measure.takes.of, aliases);
  return (event) => deathsOf(event, sides);
}
