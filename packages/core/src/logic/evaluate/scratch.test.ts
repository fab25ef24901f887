import { describe, expect, it } from 'vitest';
import { is, M } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { traceOf } from '../trace.ts';
import { dense, type Truth } from './grid.ts';
import { evaluate } from './index.ts';
import { giveBack, spend, take } from './scratch.ts';

/** Lengths that no other test takes. */
const [N, OTHER] = [5003, 5009];
const truth = (low: Float64Array, high = low): Truth => ({
  ...dense(0, low.length, false),
  low,
  high,
  tie: 'holds',
});

describe('arrays that are used again', () => {
  it('are of the length asked for, and never in two hands at once', () => {
    const [a, b] = [take(N), take(N)];
    expect(a).not.toBe(b);
    expect(a).toHaveLength(N);
    giveBack(a);
    giveBack(a);
    const c = take(OTHER);
    expect(c).toHaveLength(OTHER);
    expect(take(N)).toBe(a);
    expect(take(N)).not.toBe(a);
  });

  it('are six at most, the last given back', () => {
    const arrays = Array.from({ length: 7 }, (_, i) => take(N + i));
    arrays.forEach(giveBack);
    expect(arrays.map((array) => take(array.length) === array)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('are neither so short that new ones cost nothing, nor so long that they would hold much memory', () => {
    for (const [length, kept] of [
      [4095, false],
      [4096, true],
      [2 ** 21, true],
      [2 ** 21 + 1, false],
    ] as const) {
      const array = new Float64Array(length);
      giveBack(array);
      expect(take(length) === array, String(length)).toBe(kept);
    }
  });

  it('are given back with truths that nothing looks at again, but for what the result still shows', () => {
    const [a, b, c, d] = [take(N), take(N + 1), take(N + 2), take(N + 3)];
    const result = truth(a, b);
    expect(spend(result, [truth(b, c), truth(a, d), truth(c)])).toBe(result);
    expect([take(N) === a, take(N + 1) === b, take(N + 2) === c, take(N + 3) === d]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(take(N + 2)).not.toBe(c);
  });

  it('are those of an earlier answer that is no longer wanted', () => {
    const cells = Array.from({ length: N }, (_, i) => i % 7);
    const trace = traceOf({ measures: [seriesOf('x', [cells])] });
    const open = traceOf({ measures: [seriesOf('x', [[[0, 2], ...cells.slice(1)]])] });
    const days = { from: 0, to: N - 1 };
    const exact = evaluate(is(M('x'), '<', 3), trace, days);
    const again = evaluate(is(M('x'), '<', 4), trace, { ...days, reuse: exact });
    expect(again.low).toBe(exact.low);
    const wide = evaluate(is(M('x'), '<', 4), open, days);
    const both = evaluate(is(M('x'), '<', 5), open, { ...days, reuse: wide });
    expect(new Set([both.low, both.high])).toEqual(new Set([wide.low, wide.high]));
    expect([both.low[0], both.high[0], both.low[4]]).toEqual([3, 5, 1]);
    const fresh = evaluate(is(M('x'), '<', 5), open, days);
    expect([fresh.low === both.low, fresh.high === both.high]).toEqual([false, false]);
  });
});
