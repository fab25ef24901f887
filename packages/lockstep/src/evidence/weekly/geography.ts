import type { Position } from '../areas/set.ts';

/** Twice the signed area of a ring, and its moment about the origin. */
function moments(ring: readonly Position[]): { area: number; x: number; y: number } {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  return { area, x, y };
}

/**
 * Middle of an area, in degrees: the centre of gravity of its polygons, holes taken out. Undefined without any
 * outline. Good enough to say which areas are nearest; areas are small beside the Earth.
 */
export function centroid(polygons: readonly (readonly (readonly Position[])[])[]): Position | undefined {
  let [area, x, y] = [0, 0, 0];
  for (const [outer, ...holes] of polygons) {
    if (!outer) continue;
    for (const [ring, sign] of [[outer, 1] as const, ...holes.map((hole) => [hole, -1] as const)]) {
      const ringMoments = moments(ring);
      const weight = sign * Math.sign(ringMoments.area);
      area += weight * ringMoments.area;
      x += weight * ringMoments.x;
      y += weight * ringMoments.y;
    }
  }
  if (area > 0) return [x / (3 * area), y / (3 * area)];
  return polygons[0]?.[0]?.[0];
}
