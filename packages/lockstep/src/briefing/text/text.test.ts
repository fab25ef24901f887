import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, formatMonth, formatSpan } from './dates.ts';
import {
  formatEstimate,
  formatInterval,
  formatMargin,
  formatNumber,
  formatReported,
  withUnit,
} from './numbers.ts';

const estimate = (low: number | null, best: number | null, high: number | null) => ({ low, best, high });

describe('numbers', () => {
  it.each([
    [0, '0'],
    [241, '241'],
    [12000, '12,000'],
    [1234567, '1,234,567'],
    [-40, '−40'],
    [0.256, '0.26'],
    [4.26, '4.3'],
    [49.7, '50'],
    [-0.001, '0'],
    [1e6, '1,000,000'],
  ])('%s is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('has no more figures than are known', () => {
    fc.assert(
      fc.property(fc.double({ min: 10, max: 1e12, noNaN: true }), (value) => {
        expect(Number(formatNumber(value).replace(/,/g, ''))).toBe(Math.round(value));
      }),
    );
  });

  it('shows an interval by its ends, and an end that is open in words', () => {
    expect(formatInterval({ low: 124, high: 249 })).toBe('124–249');
    expect(formatInterval({ low: 80, high: 80 })).toBe('80');
    expect(formatInterval({ low: 4500, high: null })).toBe('at least 4,500');
    expect(formatInterval({ low: 0, high: 4999 })).toBe('at most 4,999');
    expect(formatInterval({ low: null, high: 4999 })).toBe('at most 4,999');
    expect(formatInterval({ low: 0, high: null })).toBe('not known');
    expect(formatInterval({ low: 0, high: 0 })).toBe('0');
    expect(formatInterval({ low: -5, high: 10 })).toBe('−5–10');
  });

  it('shows a best estimate first, and alone where nothing is uncertain', () => {
    expect(formatEstimate(estimate(124, 241, 249))).toBe('241 (124–249)');
    expect(formatEstimate(estimate(2463, 2463, 2463))).toBe('2,463');
    expect(formatEstimate(estimate(0, 4, 6))).toBe('4 (0–6)');
    expect(formatEstimate(estimate(0, 0, null))).toBe('not known');
    expect(formatEstimate(estimate(4501, 4501, null))).toBe('at least 4,501');
  });

  it('keeps the word that a figure was reported with', () => {
    expect(formatReported(estimate(11500, 12000, 12500), 'around')).toBe('around 12,000 (11,500–12,500)');
    expect(formatReported(estimate(0, 4999, 4999), 'under')).toBe('under 5,000');
    expect(formatReported(estimate(4501, 4501, null), 'more than')).toBe('more than 4,500');
    expect(formatReported(estimate(0, 8600, 8600), 'at most')).toBe('at most 8,600');
    expect(formatReported(estimate(8400, 8500, 8600), 'mid')).toBe('8,500 (8,400–8,600)');
    expect(formatReported(estimate(15937, 15937, 15937), 'exact')).toBe('15,937');
    expect(formatReported(estimate(15500, 16000, 16500), 'rounded')).toBe('16,000 (15,500–16,500)');
    expect(formatReported(estimate(4000, null, 5000), null)).toBe('4,000–5,000');
  });

  it('writes units in the singular after one, and none after what is not known', () => {
    expect(withUnit('1', 'deaths')).toBe('1 death');
    expect(withUnit('241 (124–249)', 'deaths')).toBe('241 (124–249) deaths');
    expect(withUnit('70', 'percent')).toBe('70%');
    expect(withUnit('not known', 'attacks')).toBe('not known');
    expect(withUnit('5', null)).toBe('5');
  });

  it('says on which side of the limit a margin lies', () => {
    expect(formatMargin({ low: 78, high: 78 }, 'deaths')).toBe('inside the limit by 78 deaths');
    expect(formatMargin({ low: -169, high: -44 }, 'deaths')).toBe('outside the limit by 44–169 deaths');
    expect(formatMargin({ low: -20, high: 12 }, 'deaths')).toBe(
      'between 20 deaths outside and 12 deaths inside the limit',
    );
    expect(formatMargin({ low: null, high: 2463 }, 'deaths')).toBe(
      'between any amount outside and 2,463 deaths inside the limit',
    );
    expect(formatMargin({ low: null, high: -5 }, 'deaths')).toBe('outside the limit by at least 5 deaths');
    expect(formatMargin({ low: 0, high: 0 }, null)).toBe('exactly at the limit');
    expect(formatMargin({ low: null, high: null }, null)).toBe('not known');
  });
});

describe('dates', () => {
  it('leave no doubt', () => {
    expect(formatDate('2020-10-21')).toBe('21 October 2020');
    expect(formatDate('soon')).toBe('soon');
    expect(formatSpan('2020-10-01', '2020-10-31')).toBe('1–31 October 2020');
    expect(formatSpan('2020-05-30', '2020-06-02')).toBe('30 May – 2 June 2020');
    expect(formatSpan('2019-12-30', '2020-01-05')).toBe('30 December 2019 – 5 January 2020');
    expect(formatSpan('2020-10-21', '2020-10-21')).toBe('21 October 2020');
    expect(formatMonth(18536)).toBe('Oct 2020');
  });
});
