import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../calendar/index.ts';
import type { Series } from '../series/index.ts';
import { evaluate } from './evaluate/index.ts';
import type { Formula, Term } from './formula.ts';
import { influence, influenceOf } from './influence.ts';
import { finiteReach, isCalendarBound, reach, reachByName, readingsOf } from './ranges.ts';
import { chain, is, M, N, P, temporal } from './testing/pointwise.ts';
import { randomFormula, randomTrace } from './testing/random.ts';
import { rngOf, samples } from './testing/rng.ts';
import { type Trace, traceSpan } from './trace.ts';
import { childrenOf, isFormula, measuresOf, nodesOf, propositionsOf } from './walk.ts';

const day = (iso: string) => dayFromIso(iso)!;
const over = (from: number, to: number, of: Term = M('deaths')): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from, to },
  of,
});
const within = (period: 'week' | 'month' | 'quarter' | 'year', offset: number): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'calendar', period, offset },
  of: M('attacks'),
});
const yearBefore = (of: Term): Term => ({ kind: 'earlier', by: { unit: 'year', count: 1 }, of });

describe('how far a formula looks', () => {
  const D = day('2020-10-21');

  it('goes by the calendar of the day judged', () => {
    const halved = is(within('quarter', 0), '<=', yearBefore(within('quarter', 0)));
    expect(reach(halved, D)).toEqual({ from: day('2019-10-01'), to: day('2020-12-31') });
    expect(reach(halved, day('2020-09-30'))).toEqual({ from: day('2019-07-01'), to: day('2020-09-30') });
    expect(reach(is(within('month', -1), '<', N(3)), D).from).toBe(day('2020-09-01'));
    expect(reach(is(within('week', 0), '<', N(3)), D)).toEqual({
      from: day('2020-10-19'),
      to: day('2020-10-25'),
    });
    expect(reach(is(yearBefore(M('x')), '<', N(3)), day('2020-02-29')).from).toBe(day('2019-02-28'));
  });

  it('adds up through nested operators', () => {
    expect(reach(temporal('historically', { from: 0, to: 6 }, is(over(0, 27), '<=', N(80))), 100)).toEqual({
      from: 67,
      to: 100,
    });
    expect(
      reach(temporal('once', { from: 2, to: 3 }, temporal('eventually', { from: 0, to: 9 }, P('p'))), 100),
    ).toEqual({ from: 97, to: 107 });
    expect(reach({ kind: 'rises', of: P('p') }, 100)).toEqual({ from: 99, to: 100 });
    expect(reach({ kind: 'days that', op: 'at most', count: 3, days: 28, of: P('p') }, 100, 110)).toEqual({
      from: 73,
      to: 110,
    });
    expect(reach(is({ kind: 'trend', days: 7, of: M('x') }, '<', N(0)), 100)).toEqual({ from: 94, to: 100 });
    expect(reach(is({ kind: 'at', day: 40, of: over(0, 9) }, '<', N(0)), 100)).toEqual({ from: 31, to: 100 });
    const reference: Term = {
      kind: 'reference',
      fn: 'median',
      span: { from: 10, to: 20 },
      every: 7,
      of: over(0, 6),
    };
    expect(reach(is(reference, '<', N(0)), 100)).toEqual({ from: 7, to: 100 });
    expect(reach({ kind: 'historically', of: P('p') }, 100)).toEqual({ from: -Infinity, to: 100 });
    expect(reach({ kind: 'eventually', of: P('p') }, 100)).toEqual({ from: 100, to: Infinity });
  });

  it('tells measures and propositions apart by name', () => {
    const formula = chain('since', is(over(0, 6), '<', M('limit')), { from: 1, to: 4 }, P('ceasefire'));
    expect([...reachByName(formula, 100)]).toEqual([
      ['deaths', { from: 91, to: 100 }],
      ['limit', { from: 97, to: 100 }],
      ['ceasefire', { from: 96, to: 99 }],
    ]);
    expect([...reachByName(chain('until', P('a'), { from: 1, to: 4 }, P('b')), 100)]).toEqual([
      ['a', { from: 100, to: 103 }],
      ['b', { from: 101, to: 104 }],
    ]);
    expect(measuresOf(formula)).toEqual(['deaths', 'limit']);
    expect(propositionsOf(formula)).toEqual(['ceasefire']);
  });

  it('keeps every reading apart, with its areas', () => {
    const all: Term = { kind: 'across', fn: 'sum', of: M('deaths') };
    const two: Term = {
      kind: 'across',
      fn: 'sum',
      areas: ['A', 'B'],
      of: { kind: 'at', day: 5, of: M('deaths') },
    };
    expect(readingsOf(is(all, '<', { kind: 'add', left: two, right: M('deaths') }), 100)).toEqual([
      { name: 'deaths', days: { from: 100, to: 100 }, areas: 'all', fixed: false },
      { name: 'deaths', days: { from: 5, to: 5 }, areas: ['A', 'B'], fixed: true },
      { name: 'deaths', days: { from: 100, to: 100 }, areas: 'own', fixed: false },
    ]);
  });

  it('is never further than the sum of its finite distances', () => {
    for (let seed = 0; seed < samples(300); seed++) {
      const rng = rngOf(seed);
      const formula = randomFormula(rng, 3, { calendar: rng.chance(0.5), unbounded: false }, 18_323);
      const moving = [...nodesOf(formula)].every((node) => node.kind !== 'at' && node.kind !== 'reference');
      if (!moving || JSON.stringify(formula).includes('notBefore')) continue;
      const { from, to } = reach(formula, 18_323);
      expect(18_323 - from, `seed ${seed}`).toBeLessThanOrEqual(finiteReach(formula, 'before'));
      expect(to - 18_323, `seed ${seed}`).toBeLessThanOrEqual(finiteReach(formula, 'after'));
    }
  });

  it('is counted to each side apart, and for an unbounded operator to its nearest day', () => {
    const bounds = { from: 2, to: 5 };
    const p = P('p');
    const before: readonly (readonly [Formula, number])[] = [
      [temporal('historically', bounds, p), 5],
      [temporal('once', { from: 3, to: Infinity }, p), 3],
      [chain('since', p, bounds, p), 5],
      [{ kind: 'rises', of: p }, 1],
      [{ kind: 'falls', of: p }, 1],
      [{ kind: 'days that', op: 'at least', count: 1, days: 9, of: p }, 9],
      [is(over(0, 6), '<', over(7, 13)), 6 + 13],
      [is({ kind: 'trend', days: 4, of: M('x') }, '<', N(0)), 4],
      [is({ kind: 'earlier', by: { unit: 'day', count: 8 }, of: M('x') }, '<', N(0)), 8],
      [is({ kind: 'earlier', by: { unit: 'month', count: 2 }, of: M('x') }, '<', N(0)), 62],
    ];
    for (const [formula, most] of before) {
      expect(
        [finiteReach(formula, 'before'), finiteReach(formula, 'after')],
        JSON.stringify(formula),
      ).toEqual([most, 0]);
    }
    const after: readonly (readonly [Formula, number])[] = [
      [temporal('always', bounds, p), 5],
      [temporal('eventually', { from: 3, to: Infinity }, p), 3],
      [chain('until', p, bounds, p), 5],
    ];
    for (const [formula, most] of after) {
      expect([finiteReach(formula, 'before'), finiteReach(formula, 'after')]).toEqual([0, most]);
    }
    const quarter = is(within('quarter', -1), '<', N(0));
    expect([finiteReach(quarter, 'before'), finiteReach(quarter, 'after')]).toEqual([732, 732]);
  });

  it('knows which formulas follow the calendar', () => {
    expect(isCalendarBound(is(within('month', 0), '<', N(1)))).toBe(true);
    expect(isCalendarBound(is(yearBefore(M('x')), '<', N(1)))).toBe(true);
    expect(isCalendarBound(is(over(0, 27), '<', N(1)))).toBe(false);
    expect(
      isCalendarBound(is({ kind: 'earlier', by: { unit: 'day', count: 7 }, of: M('x') }, '<', N(1))),
    ).toBe(false);
  });
});

describe('which days see a change', () => {
  it('is the inverse of how far they look', () => {
    const formula = temporal('historically', { from: 0, to: 6 }, is(over(0, 27), '<=', N(80)));
    expect(influence(formula, 'deaths', { from: 100, to: 101 })).toEqual({ from: 100, to: 134 });
    expect(influence(formula, 'attacks', { from: 100, to: 101 })).toEqual({ from: Infinity, to: -Infinity });
    const at = is({ kind: 'at', day: 40, of: over(0, 9) }, '<', N(0));
    expect(influence(at, 'deaths', { from: 31, to: 31 })).toEqual({ from: -Infinity, to: Infinity });
    expect(influence(at, 'deaths', { from: 41, to: 50 })).toEqual({ from: Infinity, to: -Infinity });
    const touched = [
      { measure: 'deaths', from: 3, to: 3 },
      { measure: 'deaths', from: 9, to: 9 },
    ];
    expect(influenceOf(is(over(1, 2), '<', N(0)), touched)).toEqual({ from: 4, to: 11 });
    expect(influenceOf(is(over(1, 2), '<', N(0)), [])).toEqual({ from: Infinity, to: -Infinity });
  });

  it('is told for every operator: the days that a change of days 100 to 101 can turn', () => {
    const x = is(M('x'), '>', N(0));
    const y = is(M('y'), '>', N(0));
    const bounds = { from: 2, to: 5 };
    const cases: readonly (readonly [Formula, number, number])[] = [
      [temporal('historically', bounds, x), 102, 106],
      [temporal('once', { from: 3, to: Infinity }, x), 103, Infinity],
      [temporal('always', bounds, x), 95, 99],
      [temporal('eventually', { from: 0, to: Infinity }, x), -Infinity, 101],
      [chain('since', x, bounds, y), 100, 106],
      [chain('since', y, bounds, x), 102, 106],
      [chain('until', x, bounds, y), 95, 101],
      [chain('until', y, bounds, x), 95, 99],
      [{ kind: 'rises', of: x }, 100, 102],
      [{ kind: 'falls', of: x }, 100, 102],
      [{ kind: 'days that', op: 'at most', count: 1, days: 7, of: x }, 100, 107],
      [{ kind: 'areas', how: { kind: 'any' }, of: x }, 100, 101],
      [is({ kind: 'trend', days: 4, of: M('x') }, '<', N(0)), 100, 104],
      [is({ kind: 'earlier', by: { unit: 'day', count: 8 }, of: M('x') }, '<', N(0)), 108, 109],
      [is(over(1, 3, M('x')), '<', N(0)), 101, 104],
    ];
    for (const [formula, from, to] of cases) {
      const told = influence(formula, 'x', { from: 100, to: 101 });
      expect(told, JSON.stringify(formula)).toEqual({ from, to });
    }
    const month: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'calendar', period: 'month', offset: -1 },
      of: M('x'),
    };
    const told = influence(is(month, '<', N(0)), 'x', { from: day('2020-02-10'), to: day('2020-02-11') });
    expect(told).toEqual({ from: day('2020-03-01'), to: day('2020-03-31') });
    const monthBefore = is({ kind: 'earlier', by: { unit: 'month', count: 1 }, of: M('x') }, '<', N(0));
    expect(influence(monthBefore, 'x', { from: day('2020-02-29'), to: day('2020-02-29') })).toEqual({
      from: day('2020-03-25'),
      to: day('2020-04-02'),
    });
  });

  it('misses none: outside of it nothing is judged otherwise', () => {
    for (let k = 0; k < samples(500); k++) {
      const seed = 5000 + k;
      const rng = rngOf(seed);
      const first = 18_318;
      const trace = randomTrace(rng, first);
      const calendar = rng.chance(0.4);
      const formula = randomFormula(rng, rng.int(0, 3), { calendar, unbounded: !calendar }, first + 4);
      const name = rng.pick(['x', 'n', 'a', 'b']);
      const days = { from: first + rng.int(0, 6), to: 0 };
      days.to = days.from + rng.int(0, 2);
      const changed = withOtherCells(trace, name, days);
      const seen = influence(formula, name, days);
      const outside = rng.pick(['clip', 'unknown'] as const);
      const span = { from: first - 20, to: first + 40 };
      const [a, b] = [trace, changed].map((one) => evaluate(formula, one, { ...span, outside }));
      for (let cell = 0; cell < a!.low.length; cell++) {
        const on = span.from + (cell % a!.days);
        if (on >= seen.from && on <= seen.to) continue;
        const same = a!.low[cell] === b!.low[cell] && a!.high[cell] === b!.high[cell];
        if (!same || a!.certain[cell] !== b!.certain[cell])
          expect.fail(`seed ${seed} day ${on} ${JSON.stringify(formula)}`);
      }
    }
  });
});

function withOtherCells(trace: Trace, name: string, days: { from: number; to: number }): Trace {
  const series = trace.measures.get(name)!;
  const [low, high] = [series.low.slice(), series.high.slice()];
  for (let i = 0; i < low.length; i++) {
    const on = series.first + (i % series.days);
    if (on < days.from || on > days.to) continue;
    low[i] = 7;
    high[i] = 7;
  }
  const changed: Series = { ...series, low, high };
  return { ...trace, measures: new Map(trace.measures).set(name, changed) };
}

describe('walking a formula', () => {
  it('meets every part, parents first, and tells formulas from terms', () => {
    const formula: Formula = { kind: 'and', of: [is(over(0, 6), '<', N(3)), { kind: 'not', of: P('p') }] };
    expect([...nodesOf(formula)].map((node) => node.kind)).toEqual([
      'and',
      'compare',
      'window',
      'measure',
      'number',
      'not',
      'proposition',
    ]);
    expect([...nodesOf(formula)].map(isFormula)).toEqual([true, true, false, false, false, true, true]);
    expect(childrenOf(P('p'))).toEqual([]);
  });
});

describe('the days of a trace', () => {
  it('reach from the first to the last day of anything in it, unless they are given', () => {
    const trace = randomTrace(rngOf(3), 100);
    const { from, to } = traceSpan(trace)!;
    const ends = [...trace.measures.values(), ...trace.propositions.values()].map(
      (one) => one.first + one.days - 1,
    );
    expect([from, to]).toEqual([100, Math.max(...ends)]);
    expect(traceSpan({ ...trace, span: { from: 1, to: 2 } })).toEqual({ from: 1, to: 2 });
    expect(traceSpan({ measures: new Map(), propositions: new Map(), areas: [''] })).toBeUndefined();
  });
});
