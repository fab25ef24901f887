import { createLocator, locate } from '../areas/locate.ts';
import type { Areas } from '../areas/set.ts';
import { type Duck, text, texts } from './duck.ts';
import { placeOf } from './facts.ts';

/**
 * Makes tables `area_names` and `area_points`: which declared area (its number, -1 somewhere, -2 outside) each name
 * and each point in the events belongs to. Points are looked up only for rows whose name no area answers to.
 */
export async function placeEvents(duck: Duck, areaSets: readonly Areas[]): Promise<void> {
  await duck.run('create table area_names (area_set varchar, area varchar, place integer)');
  await duck.run(
    'create table area_points (area_set varchar, latitude double, longitude double, vague boolean, place integer)',
  );
  const names = (await duck.rows(`select distinct area from events where area is not null`)).map(([name]) =>
    String(name),
  );
  for (const { id, areas } of areaSets) {
    const locator = createLocator(areas);
    const known = names.filter((name) => locator.byName(name) !== undefined);
    for (const some of batches(known)) {
      const values = some.map((name) => `(${text(id)}, ${text(name)}, ${locator.byName(name)})`);
      await duck.run(`insert into area_names values ${values.join(', ')}`);
    }
    const strange = known.length === 0 ? 'true' : `(area is null or area not in (${texts(known)}))`;
    const [latitudes = [], longitudes = [], vagues = []] = await duck.columns(
      `select distinct latitude, longitude, coalesce(vague, false) from events
       where latitude is not null and ${strange}`,
    );
    const places = latitudes.map((latitude, i) => {
      return [
        latitude,
        longitudes[i],
        vagues[i],
        locate(locator, placeOf('', latitude, longitudes[i], vagues[i])),
      ];
    });
    for (const some of batches(places)) {
      const values = some.map((place) => `(${text(id)}, ${place.join(', ')})`);
      await duck.run(`insert into area_points values ${values.join(', ')}`);
    }
  }
}

const BATCH = 5000;

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}
