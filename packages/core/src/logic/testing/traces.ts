/** Small traces written out by hand, in which the cases that decide meet: ties, gaps, infinities, items, other areas. */
import { dayFromCivil } from '../../calendar/index.ts';
import type { Series } from '../../series/index.ts';
import { type Proposition, type Trace, traceOf, traceSpan } from '../trace.ts';
import { AREAS } from './random.ts';
import { seriesOf } from './series.ts';

/** A Wednesday; the month ends on the fourth day of the traces. */
export const FIRST: number = dayFromCivil(2020, 2, 26);

function judged(areas: readonly string[], first: number, rows: readonly string[]): Proposition {
  const cells = [...rows.join('')];
  return {
    areas,
    first,
    days: rows[0]!.length,
    certain: Uint8Array.from(cells, (cell) => Number(cell === 'm')),
    possible: Uint8Array.from(cells, (cell) => Number(cell !== 'n')),
  };
}

/** Everything is exactly known. */
const known = traceOf({
  areas: AREAS,
  measures: [
    seriesOf('x', [[2, 0, -1, 3, 3, 0]], { first: FIRST, nature: 'level' }),
    seriesOf('n', [[1, 0, 2, 0, 4, 1]], { first: FIRST }),
    seriesOf(
      'a',
      [
        [0, 2, 2, 0, 1, 5],
        [3, 0, 1, 2, 2, 0],
        [2, 2, 0, 0, 4, 1],
      ],
      { first: FIRST, areas: AREAS },
    ),
    seriesOf(
      'b',
      [
        [-2, 0, 1, 2, 0, -1],
        [1, 1, -1, 0, 3, 2],
        [0, -2, 2, 2, 1, 0],
      ],
      { first: FIRST, areas: AREAS, nature: 'level', floor: -2 },
    ),
  ],
  propositions: [
    ['p', judged([''], FIRST, ['mnmmnm'])],
    ['q', judged(AREAS, FIRST, ['mmnmnm', 'nmmmnn', 'mnmnmm'])],
  ],
});

/** Gaps, intervals, infinities, items over several days, areas that are missing or not declared, in another order. */
const open = traceOf({
  areas: AREAS,
  measures: [
    seriesOf('x', [[[-1, 2], 0, null, [0, Infinity], 2, [-2, -1]]], { first: FIRST, nature: 'level' }),
    seriesOf('n', [[[1, 2], 0, null, 2]], {
      first: FIRST + 1,
      spans: [
        { from: FIRST - 1, to: FIRST, low: 1, high: 1 },
        { from: FIRST + 1, to: FIRST + 3, low: 2, high: 4, best: 3 },
        { from: FIRST + 2, to: FIRST + 3, low: 0, high: 1, best: 1 },
        { from: FIRST + 4, to: FIRST + 6, low: 3, high: 3 },
      ],
    }),
    seriesOf(
      'a',
      [
        [2, [0, 1], 3, 0],
        [7, 7, 7, 7],
        [null, 2, [1, 4], 0],
      ],
      {
        first: FIRST,
        areas: ['Nangarhar', 'Kabul', 'Helmand'],
        spans: [
          { area: 0, from: FIRST - 1, to: FIRST + 1, low: 1, high: 2, best: 2 },
          { area: 0, from: FIRST + 3, to: FIRST + 4, low: 1, high: 2, best: 2 },
          { area: 1, from: FIRST + 1, to: FIRST + 2, low: 9, high: 9 },
          { area: 2, from: FIRST + 1, to: FIRST + 2, low: 2, high: 2 },
        ],
      },
    ),
    seriesOf(
      'b',
      [
        [0, [-2, 1], null, 1, 0, 2],
        [1, 1, 0, [0, 3], -1, 0],
        [null, null, 2, 1, 0, -2],
      ],
      { first: FIRST, areas: AREAS, nature: 'level', floor: -2 },
    ),
  ],
  propositions: [
    ['p', judged([''], FIRST + 1, ['mon'])],
    ['q', judged(['Kunduz', 'Kabul', 'Helmand'], FIRST, ['mono', 'mmmm', 'nnom'])],
  ],
});

/** Exactly known, but out of order or not all there, and over days that are told apart from those of the series. */
const reordered: Trace = {
  ...known,
  span: { from: FIRST - 1, to: FIRST + 6 },
  measures: new Map([
    ...known.measures,
    ['a', picked(known.measures.get('a')!, [0, 2, 1])],
    ['b', picked(known.measures.get('b')!, [0, 1])],
  ]),
};

/** Some areas of a series, in this order. */
function picked(series: Series, order: readonly number[]): Series {
  const rows = order.map((row) => [...series.low.subarray(row * series.days, (row + 1) * series.days)]);
  const areas = order.map((row) => AREAS[row]!);
  const { first, nature, floor } = series;
  return seriesOf(series.name, rows, { areas, first, nature, floor });
}

export const TRACES: Readonly<Record<'known' | 'open' | 'reordered', Trace>> = { known, open, reordered };

/**
 * The trace of best estimates: items whole on their first day, and 0 where nothing is known. Its days are those of
 * the other.
 */
export function estimated(trace: Trace, reach = 45): Trace {
  const measures = [...trace.measures.values()].map((series) => {
    const days = series.days + 2 * reach;
    const first = series.first - reach;
    const rows = series.areas.map((_, row) => {
      const cells = new Array<number>(days).fill(0);
      for (let i = 0; i < series.days; i++) cells[reach + i] = series.best[row * series.days + i]!;
      return cells;
    });
    series.spans.from.forEach((day, k) => {
      const row = rows[series.spans.area[k]!]!;
      row[day - first] = row[day - first]! + series.spans.best[k]!;
    });
    const { areas, nature } = series;
    const missing = areas[0] === '' ? [] : AREAS.filter((area) => !areas.includes(area));
    const nothing = missing.map(() => new Array<number>(days).fill(0));
    return seriesOf(series.name, [...rows, ...nothing], { areas: [...areas, ...missing], first, nature });
  });
  return { ...traceOf({ ...trace, measures }), span: traceSpan(trace)! };
}
