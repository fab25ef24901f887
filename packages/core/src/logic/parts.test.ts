/** What formulas are made of: their kinds, the days and areas that each part is read on, and the traces they are read from. */
import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../calendar/index.ts';
import type { Formula, Term } from './formula.ts';
import { influence } from './influence.ts';
import { partRanges, readingsOf } from './ranges.ts';
import { FORMULAS, TERMS } from './testing/catalogue.ts';
import { chain, is, M, N, P, temporal } from './testing/pointwise.ts';
import { seriesOf } from './testing/series.ts';
import { FIRST, TRACES } from './testing/traces.ts';
import { traceOf, traceSpan } from './trace.ts';
import { isFormula, nodesOf } from './walk.ts';

const day = (iso: string) => dayFromIso(iso)!;
const NONE = { from: Infinity, to: -Infinity };
const EVER = { from: -Infinity, to: Infinity };

describe('the kinds of nodes', () => {
  it('are those of formulas or of terms, never of both', () => {
    const terms = new Set(
      Object.values(TERMS)
        .flat()
        .flatMap((term) => [...nodesOf(term)].map(({ kind }) => kind)),
    );
    const nodes = Object.values(FORMULAS)
      .flat()
      .flatMap((formula) => [...nodesOf(formula)]);
    const formulas = new Set(nodes.filter(isFormula).map(({ kind }) => kind));
    expect(formulas.size).toBe(20);
    expect([...formulas].filter((kind) => terms.has(kind as Term['kind']))).toEqual([]);
    for (const { kind } of nodes)
      expect(formulas.has(kind as Formula['kind']), kind).toBe(!terms.has(kind as Term['kind']));
  });
});

describe('the days that a part is read on', () => {
  const p = P('p');
  const bounds = { from: 2, to: 5 };
  const days = { from: 100, to: 110 };
  const cases: readonly (readonly [Formula | Term, readonly (readonly [number, number])[]])[] = [
    [temporal('historically', bounds, p), [[95, 108]]],
    [temporal('once', bounds, p), [[95, 108]]],
    [temporal('always', bounds, p), [[102, 115]]],
    [temporal('eventually', bounds, p), [[102, 115]]],
    [{ ...temporal('once', bounds, p), notBefore: 97 } as Formula, [[97, 108]]],
    [
      chain('since', p, bounds, p),
      [
        [96, 110],
        [95, 108],
      ],
    ],
    [
      chain('since', p, { from: 0, to: 0 }, p),
      [
        [100, 110],
        [100, 110],
      ],
    ],
    [
      chain('until', p, bounds, p),
      [
        [100, 114],
        [102, 115],
      ],
    ],
    [
      chain('until', p, { from: 0, to: 0 }, p),
      [
        [100, 110],
        [100, 110],
      ],
    ],
    [{ kind: 'rises', of: p }, [[99, 110]]],
    [{ kind: 'falls', of: p }, [[99, 110]]],
    [{ kind: 'days that', op: 'at least', count: 1, days: 3, of: p }, [[98, 110]]],
    [{ kind: 'trend', days: 3, of: M('x') }, [[98, 110]]],
    [{ kind: 'at', day: 40, of: M('x') }, [[40, 40]]],
    [{ kind: 'earlier', by: { unit: 'day', count: 7 }, of: M('x') }, [[93, 103]]],
    [{ kind: 'reference', fn: 'max', every: 7, span: { from: 10, to: 20 }, of: M('x') }, [[13, 20]]],
    [{ kind: 'reference', fn: 'max', every: 5, span: { from: 10, to: 20 }, of: M('x') }, [[10, 20]]],
    [{ kind: 'window', fn: 'max', window: { kind: 'days', from: 1, to: 4 }, of: M('x') }, [[96, 109]]],
    [
      is(M('x'), '<', N(1)),
      [
        [100, 110],
        [100, 110],
      ],
    ],
  ];

  it.each(cases)('%j', (node, wanted) => {
    expect(partRanges(node, days)).toEqual(wanted.map(([from, to]) => ({ from, to })));
  });

  it('stay infinite where the calendar meets an endless operator', () => {
    const month = { kind: 'calendar', period: 'month', offset: -1 } as const;
    const sum: Term = { kind: 'window', fn: 'sum', window: month, of: M('x') };
    const before: Term = { kind: 'earlier', by: { unit: 'month', count: 1 }, of: M('x') };
    const [from, to] = [day('2020-03-31'), day('2020-04-30')];
    expect(partRanges(sum, { from, to })).toEqual([{ from: day('2020-02-01'), to: day('2020-03-31') }]);
    expect(partRanges(sum, { from: -Infinity, to })).toEqual([{ from: -Infinity, to: day('2020-03-31') }]);
    expect(partRanges(sum, { from, to: Infinity })).toEqual([{ from: day('2020-02-01'), to: Infinity }]);
    expect(partRanges(before, { from, to })).toEqual([{ from: day('2020-02-29'), to: day('2020-03-30') }]);
    expect(partRanges(before, { from: -Infinity, to })).toEqual([{ from: -Infinity, to: day('2020-03-30') }]);
    expect(partRanges(before, { from, to: Infinity })).toEqual([{ from: day('2020-02-29'), to: Infinity }]);
  });

  it('are fixed for a reference and for a day', () => {
    const top: Term = { kind: 'reference', fn: 'max', every: 2, span: { from: 10, to: 13 }, of: M('x') };
    const across: Term = { kind: 'across', fn: 'max', of: top };
    expect(readingsOf(is(top, '<', across), 100)).toEqual([
      { name: 'x', days: { from: 11, to: 13 }, areas: 'own', fixed: true },
      { name: 'x', days: { from: 11, to: 13 }, areas: 'all', fixed: true },
    ]);
    const none: Formula = {
      ...temporal('once', { from: 0, to: 5 }, is(top, '<', 1)),
      notBefore: 200,
    } as Formula;
    expect(readingsOf(none, 100)).toEqual([]);
  });
});

describe('the days that see a change', () => {
  it('are all or none for what is the same on every day', () => {
    const reference: Term = {
      kind: 'reference',
      fn: 'max',
      every: 1,
      span: { from: 10, to: 20 },
      of: M('x'),
    };
    const at: Term = { kind: 'at', day: 15, of: M('x') };
    const seen = (term: Term, from: number, to: number) => influence(is(term, '<', 1), 'x', { from, to });
    for (const [from, to] of [
      [10, 10],
      [20, 20],
      [5, 10],
      [20, 25],
      [12, 13],
      [5, 25],
    ] as const)
      expect(seen(reference, from, to)).toEqual(EVER);
    expect([seen(reference, 5, 9), seen(reference, 21, 25)]).toEqual([NONE, NONE]);
    expect([seen(at, 15, 15), seen(at, 14, 15), seen(at, 15, 16)]).toEqual([EVER, EVER, EVER]);
    expect([seen(at, 13, 14), seen(at, 16, 17)]).toEqual([NONE, NONE]);
  });

  it('are told for propositions as for measures', () => {
    expect(influence(temporal('once', { from: 1, to: 2 }, P('p')), 'p', { from: 5, to: 5 })).toEqual({
      from: 6,
      to: 7,
    });
    expect(influence(P('p'), 'q', { from: 5, to: 5 })).toEqual(NONE);
    expect(influence({ kind: 'once', of: P('p') }, 'q', { from: 5, to: 5 })).toEqual(NONE);
  });

  it('never end where the change does not', () => {
    const month = { kind: 'calendar', period: 'month', offset: 0 } as const;
    const sum = is({ kind: 'window', fn: 'sum', window: month, of: M('x') }, '<', 1);
    const before = is({ kind: 'earlier', by: { unit: 'month', count: 1 }, of: M('x') }, '<', 1);
    const D = day('2020-02-10');
    expect(influence(sum, 'x', { from: D, to: Infinity })).toEqual({ from: day('2020-02-01'), to: Infinity });
    expect(influence(sum, 'x', { from: -Infinity, to: D })).toEqual({
      from: -Infinity,
      to: day('2020-02-29'),
    });
    expect(influence(before, 'x', { from: D, to: Infinity })).toEqual({
      from: day('2020-03-06'),
      to: Infinity,
    });
    expect(influence(before, 'x', { from: -Infinity, to: D })).toEqual({
      from: -Infinity,
      to: day('2020-03-14'),
    });
  });

  it('are those of whichever part sees it', () => {
    const formula = chain(
      'until',
      is(M('x'), '>', 0),
      { from: 1, to: 2 },
      { kind: 'rises', of: is(M('x'), '<', 9) },
    );
    expect(influence(formula, 'x', { from: 50, to: 50 })).toEqual({ from: 48, to: 50 });
  });
});

describe('a trace', () => {
  it('covers the days of what has days', () => {
    const measures = [
      seriesOf('x', [[1, 2]], { first: 10 }),
      seriesOf('none', [[]], { first: 3 }),
      seriesOf('none later', [[]], { first: 30 }),
      seriesOf('one', [[7]], { first: 14 }),
    ];
    expect(traceSpan(traceOf({ measures }))).toEqual({ from: 10, to: 14 });
    expect(traceSpan(traceOf({ measures: measures.slice(1, 3) }))).toBeUndefined();
    expect(traceSpan(traceOf({ measures: measures.slice(3) }))).toEqual({ from: 14, to: 14 });
    expect(traceSpan(TRACES.open)).toEqual({ from: FIRST, to: FIRST + 5 });
  });

  it('is of the whole country and holds nothing unless told otherwise', () => {
    expect(traceOf({})).toEqual({ measures: new Map(), propositions: new Map(), areas: [''] });
    const span = { from: 1, to: 2 };
    expect(traceOf({ areas: ['A'], span })).toEqual({
      measures: new Map(),
      propositions: new Map(),
      areas: ['A'],
      span,
    });
  });
});
