import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../../cli/problem.ts';
import { requireFile } from '../csv/text.ts';
import { say } from '../words.ts';
import { plainName } from './names.ts';
import type { Area, Position } from './set.ts';

const position = z
  .array(z.number())
  .min(2)
  .transform(([x, y]): Position => [x!, y!])
  .refine(
    ([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90,
    'longitude from -180 to 180, latitude from -90 to 90',
  );
const ring = z
  .array(position)
  .min(4, 'a ring of at least four positions')
  .refine((points) => {
    const [first, last] = [points[0]!, points.at(-1)!];
    return first[0] === last[0] && first[1] === last[1];
  }, 'a ring that ends where it begins');
const polygon = z.array(ring).min(1);
const geometry = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: polygon }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
  ])
  .nullable()
  .transform((shape): Position[][][] => {
    if (shape === null) return [];
    return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  });
const also = z.union([z.array(z.string()), z.string().transform((text) => text.split(';'))]).default([]);
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1) });

/**
 * Areas from a GeoJSON FeatureCollection (RFC 7946) of polygons. The property `by` holds the name, the property
 * `also` other spellings; a feature without geometry is an area known by name only. Throws a `Problem` that names
 * the feature.
 */
export async function readAreas(path: string, by: string, shown: string = path): Promise<readonly Area[]> {
  await requireFile(path, shown);
  const bad = (message: string) => new Problem(message, { file: shown });
  let data: unknown;
  try {
    data = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw bad(say.badJson((error as Error).message));
  }
  const parsed = collection.safeParse(data);
  if (!parsed.success) throw bad(say.badGeoJson);
  const areas = parsed.data.features.map((feature, i) => {
    const properties = z.object({ properties: z.record(z.string(), z.unknown()) }).safeParse(feature);
    const values = properties.success ? properties.data.properties : {};
    const name = typeof values[by] === 'string' ? values[by].trim() : '';
    if (name === '') throw bad(say.areaWithoutName(i + 1, by, Object.keys(values)));
    const shape = z.object({ geometry }).safeParse(feature);
    if (!shape.success) throw bad(say.areaShape(i + 1, name, shape.error.issues[0]?.message ?? ''));
    const { also: given } = values;
    const others = also.safeParse(given);
    if (!others.success) throw bad(say.areaAlso(i + 1, name));
    const spellings = others.data.map((text) => text.trim()).filter((text) => text !== '');
    return { name, also: spellings, polygons: shape.data.geometry };
  });
  requireDistinct(areas, bad);
  return areas;
}

/** Two areas that answer to one name would make every row of that name ambiguous. */
function requireDistinct(areas: readonly Area[], bad: (message: string) => Problem): void {
  const owners = new Map<string, Area>();
  for (const area of areas) {
    for (const name of [area.name, ...area.also]) {
      const owner = owners.get(plainName(name));
      if (owner && owner !== area) throw bad(say.areaTwice(name, owner.name, area.name));
      owners.set(plainName(name), area);
    }
  }
}
