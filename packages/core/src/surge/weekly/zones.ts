import { adjacencyLists, circularZones, listedZones, spherePoints, type Zones } from '../space/index.ts';
import type { Geography } from './input.ts';

/** Most areas in one zone: the given share, at least one. */
function mostAreas(areas: number, share: number): number {
  return Math.max(1, Math.floor(areas * share + 1e-9));
}

/**
 * Zones of nearest (or adjoining) areas. An area without coordinates is a zone by itself: it can be found to surge,
 * but not together with others.
 */
export function areaZones(areas: number, geography: Geography, share: number): Zones {
  const maxPlaces = mostAreas(areas, share);
  if (geography.kind === 'adjacency')
    return listedZones(areas, adjacencyLists(geography.neighbours), { maxPlaces });
  const located: number[] = [];
  for (let area = 0; area < areas; area++)
    if (geography.latitude[area] != null && geography.longitude[area] != null) located.push(area);
  const near = circularZones(
    spherePoints(
      located.map((area) => geography.latitude[area]!),
      located.map((area) => geography.longitude[area]!),
    ),
    { maxPlaces },
  );
  const lists = Array.from({ length: areas }, (_, area) => [area]);
  const closes: number[] = [];
  located.forEach((area, i) => {
    lists[area] = Array.from(
      near.member.subarray(near.start[i]!, near.start[i + 1]!),
      (member) => located[member]!,
    );
  });
  // Areas at one spot enter together, as circles have it.
  lists.forEach((list, area) => {
    const i = located.indexOf(area);
    list.forEach((_, j) => {
      closes.push(i < 0 ? 1 : near.closes[near.start[i]! + j]!);
    });
  });
  const zones = listedZones(areas, lists, {});
  return { ...zones, closes: Uint8Array.from(closes) };
}
