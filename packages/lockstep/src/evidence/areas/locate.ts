import { nearest } from '@lockstep/core/language';
import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import { plainName } from './names.ts';
import type { Area } from './set.ts';

/** Where a row belongs: an index into the areas, somewhere in one of them, or in none. */
export const UNPLACED = -1;
export const OUTSIDE = -2;

/** What a row says about its place. */
export interface Place {
  readonly name: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** The point stands for something larger than an area. */
  readonly vague?: boolean;
}

export interface Locator {
  /** By name, spelling and aliases included; undefined when no area answers to it. */
  readonly byName: (name: string) => number | undefined;
  /** By point: an area, or OUTSIDE; UNPLACED when no area has an outline. On a border the first area counts. */
  readonly byPoint: (longitude: number, latitude: number) => number;
  /** The declared name nearest to one that no area answers to. */
  readonly near: (name: string) => string | undefined;
}

export function createLocator(areas: readonly Area[]): Locator {
  const names = new Map<string, number>();
  const spelled: string[] = [];
  areas.forEach((area, i) => {
    for (const name of [area.name, ...area.also]) {
      names.set(plainName(name), i);
      spelled.push(name);
    }
  });
  const seen = new Map<string, number | undefined>();
  return {
    byName(name) {
      if (name === '') return undefined;
      if (!seen.has(name)) seen.set(name, names.get(plainName(name)));
      return seen.get(name);
    },
    byPoint: pointLocator(areas),
    near: (name) => nearest(name, spelled) ?? nearest(plainName(name), names.keys()),
  };
}

/**
 * Name first, then point. A vague point inside of the areas, or no usable place at all, is somewhere in them; a
 * point outside of all of them is outside.
 */
export function locate(locator: Locator, place: Place): number {
  const named = locator.byName(place.name);
  if (named !== undefined) return named;
  if (place.latitude === undefined || place.longitude === undefined) return UNPLACED;
  const found = locator.byPoint(place.longitude, place.latitude);
  return found >= 0 && place.vague ? UNPLACED : found;
}

function pointLocator(areas: readonly Area[]): Locator['byPoint'] {
  const shapes = areas.flatMap((area, i) => area.polygons.map((rings) => ({ area: i, rings })));
  if (shapes.length === 0) return () => UNPLACED;
  const index = new Flatbush(shapes.length);
  const rings = shapes.map((shape) =>
    shape.rings.map((ring) => ring.map(([x, y]) => [x, y] as [number, number])),
  );
  for (const shape of rings) {
    const outer = shape[0]!;
    const [xs, ys] = [outer.map(([x]) => x), outer.map(([, y]) => y)];
    index.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }
  index.finish();
  return (longitude, latitude) => {
    const candidates = index.search(longitude, latitude, longitude, latitude).sort((a, b) => a - b);
    for (const candidate of candidates) {
      if (pointInPolygon([longitude, latitude], rings[candidate]!) !== false) return shapes[candidate]!.area;
    }
    return OUTSIDE;
  };
}
