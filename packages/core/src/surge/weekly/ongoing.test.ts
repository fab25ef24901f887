import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counts, FIRST_DAY, NAMES } from '../testing/weekly.ts';
import {
  createJudge,
  DEFAULT_SETTINGS,
  detectSurge,
  peaksAgainst,
  replaySurge,
  surgeSeries,
  trackOf,
  type WeeklyCounts,
  weeksNeeded,
} from './index.ts';

const FULL = weeksNeeded(DEFAULT_SETTINGS);

/** Counts with some cells set anew: `[area, week, count]`. */
function withCounts(
  input: WeeklyCounts,
  cells: readonly (readonly [number, number, number])[],
): WeeklyCounts {
  const values = input.counts.slice();
  for (const [area, week, count] of cells) values[area * input.weeks + week] = count;
  return { ...input, counts: values };
}

describe('a rise that has passed', () => {
  // Helmand and Kandahar rise threefold for seven weeks; in the last week nothing happens there.
  const passed = withCounts(counts(FULL, 8), [
    [0, FULL - 1, 0],
    [1, FULL - 1, 0],
  ]);
  const result = detectSurge(passed, FULL - 1);

  it('is no surge any more, however high its score', () => {
    expect(result.verdict).toBe('no surge');
    expect(result.detection!.absolute.p).toBe(1 / 105);
    expect(detectSurge(passed, FULL - 2, { describe: false }).verdict).toBe('surge');
  });

  it('is said to have passed', () => {
    expect(result.reason).toBe(
      'The largest rise in attacks is unusual, but does not go on: its last week is no higher than normal.',
    );
    expect(result.words[0]).toMatch(
      /^In the week of 10 to 16 May 2021, no surge in attacks goes on\. The rise in (Helmand and Kandahar|Kandahar and Helmand) was higher, for its own normal level, than anywhere in the country in 104 of the 104 weeks compared\.$/,
    );
    expect(result.words[2]).toMatch(
      /^In the last of these weeks there were 0, where \d(\.\d)? would be normal: the rise has paused or passed\.$/,
    );
  });

  it('is left open while reports of its last week are still to come', () => {
    const complete = passed.complete.slice();
    complete[FULL - 1] = 0;
    const open = detectSurge({ ...passed, complete }, FULL - 1);
    expect(open.verdict).toBe('open');
    expect(open.words.join(' ')).toContain('so far the rise has paused or passed');
  });

  it('is above nothing as a condition, and alarms under no threshold', () => {
    const end = FIRST_DAY + 7 * FULL - 1;
    const { margin, witness } = surgeSeries(passed, { from: end, to: end });
    expect(Math.max(...margin.best)).toBeLessThanOrEqual(0);
    expect(witness(0, end)).toBeUndefined();
    const replay = replaySurge(passed, FULL - 1, FULL - 1);
    expect(replay.weeks[0]!.p!.ongoing).toBeGreaterThan(2 / 105);
    expect(replay).toMatchObject({ alarms: 0, weeks: [{ verdict: 'no surge', areas: [], since: null }] });
    expect(replay.whatIf[1]!.alarms).toBe(0);
  });

  it('does not hide a smaller one that goes on elsewhere', () => {
    const both = withCounts(
      passed,
      [3, 2, 1].map((back) => [5, FULL - back, 9] as const),
    );
    const found = detectSurge(both, FULL - 1);
    expect(found).toMatchObject({ verdict: 'surge', extent: { areas: ['Balkh'], from: '2021-04-26' } });
    expect(found.extent!.lastWeek.observed).toBe(9);
    expect(createJudge(both, DEFAULT_SETTINGS)(FULL - 1)!.peaks.absolute.score).toBeGreaterThan(
      found.detection!.absolute.score,
    );
  });
});

describe('the scores of a week', () => {
  it('are the highest over all zones and windows, written out', () => {
    const weeks = 14;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8 * weeks, maxLength: 8 * weeks }),
        fc.array(fc.double({ min: 0.2, max: 6, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.double({ min: 0.4, max: 9, noNaN: true }),
        (values, mean, size) => {
          const input: WeeklyCounts = {
            ...counts(weeks),
            counts: Int32Array.from(values),
          };
          const track = trackOf(input, weeks - 1, DEFAULT_SETTINGS);
          const total = mean.reduce((sum, m) => sum + m, 0);
          const baseline = { from: 0, to: 1, mean: Float64Array.from(mean), total, size };
          const found = peaksAgainst(track, weeks - 1, baseline);
          let [absolute, ongoing] = [0, 0];
          const { start, member } = track.zones;
          for (let centre = 0; centre < NAMES.length; centre++)
            for (let end = start[centre]! + 1; end <= start[centre + 1]!; end++) {
              const zone = [...member.subarray(start[centre]!, end)];
              const normal = zone.reduce((sum, area) => sum + mean[area]!, 0);
              const phi = 1 + zone.reduce((sum, area) => sum + mean[area]! ** 2, 0) / (size * normal);
              const held = (w: number) =>
                zone.reduce((sum, area) => {
                  for (let t = weeks - w; t < weeks; t++) sum += values[area * weeks + t]!;
                  return sum;
                }, 0);
              for (let w = 1; w <= 8; w++) {
                const [c, e] = [held(w), w * normal];
                const score = c >= 2 && c > e ? (c * Math.log(c / e) - (c - e)) / phi : 0;
                absolute = Math.max(absolute, score);
                if (held(1) > normal) ongoing = Math.max(ongoing, score);
              }
            }
          expect(found.absolute.score).toBeCloseTo(absolute, 9);
          expect(found.ongoing.score).toBeCloseTo(ongoing, 9);
        },
      ),
      { numRuns: 60 },
    );
  });
});
