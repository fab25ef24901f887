import { describe, expect, it } from 'vitest';
import { counts, FIRST_DAY } from '../testing/weekly.ts';
import {
  countAlarms,
  DEFAULT_SETTINGS,
  detectSurge,
  rankAmong,
  replaySurge,
  surgeSeries,
  type WeeklyCounts,
  weeksNeeded,
} from './index.ts';

const FULL = weeksNeeded(DEFAULT_SETTINGS);

describe('ranks', () => {
  it('count the judged week itself and ties against it', () => {
    const others = Array.from({ length: 104 }, (_, i) => i);
    expect(rankAmong(102.5, others, 2 / 105)).toMatchObject({
      p: 2 / 105,
      higherThan: 103,
      threshold: 102,
      margin: 0.5,
    });
    expect(rankAmong(102, others, 2 / 105).p).toBe(3 / 105);
    expect(rankAmong(2000, others, 2 / 105)).toMatchObject({ p: 1 / 105, tail: 1e-3 });
    expect(rankAmong(1, [0, 0, 0], 2 / 105).threshold).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('surges as a condition', () => {
  it('are a margin per area and day: the last whole week speaks for the days after it', () => {
    const input = counts(FULL, 3);
    const end = FIRST_DAY + 7 * FULL - 1;
    const { margin, witness } = surgeSeries(input, { from: end - 27, to: end + 3 });
    const at = (area: number, day: number) => {
      const cell = area * margin.days + day - margin.first;
      return margin.known[cell] === 1 ? margin.best[cell]! : undefined;
    };
    expect(margin).toMatchObject({ nature: 'level', unit: 'score', days: 31 });
    expect(at(0, end)).toBeGreaterThan(0);
    expect(at(1, end)).toBeGreaterThan(0);
    expect(at(5, end)).toBeLessThanOrEqual(0);
    expect(at(0, end - 27)).toBeLessThanOrEqual(0);
    expect(at(0, end - 1)).toBe(at(0, end - 7));
    expect(at(0, end + 3)).toBe(at(0, end));
    expect(witness(0, end)).toMatchObject({
      week: { from: end - 6, to: end },
      areas: expect.arrayContaining(['Helmand', 'Kandahar']),
    });
    expect(witness(5, end)).toBeUndefined();
  });

  it('are unknown without history, and open upwards where reports are still to come', () => {
    const short = counts(20);
    const { margin } = surgeSeries(short, { from: FIRST_DAY, to: FIRST_DAY + 139 });
    expect(Array.from(margin.known.slice(0, 16 * 7 - 1))).toEqual(Array(111).fill(0));
    expect(margin.known[16 * 7]).toBe(1);
    const complete = short.complete.slice();
    complete[19] = 0;
    const open = surgeSeries({ ...short, complete }, { from: FIRST_DAY + 139, to: FIRST_DAY + 139 }).margin;
    expect(Array.from(open.high)).toEqual(Array(8).fill(Number.POSITIVE_INFINITY));
    expect(open.low.every((value) => value <= 0)).toBe(true);
  });
});

describe('a replay', () => {
  it('judges every week, and tries other thresholds', () => {
    const input = counts(FULL + 20, 6);
    const replay = replaySurge(input, FULL - 1, FULL + 19);
    expect(replay.weeks).toHaveLength(21);
    expect(replay.alarms).toBeGreaterThanOrEqual(5);
    expect(replay.weeks.at(-1)).toMatchObject({
      verdict: 'surge',
      areas: expect.arrayContaining(['Helmand']),
    });
    expect(replay.whatIf.map(({ alarms }) => alarms)).toEqual(
      replay.whatIf.map(({ alarms }) => alarms).sort((a, b) => a - b),
    );
    expect(replay.whatIf[1]).toEqual({ level: 2 / 105, alarms: replay.alarms, episodes: replay.episodes });
    const one = detectSurge(input, FULL + 10, { describe: false });
    expect(replay.weeks[11]!.p!.absolute).toBe(one.detection!.absolute.p);
  });

  it('can take what was known then, week by week', () => {
    const now = counts(FULL + 3, 3);
    // Reports of the last week came late.
    const then = (week: number): WeeklyCounts => ({
      ...now,
      counts: now.counts.map((n, i) => (i % now.weeks === week ? 0 : n)),
    });
    const late = replaySurge(then, FULL, FULL + 2);
    const known = replaySurge(now, FULL, FULL + 2);
    expect(late.weeks.map(({ total }) => total)).toEqual([0, 0, 0]);
    expect(known.weeks.every(({ total }) => total > 0)).toBe(true);
  });

  it('counts alarms more than eight weeks apart as episodes', () => {
    const week = (absolute: number) =>
      ({ p: { absolute, relative: 1, national: 1, ongoing: absolute } }) as never;
    const weeks = [0.01, 1, 0.01, 1, 1, 1, 1, 1, 1, 1, 1, 0.01].map(week);
    expect(countAlarms(weeks, 2 / 105)).toEqual({ alarms: 3, episodes: 2 });
  });
});
