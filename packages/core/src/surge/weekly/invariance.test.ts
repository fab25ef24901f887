import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counts, FIRST_DAY, LATITUDE, LONGITUDE, NAMES } from '../testing/weekly.ts';
import {
  DEFAULT_SETTINGS,
  type DetectOptions,
  detectSurge,
  type SurgeResult,
  type WeeklyCounts,
  weeksNeeded,
} from './index.ts';

const last = (input: WeeklyCounts, options?: DetectOptions): SurgeResult =>
  detectSurge(input, input.weeks - 1, options);
const FULL = weeksNeeded(DEFAULT_SETTINGS);

describe('odd input', () => {
  it('without any counts has no surge', () => {
    const input = counts(FULL);
    const result = last({ ...input, counts: new Int32Array(input.counts.length) });
    expect(result.verdict).toBe('no surge');
    expect(result.words[0]).toBe(
      'In the week of 10 to 16 May 2021, attacks were nowhere above their own normal level.',
    );
    expect(result.extent).toBeNull();
  });

  it('with one area is judged as a whole', () => {
    const input = counts(FULL, 4);
    const one: WeeklyCounts = {
      ...input,
      areas: ['Helmand'],
      geography: { kind: 'centroids', latitude: [31], longitude: [64] },
      counts: input.counts.slice(0, FULL),
    };
    expect(last(one)).toMatchObject({ verdict: 'surge', extent: { areas: ['Helmand'] } });
  });

  it('with one week is open', () => {
    expect(last(counts(1)).verdict).toBe('open');
  });

  it('with areas off the map finds them alone and says so', () => {
    const input = counts(FULL, 4);
    const result = last({
      ...input,
      geography: { kind: 'centroids', latitude: [null, ...LATITUDE.slice(1)], longitude: LONGITUDE },
    });
    expect(result.verdict).toBe('surge');
    expect(result.extent!.areas).toHaveLength(1);
    expect(result.caveats).toContainEqual({
      kind: 'areas without coordinates',
      text: 'Helmand has no coordinates and can only be found to surge alone.',
    });
  });

  it('takes a declared adjacency instead of centroids', () => {
    const neighbours = NAMES.map((_, i) => [(i + 1) % 8, (i + 7) % 8]);
    const result = last({ ...counts(FULL, 4), geography: { kind: 'adjacency', neighbours } });
    expect([...result.extent!.areas].sort()).toEqual(['Helmand', 'Kandahar']);
    expect(result.centre!.middle).toBeNull();
  });
});

describe('what must not matter', () => {
  const quick = { settings: { ...DEFAULT_SETTINGS, resamples: 10 } };

  it('is the order of the areas', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...NAMES.keys()], { minLength: 8 }),
        fc.integer({ min: 0, max: 5 }),
        (order, seed) => {
          const input = counts(FULL, 3, seed);
          const moved: WeeklyCounts = {
            ...input,
            areas: order.map((i) => NAMES[i]!),
            geography: {
              kind: 'centroids',
              latitude: order.map((i) => LATITUDE[i]!),
              longitude: order.map((i) => LONGITUDE[i]!),
            },
            counts: Int32Array.from(order.flatMap((i) => [...input.counts.slice(i * FULL, (i + 1) * FULL)])),
          };
          const [here, there] = [last(input, quick), last(moved, quick)];
          expect(there.verdict).toBe(here.verdict);
          expect(there.detection!.absolute.p).toBe(here.detection!.absolute.p);
          expect(there.detection!.absolute.score).toBeCloseTo(here.detection!.absolute.score, 9);
          expect([...(there.extent?.areas ?? [])].sort()).toEqual([...(here.extent?.areas ?? [])].sort());
        },
      ),
      { numRuns: 8 },
    );
  });

  it('is when it was, or what the areas are called', () => {
    const input = counts(FULL, 3);
    const later = last(
      { ...input, firstDay: FIRST_DAY + 700, areas: NAMES.map((name) => `new ${name}`) },
      quick,
    );
    const here = last(input, quick);
    expect(later.detection).toEqual(here.detection);
    expect(later.extent!.areas).toEqual(here.extent!.areas.map((name) => `new ${name}`));
    expect(later.week.from).not.toBe(here.week.from);
  });

  it('is what came before the history that is used', () => {
    const long = counts(FULL + 30, 3);
    const cut = Int32Array.from(
      NAMES.flatMap((_, i) => [...long.counts.slice(i * long.weeks + 30, (i + 1) * long.weeks)]),
    );
    const short: WeeklyCounts = { ...counts(FULL), counts: cut, firstDay: FIRST_DAY + 210 };
    expect(last(short, quick).detection).toEqual(last(long, quick).detection);
  });
});
