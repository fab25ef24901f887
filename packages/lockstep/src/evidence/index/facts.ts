import { type Locator, locate, OUTSIDE, UNPLACED } from '../areas/locate.ts';
import type { AreaFacts, RowFacts } from '../import/facts.ts';
import { unknownAreaNames } from '../import/facts.ts';
import { type Duck, texts } from './duck.ts';

/** `rowFacts`, of the rows of one release as they stand in the index. */
export async function tableFacts(duck: Duck, table: string): Promise<RowFacts> {
  const [from, to, spans, highBelow, lowAbove, withoutKnown, knownFrom, knownTo, areaNames, retractions] =
    await duck.one(
      `select min(from_day)::varchar, max(to_day)::varchar, count(*) filter (to_day > from_day),
         count(*) filter (deaths_high < deaths_best), count(*) filter (deaths_low > deaths_best),
         count(*) filter (known is null and retracts is null), min(known)::varchar, max(known)::varchar,
         count(distinct area), count(retracts)
       from ${table}`,
    );
  const iso = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    from: iso(from),
    to: iso(to),
    spans: Number(spans),
    highBelowBest: Number(highBelow),
    lowAboveBest: Number(lowAbove),
    withoutKnown: Number(withoutKnown),
    knownFrom: iso(knownFrom),
    knownTo: iso(knownTo),
    areaNames: Number(areaNames),
    retractions: Number(retractions),
  };
}

/** `areaFacts`, of the rows of one release as they stand in the index. */
export async function tableAreaFacts(
  duck: Duck,
  table: string,
  areas: string,
  locator: Locator,
): Promise<AreaFacts> {
  const counts = { byName: 0, byPoint: 0, unplaced: 0, outside: 0 };
  const names = await duck.rows(
    `select coalesce(area, ''), count(*) from ${table} where retracts is null group by 1`,
  );
  const strange: string[] = [];
  for (const [name, rows] of names as [string, bigint][]) {
    if (locator.byName(name) !== undefined) counts.byName += Number(rows);
    else strange.push(name);
  }
  const unknown = new Map<string, number>();
  if (strange.length > 0) {
    const places = await duck.columns(
      `select coalesce(area, ''), latitude, longitude, coalesce(vague, false), count(*) from ${table}
       where retracts is null and coalesce(area, '') in (${texts(strange)})
       group by all`,
    );
    const [areaOf = [], latitudes = [], longitudes = [], vagues = [], rowsOf = []] = places;
    for (let i = 0; i < areaOf.length; i++) {
      const name = areaOf[i] as string;
      const rows = Number(rowsOf[i]);
      const place = placeOf(name, latitudes[i], longitudes[i], vagues[i]);
      const found = locate(locator, place);
      if (found === OUTSIDE) counts.outside += rows;
      else if (found === UNPLACED) {
        counts.unplaced += rows;
        if (name !== '') unknown.set(name, (unknown.get(name) ?? 0) + rows);
      } else counts.byPoint += rows;
    }
  }
  return { areas, ...counts, unknownNames: unknownAreaNames(locator, unknown) };
}

export function placeOf(
  name: string,
  latitude: unknown,
  longitude: unknown,
  vague: unknown,
): Parameters<typeof locate>[1] {
  const point = typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : {};
  return { name, ...point, vague: vague === true };
}
