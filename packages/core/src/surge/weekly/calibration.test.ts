import { describe, expect, it } from 'vitest';
import {
  createJudge,
  DEFAULT_SETTINGS,
  detectSurge,
  replaySurge,
  type WeeklyCounts,
  weeksNeeded,
} from './index.ts';

// A small part of bench/surge-calibration.js, whose table is in docs/method-surge.md.
const nulls = (await import('../../../../../bench/surge-nulls.js' as string)) as {
  NULLS: readonly string[];
  nullCounts: (kind: string, areas: number, weeks: number, seed: number) => WeeklyCounts;
  injectSurge: (
    input: WeeklyCounts,
    centre: number,
    size: number,
    ratio: number,
    from: number,
    seed: number,
  ) => { input: WeeklyCounts; zone: readonly number[] };
};

const AREAS = 30;
const MONITORED = 52;
const WEEKS = weeksNeeded(DEFAULT_SETTINGS) + MONITORED - 1;

describe('weeks in which nothing happens', () => {
  it('are called a surge about as often as p says, however unruly the counts', () => {
    let [weeks, unusual, alarms, episodes, sets] = [0, 0, 0, 0, 0];
    for (const kind of nulls.NULLS)
      for (let seed = 0; seed < 4; seed++) {
        const replay = replaySurge(nulls.nullCounts(kind, AREAS, WEEKS, seed), WEEKS - MONITORED, WEEKS - 1);
        expect(replay.weeks.every(({ method }) => method === 'own history')).toBe(true);
        weeks += MONITORED;
        sets += 1;
        unusual += replay.weeks.filter(({ p }) => p!.absolute <= 0.05).length;
        alarms += replay.alarms;
        episodes += replay.episodes;
      }
    expect(unusual / weeks).toBeGreaterThan(0.03);
    expect(unusual / weeks).toBeLessThan(0.085);
    expect(alarms / sets).toBeLessThan(2.5);
    expect(episodes / sets).toBeLessThan(1);
  });
});

describe('a tripling in six areas', () => {
  it('is found within weeks, in its place and with its start, under autocorrelation', () => {
    const delays: number[] = [];
    const overlaps: number[] = [];
    const errors: number[] = [];
    for (let seed = 0; seed < 9; seed++) {
      const quiet = nulls.nullCounts('nb3-ar', AREAS, weeksNeeded(DEFAULT_SETTINGS) + 10, 50 + seed);
      const from = quiet.weeks - 10;
      const { input, zone } = nulls.injectSurge(quiet, seed, 6, 3, from, seed);
      const judge = createJudge(input, DEFAULT_SETTINGS);
      const found = Array.from({ length: 10 }, (_, k) => from + k).find(
        (week) => judge(week)?.verdict === 'surge',
      );
      delays.push(found === undefined ? 99 : found - from + 1);
      const result = detectSurge(input, from + 3, {
        judge,
        settings: { ...DEFAULT_SETTINGS, resamples: 20 },
      });
      const inside = new Set(zone.map((area) => input.areas[area]!));
      const both = result.extent!.areas.filter((area) => inside.has(area)).length;
      overlaps.push(both / (inside.size + result.extent!.areas.length - both));
      const began = (Date.parse(result.extent!.from) / 86_400_000 - input.firstDay) / 7;
      errors.push(Math.abs(began - from));
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    expect(median(delays)).toBeLessThanOrEqual(4);
    expect(median(overlaps)).toBeGreaterThanOrEqual(0.5);
    expect(median(errors)).toBeLessThanOrEqual(1);
  });
});
