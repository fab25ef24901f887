import type { Zones } from '../space/index.ts';
import type { SurgeSettings, WeeklyCounts } from './input.ts';
import { areaZones } from './zones.ts';

/** Counts ready for scanning: running sums per area, `area * (weeks + 1) + week`. */
export interface Track {
  readonly areas: number;
  readonly weeks: number;
  readonly zones: Zones;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  /** First week from which every week up to the judged one is covered. */
  readonly first: number;
  readonly settings: SurgeSettings;
}

/** Running sums of counts given as `area * weeks + week`. */
export function runningSums(
  counts: ArrayLike<number>,
  areas: number,
  weeks: number,
  power: 1 | 2,
): Float64Array {
  const sums = new Float64Array(areas * (weeks + 1));
  for (let area = 0; area < areas; area++)
    for (let week = 0; week < weeks; week++) {
      const c = counts[area * weeks + week]!;
      sums[area * (weeks + 1) + week + 1] = sums[area * (weeks + 1) + week]! + (power === 1 ? c : c * c);
    }
  return sums;
}

/** Sum of one area over the weeks from .. to, both included. */
export function sumOver(
  track: Pick<Track, 'weeks'>,
  sums: Float64Array,
  area: number,
  from: number,
  to: number,
): number {
  const base = area * (track.weeks + 1);
  return sums[base + to + 1]! - sums[base + from]!;
}

/** First week of the unbroken run of covered weeks that ends with `week`; `week + 1` if it is not covered itself. */
export function firstCovered(covered: Uint8Array, week: number): number {
  let first = week + 1;
  while (first > 0 && covered[first - 1] === 1) first -= 1;
  return first;
}

export function trackOf(input: WeeklyCounts, week: number, settings: SurgeSettings, zones?: Zones): Track {
  const areas = input.areas.length;
  return {
    areas,
    weeks: input.weeks,
    zones: zones ?? areaZones(areas, input.geography, settings.share),
    sums: runningSums(input.counts, areas, input.weeks, 1),
    squares: runningSums(input.counts, areas, input.weeks, 2),
    first: firstCovered(input.covered, week),
    settings,
  };
}
