import { describe, expect, it } from 'vitest';
import type { Term } from '../formula.ts';
import { and, is, M, N } from '../testing/pointwise.ts';
import { FIRST, TRACES } from '../testing/traces.ts';
import type { TermMemo } from './frame.ts';
import { evaluate } from './index.ts';

const over = (to: number, of: Term): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from: 0, to },
  of,
});
const on = (from: number, to: number) => ({ from: FIRST + from, to: FIRST + to, outside: 'clip' as const });

describe('terms that occur twice', () => {
  const sum = over(2, M('a'));
  const top: Term = { kind: 'reference', fn: 'max', every: 1, span: { from: FIRST, to: FIRST + 3 }, of: sum };
  const then: Term = { kind: 'at', day: FIRST + 1, of: M('x') };
  const formula = and(is(sum, '<', top), is(sum, '>', then), is(M('x'), '<=', N(2)));

  it('are worked out once for the same days, and once at all where they do not change with the days', () => {
    const memo: TermMemo = new Map();
    const first = evaluate(formula, TRACES.known, { ...on(0, 4), memo });
    const days = (term: Term) => memo.get(term)?.map((band) => [band.from - FIRST, band.days]);
    // On the days judged, and once more on those of the reference.
    expect([days(sum), days(top), days(then)]).toEqual([
      [
        [0, 5],
        [0, 4],
      ],
      [[3, 1]],
      [[1, 1]],
    ]);
    const kept = new Map(memo);
    expect(evaluate(formula, TRACES.known, { ...on(0, 4), memo })).toEqual(first);
    expect([...memo]).toEqual([...kept]);
    for (const [term, bands] of memo) expect(bands).toBe(kept.get(term));
    evaluate(formula, TRACES.known, { ...on(1, 4), memo });
    evaluate(formula, TRACES.known, { ...on(0, 5), memo });
    expect([days(sum), days(top), days(then)]).toEqual([
      [
        [0, 5],
        [0, 4],
        [1, 4],
        [0, 6],
      ],
      [[3, 1]],
      [[1, 1]],
    ]);
  });

  it('are not kept where they are views of the evidence', () => {
    const memo: TermMemo = new Map();
    evaluate(formula, TRACES.known, { ...on(0, 4), memo });
    expect(new Set([...memo.keys()].map(({ kind }) => kind))).toEqual(new Set(['window', 'reference', 'at']));
  });

  it('are taken from what was worked out before', () => {
    const memo: TermMemo = new Map();
    evaluate(is(sum, '<', N(3)), TRACES.known, { ...on(0, 1), memo });
    const [band] = memo.get(sum)!;
    memo.set(sum, [{ ...band!, low: band!.low.map(() => 7), high: band!.high.map(() => 9) }]);
    const { low, high } = evaluate(is(sum, '<', N(10)), TRACES.known, { ...on(0, 1), memo });
    expect([low[0], high[0]]).toEqual([1, 3]);
  });
});
