import { describe, expect, it } from 'vitest';
import { dateInWords, dayFromIso } from '../../calendar/index.ts';
import { estimate, interval, list, longSpan, number, plural } from './text.ts';

const day = (iso: string): number => dayFromIso(iso) ?? Number.NaN;

describe('numbers', () => {
  it('group thousands and carry no false precision', () => {
    expect([0, 7, 12000, 1234567, -78, 53.25, 8.25, 0.753, -0.001].map(number)).toEqual([
      '0',
      '7',
      '12,000',
      '1,234,567',
      '−78',
      '53',
      '8.3',
      '0.75',
      '0',
    ]);
  });

  it('say what is not bounded', () => {
    expect(interval({ low: 0, high: Number.POSITIVE_INFINITY })).toBe('not known');
    expect(interval({ low: 8200, high: Number.POSITIVE_INFINITY })).toBe('8,200 or more');
    expect(interval({ low: 0, high: 5000 })).toBe('at most 5,000');
    expect(interval({ low: 11500, high: 12500 })).toBe('11,500 to 12,500');
    expect(interval({ low: 3, high: 3 })).toBe('3');
  });

  it('put the best estimate before its interval', () => {
    expect(estimate({ low: 120, best: 241, high: 255 })).toBe('241 (120 to 255)');
    expect(estimate({ low: 120, best: 241, high: Number.POSITIVE_INFINITY })).toBe('241 (120 or more)');
    expect(estimate({ low: 2463, best: 2463, high: 2463 })).toBe('2,463');
  });
});

describe('dates', () => {
  it('are never ambiguous', () => {
    expect(dateInWords(day('2020-10-21'))).toBe('21 October 2020');
    const span = (from: string, to: string) => longSpan({ from: day(from), to: day(to) });
    expect(span('2020-10-01', '2020-10-31')).toBe('1 to 31 October 2020');
    expect(span('2021-05-30', '2021-06-02')).toBe('30 May to 2 June 2021');
    expect(span('2020-12-30', '2021-01-02')).toBe('30 December 2020 to 2 January 2021');
    expect(span('2020-10-21', '2020-10-21')).toBe('21 October 2020');
  });
});

it('lists and counts read as sentences do', () => {
  expect(list([])).toBe('');
  expect(list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(list(['a', 'b'], 'or')).toBe('a or b');
  expect([plural(1, 'day'), plural(186, 'day')]).toEqual(['1 day', '186 days']);
});
