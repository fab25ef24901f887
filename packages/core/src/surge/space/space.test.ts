import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjacencyLists,
  circularZones,
  compareCoordinates,
  countZones,
  distance,
  EARTH_RADIUS_KM,
  listedZones,
  planePoints,
  spherePoints,
  type Zones,
  zoneRadius,
} from './index.ts';

const membersOf = (zones: Zones, centre: number) =>
  Array.from(zones.member.subarray(zones.start[centre]!, zones.start[centre + 1]!));
const closesOf = (zones: Zones, centre: number) =>
  Array.from(zones.closes.subarray(zones.start[centre]!, zones.start[centre + 1]!));

describe('points', () => {
  it('lie on a sphere of 6,367 km', () => {
    const points = spherePoints([0, 0, 90], [0, 180, 0]);
    expect(distance(points, 0, 1)).toBeCloseTo(2 * EARTH_RADIUS_KM, 6);
    expect(distance(points, 0, 2)).toBeCloseTo(Math.SQRT2 * EARTH_RADIUS_KM, 6);
  });
});

describe('circular zones', () => {
  it('take places in the order of their distance, those at one distance by their coordinates', () => {
    const coordinate = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 200 }),
        (at, maxPlaces) => {
          const points = planePoints(
            at.map(([x]) => x),
            at.map(([, y]) => y),
          );
          const zones = circularZones(points, {});
          const cut = circularZones(points, { maxPlaces });
          at.forEach((_, centre) => {
            const order = at.map((_, i) => i);
            order.sort(
              (a, b) =>
                distance(points, centre, a) - distance(points, centre, b) || compareCoordinates(points, a, b),
            );
            expect([...zones.member.subarray(zones.start[centre], zones.start[centre + 1])]).toEqual(order);
            const members = [...cut.member.subarray(cut.start[centre], cut.start[centre + 1])];
            expect(members).toEqual(order.slice(0, members.length));
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('take the nearest places until the weight is used up', () => {
    const points = planePoints([0, 1, 3, 7], [0, 0, 0, 0]);
    const zones = circularZones(points, { weight: Float64Array.of(1, 1, 1, 1), maxWeight: 2 });
    expect(membersOf(zones, 0)).toEqual([0, 1]);
    expect(membersOf(zones, 3)).toEqual([3, 2]);
    expect(countZones(zones)).toBe(8);
    expect(zoneRadius(points, 3, [3, 2])).toBe(4);
  });

  it('have no zone around a place that is too large by itself', () => {
    const zones = circularZones(planePoints([0, 1], [0, 0]), { weight: Float64Array.of(3, 1), maxWeight: 2 });
    expect(membersOf(zones, 0)).toEqual([]);
    expect(membersOf(zones, 1)).toEqual([1]);
  });

  it('break ties of distance by the lesser coordinate', () => {
    const zones = circularZones(planePoints([0, 1, -1, 0, 0], [0, 0, 0, 1, -1]), {});
    expect(membersOf(zones, 0)).toEqual([0, 2, 4, 3, 1]);
  });

  it('let places at one spot in together or not at all', () => {
    const points = planePoints([0, 5, 5, 9], [0, 0, 0, 0]);
    const all = circularZones(points, {});
    expect(membersOf(all, 0)).toEqual([0, 1, 2, 3]);
    expect(closesOf(all, 0)).toEqual([1, 0, 1, 1]);
    const cut = circularZones(points, { maxPlaces: 2 });
    expect(membersOf(cut, 0)).toEqual([0]);
    expect(membersOf(cut, 1)).toEqual([1, 2]);
  });

  it('stop at a radius', () => {
    const zones = circularZones(planePoints([0, 3, 4], [0, 0, 0]), { maxRadius: 3 });
    expect(membersOf(zones, 0)).toEqual([0, 1]);
  });

  it('are what sorting all places by distance gives', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: 12 }),
      y: fc.integer({ min: 0, max: 12 }),
      w: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (places, maxWeight) => {
          const points = planePoints(
            places.map(({ x }) => x),
            places.map(({ y }) => y),
          );
          const zones = circularZones(points, { weight: Float64Array.from(places, ({ w }) => w), maxWeight });
          places.forEach((centre, c) => {
            const far = (i: number) =>
              Math.sqrt((places[i]!.x - centre.x) ** 2 + (places[i]!.y - centre.y) ** 2);
            const order = places
              .map((_, i) => i)
              .sort(
                (a, b) =>
                  far(a) - far(b) || places[a]!.x - places[b]!.x || places[a]!.y - places[b]!.y || a - b,
              );
            let [sum, count] = [0, 0];
            while (count < order.length && sum + places[order[count]!]!.w <= maxWeight) {
              sum += places[order[count]!]!.w;
              count += 1;
            }
            const spot = (i: number) => `${places[order[i]!]?.x},${places[order[i]!]?.y}`;
            while (count > 0 && count < order.length && spot(count - 1) === spot(count)) count -= 1;
            expect(membersOf(zones, c)).toEqual(order.slice(0, count));
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('declared neighbours', () => {
  it('join ring by ring, so that every zone hangs together', () => {
    const path = [[1], [0, 2], [1, 3], [2]];
    expect(adjacencyLists(path)).toEqual([
      [0, 1, 2, 3],
      [1, 0, 2, 3],
      [2, 1, 3, 0],
      [3, 2, 1, 0],
    ]);
    expect(adjacencyLists([[1], [0], []])).toEqual([[0, 1], [1, 0], [2]]);
    expect(adjacencyLists([[1, 2], [], []], (_, to) => -to)[0]).toEqual([0, 2, 1]);
  });

  it('are cut by the same limits', () => {
    const zones = listedZones(3, [[0, 2, 1], [1]], { weight: Float64Array.of(1, 1, 1), maxWeight: 2 });
    expect(membersOf(zones, 0)).toEqual([0, 2]);
    expect(membersOf(zones, 1)).toEqual([1]);
  });
});
