import { createRandom, drawPoisson } from '../random/index.ts';
import type { WeeklyCounts } from '../weekly/index.ts';

export const NAMES = ['Helmand', 'Kandahar', 'Uruzgan', 'Zabul', 'Kabul', 'Balkh', 'Hirat', 'Kunduz'];
export const LATITUDE = [31, 31.6, 32.9, 32.2, 34.5, 36.7, 34.3, 36.7];
export const LONGITUDE = [64, 65.7, 66, 67, 69.2, 67, 62.2, 68.9];
/** Monday, 5 February 2018. */
export const FIRST_DAY = 17567;

/** Poisson counts of 2 a week, times three in the first two areas for the last `surge` weeks. */
export function counts(weeks: number, surge = 0, seed = 1): WeeklyCounts {
  const random = createRandom(seed, 0);
  const values = new Int32Array(NAMES.length * weeks);
  for (let area = 0; area < NAMES.length; area++)
    for (let week = 0; week < weeks; week++)
      values[area * weeks + week] = drawPoisson(area < 2 && week >= weeks - surge ? 6 : 2, random);
  return {
    areas: NAMES,
    geography: { kind: 'centroids', latitude: LATITUDE, longitude: LONGITUDE },
    firstDay: FIRST_DAY,
    weeks,
    counts: values,
    covered: new Uint8Array(weeks).fill(1),
    complete: new Uint8Array(weeks).fill(1),
    noun: 'attacks',
  };
}
