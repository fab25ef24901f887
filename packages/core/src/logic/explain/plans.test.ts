import { describe, expect, it } from 'vitest';
import type { Formula, Term } from '../formula.ts';
import { and, is, M, N, not, or, temporal } from '../testing/pointwise.ts';
import { AREAS } from '../testing/random.ts';
import { type CellText, seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { explain } from './index.ts';

const one = (cells: readonly CellText[], nature: 'flow' | 'level' = 'flow', unit = 'deaths') =>
  traceOf({ measures: [seriesOf('a', [cells], { nature, unit, floor: 0 })] });
const back = (from: number, to: number): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from, to },
  of: M('a'),
});
const last = (days: number, of: Formula) => temporal('historically', { from: 0, to: days - 1 }, of);
const times = (value: number, right: Term): Term => ({ kind: 'multiply', left: N(value), right });

/** From, to and by how much. */
const changes = (formula: Formula, trace: Trace, day: number) =>
  explain(formula, trace, day).changes.map(({ from, to, by }) => [from, to, by]);

describe('a change of a count', () => {
  it('is one for windows that have a day in common, and one for each that has none', () => {
    const both = (first: Term, second: Term) => and(is(first, '<=', 3), is(second, '<=', 3));
    expect(changes(both(back(1, 2), back(0, 1)), one([0, 6, 0]), 2)).toEqual([[1, 1, -3]]);
    expect(changes(both(back(2, 3), back(0, 1)), one([0, 6, 6, 0]), 3)).toEqual([
      [0, 1, -3],
      [2, 3, -3],
    ]);
    // The last two of three windows have a day in common as well, but the first two are met first.
    expect(changes(last(3, is(back(0, 1), '<=', 3)), one([0, 6, 3, 4]), 3)).toEqual([
      [1, 1, -6],
      [2, 3, -4],
    ]);
  });

  it('is as large as the window needs that asks for most', () => {
    expect(changes(last(2, is(back(0, 2), '<=', 3)), one([1, 4, 4, 0]), 3)).toEqual([[1, 2, -6]]);
    expect(changes(last(2, is(back(0, 2), '<=', 3)), one([0, 4, 4, 1]), 3)).toEqual([[1, 2, -6]]);
  });

  it('takes all there was, and no more', () => {
    expect(changes(is(back(0, 1), '<=', 0), one([2, 3]), 1)).toEqual([[0, 1, -5]]);
    expect(changes(is(back(0, 1), '<', 0), one([2, 3]), 1)).toEqual([]);
  });

  it('takes first from the days that are in most windows, and looks again', () => {
    expect(changes(last(2, is(back(0, 1), '<=', 3)), one([5, 1, 5]), 2)).toEqual([
      [0, 1, -3],
      [1, 2, -2],
    ]);
    // 1 from day 2, which all three windows ask for, then 3 from day 3: enough for the other windows too.
    expect(changes(last(3, is(back(0, 2), '<=', 4)), one([0, 4, 1, 3, 2]), 4)).toEqual([[1, 3, -4]]);
  });

  it('counts for all windows that it lies in, before more is taken', () => {
    // 2 from day 1 and 6 from day 2 are enough for the window after, which asked for 6.
    expect(changes(last(3, is(back(0, 1), '<=', 3)), one([2, 2, 9, 0]), 3)).toEqual([[1, 2, -8]]);
  });

  it('is made in each area by itself, however many there are', () => {
    const areas = Array.from({ length: 12 }, (_, i) => `area ${i}`);
    const trace = traceOf({
      areas,
      measures: [
        seriesOf(
          'a',
          areas.map(() => [5, 1, 5]),
          { areas },
        ),
      ],
    });
    const every: Formula = { kind: 'areas', how: { kind: 'every' }, of: last(2, is(back(0, 1), '<=', 3)) };
    expect(changes(every, trace, 2)).toEqual([
      ...areas.map(() => [0, 1, -3]),
      ...areas.map(() => [1, 2, -2]),
    ]);
  });

  it('is given up after eight rounds', () => {
    // Each round meets two windows more.
    const worn = (windows: number) => {
      const cells = Array.from({ length: windows + 1 }, (_, day) => (day % 2 === 0 ? 5 : 1));
      return explain(last(windows, is(back(0, 1), '<=', 3)), one(cells), windows).changes.length;
    };
    expect([2, 6, 14, 16].map(worn)).toEqual([2, 4, 8, 0]);
  });

  it('lifts what is not known as far as what is known', () => {
    const either = or(is(M('a'), '<=', 10), is(M('b'), '<=', 10));
    const trace = traceOf({ measures: [seriesOf('a', [[9]]), seriesOf('b', [[null]])] });
    expect(explain(either, trace, 0).changes).toMatchObject([
      { measure: 'a', by: 2 },
      { measure: 'b', by: 11 },
    ]);
    expect(changes(is(M('a'), '<=', 4), one([[1, 3]]), 0)).toEqual([[0, 0, 4]]);
    expect(changes(is(M('a'), '<=', 4), one([[6, 9]]), 0)).toEqual([[0, 0, -5]]);
    expect(changes(is(M('a'), '<=', 4), one([[6, Infinity]]), 0)).toEqual([]);
  });

  it('keeps the unit of the measure, if it has one', () => {
    const [with_, without] = ['attacks', ''].map((unit) =>
      explain(is(M('a'), '<', 3), one([3], 'flow', unit), 0),
    );
    expect(with_!.changes).toEqual([{ measure: 'a', area: '', from: 0, to: 0, by: -1, unit: 'attacks' }]);
    expect(without!.changes).toEqual([{ measure: 'a', area: '', from: 0, to: 0, by: -1 }]);
  });
});

describe('a change of a level', () => {
  it('is one for days that touch, as much as the worst needs', () => {
    const most = (days: number) => last(days, is(M('a'), '<=', 5));
    expect(changes(most(4), one([9, 7, 6, 8], 'level'), 3)).toEqual([[0, 3, -4]]);
    expect(changes(most(4), one([9, 7, 4, 8], 'level'), 3)).toEqual([
      [0, 1, -4],
      [3, 3, -3],
    ]);
  });

  it('may fall below what there was, and is a hair more where it has to be', () => {
    expect(changes(is(M('a'), '<=', -2), one([1], 'level'), 0)).toEqual([[0, 0, -3]]);
    expect(changes(is(M('a'), '<=', 2.5), one([3.25], 'level'), 0)).toEqual([[0, 0, -0.75]]);
    expect(changes(is(M('a'), '<', 2.5), one([3.25], 'level'), 0)).toEqual([[0, 0, -(0.75 + 1e-9)]]);
    expect(changes(is(M('a'), '<', 2.5), one([5000.5], 'level'), 0)).toEqual([
      [0, 0, -(4998 + 4998 * 1e-12)],
    ]);
    expect(changes(is(times(4, M('a')), '<=', 2), one([3.25], 'level'), 0)).toEqual([[0, 0, -2.75]]);
  });
});

describe('the side that changes', () => {
  const two = traceOf({ measures: [seriesOf('a', [[1]]), seriesOf('b', [[3]])] });

  it('is the left one if it can, and the right one else', () => {
    const turned = (formula: Formula) =>
      explain(formula, two, 0).changes.map(({ measure, by }) => [measure, by]);
    expect(turned(is(M('a'), '>=', M('b')))).toEqual([['a', 2]]);
    expect(turned(is(N(1), '>=', M('b')))).toEqual([['b', -2]]);
    expect(turned(is(times(0, M('a')), '>=', M('b')))).toEqual([['b', -3]]);
    expect(turned(is(N(1), '>=', N(2)))).toEqual([]);
    expect(turned(not(is(times(0, M('a')), '>=', N(0))))).toEqual([]);
  });

  it('is changed in opposite ways where one has to hold and the other to fail', () => {
    const formula: Formula = {
      kind: 'areas',
      how: { kind: 'named', area: AREAS[0] },
      of: and(is(M('a'), '<=', 0), not(is(M('b'), '<=', 5))),
    };
    const trace = traceOf({ areas: AREAS, measures: [...two.measures.values()] });
    expect(explain(formula, trace, 0).changes).toMatchObject([
      { measure: 'a', by: -1 },
      { measure: 'b', by: 3 },
    ]);
  });
});
