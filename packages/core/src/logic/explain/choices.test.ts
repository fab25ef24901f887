import { describe, expect, it } from 'vitest';
import type { Formula } from '../formula.ts';
import { and, chain, is, M, not, or, temporal } from '../testing/pointwise.ts';
import { type CellText, seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import type { Explanation } from '../verdict.ts';
import { explain, prove } from './index.ts';

const traceFrom = (measures: Readonly<Record<string, readonly CellText[]>>): Trace =>
  traceOf({ measures: Object.entries(measures).map(([name, cells]) => seriesOf(name, [cells])) });
const few = (name: string): Formula => is(M(name), '<=', 10);
const cellsOf = ({ witness }: Explanation) => witness.map(({ measure, from, to }) => [measure, from, to]);
const deciderOf = ({ deciding }: Explanation) => {
  const { left } = deciding!.comparison;
  return [left.kind === 'measure' && left.name, deciding!.day];
};
const changesOf = ({ changes }: Explanation) => changes.map(({ measure, to, by }) => [measure, to, by]);

describe('of equally small proofs', () => {
  it('the one with fewer steps is given, whatever its margin', () => {
    const trace = traceFrom({ a: [0], b: [9] });
    expect(cellsOf(explain(or(not(not(few('a'))), few('b')), trace, 0))).toEqual([['b', 0, 0]]);
    expect(cellsOf(explain(or(few('a'), few('b')), trace, 0))).toEqual([['a', 0, 0]]);
  });

  it('the one with the clearest margin is given, then the first', () => {
    const formula = or(few('a'), few('b'), few('c'));
    expect(cellsOf(explain(formula, traceFrom({ a: [9], b: [7], c: [7] }), 0))).toEqual([['b', 0, 0]]);
  });

  it('the nearest witness is given, and the nearest gap', () => {
    const since = chain('since', few('a'), { from: 0, to: 2 }, few('b'));
    expect(cellsOf(explain(since, traceFrom({ a: [0, 0, 0], b: [0, 0, 0] }), 2))).toEqual([['b', 2, 2]]);
    // Either the left side failed today, or yesterday; both days are without a witness.
    const gone = explain(since, traceFrom({ a: [0, 11, 11], b: [19, 19, 19] }), 2);
    expect(cellsOf(gone)).toEqual([
      ['a', 2, 2],
      ['b', 2, 2],
    ]);
  });

  it('the nearest gap is given where no day between is one for a witness', () => {
    const since = chain('since', few('a'), { from: 2, to: 3 }, few('b'));
    expect(cellsOf(explain(since, traceFrom({ a: [0, 0, 11, 11], b: [0, 0, 0, 0] }), 3))).toEqual([
      ['a', 3, 3],
    ]);
  });

  it('the parts stand in the order of the text and of the days from the witness on', () => {
    const trace = traceFrom({ a: [0, 1, 2, 3], b: [7, 20, 20, 20], c: [2, 0, 0, 0] });
    const parts = (formula: Formula) =>
      prove(formula, trace, 3).parts.map(({ day, left }) => [day, left!.low]);
    expect(parts(chain('since', few('a'), { from: 0, to: 3 }, few('b')))).toEqual([
      [0, 7],
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    const some: Formula = { kind: 'at least of', count: 2, of: [few('a'), few('b'), few('c')] };
    expect(parts(some)).toEqual([
      [3, 3],
      [3, 0],
    ]);
  });
});

describe('of comparisons with the margin of the whole', () => {
  it('the first of alternatives decides, the last of what all has to hold, of days the nearest', () => {
    const tie = traceFrom({ a: [9, 9, 9], b: [9, 9, 9] });
    expect(deciderOf(explain(or(few('a'), few('b')), tie, 0))).toEqual(['a', 0]);
    expect(deciderOf(explain(and(few('a'), few('b')), tie, 0))).toEqual(['b', 0]);
    const since = chain('since', few('a'), { from: 0, to: 2 }, few('b'));
    expect(deciderOf(explain(since, tie, 2))).toEqual(['b', 2]);
    const late = traceFrom({ a: [9, 9, 9], b: [19, 19, 19] });
    expect(deciderOf(explain(since, late, 2))).toEqual(['b', 2]);
  });

  it('one with the verdict of the whole does, where a strict one has the same margin', () => {
    const formula = chain('since', few('a'), { from: 0, to: 1 }, and(few('b'), is(M('c'), '<', 10)));
    const trace = traceFrom({ a: [0, 0], b: [10, 4], c: [4, 10] });
    expect(explain(formula, trace, 1)).toMatchObject({ verdict: 'met', margin: { low: 0, high: 0 } });
    expect(deciderOf(explain(formula, trace, 1))).toEqual(['b', 0]);
  });

  it('while the whole is open, the open one that is closest to holding does', () => {
    const trace = traceFrom({ a: [[8, 11]], b: [[7, 15]], c: [[5, 12]], d: [0] });
    const some = (count: number): Formula => ({
      kind: 'at least of',
      count,
      of: ['a', 'b', 'c', 'd'].map(few),
    });
    expect([2, 3, 4].map((count) => deciderOf(explain(some(count), trace, 0)))).toEqual([
      ['c', 0],
      ['b', 0],
      ['a', 0],
    ]);
  });
});

describe('of equally small changes', () => {
  it('the newest day is changed, or the nearest way taken', () => {
    const trace = traceFrom({ a: [12, 12, 12], b: [0, 0, 0] });
    expect(changesOf(explain(temporal('once', { from: 0, to: 2 }, few('a')), trace, 2))).toEqual([
      ['a', 2, -2],
    ]);
    expect(changesOf(explain(temporal('historically', { from: 0, to: 2 }, few('b')), trace, 2))).toEqual([
      ['b', 2, 11],
    ]);
    const since = chain('since', few('b'), { from: 0, to: 2 }, few('a'));
    expect(changesOf(explain(since, trace, 2))).toEqual([['a', 2, -2]]);
  });

  it('a single one is enough where there are several ways', () => {
    const trace = traceFrom({ a: [12], b: [11], c: [11] });
    expect(changesOf(explain(or(and(few('b'), few('c')), few('a')), trace, 0))).toEqual([
      ['b', 0, -1],
      ['c', 0, -1],
    ]);
  });

  it('64 days are tried for the witness of since', () => {
    const rows = (at: number) => ({
      a: Array.from({ length: 100 }, (_, day) => (day === at ? 11 : 20)),
      b: Array.from({ length: 100 }, () => 0),
    });
    const since = chain('since', few('b'), { from: 0, to: 90 }, few('a'));
    expect(changesOf(explain(since, traceFrom(rows(99 - 63)), 99))).toEqual([['a', 36, -1]]);
    expect(changesOf(explain(since, traceFrom(rows(99 - 64)), 99))).toEqual([['a', 99, -10]]);
  });
});

describe('windows that lie outside of a clipped trace', () => {
  const trace = traceFrom({ a: [0, 0], b: [0, 0] });
  const since = chain('since', few('a'), { from: 3, to: 5 }, few('b'));

  it('have no witness, for which nothing has to be shown and nothing could be changed', () => {
    const said = explain(since, trace, 1, { outside: 'clip' });
    expect(said).toMatchObject({ verdict: 'not met', margin: { low: -Infinity }, witness: [], changes: [] });
    expect(said.deciding).toBeUndefined();
    expect(explain(not(since), trace, 1, { outside: 'clip' })).toMatchObject({
      verdict: 'met',
      witness: [],
      changes: [],
    });
    expect(prove(since, trace, 1, { outside: 'clip' }).parts).toEqual([]);
  });

  it('are not known otherwise', () => {
    expect(explain(since, trace, 1)).toMatchObject({ verdict: 'open' });
  });
});
