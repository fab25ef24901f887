import { describe, expect, it } from 'vitest';
import type { Formula, Term } from '../formula.ts';
import { and, is, M, N } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { traceOf } from '../trace.ts';
import {
  countingAxis,
  measureAxis,
  rewrite,
  sourceAxis,
  sweep,
  thresholdAxis,
  thresholdsIn,
  windowAxis,
  windowsIn,
  withMeasure,
  withThreshold,
  withWindow,
} from './index.ts';

const over = (days: number): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from: 0, to: days - 1 },
  of: M('deaths'),
});
const trace = traceOf({
  measures: [
    seriesOf('deaths', [[9, 5, 4, [1, 3], null, 2]], {
      spans: [{ from: 1, to: 2, low: 1, high: 3, best: 2 }],
    }),
  ],
});
const formula = is(over(2), '<=', 10);

const partsOf = (formula: Formula): readonly Formula[] =>
  formula.kind === 'and' || formula.kind === 'or' ? formula.of : [];

describe('a sweep', () => {
  it('gives a row per combination, with the verdict on the last day and the first day met', () => {
    const axes = [thresholdAxis('at most', [3, 10]), windowAxis('days', [1, 2])];
    expect(sweep({ formula, trace, axes, from: 1, to: 3 })).toEqual([
      {
        settings: { 'at most': '3', days: '1' },
        verdict: 'met',
        margin: { low: 0, high: 2 },
        firstMet: 3,
        daysMet: 1,
        daysOpen: 0,
      },
      {
        settings: { 'at most': '3', days: '2' },
        verdict: 'not met',
        margin: { low: -7, high: -2 },
        firstMet: undefined,
        daysMet: 0,
        daysOpen: 0,
      },
      {
        settings: { 'at most': '10', days: '1' },
        verdict: 'met',
        margin: { low: 7, high: 9 },
        firstMet: 1,
        daysMet: 3,
        daysOpen: 0,
      },
      {
        settings: { 'at most': '10', days: '2' },
        verdict: 'met',
        margin: { low: 0, high: 5 },
        firstMet: 3,
        daysMet: 1,
        daysOpen: 1,
      },
    ]);
  });

  it('reads uncertain counts at one end or the other', () => {
    const rows = sweep({
      formula: is(over(4), '<=', 20),
      trace,
      axes: [countingAxis('count')],
      from: 3,
      to: 3,
    });
    expect(rows.map((row) => [row.settings.count, row.verdict, row.margin])).toEqual([
      ['interval', 'open', { low: -4, high: 0 }],
      ['low', 'met', { low: 0, high: 0 }],
      ['best', 'not met', { low: -1, high: -1 }],
      ['high', 'not met', { low: -4, high: -4 }],
    ]);
    // What is unknown stays unknown by every rule.
    const unknown = sweep({ formula, trace, axes: [countingAxis('count')], from: 4, to: 4 });
    expect(unknown.map((row) => row.verdict)).toEqual(['open', 'open', 'open', 'open']);
  });

  it('sets sources beside each other, and looks at one area or at all', () => {
    const areas = ['Helmand', 'Kunduz'];
    const from = (rows: number[][]) => traceOf({ areas, measures: [seriesOf('deaths', rows, { areas })] });
    const sources = new Map([
      [
        'ucdp',
        from([
          [1, 1],
          [9, 9],
        ]),
      ],
      [
        'acled',
        from([
          [2, 2],
          [3, 3],
        ]),
      ],
    ]);
    const axes = [sourceAxis('source', sources)];
    const options = { formula, trace: from([[0], [0]]), axes, from: 1, to: 1 };
    expect(sweep(options).map((row) => row.verdict)).toEqual(['not met', 'met']);
    expect(sweep({ ...options, area: 'Helmand' }).map((row) => row.margin.low)).toEqual([8, 6]);
    expect(sweep({ ...options, area: 'Kunduz' }).map((row) => row.margin.low)).toEqual([-8, 4]);
    expect(sweep({ ...options, area: 'Herat' }).map((row) => row.margin.low)).toEqual([8, 6]);
    expect(sweep(options).map((row) => row.margin)).toEqual([
      { low: -8, high: -8 },
      { low: 4, high: 4 },
    ]);
    const late = {
      ...options,
      trace: from([
        [11, 0, 0],
        [0, 0, 11],
      ]),
      axes: [],
      from: 0,
      to: 2,
    };
    const { firstMet, daysMet, daysOpen } = sweep({ ...late, formula: is(over(1), '<=', 10) })[0]!;
    expect([firstMet, daysMet, daysOpen]).toEqual([1, 1, 0]);
  });
});

describe('a sweep over areas', () => {
  it.each([
    [[[null], [2]], 'open'],
    [[[2], [null]], 'open'],
    [[[null], [11]], 'not met'],
    [[[2], [3]], 'met'],
  ] as const)('over %j is %s', (cells, verdict) => {
    const areas = ['Helmand', 'Kunduz'];
    const measures = [seriesOf('deaths', cells, { areas })];
    const [row] = sweep({
      formula: is(over(1), '<=', 10),
      trace: traceOf({ areas, measures }),
      axes: [],
      from: 0,
      to: 0,
    });
    expect(row!.verdict).toBe(verdict);
  });
});

describe('a sweep over no days', () => {
  it('is open, by any margin', () => {
    expect(sweep({ formula, trace, axes: [], from: 3, to: 2 })).toEqual([
      {
        ...{ settings: {}, verdict: 'open', margin: { low: -Infinity, high: Infinity } },
        ...{ firstMet: undefined, daysMet: 0, daysOpen: 0 },
      },
    ]);
  });
});

describe('varying a formula', () => {
  const both: Formula = and(
    is(over(28), '<=', N(80)),
    is({ kind: 'multiply', left: N(0.5), right: over(7) }, '<', 4),
  );

  it('finds its numbers in the order of the text and moves one of them', () => {
    expect(thresholdsIn(both).map(({ value }) => value)).toEqual([80, 0.5, 4]);
    expect(thresholdsIn(withThreshold(both, 9, 2)).map(({ value }) => value)).toEqual([80, 0.5, 9]);
    expect(withThreshold(both, 9, 3)).toBe(both);
  });

  it('changes windows of one length or of all', () => {
    expect(withWindow(both, 14, 28)).toEqual(and(is(over(14), '<=', N(80)), partsOf(both)[1]!));
    expect(JSON.stringify(withWindow(both, 14))).not.toMatch(/"to":(27|6)/);
  });

  it('finds its windows, each length once, and puts another measure in the place of one', () => {
    const month: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'calendar', period: 'month', offset: 0 },
      of: M('deaths'),
    };
    expect(windowsIn(and(both, is(over(28), '<', month)))).toEqual([28, 7]);
    expect(windowsIn(is(month, '<', N(1)))).toEqual([]);
    const swapped = withMeasure(and(is(M('x'), '<', M('y')), is(over(7), '<', M('x'))), 'x', 'z');
    expect(swapped).toEqual(and(is(M('z'), '<', M('y')), is(over(7), '<', M('z'))));
    const measures = [seriesOf('deaths', [[9]]), seriesOf('others', [[2]])];
    const rows = sweep({
      formula: is(over(1), '<=', N(5)),
      trace: traceOf({ measures }),
      axes: [measureAxis('measure', 'deaths', ['others'])],
      from: 0,
      to: 0,
    });
    expect(rows.map(({ settings, verdict }) => [settings.measure, verdict])).toEqual([
      ['deaths', 'not met'],
      ['others', 'met'],
    ]);
  });

  it('takes windows further back for as long as they are, and leaves calendar months alone', () => {
    const back = (from: number, to: number): Term => {
      return { kind: 'window', fn: 'sum', window: { kind: 'days', from, to }, of: M('deaths') };
    };
    const month: Term = {
      ...{ kind: 'window', fn: 'sum', of: M('deaths') },
      window: { kind: 'calendar', period: 'month', offset: 0 },
    };
    const before = is(back(7, 13), '<', month);
    expect(windowsIn(before)).toEqual([7]);
    expect(withWindow(before, 3, 7)).toEqual(is(back(7, 9), '<', month));
    expect(withWindow(before, 3, 21)).toBe(before);
    expect(withWindow(is(month, '<', N(1)), 3)).toEqual(is(month, '<', N(1)));
  });

  it('tells a measure from a proposition of the same name', () => {
    const both = and({ kind: 'proposition', name: 'x' }, is(M('x'), '<', N(1)));
    expect(withMeasure(both, 'x', 'y')).toEqual(
      and({ kind: 'proposition', name: 'x' }, is(M('y'), '<', N(1))),
    );
  });

  it('keeps the objects of all parts that do not change', () => {
    const changed = withThreshold(both, 9, 0);
    expect(partsOf(changed)[1]).toBe(partsOf(both)[1]);
    expect(partsOf(both)).toHaveLength(2);
    expect(rewrite(both, () => undefined)).toBe(both);
  });
});
