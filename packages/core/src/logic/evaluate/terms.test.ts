import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../calendar/index.ts';
import type { Term } from '../formula.ts';
import { is, M, N } from '../testing/pointwise.ts';
import { type CellText, seriesOf } from '../testing/series.ts';
import { values as term, verdicts } from '../testing/told.ts';
import { traceOf } from '../trace.ts';
import { evaluateTerm } from './index.ts';

const day = (iso: string) => dayFromIso(iso)!;
const one = (...cells: CellText[]) => traceOf({ measures: [seriesOf('x', [cells])] });
const window = (fn: 'sum' | 'mean' | 'min' | 'max' | 'count' | 'median', from: number, to: number): Term => ({
  kind: 'window',
  fn,
  window: { kind: 'days', from, to },
  of: M('x'),
});

describe('terms', () => {
  it('over windows, with what is not known inside and outside of the series', () => {
    const trace = one(4, 0, [1, 3], null, 2);
    expect(term(window('sum', 0, 1), trace, 0, 5)).toEqual([
      [4, Infinity],
      4,
      [1, 3],
      [1, Infinity],
      [2, Infinity],
      [2, Infinity],
    ]);
    expect(term(window('sum', 0, 1), trace, 0, 2, 'clip')).toEqual([4, 4, [1, 3]]);
    expect(term(window('mean', 0, 1), trace, 0, 2, 'clip')).toEqual([4, 2, [0.5, 1.5]]);
    expect(term(window('mean', 3, 4), trace, 0, 0, 'clip')).toEqual([[-Infinity, Infinity]]);
    expect(term(window('sum', 3, 4), trace, 0, 0, 'clip')).toEqual([0]);
    expect(term(window('min', 0, 1), trace, 1, 4)).toEqual([0, 0, [0, 3], [0, 2]]);
    expect(term(window('max', 0, 1), trace, 1, 4)).toEqual([4, [1, 3], [1, Infinity], [2, Infinity]]);
    expect(term(window('count', 0, 2), trace, 2, 4)).toEqual([2, [1, 2], [2, 3]]);
    expect(term(window('median', 0, 2), trace, 2, 4)).toEqual([
      [1, 3],
      [0, 3],
      [1, 3],
    ]);
  });

  it('over calendar periods, including days to come', () => {
    const first = day('2020-02-01');
    const trace = traceOf({ measures: [seriesOf('x', [new Array<number>(60).fill(1)], { first })] });
    const month = (offset: number): Term => ({
      kind: 'window',
      fn: 'sum',
      window: { kind: 'calendar', period: 'month', offset },
      of: M('x'),
    });
    expect(term(month(0), trace, day('2020-02-10'), day('2020-02-10'))).toEqual([29]);
    expect(term(month(0), trace, day('2020-03-31'), day('2020-04-01'))).toEqual([31, [0, Infinity]]);
    expect(term(month(-1), trace, day('2020-03-01'), day('2020-03-02'))).toEqual([29, 29]);
    expect(term(month(1), trace, day('2020-02-29'), day('2020-03-01'))).toEqual([31, [0, Infinity]]);
    expect(
      term(
        { kind: 'earlier', by: { unit: 'month', count: 1 }, of: M('x') },
        trace,
        day('2020-03-31'),
        day('2020-03-31'),
      ),
    ).toEqual([1]);
  });

  it('of items within several days: whole in a window that contains them, from nothing in one that cuts them', () => {
    const trace = traceOf({
      measures: [seriesOf('x', [[1, 0, 0, 0]], { spans: [{ from: 1, to: 2, low: 4, high: 5, best: 4 }] })],
    });
    expect(term(M('x'), trace, 0, 3)).toEqual([1, [0, 5], [0, 5], 0]);
    expect(term(window('sum', 0, 1), trace, 1, 3)).toEqual([
      [1, 6],
      [4, 5],
      [0, 5],
    ]);
    const twice: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'days', from: 0, to: 1 },
      of: { kind: 'multiply', left: N(-2), right: M('x') },
    };
    expect(term(twice, trace, 2, 2)).toEqual([[-10, -8]]);
    const { best } = evaluateTerm(window('sum', 0, 1), trace, { from: 1, to: 3 });
    expect([...best]).toEqual([5, 4, 0]);
  });

  it('of fixed periods and days', () => {
    const trace = one(9, 1, 5, 7, 3, 0);
    const reference = (fn: 'median' | 'mean' | 'count', every: number): Term => ({
      kind: 'reference',
      fn,
      every,
      span: { from: 0, to: 4 },
      of: M('x'),
    });
    expect(term(reference('median', 2), trace, 5, 6)).toEqual([5, 5]);
    expect(term(reference('mean', 1), trace, 5, 5)).toEqual([5]);
    expect(term(reference('count', 3), trace, 5, 5)).toEqual([2]);
    expect(term({ kind: 'at', day: 3, of: M('x') }, trace, 0, 1)).toEqual([7, 7]);
    expect(term({ kind: 'at', day: 9, of: M('x') }, trace, 0, 0, 'clip')).toEqual([[-Infinity, Infinity]]);
    expect(term({ kind: 'earlier', by: { unit: 'day', count: 2 }, of: M('x') }, trace, 1, 3)).toEqual([
      [0, Infinity],
      9,
      1,
    ]);
    expect(term({ kind: 'earlier', by: { unit: 'day', count: 2 }, of: M('x') }, trace, 1, 3, 'clip')).toEqual(
      [[-Infinity, Infinity], 9, 1],
    );
  });

  it('of arithmetic over intervals', () => {
    const level = traceOf({
      measures: [
        seriesOf('x', [[[-2, 3], 4, 0]], { nature: 'level' }),
        seriesOf('y', [[[1, 2], [-1, 1], 0]], { nature: 'level' }),
      ],
    });
    const both = (kind: 'add' | 'subtract' | 'multiply' | 'divide'): Term => ({
      kind,
      left: M('x'),
      right: M('y'),
    });
    expect(term(both('add'), level, 0, 2)).toEqual([[-1, 5], [3, 5], 0]);
    expect(term(both('subtract'), level, 0, 2)).toEqual([[-4, 2], [3, 5], 0]);
    expect(term(both('multiply'), level, 0, 2)).toEqual([[-4, 6], [-4, 4], 0]);
    expect(term(both('divide'), level, 0, 2)).toEqual([
      [-2, 3],
      [-Infinity, Infinity],
      [-Infinity, Infinity],
    ]);
    expect(term({ kind: 'negate', of: M('x') }, level, 0, 1)).toEqual([[-3, 2], -4]);
    expect(term({ kind: 'abs', of: M('x') }, level, 0, 1)).toEqual([[0, 3], 4]);
    expect(term({ kind: 'multiply', left: M('x'), right: N(0) }, level, 0, 3)).toEqual([0, 0, 0, 0]);
    const huge = { kind: 'multiply', left: N(1e308), right: N(100) } as const;
    expect(term(huge, level, 0, 0)).toEqual([[Number.MAX_VALUE, Infinity]]);
    expect(verdicts(is({ kind: 'subtract', left: huge, right: huge }, '>', 0), level, 0, 0)).toEqual(['o']);
  });

  it('of slopes', () => {
    const slope: Term = { kind: 'trend', days: 3, of: M('x') };
    expect(term(slope, one(1, 3, 5, [2, 4]), 2, 3)).toEqual([2, [-0.5, 0.5]]);
    expect(term(slope, one(1, 3, 5), 0, 2, 'clip')).toEqual([[-Infinity, Infinity], 2, 2]);
    expect(term(slope, one(0.1, 0.2, 0.3), 2, 2)[0]).toBeCloseTo(0.1, 15);
  });
});
