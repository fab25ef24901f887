/** Areas on a small flat map: plate carree with the middle latitude true, which keeps shapes at a country's size. */
import type { AreaShape, Position } from '../input.ts';

export interface FlatArea {
  readonly name: string;
  /** Id of its outline in the page. */
  readonly id: string;
  /** Outer and inner rings in units of the page, rounded to whole units, without repeated points. */
  readonly rings: readonly (readonly (readonly [x: number, y: number])[])[];
  /** Middle of the largest ring, and its surface. */
  readonly middle: readonly [x: number, y: number];
  readonly surface: number;
}

export interface FlatMap {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly FlatArea[];
}

/** Lays the areas out at `width` units of the page; null where no area has an outline. */
export function flatten(shapes: readonly AreaShape[], width: number, prefix = 'area'): FlatMap | null {
  const outlined = shapes
    .map(({ name, polygons }) => ({ name, rings: polygons.flat() }))
    .filter(({ rings }) => rings.length > 0);
  const box = bounds(outlined.flatMap(({ rings }) => rings.flat()));
  if (box === null) return null;
  const narrowing = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const unit = width / ((box.east - box.west) * narrowing || 1);
  const place = ([longitude, latitude]: Position): [number, number] => [
    Math.round((longitude - box.west) * narrowing * unit),
    Math.round((box.north - latitude) * unit),
  ];
  const areas = outlined.map(({ name, rings }, i) => {
    const flat = rings.map((ring) => withoutRepeats(ring.map(place))).filter((ring) => ring.length > 2);
    const largest = flat.reduce<readonly [number, number][]>(
      (best, ring) => (surfaceOf(ring) > surfaceOf(best) ? ring : best),
      [],
    );
    return {
      name,
      id: `${prefix}-${i + 1}`,
      rings: flat,
      middle: middleOf(largest),
      surface: surfaceOf(largest),
    };
  });
  return { width, height: Math.round((box.north - box.south) * unit), areas };
}

function bounds(
  points: readonly Position[],
): { west: number; east: number; south: number; north: number } | null {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [longitude, latitude] of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [west, east, south, north].every(Number.isFinite) ? { west, east, south, north } : null;
}

function withoutRepeats(ring: readonly [number, number][]): [number, number][] {
  return ring.filter((point, i) => {
    const before = ring[i - 1];
    return before === undefined || before[0] !== point[0] || before[1] !== point[1];
  });
}

/** Shoelace sum over the ring: twice its signed surface. */
function twice(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

const surfaceOf = (ring: readonly (readonly [number, number])[]): number => Math.abs(twice(ring)) / 2;

function middleOf(ring: readonly (readonly [number, number])[]): [number, number] {
  const whole = twice(ring);
  if (whole === 0) return [...(ring[0] ?? [0, 0])] as [number, number];
  const sum = ring.reduce(
    ([sx, sy], [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
      const cross = x * nextY - nextX * y;
      return [sx + (x + nextX) * cross, sy + (y + nextY) * cross] as const;
    },
    [0, 0] as readonly [number, number],
  );
  return [Math.round(sum[0] / (3 * whole)), Math.round(sum[1] / (3 * whole))];
}
