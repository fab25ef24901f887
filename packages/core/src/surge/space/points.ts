/** Places as points: `dimensions` coordinates each, one place after the other. */
export interface Points {
  readonly dimensions: number;
  readonly values: Float64Array;
}

/** Mean radius of the Earth in km, as SaTScan takes it, so that radii can be compared. */
export const EARTH_RADIUS_KM = 6367;

/** Points on a plane. Distances are in the unit of the coordinates. */
export function planePoints(x: ArrayLike<number>, y: ArrayLike<number>): Points {
  const values = new Float64Array(x.length * 2);
  for (let i = 0; i < x.length; i++) {
    values[2 * i] = x[i]!;
    values[2 * i + 1] = y[i]!;
  }
  return { dimensions: 2, values };
}

/**
 * Points on the sphere, as positions in space in km: the straight (chord) distance between two of them orders
 * neighbours exactly as the distance along the ground does. Latitude and longitude in degrees.
 */
export function spherePoints(latitude: ArrayLike<number>, longitude: ArrayLike<number>): Points {
  const values = new Float64Array(latitude.length * 3);
  for (let i = 0; i < latitude.length; i++) {
    const phi = (latitude[i]! * Math.PI) / 180;
    const lambda = (longitude[i]! * Math.PI) / 180;
    values[3 * i] = EARTH_RADIUS_KM * Math.cos(phi) * Math.cos(lambda);
    values[3 * i + 1] = EARTH_RADIUS_KM * Math.cos(phi) * Math.sin(lambda);
    values[3 * i + 2] = EARTH_RADIUS_KM * Math.sin(phi);
  }
  return { dimensions: 3, values };
}

export function pointCount(points: Points): number {
  return points.values.length / points.dimensions;
}

/** Straight distance between two points. */
export function distance(points: Points, a: number, b: number): number {
  const { dimensions, values } = points;
  let sum = 0;
  for (let k = 0; k < dimensions; k++) {
    const d = values[a * dimensions + k]! - values[b * dimensions + k]!;
    sum += d * d;
  }
  return Math.sqrt(sum);
}

/** Distances from one point to all, into `into`. */
export function distancesFrom(points: Points, from: number, into: Float64Array): void {
  const { dimensions, values } = points;
  const count = into.length;
  if (dimensions === 2) {
    const [x, y] = [values[2 * from]!, values[2 * from + 1]!];
    for (let i = 0; i < count; i++) {
      const dx = values[2 * i]! - x;
      const dy = values[2 * i + 1]! - y;
      into[i] = Math.sqrt(dx * dx + dy * dy);
    }
    return;
  }
  for (let i = 0; i < count; i++) into[i] = distance(points, from, i);
}

/** Order of two places at one distance: the lesser coordinate first, then the place that was listed first. */
export function compareCoordinates(points: Points, a: number, b: number): number {
  const { dimensions, values } = points;
  for (let k = 0; k < dimensions; k++) {
    const d = values[a * dimensions + k]! - values[b * dimensions + k]!;
    if (d !== 0) return d;
  }
  return a - b;
}

export function samePoint(points: Points, a: number, b: number): boolean {
  const { dimensions, values } = points;
  for (let k = 0; k < dimensions; k++)
    if (values[a * dimensions + k] !== values[b * dimensions + k]) return false;
  return true;
}
