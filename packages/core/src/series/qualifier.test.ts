import { describe, expect, it } from 'vitest';
import { lastSignificantUnit, QUALIFIERS, qualify } from './index.ts';

describe('qualify', () => {
  it.each([
    [12000, 'about', 11500, 12500],
    [12000, 'Around', 11500, 12500],
    [9592, 'exact', 9592, 9592],
    [9592, '', 9592, 9592],
    [9600, 'rounded', 9550, 9650],
    [5000, 'under', 0, 4999],
    [5000, 'less-than', 0, 4999],
    [12.5, 'under', 0, 12.5],
    [12.5, 'about', 12.45, 12.55],
    [4500, 'more than', 4501, Infinity],
    [4500, 'at least', 4500, Infinity],
    [4500, 'up to', 0, 4500],
    [8000, 'mid', 8400, 8600],
    [8500, 'mid', 8400, 8600],
    [0, 'mid-8,000s', 8400, 8600],
    [20, 'mid', 24, 26],
    [0, 'about', 0, 0.5],
    [200, 'nearly', 150, 200],
    [200, 'just over', 200, 250],
    [200, '  at   MOST ', 0, 200],
    [0, 'under', 0, 0],
    [1200, 'mid', 1240, 1260],
    [50, 'mid', 54, 56],
    [0.05, 'mid', 0.054, 0.056],
    [0, 'mid-2.50s', 2.4, 2.6],
  ])('%d "%s" is %d to %d', (value, word, low, high) => {
    const range = qualify(value, word)!;
    expect(range.low).toBeCloseTo(low, 9);
    expect(range.high === high || Math.abs(range.high - high) < 1e-9).toBe(true);
    expect(range.best).toBeGreaterThanOrEqual(range.low);
    expect(range.best).toBeLessThanOrEqual(range.high);
  });
  it.each(['many', 'amid 8,000s', 'mid 8,000s or so', 'mid .s', 'constructor', '__proto__'])(
    'does not guess "%s"',
    (word) => expect(qualify(5, word)).toBeUndefined(),
  );
  it('lists the words that it understands', () => {
    expect(QUALIFIERS).toHaveLength(28);
    expect(QUALIFIERS).toContain('fewer than');
    for (const word of QUALIFIERS) {
      expect(word).not.toBe('');
      expect(qualify(7, word), word).toBeDefined();
    }
  });
});

describe('lastSignificantUnit', () => {
  it.each([
    [12000, 1000],
    [12, 1],
    [12.5, 0.1],
    [0.05, 0.01],
    [7e22, 1e22],
    [0, 1],
  ])('of %d is %d', (value, unit) => expect(lastSignificantUnit(value)).toBeCloseTo(unit, 12));
});
