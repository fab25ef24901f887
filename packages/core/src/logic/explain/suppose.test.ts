import { describe, expect, it } from 'vitest';
import type { Series } from '../../series/index.ts';
import { type CellText, type Item, items, seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import type { Interval } from '../verdict.ts';
import { supposeChange, supposeTotal } from './suppose.ts';

const AREAS = ['Helmand', 'Kunduz'];
const other = seriesOf('talks', [[1, 2]]);
const traceWith = (deaths: Series): Trace => traceOf({ areas: AREAS, measures: [deaths, other] });

/** The measure after what is supposed; the rest of the trace has to be the same. */
function after(before: Trace, supposed: Trace): Series {
  expect(supposed.measures.get('talks')).toBe(before.measures.get('talks'));
  expect({ ...supposed, measures: undefined }).toEqual({ ...before, measures: undefined });
  return supposed.measures.get('deaths')!;
}

describe('a total that is supposed', () => {
  const suppose = (series: Series, cells: { area: string; from: number; to: number }, total: Interval) => {
    const before = traceWith(series);
    return after(before, supposeTotal(before, { name: 'deaths', ...cells }, total));
  };
  const [first, first2] = [
    { first: 10, areas: AREAS },
    { first: 8, areas: AREAS },
  ];
  const rows = (helmand: CellText[], kunduz: CellText[], more: object = first, spans: Item[] = []) =>
    seriesOf('deaths', [helmand, kunduz], { ...more, spans });

  it('of a flow is one item somewhere on its days, which count nothing by themselves', () => {
    const before = rows([1, 2, 3], [4, null, 6]);
    const item = { area: 1, from: 11, to: 12, low: 5, high: 7 };
    expect(suppose(before, { area: 'Kunduz', from: 11, to: 12 }, { low: 5, high: 7 })).toEqual(
      rows([1, 2, 3], [4, 0, 0], first, [item]),
    );
    expect(before).toEqual(rows([1, 2, 3], [4, null, 6]));
    const endless = suppose(before, { area: 'Kunduz', from: 11, to: 12 }, { low: 5, high: Infinity });
    expect(endless).toEqual(
      rows([1, 2, 3], [4, [0, Infinity], [0, Infinity]], first, [{ ...item, high: 5 }]),
    );
    expect(suppose(before, { area: 'Helmand', from: 10, to: 10 }, { low: 8, high: 8 })).toEqual(
      rows([0, 2, 3], [4, null, 6], first, [{ area: 0, from: 10, to: 10, low: 8, high: 8 }]),
    );
  });

  it('of a level is the value on each of its days', () => {
    const level = { ...first, nature: 'level', floor: 0 } as const;
    expect(
      suppose(
        rows([1, 2, 3], [4, null, 6], level),
        { area: 'Kunduz', from: 11, to: 12 },
        { low: 5, high: 7 },
      ),
    ).toEqual(rows([1, 2, 3], [4, [5, 7], [5, 7]], level));
    const endless = suppose(
      rows([1, 2, 3], [4, null, 6], level),
      { area: 'Helmand', from: 12, to: 12 },
      { low: 5, high: Infinity },
    );
    expect(endless).toEqual(rows([1, 2, [5, Infinity]], [4, null, 6], level));
  });

  it('may lie on days, and in an area, that the series does not have', () => {
    const days = suppose(
      rows([1, 2, 3], [4, 5, 6]),
      { area: 'Helmand', from: 8, to: 9 },
      { low: 7, high: 7 },
    );
    expect(days).toEqual(
      rows([0, 0, 1, 2, 3], [null, null, 4, 5, 6], first2, [{ from: 8, to: 9, low: 7, high: 7 }]),
    );
    const later = suppose(
      rows([1, 2, 3], [4, 5, 6]),
      { area: 'Kunduz', from: 14, to: 14 },
      { low: 7, high: 7 },
    );
    expect(later).toEqual(
      rows([1, 2, 3, null, null], [4, 5, 6, null, 0], first, [
        { area: 1, from: 14, to: 14, low: 7, high: 7 },
      ]),
    );
    const helmand = seriesOf('deaths', [[1, 2]], { areas: ['Helmand'] });
    expect(suppose(helmand, { area: 'Kunduz', from: 0, to: 0 }, { low: 7, high: 7 })).toEqual(
      seriesOf(
        'deaths',
        [
          [1, 2],
          [0, null],
        ],
        { areas: AREAS, spans: [{ area: 1, from: 0, to: 0, low: 7, high: 7 }] },
      ),
    );
  });

  it('of the whole country is in the only row', () => {
    for (const areas of [[''], []]) {
      const before = seriesOf('deaths', [[1, null]], { areas });
      expect(suppose(before, { area: '', from: 1, to: 1 }, { low: 3, high: 3 })).toEqual(
        seriesOf('deaths', [[1, 0]], { areas, spans: [{ from: 1, to: 1, low: 3, high: 3 }] }),
      );
    }
  });

  it('takes the place of items on its days; what may have happened beside them is still possible there', () => {
    const spans = [
      { area: 1, from: 10, to: 11, low: 2, high: 3 },
      { area: 0, from: 11, to: 12, low: 9, high: 9 },
      { area: 1, from: 11, to: 12, low: 4, high: 4 },
      { area: 1, from: 12, to: 13, low: 5, high: 6 },
      { area: 1, from: 13, to: 14, low: 7, high: 7 },
      { area: 1, from: 10, to: 14, low: 8, high: 8 },
    ];
    const [helmand, kunduz] = [
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ];
    const found = suppose(
      rows(helmand, kunduz, first, spans),
      { area: 'Kunduz', from: 11, to: 12 },
      { low: 1, high: 1 },
    );
    const told = [...found.spans.from.keys()].map((k) => {
      const { area, from, to, low, high, best } = found.spans;
      return [area[k], from[k], to[k], low[k], high[k], best[k]];
    });
    expect(told.sort((a, b) => a[4]! - b[4]! || a[1]! - b[1]!)).toEqual([
      [1, 11, 12, 1, 1, 1],
      [1, 10, 10, 0, 3, 0],
      [1, 13, 13, 0, 6, 0],
      [1, 13, 14, 7, 7, 7],
      [1, 10, 10, 0, 8, 0],
      [1, 13, 14, 0, 8, 0],
      [0, 11, 12, 9, 9, 9],
    ]);
  });

  it('leaves reported totals out', () => {
    const reported = {
      ...rows([1, 2, 3], [4, 5, 6]),
      totals: items([{ from: 10, to: 12, low: 6, high: 6 }]),
    };
    expect(
      suppose(reported, { area: 'Helmand', from: 10, to: 10 }, { low: 8, high: 8 }).totals,
    ).toBeUndefined();
  });
});

describe('a change that is supposed', () => {
  const change = (
    series: Series,
    cells: { area: string; from: number; to: number },
    by: number,
    days?: number[],
  ) => {
    const before = traceWith(series);
    return after(before, supposeChange(before, { name: 'deaths', ...cells }, by, days));
  };
  const ends = ({ low, high }: Series) =>
    [...low].map((each, i) => (each === high[i] ? each : [each, high[i]]));
  const flow = seriesOf(
    'deaths',
    [
      [1, 2, [3, 5]],
      [4, 5, 6],
    ],
    { areas: AREAS },
  );

  it('of a flow comes on the last of its days', () => {
    expect(ends(change(flow, { area: 'Kunduz', from: 0, to: 1 }, 3))).toEqual([1, 2, [3, 5], 4, 8, 6]);
    expect(ends(change(flow, { area: 'Helmand', from: 0, to: 2 }, -3))).toEqual([1, 2, [0, 2], 4, 5, 6]);
    expect(ends(change(flow, { area: 'Kunduz', from: 2, to: 3 }, 3))).toEqual([
      1,
      2,
      [3, 5],
      [0, Infinity],
      4,
      5,
      6,
      [3, Infinity],
    ]);
    expect(ends(flow)).toEqual([1, 2, [3, 5], 4, 5, 6]);
  });

  it('is taken from the days named, in their order, from each no more than was certainly counted', () => {
    const taken = (by: number, days: number[]) =>
      ends(change(flow, { area: 'Helmand', from: 0, to: 2 }, by, days)).slice(0, 3);
    expect(taken(-2, [1, 0, 2])).toEqual([1, 0, [3, 5]]);
    expect(taken(-4, [1, 2, 0])).toEqual([1, 0, [1, 3]]);
    expect(taken(-6, [1, 2, 0])).toEqual([0, 0, [0, 2]]);
    expect(taken(-8, [1, 2, 0])).toEqual([0, 0, [-2, 0]]);
    const negative = seriesOf('deaths', [[-1, 2, 3]]);
    expect(ends(change(negative, { area: '', from: 0, to: 2 }, -4, [0, 1, 2]))).toEqual([-1, 0, 1]);
  });

  it('of a level comes on all of its days', () => {
    const level = seriesOf(
      'deaths',
      [
        [1, 2, [3, 5]],
        [4, 5, 6],
      ],
      { areas: AREAS, nature: 'level' },
    );
    expect(ends(change(level, { area: 'Helmand', from: 1, to: 2 }, 7))).toEqual([1, 9, [10, 12], 4, 5, 6]);
    expect(ends(change(level, { area: 'Kunduz', from: 0, to: 0 }, -7))).toEqual([1, 2, [3, 5], -3, 5, 6]);
  });

  it('changes the totals that were reported for its days', () => {
    const totals = items([
      { area: 0, from: 0, to: 2, low: 6, high: 8, best: 7 },
      { area: 1, from: 0, to: 1, low: 9, high: 9 },
      { area: 1, from: 1, to: 2, low: 11, high: 11 },
      { area: 1, from: 2, to: 2, low: 6, high: 6 },
    ]);
    const moved = change({ ...flow, totals }, { area: 'Kunduz', from: 0, to: 1 }, 3).totals!;
    expect(moved).toEqual(
      items([
        { area: 0, from: 0, to: 2, low: 6, high: 8, best: 7 },
        { area: 1, from: 0, to: 1, low: 12, high: 12 },
        { area: 1, from: 1, to: 2, low: 14, high: 14 },
        { area: 1, from: 2, to: 2, low: 6, high: 6 },
      ]),
    );
    const both = change({ ...flow, totals }, { area: 'Helmand', from: 1, to: 2 }, -4, [2, 1]).totals!;
    expect([both.low[0], both.high[0], both.best[0]]).toEqual([2, 4, 3]);
  });
});
