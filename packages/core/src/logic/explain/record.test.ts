import { describe, expect, it } from 'vitest';
import type { Formula, Term } from '../formula.ts';
import { and, chain, is, M, N, not, or, temporal } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { traceOf } from '../trace.ts';
import { explain, prove } from './index.ts';
import { judge } from './judge.ts';
import { recordOf } from './record.ts';
import { type Group, type Rule, type Situation, unfold } from './unfold.ts';
import { valuesOn } from './values.ts';

const TRACE = traceOf({
  measures: [seriesOf('deaths', [[0, 9, 0, 0, 0, 0, 2]]), seriesOf('talks', [[1, 1, 1, 1, 1, 1, null]])],
});
const high = is(M('deaths'), '>', 3);

describe('a record of an evaluation', () => {
  it('tells on which days a part was judged', () => {
    const record = recordOf(temporal('once', { from: 1, to: 3 }, high), TRACE, 5, 'unknown');
    expect(record.days(high, 3, 9)).toEqual({ from: 3, to: 5 });
    expect(record.days(high, -Infinity, 3)).toEqual({ from: 2, to: 3 });
    expect(record.days(high, 2, 2)).toEqual({ from: 2, to: 2 });
    expect(record.days(high, 6, 9)).toEqual({ from: Infinity, to: -Infinity });
    expect(record.days(high, 0, 1)).toEqual({ from: Infinity, to: -Infinity });
    const covered = [1, 2, 5, 6].map((day) => record.truth(high, day) !== undefined);
    expect(covered).toEqual([false, true, true, false]);
  });

  it('keeps apart what a part used twice says on the days of either use', () => {
    const [past, future] = [
      temporal('once', { from: 0, to: 2 }, high),
      temporal('eventually', { from: 0, to: 20 }, high),
    ];
    for (const formula of [or(past, future), or(future, past)]) {
      const proof = prove(formula, TRACE, 3);
      expect(proof.parts.map(({ rule }) => rule)).toEqual(['once']);
      expect(proof.parts[0]!.parts.map(({ day }) => day)).toEqual([1]);
      expect(explain(formula, TRACE, 3).witness.map(({ from, to }) => [from, to])).toEqual([[1, 1]]);
      const record = recordOf(formula, TRACE, 3, 'unknown');
      expect(record.days(high, 1, 3)).toEqual({ from: 1, to: 3 });
      expect(record.days(high, 2, 9)).toEqual({ from: 3, to: 9 });
    }
  });

  it('asks of a window that begins with some day for no earlier one, though the part was judged there', () => {
    const days = (formula: Formula) => {
      const record = recordOf(or(temporal('once', { from: 0, to: 9 }, high), formula), TRACE, 4, 'unknown');
      const { parts } = unfold({ formula, row: 0, day: 4, flip: false }, record) as Rule & Group;
      return parts.map((part) => (part as Situation).day);
    };
    expect(days({ kind: 'once', bounds: { from: 0, to: 4 }, notBefore: 2, of: high })).toEqual([4, 3, 2]);
    expect(days({ kind: 'days that', op: 'at least', count: 1, days: 2, of: high })).toEqual([4, 3]);
    expect(days({ kind: 'rises', of: high })).toEqual([4, 3]);
  });

  it('works terms out once, and not those that are known already', () => {
    const over: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'days', from: 0, to: 1 },
      of: M('deaths'),
    };
    const formula = and(is(over, '>=', 2), is(over, '>=', 3));
    const first = recordOf(formula, TRACE, 6, 'unknown');
    expect([...first.memo.keys()]).toEqual([over]);
    expect(first.memo.get(over)).toHaveLength(1);
    const fixed: Term = { kind: 'at', day: 1, of: M('deaths') };
    const handed = new Map([[fixed, valuesOf(77)]]);
    const second = recordOf(is(fixed, '>', over), TRACE, 6, 'unknown', handed);
    expect(second.value(fixed, 0, 6)).toEqual({ low: 77, high: 77, best: 77 });
    expect(handed.size).toBe(1);
  });
});

/** A term that is the same on every day, as a memo has it: worked out on its own day. */
function valuesOf(value: number, day = 1) {
  const cells = Float64Array.of(value);
  return [
    { from: day, days: 1, areal: false, start: 0, rowStep: 0, dayStep: 0 as const, low: cells, high: cells },
  ];
}

describe('a day outside of a clipped trace', () => {
  const formulas = [
    high,
    not(high),
    temporal('once', { from: 0, to: Infinity }, high),
    chain('since', is(M('deaths'), '<', 3), { from: 0, to: Infinity }, high),
    chain('since', is(M('talks'), '>', 0), { from: 0, to: 9 }, is(M('deaths'), '>', 9)),
    chain('until', is(M('deaths'), '<', 3), { from: 0, to: Infinity }, high),
  ];

  it.each(formulas.map((formula) => [formula]))('is open, and nothing is missing: %j', (formula) => {
    for (const day of [-3, 7, 12]) {
      const said = explain(formula, TRACE, day, { outside: 'clip' });
      expect(said).toMatchObject({ verdict: 'open', margin: { low: -Infinity, high: Infinity } });
      expect([said.witness, said.missing, said.changes]).toEqual([[], [], []]);
      expect(prove(formula, TRACE, day, { outside: 'clip' })).toMatchObject({ verdict: 'open', parts: [] });
    }
    expect(explain(formula, TRACE, 7, { outside: 'unknown' }).margin).not.toEqual({ low: 0, high: 0 });
  });
});

describe('the value of a term', () => {
  const over: Term = { kind: 'window', fn: 'sum', window: { kind: 'days', from: 0, to: 1 }, of: M('deaths') };
  const areas = ['Helmand', 'Kunduz'];
  const spans = [{ area: 1, from: 1, to: 2, low: 4, high: 8, best: 5 }];
  const trace = traceOf({
    areas,
    measures: [
      seriesOf(
        'deaths',
        [
          [1, 2, 3],
          [4, [5, 9], 6],
        ],
        { areas, spans },
      ),
    ],
  });

  it('is its interval with the best estimate, in an area on a day', () => {
    const value = valuesOn(trace, 'unknown');
    expect(value(over, 0, 2)).toEqual({ low: 5, high: 5, best: 5 });
    expect(value(over, 1, 2)).toEqual({ low: 15, high: 23, best: 16 });
    expect(value(M('deaths'), 1, 1)).toEqual({ low: 5, high: 17, best: 10 });
    expect(value(over, 1, 0)).toEqual({ low: 4, high: Infinity, best: 4 });
    expect(value(N(7), 1, 0)).toEqual({ low: 7, high: 7, best: 7 });
    // The best estimate of an item counts whole on its first day; the interval holds it none the less.
    expect(value(M('deaths'), 1, 2)).toEqual({ low: 6, high: 14, best: 6 });
    const half: Term = {
      kind: 'divide',
      left: M('deaths'),
      right: { kind: 'subtract', left: M('deaths'), right: N(6) },
    };
    expect(value(half, 1, 1)).toEqual({ low: -Infinity, high: Infinity, best: expect.closeTo(2.5) });
  });

  it('under a clipped trace ends with it', () => {
    expect(valuesOn(trace, 'clip')(over, 1, 0)).toEqual({ low: 4, high: 4, best: 4 });
  });

  it('is that of the memo for every day that it has there, and of no other', () => {
    const rows = { areal: true, start: 1, rowStep: 3, dayStep: 1 as const };
    const low = Float64Array.of(0, 100, 101, 0, 200, 201);
    const known = { from: 1, days: 2, ...rows, low, high: low };
    const value = valuesOn(trace, 'unknown', new Map([[over, [known]]]));
    expect([
      value(over, 0, 1).low,
      value(over, 0, 2).low,
      value(over, 1, 1).low,
      value(over, 1, 2).low,
    ]).toEqual([100, 101, 200, 201]);
    expect(value(over, 0, 0)).toEqual({ low: 1, high: Infinity, best: 1 });
    expect(value(over, 0, 3)).toEqual({ low: 3, high: Infinity, best: 3 });
  });
});

describe('a judgement on supposed evidence', () => {
  const areas = ['Helmand', 'Kunduz'];
  const trace = traceOf({
    areas,
    measures: [
      seriesOf(
        'deaths',
        [
          [1, 2, 3],
          [4, [5, 9], null],
        ],
        { areas },
      ),
    ],
  });
  const on = { trace, memo: new Map() };

  it('is the verdict and the margin in one area on one day', () => {
    const at = (row: number, day: number) => judge(is(M('deaths'), '<=', 6), row, day, on, 'unknown');
    expect(at(0, 1)).toEqual({ verdict: 'met', margin: { low: 4, high: 4 } });
    expect(at(1, 0)).toEqual({ verdict: 'met', margin: { low: 2, high: 2 } });
    expect(at(1, 1)).toEqual({ verdict: 'open', margin: { low: -3, high: 1 } });
    expect(at(1, 2)).toEqual({ verdict: 'open', margin: { low: -Infinity, high: 6 } });
    expect(judge(is(M('deaths'), '<', 1), 0, 0, on, 'unknown')).toEqual({
      verdict: 'not met',
      margin: { low: 0, high: 0 },
    });
    const both = temporal('historically', { from: 0, to: 5 }, is(M('deaths'), '<=', 3));
    expect(judge(both, 0, 1, on, 'clip')).toEqual({ verdict: 'met', margin: { low: 1, high: 1 } });
  });

  it('takes from the memo what is the same whatever is supposed, and puts nothing there', () => {
    const fixed: Term = { kind: 'at', day: 0, of: M('deaths') };
    const over: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'days', from: 0, to: 1 },
      of: M('deaths'),
    };
    const memo = new Map([[fixed, valuesOf(77, 0)]]);
    expect(judge(is(over, '<=', fixed), 0, 1, { trace, memo }, 'unknown').margin).toEqual({
      low: 74,
      high: 74,
    });
    expect([...memo.keys()]).toEqual([fixed]);
  });
});
