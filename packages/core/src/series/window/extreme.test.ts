import { describe, expect, it } from 'vitest';
import { rngOf } from '../../logic/testing/rng.ts';
import { slideInLanes } from './extreme-kernel.ts';
import { slideExtreme } from './index.ts';

const rng = rngOf(29);
const LENGTH = 4500;
/** Up and down, now and then without an end, with fractions. */
const signal = Float64Array.from({ length: LENGTH }, () =>
  rng.chance(0.02) ? Infinity : rng.int(-60, 60) / (rng.chance(0.3) ? 7 : 1),
);

/** The extreme of `value * sign` over each window, plus the offset, by looking at each cell. */
function lookedAt(which: 1 | -1, sign: 1 | -1, offset: number, shift: number, width: number, count: number) {
  return Array.from({ length: count }, (_, i) => {
    let best = -Infinity;
    const to = Math.min(LENGTH, i + shift + width);
    for (let p = Math.max(0, i + shift); p < to; p++) best = Math.max(best, signal[p]! * sign * which);
    return best * which + offset;
  });
}

describe('extremes over long rows', () => {
  // One cell, powers of two and their neighbours, the widest that lanes take, and more; rows cut in odd places.
  const widths = [1, 2, 3, 4, 5, 15, 16, 17, 28, 29, 63, 64, 65, 366, 2048, 2049, 4400];
  it.each(widths)('equal looking at every cell of windows of %s', (width) => {
    const shifts = width > 1000 ? [0] : [1 - width, 3, -3 - width];
    for (const which of [1, -1] as const)
      for (const sign of [1, -1] as const)
        for (const shift of shifts) {
          const windows = { kind: 'sliding', count: LENGTH - 4, shift, width } as const;
          const out = new Float64Array(LENGTH + 2).fill(77);
          const of = { sign, offset: 0.5 };
          const row = { values: Float64Array.from([9e9, ...signal, -9e9]), at: 1, n: LENGTH };
          slideExtreme(which, row, windows, out, 3, 1000, of);
          const expected = lookedAt(which, sign, 0.5, shift, width, LENGTH - 4);
          // Where a window holds no cell at all, what was asked for.
          for (let i = 0; i < expected.length; i++) {
            if (i + shift + width <= 0 || i + shift >= LENGTH) expected[i] = 1000;
          }
          expect([...out.subarray(3, LENGTH - 1)]).toEqual(expected);
          expect([out[0], out[1], out[2], out[LENGTH - 1], out[LENGTH]]).toEqual([77, 77, 77, 77, 77]);
        }
  });

  it('touch no cell outside of the windows', () => {
    const row = { values: signal.subarray(0, 2200), at: 0, n: 2200 };
    const out = new Float64Array(2172).fill(77);
    const all = { kind: 'sliding', count: 2172, shift: 0, width: 29 } as const;
    slideExtreme(1, row, { ...all, count: 100 }, out, 10, 0);
    expect([...out.subarray(0, 10), ...out.subarray(110)].every((value) => value === 77)).toBe(true);
    slideExtreme(1, row, all, out, 0, 0);
    expect([...out]).toEqual(lookedAt(1, 1, 0, 0, 29, 2172));
  });

  it('are worked out in lanes where there are many windows, and not too wide ones', () => {
    const out = new Float64Array(LENGTH);
    const as = { rank: 1, by: 1, add: 0 };
    const row = { values: signal, at: 0 };
    expect(slideInLanes(row, { count: 1000, width: 29 }, as, out, 0)).toBe(true);
    expect([...out.subarray(0, 1000)]).toEqual(lookedAt(1, 1, 0, 0, 29, 1000));
    const bounds = [
      [63, 29, false],
      [64, 29, true],
      [100, 2048, true],
      [100, 2049, false],
    ] as const;
    for (const [count, width, done] of bounds)
      expect(slideInLanes(row, { count, width }, as, out.slice(), 1000)).toBe(done);
    expect(out.subarray(1000).every((value) => value === 0)).toBe(true);
  });
});
