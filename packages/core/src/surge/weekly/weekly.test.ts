import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, drawPoisson } from '../random/index.ts';
import {
  comparedWeeks,
  countAlarms,
  DEFAULT_SETTINGS,
  type DetectOptions,
  detectSurge,
  leastWeeks,
  rankAmong,
  replaySurge,
  type SurgeResult,
  surgeSeries,
  type WeeklyCounts,
  weeksNeeded,
} from './index.ts';

const NAMES = ['Helmand', 'Kandahar', 'Uruzgan', 'Zabul', 'Kabul', 'Balkh', 'Hirat', 'Kunduz'];
const LATITUDE = [31, 31.6, 32.9, 32.2, 34.5, 36.7, 34.3, 36.7];
const LONGITUDE = [64, 65.7, 66, 67, 69.2, 67, 62.2, 68.9];
/** Monday, 5 February 2018. */
const FIRST_DAY = 17567;

/** Poisson counts of 2 a week, times three in the first two areas for the last `surge` weeks. */
function counts(weeks: number, surge = 0, seed = 1): WeeklyCounts {
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

  it('that has passed is said to have passed', () => {
    const input = counts(FULL, 8);
    const values = input.counts.slice();
    for (const area of [0, 1]) values[area * FULL + FULL - 1] = 0;
    const passed = last({ ...input, counts: values });
    expect(passed.extent!.lastWeek).toMatchObject({ observed: 0 });
    expect(passed.words.join(' ')).toContain('the rise has paused or passed');
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
    const week = (absolute: number) => ({ p: { absolute, relative: 1, national: 1 } }) as never;
    const weeks = [0.01, 1, 0.01, 1, 1, 1, 1, 1, 1, 1, 1, 0.01].map(week);
    expect(countAlarms(weeks, 2 / 105)).toEqual({ alarms: 3, episodes: 2 });
  });
});
