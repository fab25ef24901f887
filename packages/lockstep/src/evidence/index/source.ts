import type { SeriesQuery } from '@lockstep/core/assessment';
import { type Day, dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { flowSeries, type Tally } from '@lockstep/core/series';
import { UNPLACED } from '../areas/locate.ts';
import type { Areas } from '../areas/set.ts';
import { coverageFor, type SourceCoverage } from '../store/coverage.ts';
import { describeEvent } from '../store/describe.ts';
import type { EventSource, EvidenceItem } from '../store/source.ts';
import { type Duck, dateLiteral } from './duck.ts';
import { selectEvents, selectSums } from './query.ts';

export interface IndexSource {
  readonly duck: Duck;
  readonly coverage: readonly SourceCoverage[];
  readonly areaSets: readonly Areas[];
  /** Knowledge date of rows that have none of their own, where there is one release. */
  readonly releaseKnown: Day;
}

/** An event source over an index. */
export function indexSource({ duck, coverage, areaSets, releaseKnown }: IndexSource): EventSource {
  const otherwise = dateLiteral(isoFromDay(releaseKnown));
  const lastOf = async (date: string, known: Day): Promise<Day | undefined> => {
    const at = dateLiteral(isoFromDay(known));
    const [last] = await duck.one(`select max(${date})::varchar from events where ${date} <= ${at}`);
    return last === null || last === undefined ? undefined : isoDay(last);
  };
  const came = `coalesce(known, ${otherwise})`;
  return {
    async series(query) {
      const { measure, areas, span } = query;
      const numberOf = areaNumbers(query, areaSets);
      const columns = await duck.columns(selectSums(query, otherwise));
      const [places = [], from = [], to = [], low = [], best = [], high = []] = columns;
      const tallies: Tally[] = [];
      for (let i = 0; i < places.length; i++) {
        const area = numberOf(Number(places[i]));
        if (area === undefined) continue;
        tallies.push({
          area,
          from: Number(from[i]),
          to: Number(to[i]),
          low: Number(low[i]),
          best: Number(best[i]),
          high: Number(high[i]),
        });
      }
      const frame = { name: measure.id, unit: measure.unit, areas, span };
      return flowSeries(frame, tallies, coverageFor(coverage, query, areaSets));
    },
    async items(query) {
      const numberOf = areaNumbers(query, areaSets);
      const wanted = placesOf(query, areaSets);
      const rows = await duck.rows(`
        select id, from_day::varchar, to_day::varchar, known_day::varchar, place, low, best, high,
          actor_a, actor_b, type, events, origin, citation, url, note
        from (${selectEvents(query, otherwise)}) where place in (${wanted.join(', ')})
        order by best desc, from_day, id limit ${query.limit}`);
      return rows.map((row): EvidenceItem => {
        const [id, from, to, known, place, low, best, high, a, b, type, events, ...cited] = row;
        const [origin, citation, url, note] = cited.map((cell) => String(cell ?? '').trim());
        const area = numberOf(Number(place)) ?? UNPLACED;
        return {
          id: String(id),
          source: query.measure.source,
          occurred: { from: isoDay(from), to: isoDay(to) },
          known: isoDay(known),
          area: area < 0 ? '' : (query.areas[area] ?? ''),
          value: { low: Number(low), best: Number(best), high: Number(high) },
          description: describeEvent({
            actorA: String(a ?? ''),
            actorB: String(b ?? ''),
            type: String(type ?? ''),
            events: Number(events),
          }),
          origin: origin ?? '',
          citation: citation ?? '',
          url: url ?? '',
          note: note ?? '',
        };
      });
    },
    lastKnown: (known) => lastOf(came, known),
    async lastChange(known) {
      const [last, gone] = [await lastOf(came, known), await lastOf('gone', known)];
      return last === undefined || gone === undefined ? (last ?? gone) : Math.max(last, gone);
    },
    close: () => duck.close(),
  };
}

const isoDay = (value: unknown): Day => dayFromIso(String(value)) ?? 0;

/** From the number of a declared area to its number in the query; undefined when the query does not ask for it. */
function areaNumbers(query: SeriesQuery, areaSets: readonly Areas[]): (place: number) => number | undefined {
  if (query.measure.areas === undefined) return () => 0;
  const numbers = declaredAreas(query, areaSets).map(({ name }) => query.areas.indexOf(name));
  return (place) => {
    if (place === UNPLACED) return UNPLACED;
    const number = numbers[place] ?? -1;
    return number < 0 ? undefined : number;
  };
}

/** The numbers of the declared areas that a query asks for, and of "somewhere". */
function placesOf(query: SeriesQuery, areaSets: readonly Areas[]): number[] {
  if (query.measure.areas === undefined) return [0];
  const numbers = declaredAreas(query, areaSets).flatMap(({ name }, i) =>
    query.areas.includes(name) ? [i] : [],
  );
  return [UNPLACED, ...numbers];
}

const declaredAreas = (query: SeriesQuery, areaSets: readonly Areas[]) =>
  areaSets.find((set) => set.id === query.measure.areas)?.areas ?? [];
