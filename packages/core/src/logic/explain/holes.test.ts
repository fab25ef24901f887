import { describe, expect, it } from 'vitest';
import type { Formula, Term } from '../formula.ts';
import { and, is, M, or, P, temporal } from '../testing/pointwise.ts';
import { AREAS } from '../testing/random.ts';
import { type CellText, type Item, seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { explain } from './index.ts';

const over = (days: number, of: Term): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from: 0, to: days - 1 },
  of,
});
const plus = (left: Term, right: Term): Term => ({ kind: 'add', left, right });
const inEvery = (of: Formula): Formula => ({ kind: 'areas', how: { kind: 'every' }, of });

/** Name, area, first and last day. */
const missingOf = (formula: Formula, trace: Trace, day: number) =>
  explain(formula, trace, day).missing.map(({ measure, area, from, to }) => [measure, area, from, to]);

describe('the days that are missing', () => {
  const one = (cells: readonly CellText[], spans: readonly Item[] = [], first = 100) =>
    traceOf({ measures: [seriesOf('a', [cells], { first, spans })] });
  const sum = is(over(4, M('a')), '<=', 20);

  it('reach from the first to the last that is not exactly known, also outside of the series', () => {
    expect(missingOf(sum, one([1, null, 2, [3, 4], 5]), 104)).toEqual([['a', '', 101, 103]]);
    expect(missingOf(sum, one([1, 1, 2, 2]), 104)).toEqual([['a', '', 104, 104]]);
    expect(missingOf(sum, one([1, 1, 2, 2]), 101)).toEqual([['a', '', 98, 99]]);
    expect(missingOf(sum, one([1, 1, 2, 2]), 110)).toEqual([['a', '', 107, 110]]);
  });

  it('are those of the measures that are not known, in the order of the text', () => {
    const row = (name: string, cells: readonly CellText[]) => seriesOf(name, [cells]);
    const trace = traceOf({
      measures: [row('b', [null, 1]), row('a', [1, 1]), row('c', [2, null])],
    });
    const both = (name: string) => is(over(2, plus(M(name), M('a'))), '<=', 9);
    expect(missingOf(and(both('c'), both('b')), trace, 1)).toEqual([
      ['c', '', 1, 1],
      ['b', '', 0, 0],
    ]);
  });

  it('take in items that the window cuts, or that are not exact', () => {
    const known = [0, 0, 0, 0, 0, 0, 0, 0];
    const holes = (from: number, to: number, low = 30, high = low) =>
      missingOf(sum, one(known, [{ from, to, low, high }]), 105);
    expect(holes(100, 103)).toEqual([['a', '', 102, 103]]);
    expect(holes(105, 107)).toEqual([['a', '', 105, 105]]);
    expect(holes(100, 102)).toEqual([['a', '', 102, 102]]);
    expect(holes(101, 106)).toEqual([['a', '', 102, 105]]);
    expect(holes(102, 103, 15, 25)).toEqual([['a', '', 102, 103]]);
    expect(holes(104, 105, 15, 25)).toEqual([['a', '', 104, 105]]);
    // Wholly inside or outside, and exact: nothing is missing of it.
    const rest: Item[] = [
      { from: 102, to: 105, low: 3, high: 3 },
      { from: 99, to: 101, low: 1, high: 9 },
      { from: 106, to: 107, low: 1, high: 9 },
    ];
    expect(missingOf(sum, one([0, 0, 0, [0, 30], 0, 0], rest), 105)).toEqual([['a', '', 103, 103]]);
  });

  it('are told by area, and all of them where a series does not cover the area', () => {
    const rows: CellText[][] = [
      [1, [1, 9]],
      [null, 1],
      [[1, 9], null],
    ];
    const spans = [{ area: 1, from: 0, to: 1, low: 1, high: 2 }];
    const trace = traceOf({ areas: AREAS, measures: [seriesOf('r', rows, { areas: AREAS, spans })] });
    expect(missingOf(inEvery(is(over(2, M('r')), '<=', 5)), trace, 1)).toEqual([
      ['r', 'Helmand', 1, 1],
      ['r', 'Kunduz', 0, 1],
      ['r', 'Nangarhar', 0, 1],
    ]);
    const fewer = traceOf({
      areas: AREAS,
      measures: [
        seriesOf(
          'r',
          [
            [1, 2],
            [3, 4],
          ],
          { areas: [AREAS[2], AREAS[0]] },
        ),
      ],
    });
    expect(explain(inEvery(is(M('r'), '<=', 5)), fewer, 1).missing).toEqual([
      {
        measure: 'r',
        area: 'Kunduz',
        from: 1,
        to: 1,
        metIf: { low: 0, high: 5 },
        notMetIf: { low: 6, high: Infinity },
      },
    ]);
  });

  it('are worked out for 40 runs of them, and named beyond', () => {
    const areas = Array.from({ length: 42 }, (_, i) => `area ${i}`);
    const measures = [
      seriesOf(
        'r',
        areas.map(() => [null]),
        { areas },
      ),
    ];
    const some: Formula = { kind: 'areas', how: { kind: 'any' }, of: is(M('r'), '<=', 5) };
    const { missing } = explain(some, traceOf({ areas, measures }), 0);
    expect(missing.map(({ metIf }) => metIf?.high)).toEqual([...Array(40).fill(5), undefined, undefined]);
  });
});

describe('judgements that are missing', () => {
  const flags = (...rows: string[]) => ({
    certain: Uint8Array.from(rows.join(''), (c) => Number(c === '1')),
    possible: Uint8Array.from(rows.join(''), (c) => Number(c !== '0')),
  });
  const national = traceOf({
    propositions: [['p', { areas: [''], first: 20, days: 4, ...flags('1?01') }]],
  });
  const last = (days: number) => temporal('historically', { from: 0, to: days - 1 }, P('p'));

  it('are the days on which nobody has judged, in and around those judged', () => {
    expect(missingOf(last(2), national, 21)).toEqual([['p', '', 21, 21]]);
    expect(missingOf(last(2), national, 20)).toEqual([['p', '', 19, 19]]);
    expect(missingOf(last(2), national, 24)).toEqual([['p', '', 24, 24]]);
    expect(missingOf(last(1), national, 26)).toEqual([['p', '', 26, 26]]);
  });

  it('are told by area', () => {
    const trace = traceOf({
      areas: AREAS,
      propositions: [['q', { areas: AREAS, first: 20, days: 2, ...flags('11', '1?', '?1') }]],
    });
    const always = inEvery(temporal('historically', { from: 0, to: 1 }, P('q')));
    expect(missingOf(always, trace, 21)).toEqual([
      ['q', 'Kunduz', 21, 21],
      ['q', 'Nangarhar', 20, 20],
    ]);
    expect(explain(always, trace, 21).missing[0]).not.toHaveProperty('metIf');
  });
});

describe('the totals that would decide', () => {
  const level = (cells: readonly CellText[], floor = Number.NEGATIVE_INFINITY) =>
    traceOf({ measures: [seriesOf('x', [cells], { nature: 'level', floor })] });
  const missing = (formula: Formula, trace: Trace) => explain(formula, trace, 0).missing[0];

  it('reach to the ends of what is possible, below 0 too', () => {
    const unknown = level([null]);
    expect(missing(is(M('x'), '<=', -7.25), unknown)).toMatchObject({
      metIf: { low: -Infinity, high: -8 },
      notMetIf: { low: -7, high: Infinity },
    });
    expect(missing(is(M('x'), '>=', 7), unknown)).toMatchObject({
      metIf: { low: 7, high: Infinity },
      notMetIf: { low: -Infinity, high: 6 },
    });
    expect(missing(is(M('x'), '>=', 7), level([[2, 9]]))).toMatchObject({
      metIf: { low: 7, high: 9 },
      notMetIf: { low: 2, high: 6 },
    });
  });

  it('are found between two thresholds, in fractions too', () => {
    const between = and(is(M('x'), '>=', 2.25), is(M('x'), '<=', 6.5));
    const { metIf } = missing(between, level([[0.5, 40]]))!;
    expect(metIf).toEqual({ low: 2.25, high: 6.5 });
    expect(missing(and(is(M('x'), '>', 2), is(M('x'), '<', 4)), level([null], 0))).toMatchObject({
      metIf: { low: 3, high: 3 },
    });
    expect(missing(is(M('x'), '==', 2.25), level([[0.5, 40]]))).toMatchObject({
      metIf: { low: 2.25, high: 2.25 },
    });
    // Counts are whole: no total makes twice the count 7.
    const twice: Term = { kind: 'multiply', left: { kind: 'number', value: 2 }, right: M('x') };
    expect(missing(is(twice, '==', 7), level([null], 0))).not.toHaveProperty('metIf');
  });

  it('are found in a fixed period too', () => {
    const before: Term = { kind: 'reference', fn: 'sum', span: { from: 0, to: 2 }, every: 1, of: M('x') };
    const trace = traceOf({ measures: [seriesOf('x', [[1, null, 2, 0, 0, 4]])] });
    expect(explain(is(M('x'), '<=', before), trace, 5).missing).toEqual([
      {
        measure: 'x',
        area: '',
        from: 1,
        to: 1,
        metIf: { low: 1, high: Infinity },
        notMetIf: { low: 0, high: 0 },
      },
    ]);
  });

  it('are none beyond what is possible', () => {
    const formula = or(and(is(M('x'), '<=', 3), P('p')), is(M('x'), '==', 9));
    const trace = (cell: CellText) =>
      traceOf({
        measures: [seriesOf('x', [[cell]])],
        propositions: [
          ['p', { areas: [''], first: 0, days: 1, certain: Uint8Array.of(0), possible: Uint8Array.of(1) }],
        ],
      });
    expect(missing(formula, trace([2, 5]))).toEqual({
      measure: 'x',
      area: '',
      from: 0,
      to: 0,
      notMetIf: { low: 4, high: 5 },
    });
    expect(missing(formula, trace([2, 9]))).toMatchObject({ metIf: { low: 9, high: 9 } });
    expect(missing(formula, trace([2, 12]))).toMatchObject({ metIf: { low: 9, high: 9 } });
  });
});
