import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDuration,
  civilFromDay,
  dayFromCivil,
  dayFromIso,
  isoFromDay,
  periodAt,
  spanLength,
  weekday,
} from './index.ts';

const day = (iso: string): number => {
  const value = dayFromIso(iso);
  if (value === undefined) throw new Error(`no such day: ${iso}`);
  return value;
};

describe('days', () => {
  it('counts from 1 January 1970', () => {
    expect(dayFromCivil(1970, 1, 1)).toBe(0);
    expect(day('2020-02-29')).toBe(18321);
    expect(isoFromDay(18321)).toBe('2020-02-29');
  });

  it('refuses dates that do not exist', () => {
    for (const text of [
      '2021-02-31',
      '2021-02-29',
      '1900-02-29',
      '2021-13-01',
      '2021-00-10',
      '2021-1-1',
      'x',
    ])
      expect(dayFromIso(text)).toBeUndefined();
    expect(dayFromIso('2000-02-29')).toBeDefined();
  });

  it('agrees with the platform calendar on every day from 1600 to 2400', () => {
    fc.assert(
      fc.property(fc.integer({ min: -135140, max: 157054 }), (value) => {
        const date = new Date(value * 86_400_000);
        expect(isoFromDay(value)).toBe(date.toISOString().slice(0, 10));
        const { year, month, day: dayOfMonth } = civilFromDay(value);
        expect(dayFromCivil(year, month, dayOfMonth)).toBe(value);
        expect(weekday(value) % 7).toBe(date.getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('durations', () => {
  it('puts day 135 of an agreement signed on 29 February 2020 on 13 July 2020', () => {
    expect(isoFromDay(addDuration(day('2020-02-29'), { unit: 'day', count: 135 }))).toBe('2020-07-13');
  });

  it('falls back to the last day of a short month', () => {
    expect(isoFromDay(addDuration(day('2020-01-31'), { unit: 'month', count: 1 }))).toBe('2020-02-29');
    expect(isoFromDay(addDuration(day('2020-02-29'), { unit: 'year', count: -1 }))).toBe('2019-02-28');
    expect(isoFromDay(addDuration(day('2020-02-29'), { unit: 'month', count: 14 }))).toBe('2021-04-29');
  });
});

describe('calendar periods', () => {
  it('finds the week, month, quarter and year of a day', () => {
    const of = (period: 'week' | 'month' | 'quarter' | 'year', offset = 0) => {
      const span = periodAt(period, day('2020-10-21'), offset);
      return [isoFromDay(span.from), isoFromDay(span.to)];
    };
    expect(of('week')).toEqual(['2020-10-19', '2020-10-25']);
    expect(of('month')).toEqual(['2020-10-01', '2020-10-31']);
    expect(of('month', -8)).toEqual(['2020-02-01', '2020-02-29']);
    expect(of('quarter')).toEqual(['2020-10-01', '2020-12-31']);
    expect(of('quarter', -4)).toEqual(['2019-10-01', '2019-12-31']);
    expect(of('year', -1)).toEqual(['2019-01-01', '2019-12-31']);
  });

  it('tiles the calendar: each period begins the day after the one before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50000, max: 50000 }),
        fc.constantFrom('week', 'month', 'quarter', 'year'),
        (value, period) => {
          const here = periodAt(period, value);
          expect(here.from <= value && value <= here.to).toBe(true);
          expect(periodAt(period, value, -1).to).toBe(here.from - 1);
          expect(spanLength(here)).toBeGreaterThanOrEqual(7);
        },
      ),
    );
  });
});
