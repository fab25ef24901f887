import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../../calendar/index.ts';
import {
  dispersion,
  expectFromMargins,
  expectFromPopulation,
  normalTail,
  periodOf,
  periodStarts,
  studyLength,
  TIME_UNITS,
  type TimeUnit,
} from './index.ts';

const day = (iso: string): number => dayFromIso(iso)!;
const starts = (from: string, to: string, unit: TimeUnit) =>
  periodStarts({ from: day(from), to: day(to) }, unit).map(isoFromDay);

describe('periods', () => {
  it('are counted back from the end of the study', () => {
    expect(starts('2020-01-01', '2020-01-21', 'week')).toEqual([
      '2020-01-01',
      '2020-01-08',
      '2020-01-15',
      '2020-01-22',
    ]);
    expect(starts('2019-01-01', '2020-12-31', 'year')).toEqual(['2019-01-01', '2020-01-01', '2021-01-01']);
    expect(starts('2019-11-01', '2020-02-29', 'month')).toEqual([
      '2019-11-01',
      '2019-12-01',
      '2020-01-01',
      '2020-02-01',
      '2020-03-01',
    ]);
  });

  it('leave a shorter first one where the study is no whole number of them', () => {
    expect(starts('2020-01-01', '2020-01-25', 'week')).toEqual([
      '2020-01-01',
      '2020-01-05',
      '2020-01-12',
      '2020-01-19',
      '2020-01-26',
    ]);
    expect(starts('2020-01-01', '2020-01-03', 'week')).toEqual(['2020-01-01', '2020-01-04']);
    expect(starts('2019-12-20', '2020-02-15', 'month')).toEqual(['2019-12-20', '2020-01-16', '2020-02-16']);
  });

  it('begin with the next month where a month has no such day', () => {
    expect(starts('2003-01-31', '2003-04-29', 'month')).toEqual([
      '2003-01-31',
      '2003-03-01',
      '2003-03-30',
      '2003-04-30',
    ]);
    expect(starts('2003-03-01', '2004-02-28', 'year')).toEqual(['2003-03-01', '2004-02-29']);
  });

  it('make up the length of the study, the first one in part', () => {
    const length = (from: string, to: string, unit: TimeUnit) =>
      studyLength({ from: day(from), to: day(to) }, unit);
    expect(length('2020-01-01', '2020-01-21', 'week')).toBe(3);
    expect(length('2020-01-01', '2020-01-25', 'week')).toBeCloseTo(25 / 7, 12);
    expect(length('1973-01-01', '1991-12-31', 'year')).toBe(19);
    expect(length('2020-01-17', '2020-02-29', 'month')).toBeCloseTo(1 + 15 / 31, 12);
    expect(studyLength({ from: 3, to: 14 }, 'generic')).toBe(12);
  });

  it('contain each day once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20000 }),
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom<TimeUnit>(...TIME_UNITS),
        (from, length, unit) => {
          const periods = periodStarts({ from, to: from + length }, unit);
          expect(periods[0]).toBe(from);
          expect(periods.at(-1)).toBe(from + length + 1);
          expect(Math.ceil(studyLength({ from, to: from + length }, unit))).toBe(periods.length - 1);
          for (let d = from - 1; d <= from + length + 1; d++) {
            const inside = d >= from && d <= from + length;
            const found = periodOf(periods, d);
            expect(found >= 0).toBe(inside);
            if (inside) expect(periods[found]! <= d && d < periods[found + 1]!).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('expected cases from population', () => {
  it('share the cases out by population and time', () => {
    const population = { places: 2, categories: 1, days: [0], values: Float64Array.of(100, 300) };
    const { expected, meanPopulation } = expectFromPopulation(population, [0, 10, 40], Float64Array.of(80));
    expect(Array.from(expected, (e) => Number(e.toFixed(9)))).toEqual([5, 15, 15, 45]);
    expect(Array.from(meanPopulation)).toEqual([100, 300]);
  });

  it('keep the overall rate of each category (indirect standardisation)', () => {
    // Old people (category 1) fall ill at 10 in 100, young ones at 1 in 100.
    const population = { places: 2, categories: 2, days: [5], values: Float64Array.of(100, 0, 100, 100) };
    const { expected } = expectFromPopulation(population, [0, 1], Float64Array.of(2, 10));
    expect(Array.from(expected)).toEqual([1, 11]);
  });

  it('take the population between two counts on a straight line, day by day', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -60, max: 140 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 10, maxLength: 10 }),
        (knots, people) => {
          const days = [...knots].sort((a, b) => a - b);
          const values = Float64Array.from({ length: days.length * 2 }, (_, i) => people[i]!);
          const periods = [0, 13, 40, 41, 100];
          const got = expectFromPopulation(
            { places: 2, categories: 1, days, values },
            periods,
            Float64Array.of(1000),
          );
          const at = (time: number, place: number): number => {
            const k = days.findIndex((d) => d > time);
            if (k === 0) return values[place]!;
            if (k < 0) return values[(days.length - 1) * 2 + place]!;
            const share = (time - days[k - 1]!) / (days[k]! - days[k - 1]!);
            return (1 - share) * values[(k - 1) * 2 + place]! + share * values[k * 2 + place]!;
          };
          // The knots are whole days, so the middle of a day has the day's mean.
          const sums = new Float64Array(8);
          let total = 0;
          for (let t = 0; t < 4; t++)
            for (let d = periods[t]!; d < periods[t + 1]!; d++)
              for (const place of [0, 1]) {
                sums[t * 2 + place]! += at(d + 0.5, place);
                total += at(d + 0.5, place);
              }
          sums.forEach((sum, i) => {
            expect(got.expected[i]).toBeCloseTo((1000 * sum) / total, 8);
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('expected cases from margins', () => {
  it('multiply a place by a period, stratum by stratum', () => {
    const one = { places: Int32Array.of(0, 0, 1), periods: Int32Array.of(0, 1, 1) };
    expect(Array.from(expectFromMargins(2, 2, [one]), (e) => e * 3)).toEqual(
      [2, 1, 4, 2].map((e) => e / 1).map((e) => expect.closeTo(e, 9)),
    );
    const two = { places: Int32Array.of(1), periods: Int32Array.of(0) };
    expect(Array.from(expectFromMargins(2, 2, [two]))).toEqual([0, 1, 0, 0]);
  });
});

describe('dispersion', () => {
  it('finds the size of a negative binomial by moments', () => {
    // Counts 0 and 4 around a mean of 2: variance 4, so variance - mean = mean^2 / 2.
    const counts = Array.from({ length: 400 }, (_, i) => (i % 2) * 4);
    const result = dispersion(
      counts,
      counts.map(() => 2),
    );
    expect(result.size).toBeCloseTo(2, 9);
    expect(result.varianceToMean).toBeCloseTo(2 * (400 / 399), 9);
    expect(result.p).toBeLessThan(1e-6);
  });

  it('has no size where counts vary less than Poisson counts', () => {
    const result = dispersion([2, 2, 2, 2], [2, 2, 2, 2]);
    expect(result).toMatchObject({ size: null, varianceToMean: 0 });
    expect(result.p).toBeGreaterThan(0.5);
    expect(dispersion([], [])).toEqual({ size: null, varianceToMean: 1, p: 1 });
  });

  it('knows the normal tail', () => {
    expect(normalTail(0)).toBeCloseTo(0.5, 6);
    expect(normalTail(1.959964)).toBeCloseTo(0.025, 6);
    expect(normalTail(-1.644854)).toBeCloseTo(0.95, 6);
  });
});
