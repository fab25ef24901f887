import { describe, expect, it } from 'vitest';
import { cellOf } from './limits.ts';

describe('cells of expected counts', () => {
  it('never go down as the count goes up', () => {
    const cells: number[] = [];
    for (let e = 1e-6; e < 5000; e *= 1.0007) cells.push(cellOf(e, 8));
    expect(cells).toEqual([...cells].sort((a, b) => a - b));
    expect(cellOf(0, 8)).toBe(0);
    expect(cellOf(2 ** -12, 8)).toBe(0);
    expect(cellOf(1, 8)).toBe(12 * 128);
    expect(cellOf(16, 8)).toBe(16 * 128);
  });
});
