import { describe, expect, it } from 'vitest';
import { counts, FIRST_DAY } from '../testing/weekly.ts';
import {
  comparedWeeks,
  DEFAULT_SETTINGS,
  type DetectOptions,
  detectSurge,
  leastWeeks,
  type SurgeResult,
  type WeeklyCounts,
  weeksNeeded,
} from './index.ts';

const last = (input: WeeklyCounts, options?: DetectOptions): SurgeResult =>
  detectSurge(input, input.weeks - 1, options);
const FULL = weeksNeeded(DEFAULT_SETTINGS);
const LEAST = leastWeeks(DEFAULT_SETTINGS);

describe('how much history is needed', () => {
  it('is a baseline, the weeks compared, and a gap after each', () => {
    expect(FULL).toBe(52 + 8 + 104 + 8 - 1);
    expect(comparedWeeks(FULL - 1, DEFAULT_SETTINGS)).toEqual({ from: 59, to: 162 });
    expect(last(counts(FULL)).method).toBe('own history');
    expect(last(counts(FULL - 1)).method).toBe('simulation');
    expect(last(counts(LEAST)).method).toBe('simulation');
  });

  it('leaves the question open with less, and says what is missing', () => {
    const result = last(counts(LEAST - 1));
    expect(result).toMatchObject({ verdict: 'open', method: 'none', detection: null, extent: null });
    expect(result.history).toMatchObject({ weeks: 15, missing: 1, needed: 171 });
    expect(result.words).toEqual([
      'Whether attacks are unusual in the week of 14 to 20 May 2018 cannot be said: 15 weeks without a gap are covered ' +
        'up to it, and at least 16 are needed (8 to know what is normal, and 8 kept apart in which a rise may already ' +
        "have begun). One more week is missing; a comparison with the conflict's own past needs 171.",
    ]);
    expect(last(counts(3)).reason).toContain('13 more are missing');
  });

  it('counts only weeks without a gap in coverage', () => {
    const input = counts(FULL);
    const covered = input.covered.slice();
    covered[100] = 0;
    expect(last({ ...input, covered })).toMatchObject({ method: 'simulation', history: { weeks: 70 } });
    covered[FULL - 5] = 0;
    expect(last({ ...input, covered })).toMatchObject({
      verdict: 'open',
      history: { weeks: 4, missing: 12 },
    });
    covered[FULL - 1] = 0;
    expect(last({ ...input, covered }).reason).toBe(
      'The week of 10 to 16 May 2021 is not covered by the source, so nothing can be said of it.',
    );
  });

  it('warns that a short history calls a surge too often, and that a season would look the same', () => {
    const result = last(counts(30));
    expect(result.caveats.map(({ kind }) => kind)).toEqual(['short history', 'season']);
    expect(result.caveats[1]!.text).toContain('22 weeks only, 5 February to 8 July 2018');
    expect(result.history.compared).toBeNull();
  });
});

describe('a surge', () => {
  const result = last(counts(FULL, 4), { context: { deaths: deathsOf(counts(FULL, 4)) } });

  it('is found, in its place, with its beginning', () => {
    expect(result).toMatchObject({ verdict: 'surge', method: 'own history', complete: true });
    expect(result.detection!.absolute).toMatchObject({ p: 1 / 105, higherThan: 104, of: 104 });
    expect(result.detection!.absolute.margin).toBeGreaterThan(0);
    expect([...result.extent!.areas].sort()).toEqual(['Helmand', 'Kandahar']);
    expect(result.extent!.from).toBe('2021-04-19');
    expect(result.extent!.inclusion[0]!.frequency).toBeGreaterThan(0.9);
  });

  it('has a centre: shares of the increase with intervals', () => {
    const shares = result.centre!.areas.map(({ share }) => share);
    expect(
      result
        .centre!.areas.slice(0, 2)
        .map(({ area }) => area)
        .sort(),
    ).toEqual(['Helmand', 'Kandahar']);
    for (const { low, best, high } of shares) expect(low <= best && best <= high).toBe(true);
    expect(shares.reduce((sum, { best }) => sum + best, 0)).toBeLessThanOrEqual(1 + 1e-9);
    expect(result.deaths!.what).toBe('deaths');
    expect(result.deaths!.areas.length).toBeGreaterThan(0);
  });

  it('is said in words that can be defended', () => {
    const [first, often, moved, extent, began] = result.words;
    expect(first).toMatch(
      /^In the four weeks to 16 May 2021, attacks in (Helmand and Kandahar|Kandahar and Helmand) were higher, for their own normal level, than anywhere in the country in 104 of the 104 weeks compared\.$/,
    );
    expect(often).toBe('A week this unusual comes about once a year or less often when nothing has changed.');
    expect(moved).toMatch(/country as a whole/);
    expect(extent).toMatch(
      /^From 19 April to 16 May 2021 there were \d+ attacks in .*, where 1\d would be normal\.$/,
    );
    expect(began).toMatch(/^The rise most likely began between \d+( April)? and \d+ (April|May) 2021\.$/);
    expect(result.words.at(-1)).toMatch(
      /^With these data, in the first eight weeks of a surge in two neighbouring areas, a doubling would be missed .*, and a tripling would be missed .*\.$/,
    );
    for (const sentence of result.words) expect(sentence).not.toMatch(/probab|recurrence|NaN|undefined/);
  });

  it('of the whole country is not put down to one place', () => {
    const input = counts(FULL, 0, 3);
    const values = input.counts.map((n, i) => (i % FULL >= FULL - 3 ? n * 3 : n));
    const national = last({ ...input, counts: values });
    expect(national.detection!.national.p).toBe(1 / 105);
    expect(national.detection!.relative.p).toBeGreaterThan(2 / 105);
    expect(national.words.join(' ')).toContain('not particular to these areas');
  });
});

/** Ten deaths for each count in Helmand, one elsewhere. */
function deathsOf(input: WeeklyCounts): Float64Array {
  return Float64Array.from(input.counts, (n, i) => (i < input.weeks ? 10 * n : n));
}

describe('incomplete weeks', () => {
  const incomplete = (input: WeeklyCounts): WeeklyCounts => {
    const complete = input.complete.slice();
    complete[input.weeks - 1] = 0;
    return { ...input, complete };
  };

  it('leave open what is not a surge yet', () => {
    const result = last(incomplete(counts(FULL)));
    expect(result).toMatchObject({ verdict: 'open', complete: false, method: 'own history' });
    expect(result.words[0]).toContain(
      'no surge in attacks can be seen yet, nor ruled out: reports are still coming in',
    );
    expect(result.caveats[0]).toEqual({
      kind: 'incomplete weeks',
      text: 'The week from 10 May 2021 is not complete: more attacks may still be reported, and counts can only rise.',
    });
  });

  it('do not hide a surge that is already there', () => {
    expect(last(incomplete(counts(FULL, 4))).verdict).toBe('surge');
  });
});

describe('what else could explain a rise', () => {
  it('is a new source, a known change, or one party alone', () => {
    const input = counts(FULL, 4);
    const late = Int32Array.from({ length: FULL }, (_, week) => (week >= FULL - 4 ? 12 : 0));
    const steady = Int32Array.from({ length: FULL }, () => 5);
    const { caveats } = last(input, {
      context: {
        sources: [
          { name: 'the Daily Wire', counts: late },
          { name: 'the Old Paper', counts: steady },
        ],
        claims: [{ party: 'the government', counts: steady }],
        changes: [
          { day: FIRST_DAY + 7 * (FULL - 3), what: 'monthly releases replace the yearly one' },
          { day: FIRST_DAY, what: 'long ago' },
        ],
      },
    });
    expect(caveats.map(({ kind }) => kind)).toEqual(['change of sources', 'change of sources', 'claims']);
    expect(caveats[0]!.text).toContain('On 26 April 2021: monthly releases replace the yearly one.');
    expect(caveats[1]!.text).toMatch(
      /^\d\d % of the counts in the window come from the Daily Wire, which supplied 0 % of the baseline/,
    );
    expect(caveats[2]!.text).toMatch(
      /^\d\d % of the attacks in the window rest on the word of the government alone \(\d\d % in the baseline\)\.$/,
    );
  });
});
