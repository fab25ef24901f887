import { describe, expect, it } from 'vitest';
import { dayFromCivil } from '../../calendar/index.ts';
import { evaluate } from '../evaluate/index.ts';
import type { Formula, Term } from '../formula.ts';
import { and, is, M, N, or, P, temporal } from '../testing/pointwise.ts';
import { type CellText, type Item, seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { explain, prove } from './index.ts';

const over = (days: number, name = 'deaths'): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from: 0, to: days - 1 },
  of: M(name),
});
const inEvery = (of: Formula): Formula => ({ kind: 'areas', how: { kind: 'every' }, of });
const last = (days: number, of: Formula) => temporal('historically', { from: 0, to: days - 1 }, of);

function deaths(
  rows: readonly (readonly CellText[])[],
  areas: readonly string[],
  spans: readonly Item[] = [],
): Trace {
  return traceOf({ areas, measures: [seriesOf('deaths', rows, { areas, spans })] });
}
const exactly = (value: number) => ({ low: value, high: value, best: value });

describe('a condition that is not met', () => {
  const trace = deaths(
    [
      [1, 2, 3, 4, 5],
      [1, 1, 1, 1, 1],
    ],
    ['Helmand', 'Kunduz'],
  );
  const formula = inEvery(last(3, is(over(3), '<=', 8)));

  it('names the area, day and days that decide, and the smallest change', () => {
    const said = explain(formula, trace, 4);
    expect(said).toMatchObject({ day: 4, verdict: 'not met', vacuous: false, margin: { low: -4, high: -4 } });
    expect(said.deciding).toMatchObject({ day: 4, area: 'Helmand', left: exactly(12), right: exactly(8) });
    expect(said.witness).toEqual([
      { measure: 'deaths', area: 'Helmand', from: 2, to: 4, value: exactly(12) },
    ]);
    // Two windows are too high, by 1 and by 4; days 2 and 3 lie in both.
    expect(said.changes).toEqual([
      { measure: 'deaths', area: 'Helmand', from: 2, to: 3, by: -4, unit: 'deaths' },
    ]);
    expect(said.missing).toEqual([]);
    expect(said.byArea).toEqual([
      {
        area: 'Helmand',
        verdict: 'not met',
        margin: { low: -4, high: -4 },
        left: exactly(12),
        right: exactly(8),
      },
      { area: 'Kunduz', verdict: 'met', margin: { low: 5, high: 5 }, left: exactly(3), right: exactly(8) },
    ]);
  });

  it('takes from the window that asks for most where the common days do not hold enough', () => {
    const few = deaths([[0, 9, 1, 8, 8]], ['']);
    const said = explain(last(3, is(over(3), '<=', 10)), few, 4);
    // The windows that end on days 3 and 4 have 1 and 8 in common, and ask for 8 and 7 fewer; day 2 is in all three.
    expect(said.changes).toEqual([{ measure: 'deaths', area: '', from: 2, to: 3, by: -8, unit: 'deaths' }]);
    const fewer = deaths([[9, 2, 9, 0, 9]], ['']);
    expect(explain(last(3, is(over(3), '<=', 8)), fewer, 4).changes).toEqual([
      { measure: 'deaths', area: '', from: 0, to: 2, by: -12, unit: 'deaths' },
      { measure: 'deaths', area: '', from: 2, to: 4, by: -1, unit: 'deaths' },
    ]);
  });

  it('may be asked for one area', () => {
    const kunduz = explain(last(3, is(over(3), '<=', 8)), trace, 4, { area: 'Kunduz' });
    expect(kunduz).toMatchObject({ verdict: 'met', margin: { low: 5, high: 5 } });
    expect(kunduz.witness).toEqual([
      { measure: 'deaths', area: 'Kunduz', from: 0, to: 4, value: exactly(5) },
    ]);
    expect(kunduz.changes).toEqual([
      { measure: 'deaths', area: 'Kunduz', from: 2, to: 4, by: 6, unit: 'deaths' },
    ]);
  });

  it('without a quantifier has to hold in every area', () => {
    expect(explain(last(3, is(over(3), '<=', 8)), trace, 4)).toEqual(explain(formula, trace, 4));
  });

  it('has its proof as plain data', () => {
    expect(prove(formula, trace, 4)).toStrictEqual({
      rule: 'areas',
      verdict: 'not met',
      day: 4,
      area: '',
      margin: { low: -4, high: -4 },
      parts: [
        {
          rule: 'historically',
          verdict: 'not met',
          day: 4,
          area: 'Helmand',
          margin: { low: -4, high: -4 },
          parts: [
            {
              rule: 'compare',
              verdict: 'not met',
              day: 4,
              area: 'Helmand',
              margin: { low: -4, high: -4 },
              op: '<=',
              left: exactly(12),
              right: exactly(8),
              parts: [],
            },
          ],
        },
      ],
    });
  });
});

describe('a condition that is open', () => {
  it('says what is missing and which totals would decide', () => {
    const trace = deaths([[1, 2, null, null, 5, 1, 1]], ['']);
    const said = explain(is(over(5), '<=', 20), trace, 6);
    expect(said).toMatchObject({
      verdict: 'open',
      margin: { low: -Infinity, high: 13 },
      witness: [],
      changes: [],
    });
    expect(said.missing).toEqual([
      {
        measure: 'deaths',
        area: '',
        from: 2,
        to: 3,
        metIf: { low: 0, high: 13 },
        notMetIf: { low: 14, high: Infinity },
      },
    ]);
  });

  it('waits for days to come', () => {
    const trace = deaths([[1, 2]], ['']);
    const said = explain(temporal('eventually', { from: 0, to: 1 }, is(M('deaths'), '>=', 3)), trace, 1);
    expect(said.missing).toEqual([
      {
        measure: 'deaths',
        area: '',
        from: 2,
        to: 2,
        metIf: { low: 3, high: Infinity },
        notMetIf: { low: 0, high: 2 },
      },
    ]);
  });

  it('counts what is known of an uncertain total, and an item that a window cuts', () => {
    const trace = deaths([[[1, 4], 2, 0, 0]], [''], [{ from: 1, to: 5, low: 9, high: 9 }]);
    const said = explain(is(over(4), '<', 10), trace, 3);
    expect(said.margin).toEqual({ low: -5, high: 7 });
    expect(said.missing).toEqual([
      {
        measure: 'deaths',
        area: '',
        from: 0,
        to: 3,
        metIf: { low: 3, high: 9 },
        notMetIf: { low: 10, high: 15 },
      },
    ]);
  });

  it('gives no deciding value where one total alone cannot decide', () => {
    const trace = deaths(
      [
        [1, null],
        [1, null],
      ],
      ['Helmand', 'Kunduz'],
    );
    const missing = explain(inEvery(is(over(2), '<=', 5)), trace, 1).missing;
    expect(missing).toEqual([
      { measure: 'deaths', area: 'Helmand', from: 1, to: 1, notMetIf: { low: 5, high: Infinity } },
      { measure: 'deaths', area: 'Kunduz', from: 1, to: 1, notMetIf: { low: 5, high: Infinity } },
    ]);
  });

  it('finds the one value of "exactly"', () => {
    const trace = deaths([[2, null]], ['']);
    expect(explain(is(over(2), '==', 5), trace, 1).missing).toEqual([
      {
        measure: 'deaths',
        area: '',
        from: 1,
        to: 1,
        metIf: { low: 3, high: 3 },
        notMetIf: { low: 0, high: 2 },
      },
    ]);
  });

  it('speaks of levels as values on each day, in fractions too', () => {
    const level = (cells: readonly CellText[]) =>
      traceOf({ measures: [seriesOf('troops', [cells], { nature: 'level', unit: 'persons', floor: 0 })] });
    const most: Formula = last(3, is(M('troops'), '<=', 8600));
    expect(explain(most, level([8000, null, 8500.5]), 2).missing).toEqual([
      {
        measure: 'troops',
        area: '',
        from: 1,
        to: 1,
        metIf: { low: 0, high: 8600 },
        notMetIf: { low: 8600.000000000002, high: Infinity },
      },
    ]);
  });

  it('names propositions that nobody has decided', () => {
    const trace = traceOf({
      propositions: [
        [
          'ties',
          { areas: [''], first: 0, days: 2, certain: Uint8Array.of(1, 0), possible: Uint8Array.of(1, 1) },
        ],
      ],
    });
    expect(explain(P('ties'), trace, 1).missing).toEqual([{ measure: 'ties', area: '', from: 1, to: 1 }]);
    expect(explain(P('ties'), trace, 5).missing).toEqual([{ measure: 'ties', area: '', from: 5, to: 5 }]);
    expect(explain(P('ties'), trace, 0).witness).toEqual([
      { measure: 'ties', area: '', from: 0, to: 0, value: exactly(1) },
    ]);
  });
});

describe('a change that would turn a verdict', () => {
  const one = (cells: readonly CellText[], nature: 'flow' | 'level' = 'flow') =>
    traceOf({ measures: [seriesOf('deaths', [cells], { nature, floor: 0 })] });

  it('goes beyond a margin of 0 where the comparison asks for it', () => {
    const at = (op: '<' | '<=', value: number) =>
      explain(is(M('deaths'), op, 3), one([value]), 0).changes[0]?.by;
    expect([at('<', 3), at('<=', 3), at('<', 4), at('<=', 4), at('<', 0)]).toEqual([-1, 1, -2, -1, 3]);
  });

  it('takes the cheapest of alternatives', () => {
    const formula = or(is(over(2), '<=', 1), is(over(1), '<=', 4));
    expect(explain(formula, one([9, 6]), 1).changes).toEqual([
      { measure: 'deaths', area: '', from: 1, to: 1, by: -2, unit: 'deaths' },
    ]);
  });

  it('never takes away more than there was', () => {
    expect(explain(is(over(2), '>=', 0), one([1, 1]), 1).changes).toEqual([]);
    expect(explain(is(over(2), '<', 0), one([1, 1]), 1).changes).toEqual([]);
  });

  it('changes what is compared with only where nothing else can', () => {
    const formula = is(N(5), '<=', over(2));
    expect(explain(formula, one([1, 1]), 1).changes).toEqual([
      { measure: 'deaths', area: '', from: 0, to: 1, by: 3, unit: 'deaths' },
    ]);
  });

  it('changes a level on all days that matter', () => {
    expect(explain(last(3, is(M('deaths'), '<=', 5)), one([7, 4, 6], 'level'), 2).changes).toEqual([
      { measure: 'deaths', area: '', from: 0, to: 0, by: -2, unit: 'deaths' },
      { measure: 'deaths', area: '', from: 2, to: 2, by: -1, unit: 'deaths' },
    ]);
  });

  it('is left out where a judgement decides', () => {
    const trace = traceOf({
      propositions: [
        ['p', { areas: [''], first: 0, days: 1, certain: Uint8Array.of(0), possible: Uint8Array.of(0) }],
      ],
    });
    expect(explain(P('p'), trace, 0)).toMatchObject({ verdict: 'not met', changes: [] });
  });
});

describe('the deciding comparison', () => {
  it('keeps its own unit where a formula mixes several', () => {
    const trace = traceOf({
      measures: [
        seriesOf('deaths', [[4]], { unit: 'deaths' }),
        seriesOf('troops', [[9000]], { nature: 'level', unit: 'persons' }),
      ],
    });
    const few: Formula = { kind: 'compare', op: '<=', left: M('deaths'), right: N(10), unit: 'deaths' };
    const gone: Formula = { kind: 'compare', op: '<=', left: M('troops'), right: N(8600), unit: 'persons' };
    expect(explain(and(few, gone), trace, 0)).toMatchObject({
      verdict: 'not met',
      unit: 'persons',
      margin: { low: -400, high: -400 },
    });
    expect(explain(or(few, gone), trace, 0)).toMatchObject({
      verdict: 'met',
      unit: 'deaths',
      margin: { low: 6, high: 6 },
    });
  });

  it('reads calendar windows and earlier years on the day judged', () => {
    const first = dayFromCivil(2019, 10, 1);
    const days = dayFromCivil(2020, 12, 31) - first + 1;
    const attacks = seriesOf('attacks', [new Array<number>(days).fill(1)], { first, unit: 'attacks' });
    const quarter: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'calendar', period: 'quarter', offset: 0 },
      of: M('attacks'),
    };
    const before: Term = { kind: 'earlier', by: { unit: 'year', count: 1 }, of: quarter };
    const trace = traceOf({ measures: [attacks] });
    const day = dayFromCivil(2020, 12, 31);
    const said = explain(is(quarter, '<=', { kind: 'multiply', left: N(0.5), right: before }), trace, day);
    expect(said.deciding).toMatchObject({ left: exactly(92), right: exactly(46) });
    expect(said.witness).toEqual([
      { measure: 'attacks', area: '', from: day - 91, to: day, value: exactly(92) },
      { measure: 'attacks', area: '', from: first, to: first + 91, value: exactly(92) },
    ]);
    expect(evaluate(is(quarter, '==', before), trace, { from: day, to: day }).certain[0]).toBe(1);
  });
});
