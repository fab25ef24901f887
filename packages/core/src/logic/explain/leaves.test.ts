import { describe, expect, it } from 'vitest';
import type { SpanItems } from '../../series/index.ts';
import type { Formula, Term } from '../formula.ts';
import { oracleOf } from '../testing/oracle.ts';
import { is, M, N, P } from '../testing/pointwise.ts';
import { randomTrace } from '../testing/random.ts';
import { rngOf, samples } from '../testing/rng.ts';
import { items, seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { type Cells, cellsOf, joined, totalOf, totalsOf } from './leaves.ts';

const AREAS = ['Helmand', 'Kunduz', 'Zabul'];
const row = (value: number) => [value, value, value, value];
const flags = { first: 0, days: 4, certain: Uint8Array.of(1, 1, 0, 0), possible: Uint8Array.of(1, 1, 1, 0) };
const TRACE = traceOf({
  areas: AREAS,
  measures: [seriesOf('deaths', [row(1), row(2), row(3)], { areas: AREAS }), seriesOf('talks', [row(7)])],
  propositions: [['ties', { areas: [''], ...flags }]],
});

const over = (days: number, of: Term = M('deaths')): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from: 0, to: days - 1 },
  of,
});

describe('the cells that a leaf reads', () => {
  const cells = (formula: Formula | Term, row = 1, trace = TRACE) =>
    cellsOf({ formula, row, day: 3 }, trace).map(
      ({ name, area, place, from, to }) => `${place}: ${name}${area && ` in ${area}`} ${from}..${to}`,
    );

  it('are those of its own area, of the country, or of areas put together', () => {
    expect(cells(is(over(3), '>', M('talks')))).toEqual(['0: deaths in Kunduz 1..3', '1: talks 3..3']);
    expect(cells(is(over(3), '>', M('talks')), 0)).toEqual(['0: deaths in Helmand 1..3', '1: talks 3..3']);
    expect(cells({ kind: 'across', fn: 'sum', of: M('deaths') })).toEqual(
      AREAS.map((area) => `0: deaths in ${area} 3..3`),
    );
    const some: Term = { kind: 'across', fn: 'sum', areas: ['Zabul', 'Helmand'], of: over(2) };
    expect(cells({ kind: 'add', left: some, right: M('deaths') })).toEqual([
      '0: deaths in Zabul 2..3',
      '0: deaths in Helmand 2..3',
      '1: deaths in Kunduz 3..3',
    ]);
    expect(cells({ kind: 'across', fn: 'sum', of: M('talks') })).toEqual(['0: talks 3..3']);
    expect(cells(P('ties'))).toEqual(['0: ties 3..3']);
    expect(cells(is(N(1), '>', N(0)))).toEqual([]);
  });

  it('of windows without an end are cut to the trace, and to the day where there is none', () => {
    const ever = (from: number, to: number): Term => ({
      kind: 'window',
      fn: 'max',
      window: { kind: 'days', from, to },
      of: M('talks'),
    });
    expect(cells(ever(1, Infinity))).toEqual(['0: talks 0..2']);
    expect(cells(ever(-Infinity, 1))).toEqual(['0: talks 2..3']);
    const empty = traceOf({ measures: [seriesOf('talks', [])] });
    expect(cells(ever(0, Infinity), 0, empty)).toEqual(['0: talks 3..3']);
    expect(cells(ever(-Infinity, 0), 0, empty)).toEqual(['0: talks 3..3']);
  });

  it('have no area where the trace has none', () => {
    const national = traceOf({ areas: [], measures: [seriesOf('talks', [row(7)])] });
    expect(cells(M('talks'), 0, national)).toEqual(['0: talks 3..3']);
  });
});

describe('runs of cells', () => {
  const run = (text: string): Cells => {
    const [name, area, place, from, to] = text.split(' ') as [string, string, string, string, string];
    return { name, area: area === '-' ? '' : area, place: Number(place), from: Number(from), to: Number(to) };
  };
  const told = (cells: readonly Cells[]) =>
    cells.map(({ name, area, place, from, to }) => `${name} ${area || '-'} ${place} ${from} ${to}`);
  const join = (...cells: string[]) => told(joined(cells.map(run), ['deaths', 'attacks'], AREAS));

  it('that overlap or touch are one, and others are not', () => {
    expect(join('deaths - 0 1 3', 'deaths - 0 2 5')).toEqual(['deaths - 0 1 5']);
    expect(join('deaths - 0 1 3', 'deaths - 0 4 5')).toEqual(['deaths - 0 1 5']);
    expect(join('deaths - 0 1 3', 'deaths - 0 5 6')).toEqual(['deaths - 0 1 3', 'deaths - 0 5 6']);
    expect(join('deaths - 0 1 9', 'deaths - 0 2 3', 'deaths - 0 10 10')).toEqual(['deaths - 0 1 10']);
  });

  it('of other measures, areas and places stay what they are, in that order and by their days', () => {
    expect(
      join(
        'attacks Helmand 0 1 1',
        'deaths Zabul 1 1 1',
        'deaths Zabul 0 2 2',
        'deaths Helmand 1 1 1',
        'deaths Helmand 0 9 9',
        'deaths Helmand 0 2 2',
      ),
    ).toEqual([
      'deaths Helmand 0 2 2',
      'deaths Helmand 0 9 9',
      'deaths Helmand 1 1 1',
      'deaths Zabul 0 2 2',
      'deaths Zabul 1 1 1',
      'attacks Helmand 0 1 1',
    ]);
    expect(join('attacks Helmand 0 1 1', 'deaths Helmand 0 2 2')).toEqual([
      'deaths Helmand 0 2 2',
      'attacks Helmand 0 1 1',
    ]);
    expect(join('deaths Zabul 0 1 1', 'deaths Kunduz 0 2 2')).toEqual([
      'deaths Kunduz 0 2 2',
      'deaths Zabul 0 1 1',
    ]);
    expect(join('deaths Zabul 1 1 1', 'deaths Zabul 0 2 2')).toEqual([
      'deaths Zabul 0 2 2',
      'deaths Zabul 1 1 1',
    ]);
  });

  it('hold the same days as the cells, without a gap in a run and with one between runs', () => {
    for (let k = 0; k < samples(300); k++) {
      const rng = rngOf(k);
      const cells = Array.from({ length: rng.int(0, 9) }, (): Cells => {
        const from = rng.int(0, 12);
        const [name, area] = [rng.pick(['deaths', 'attacks']), rng.pick(AREAS)];
        return { name, area, place: rng.int(0, 1), from, to: from + rng.int(0, 3) };
      });
      const days = (list: readonly Cells[]) =>
        list.flatMap(({ from, to, ...rest }) =>
          Array.from(
            { length: to - from + 1 },
            (_, i) => `${rest.name} ${rest.area} ${rest.place} ${from + i}`,
          ),
        );
      const runs = joined(cells, ['deaths', 'attacks'], AREAS);
      const held = days(runs);
      expect([...held].sort(), `seed ${k}`).toEqual([...new Set(days(cells))].sort());
      for (const run of runs)
        expect(held, `seed ${k}`).not.toContain(`${run.name} ${run.area} ${run.place} ${run.to + 1}`);
    }
  });
});

describe('the total of a run', () => {
  const total = (
    name: string,
    area: string,
    from: number,
    to: number,
    trace: Trace = TRACE,
    outside: 'unknown' | 'clip' = 'unknown',
  ) => totalOf({ name, area, from, to }, trace, outside);
  const exactly = (value: number) => ({ low: value, high: value, best: value });

  it('is what was counted, in the area asked for, and endless where something is not known', () => {
    expect(total('deaths', 'Zabul', 0, 2)).toEqual(exactly(9));
    expect(total('deaths', 'Kunduz', 1, 1)).toEqual(exactly(2));
    expect(total('deaths', 'Helmand', 2, 5)).toEqual({ low: 2, high: Infinity, best: 2 });
    expect(total('deaths', 'Helmand', 2, 5, TRACE, 'clip')).toEqual(exactly(2));
    expect(total('talks', '', 0, 3)).toEqual(exactly(28));
  });

  it('of a level is its range', () => {
    const levels = traceOf({
      measures: [seriesOf('troops', [[8, [3, 5], 9]], { nature: 'level', floor: 0 })],
    });
    expect(total('troops', '', 0, 1, levels)).toEqual({ low: 3, high: 8, best: 8 });
    expect(total('troops', '', 0, 2, levels)).toEqual({ low: 3, high: 9, best: 9 });
    expect(total('troops', '', 2, 3, levels)).toEqual({ low: 0, high: Infinity, best: 9 });
  });

  it('of a judgement is 1 where it holds on all days, 0 where on none', () => {
    const days = (from: number, to: number) => total('ties', '', from, to);
    expect([days(0, 1), days(1, 1), days(0, 2), days(2, 2), days(3, 3), days(2, 3), days(3, 4)]).toEqual([
      exactly(1),
      exactly(1),
      { low: 0, high: 1, best: 0 },
      { low: 0, high: 1, best: 0 },
      exactly(0),
      { low: 0, high: 1, best: 0 },
      { low: 0, high: 1, best: 0 },
    ]);
  });

  it('counts multi-day items from their spans, and lets reported totals narrow it', () => {
    const spans = [{ from: 1, to: 3, low: 4, high: 6, best: 5 }];
    const plain = seriesOf('deaths', [[1, [0, 2], 0, 0]], { spans });
    const trace = traceOf({ measures: [plain] });
    expect(total('deaths', '', 0, 3, trace)).toEqual({ low: 5, high: 9, best: 6 });
    expect(total('deaths', '', 0, 1, trace)).toEqual({ low: 1, high: 9, best: 6 });
    expect(total('deaths', '', 2, 3, trace)).toEqual({ low: 0, high: 6, best: 0 });
    const totals: SpanItems = items([{ from: 0, to: 3, low: 6, high: 7 }]);
    expect(total('deaths', '', 0, 3, traceOf({ measures: [{ ...plain, totals }] }))).toEqual({
      low: 6,
      high: 7,
      best: 6,
    });
  });

  it('of many runs is that of each, also where days of one lie around those of another', () => {
    const runs = [
      [0, 3],
      [1, 2],
      [3, 3],
    ].map(([from, to]) => ({ name: 'talks', area: '', from: from!, to: to! }));
    expect(totalsOf(runs, TRACE, 'unknown').map(({ low }) => low)).toEqual([28, 14, 7]);
  });

  it('keeps the digits of fractions', () => {
    const tenths = traceOf({ measures: [seriesOf('deaths', [new Array<number>(10).fill(0.1)])] });
    expect(total('deaths', '', 0, 9, tenths)).toEqual(exactly(1));
  });

  it('is that of the definitions, alone and among others', () => {
    for (let k = 0; k < samples(300); k++) {
      const rng = rngOf(500 + k);
      const trace = randomTrace(rng, 0);
      const outside = rng.pick(['unknown', 'clip'] as const);
      const oracle = oracleOf(trace, outside);
      const runs = Array.from({ length: 4 }, (): Cells => {
        const from = rng.int(-2, 10);
        const name = rng.pick(['x', 'n', 'a', 'b']);
        return {
          name,
          area: name === 'x' || name === 'n' ? '' : rng.pick(trace.areas),
          from,
          to: from + rng.int(0, 4),
        };
      });
      const found = totalsOf(runs, trace, outside);
      runs.forEach((run, i) => {
        const window = { kind: 'days', from: 0, to: run.to - run.from } as const;
        const ends = (fn: 'sum' | 'min' | 'max') =>
          oracle.value(
            { kind: 'window', fn, window, of: M(run.name) },
            Math.max(0, trace.areas.indexOf(run.area)),
            run.to,
          );
        const level = trace.measures.get(run.name)!.nature === 'level';
        const [low, high] = level ? [ends('min')[0], ends('max')[1]] : ends('sum');
        const { best, ...rest } = found[i]!;
        expect(rest, `seed ${500 + k}`).toEqual({ low, high });
        expect(best >= low && best <= high, `seed ${500 + k}`).toBe(true);
        expect(totalOf(run, trace, outside), `seed ${500 + k}`).toEqual(found[i]);
      });
    }
  });
});
