import { nearestOf } from './nearest.ts';
import { distance, type Points, pointCount, samePoint } from './points.ts';

/**
 * Candidate zones, kept as one list of neighbours per centre: the zone that ends with member j of a centre is
 * that member and all before it. Members that must enter together (places at one spot, one ring of an adjacency)
 * close only with the last of them.
 */
export interface Zones {
  readonly places: number;
  /** Members of centre i are start[i] .. start[i + 1] - 1. */
  readonly start: Int32Array;
  readonly member: Int32Array;
  /** 1 where a zone ends with this member. */
  readonly closes: Uint8Array;
}

/** How large a zone may grow; all given limits apply. */
export interface ZoneLimit {
  /** Weight per place (population, cases, people ...) and the largest sum of weights in a zone. */
  readonly weight?: Float64Array;
  readonly maxWeight?: number;
  readonly maxPlaces?: number;
  /** Largest distance of a member from the centre, in the unit of the points. */
  readonly maxRadius?: number;
}

/** Sums that differ by less than this share are the same: a limit of exactly one half is a half. */
const ROUNDING = 1e-12;

function zoneCount(zones: Zones): number {
  let count = 0;
  for (const closes of zones.closes) count += closes;
  return count;
}

export { zoneCount as countZones };

/**
 * How many of a centre's neighbours (nearest first) fit the limits. Members of one group enter together or not at all.
 */
function fitting(
  order: Int32Array,
  size: number,
  limit: ZoneLimit,
  radiusOf: (place: number) => number,
): number {
  const maxWeight = (limit.maxWeight ?? Number.POSITIVE_INFINITY) * (1 + ROUNDING);
  const maxPlaces = Math.min(size, limit.maxPlaces ?? size);
  const maxRadius = limit.maxRadius ?? Number.POSITIVE_INFINITY;
  let sum = 0;
  let count = 0;
  while (count < maxPlaces) {
    const place = order[count]!;
    if (limit.weight) sum += limit.weight[place]!;
    if (sum > maxWeight || radiusOf(place) > maxRadius) break;
    count += 1;
  }
  return count;
}

interface Draft {
  readonly start: Int32Array;
  member: Int32Array;
  closes: Uint8Array;
  used: number;
}

function push(
  draft: Draft,
  order: Int32Array,
  count: number,
  together: (a: number, b: number) => boolean,
  next: number,
): void {
  if (draft.used + count > draft.member.length) {
    const room = Math.max(draft.used + count, draft.member.length * 2);
    const member = new Int32Array(room);
    member.set(draft.member);
    draft.member = member;
    const closes = new Uint8Array(room);
    closes.set(draft.closes);
    draft.closes = closes;
  }
  // A group cut by the limit does not enter.
  let kept = count;
  while (kept > 0 && next >= 0 && together(order[kept - 1]!, kept === count ? next : order[kept]!)) kept -= 1;
  for (let j = 0; j < kept; j++) {
    draft.member[draft.used + j] = order[j]!;
    draft.closes[draft.used + j] = j + 1 < kept && together(order[j]!, order[j + 1]!) ? 0 : 1;
  }
  draft.used += kept;
}

function finish(draft: Draft, places: number): Zones {
  return {
    places,
    start: draft.start,
    member: draft.member.slice(0, draft.used),
    closes: draft.closes.slice(0, draft.used),
  };
}

/**
 * Circles around every place: its neighbours from the nearest outward until a limit is passed (Kulldorff, 1997).
 * Ties of distance go to the lesser coordinate; places at one spot enter together.
 */
export function circularZones(points: Points, limit: ZoneLimit): Zones {
  const places = pointCount(points);
  const nearest = nearestOf(points);
  const { order, far } = nearest;
  const radiusOf = (place: number): number => far[place]!;
  const together = (a: number, b: number) => samePoint(points, a, b);
  const draft: Draft = {
    start: new Int32Array(places + 1),
    member: new Int32Array(places * 16),
    closes: new Uint8Array(places * 16),
    used: 0,
  };
  let guess = 16;
  for (let centre = 0; centre < places; centre++) {
    let sorted = nearest.from(centre, Math.min(places, guess));
    let count = fitting(order, sorted, limit, radiusOf);
    while (count === sorted && sorted < places) {
      sorted = nearest.from(centre, Math.min(places, sorted * 2));
      count = fitting(order, sorted, limit, radiusOf);
    }
    guess = Math.min(places, count + (count >> 3) + 8);
    push(draft, order, count, together, count < sorted ? order[count]! : -1);
    draft.start[centre + 1] = draft.used;
  }
  return finish(draft, places);
}

/** Zones from lists of neighbours in the order in which they join their centre (the first entry). */
export function listedZones(places: number, lists: readonly (readonly number[])[], limit: ZoneLimit): Zones {
  const draft: Draft = {
    start: new Int32Array(lists.length + 1),
    member: new Int32Array(16),
    closes: new Uint8Array(16),
    used: 0,
  };
  lists.forEach((list, centre) => {
    const order = Int32Array.from(list);
    push(
      draft,
      order,
      fitting(order, order.length, limit, () => 0),
      () => false,
      -1,
    );
    draft.start[centre + 1] = draft.used;
  });
  return finish(draft, places);
}

/** Greatest distance of a zone's members from its centre. */
export function zoneRadius(points: Points, centre: number, members: ArrayLike<number>): number {
  let radius = 0;
  for (let i = 0; i < members.length; i++) radius = Math.max(radius, distance(points, centre, members[i]!));
  return radius;
}
