/** Bounds far beyond the evidence cost no more than what can be seen there. */
import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../calendar/index.ts';
import type { Bounds, Formula, Term } from '../formula.ts';
import { oracleOf } from '../testing/oracle.ts';
import { is, M, N, not, P } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { FIRST, TRACES } from '../testing/traces.ts';
import { traceOf } from '../trace.ts';
import { clipped, frameOf } from './frame.ts';
import { evaluate, evaluateTerm, TraceError } from './index.ts';

const FAR = 1e9;
const DAYS = { from: FIRST - 2, to: FIRST + 8 };
const KINDS = ['historically', 'once', 'always', 'eventually', 'since', 'until'] as const;
const TRUE: Formula = { kind: 'constant', value: true };
const LEAVES: readonly Formula[] = [
  is(M('x'), '>', 0),
  is(M('n'), '<=', 2),
  is(M('a'), '<', 9),
  P('p'),
  { kind: 'historically', bounds: { from: 1, to: 3 }, of: is(M('x'), '>=', 0) },
  { kind: 'always', bounds: { from: 1, to: 3 }, of: is(M('x'), '>=', 0) },
  { kind: 'once', bounds: { from: 0, to: 9 }, notBefore: FIRST + 4, of: is(M('x'), '>=', 0) },
  // Nothing is asked before (after) a day that lies far from the evidence.
  { kind: 'once', bounds: { from: 0, to: 9 }, notBefore: FIRST - 30, of: TRUE },
  { kind: 'once', bounds: { from: 0, to: 9 }, notBefore: FIRST + 30, of: TRUE },
];
/** With items far from the days of the series. */
const SCATTERED = traceOf({
  areas: TRACES.known.areas,
  measures: [
    ...TRACES.known.measures.values(),
    seriesOf('m', [[0, 0]], {
      first: FIRST,
      spans: [
        { from: FIRST - 30, to: FIRST - 29, low: 2, high: 2 },
        { from: FIRST + 29, to: FIRST + 30, low: 2, high: 2 },
      ],
    }),
  ],
});
const ITEMS = is(
  { kind: 'window', fn: 'sum', window: { kind: 'days', from: 0, to: 1 }, of: M('m') },
  '>=',
  1,
);

function formula(
  kind: (typeof KINDS)[number],
  bounds: Bounds,
  of: Formula,
  left: Formula = is(M('x'), '<', 3),
): Formula {
  if (kind !== 'since' && kind !== 'until') return { kind, bounds, of };
  return { kind, bounds, left, right: of };
}

describe('an operator whose bounds lie far outside of the evidence', () => {
  it.each(KINDS)('%s: is judged as with bounds just outside of it', (kind) => {
    for (const trace of [TRACES.known, TRACES.open, TRACES.reordered]) {
      for (const outside of ['clip', 'unknown'] as const) {
        for (const of of LEAVES) {
          for (const from of [0, 2, FAR]) {
            const far = evaluate(formula(kind, { from, to: FAR }, of), trace, { ...DAYS, outside });
            // Nothing of the evidence is further than this from any of the days judged.
            const near = { from: Math.min(from, 60), to: 60 };
            expect(far).toEqual(evaluate(formula(kind, near, of), trace, { ...DAYS, outside }));
          }
        }
      }
    }
  });

  it('is judged on each of its days where a part follows the calendar, if these are not too many', () => {
    const month: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'calendar', period: 'month', offset: 0 },
      of: M('n'),
    };
    for (const kind of KINDS) {
      for (const of of [is(month, '<', 3), { kind: 'and', of: [is(month, '<', 3), P('p')] } as const]) {
        const far = formula(kind, { from: 0, to: FAR }, of);
        expect(() => evaluate(far, TRACES.known, DAYS)).toThrow(TraceError);
        const near = formula(kind, { from: 0, to: 99 }, of);
        const clipped = { ...DAYS, outside: 'clip' } as const;
        expect(evaluate(far, TRACES.known, clipped)).toEqual(evaluate(near, TRACES.known, clipped));
      }
    }
  });

  it('is refused where it asks for more days than can be held', () => {
    const of = { ...M('x'), range: { start: 7, end: 8 } };
    const sum = (to: number): Term => ({
      kind: 'window',
      fn: 'sum',
      window: { kind: 'days', from: 0, to },
      of,
    });
    expect(() => evaluate(is(sum(FAR), '<', 3), TRACES.known, DAYS)).toThrow(
      new TraceError('1000000011 days are more than can be held', { start: 7, end: 8 }),
    );
    const x = { ...is(M('x'), '>', 0), range: { start: 9, end: 14 } };
    const often: Formula = { kind: 'days that', op: 'at least', count: 1, days: FAR, of: x };
    expect(() => evaluate(often, TRACES.known, DAYS)).toThrow(
      expect.objectContaining({ name: 'TraceError', range: { start: 9, end: 14 } }),
    );
    expect(evaluate(is(sum(1e6), '<', 3), TRACES.known, { from: FIRST, to: FIRST }).high[0]).toBe(Infinity);
  });

  it('looks back over all days before when it has no end', () => {
    const trace = traceOf({ measures: [seriesOf('n', [[1, 2, 3]], { first: 10 })] });
    const sum: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'days', from: 1, to: Infinity },
      of: M('n'),
    };
    const { low, high } = evaluateTerm(sum, trace, { from: 9, to: 14 });
    expect([...low]).toEqual([0, 0, 1, 3, 6, 6]);
    expect([...high]).toEqual(new Array(6).fill(Infinity));
    expect([...evaluateTerm(sum, trace, { from: 10, to: 12, outside: 'clip' }).high]).toEqual([0, 1, 3]);
    expect([...evaluateTerm(sum, trace, { from: 13, to: 14 }).low]).toEqual([6, 6]);
    const least: Term = { ...sum, fn: 'min' };
    expect([...evaluateTerm(least, trace, { from: 11, to: 13 }).high]).toEqual([1, 1, 1]);
  });
});

describe('an operator without an end', () => {
  const ever = (kind: (typeof KINDS)[number], of: Formula) => formula(kind, { from: 0, to: Infinity }, of);

  it.each(KINDS)('%s: sees everything of the evidence, and what is around it', (kind) => {
    const oracle = oracleOf(SCATTERED, 'unknown', 50);
    for (const of of [...LEAVES.slice(0, 3), ...LEAVES.slice(4), ITEMS, not(ITEMS)]) {
      for (const left of [is(M('x'), '<', 3), TRUE]) {
        for (const day of [FIRST - 2, FIRST + 2, FIRST + 8]) {
          const bounded = (to: number) => formula(kind, { from: 0, to }, of, left);
          const wanted = oracle.verity(bounded(Infinity), 0, day);
          for (const to of [60, FAR, Infinity]) {
            const told = evaluate(bounded(to), SCATTERED, { from: day, to: day });
            const got = [told.certain[0], told.possible[0], told.low[0], told.high[0]];
            const right = [Number(wanted.certain), Number(wanted.possible), wanted.low, wanted.high];
            expect(got, `day ${day - FIRST} to ${to}: ${JSON.stringify(of)}`).toEqual(right);
          }
        }
      }
    }
  });

  it('finds months of 29 days, four years away', () => {
    const month: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'calendar', period: 'month', offset: 0 },
      of: N(1),
    };
    const on = (iso: string) => ({ from: dayFromIso(iso)!, to: dayFromIso(iso)! });
    const met = (of: Formula, iso: string) => evaluate(of, traceOf({}), on(iso)).certain[0];
    expect(met(ever('once', is(month, '==', 29)), '2024-01-31')).toBe(1);
    expect(met(ever('eventually', is(month, '==', 29)), '2020-03-01')).toBe(1);
    expect(met(ever('once', is(month, '==', 27)), '2024-01-31')).toBe(0);
    const since: Formula = { kind: 'since', left: TRUE, right: is(month, '==', 29) };
    expect(met(since, '2024-01-31')).toBe(1);
  });

  it('asks for names that the trace has', () => {
    for (const kind of KINDS) {
      expect(() => evaluate(ever(kind, is(M('nothing'), '<', 1)), TRACES.known, DAYS)).toThrow(
        'no measure "nothing"',
      );
      expect(() => evaluate(ever(kind, P('nothing')), TRACES.known, DAYS)).toThrow(
        'no proposition "nothing"',
      );
    }
    const most: Term = { kind: 'across', fn: 'max', of: M('nothing') };
    const sum: Term = { kind: 'window', fn: 'sum', window: { kind: 'days', from: 0, to: 1 }, of: most };
    expect(() => evaluateTerm(sum, TRACES.known, DAYS)).toThrow('no measure "nothing"');
  });
});

describe('windows that are cut off', () => {
  it('hold nothing where they lie before, however far back', () => {
    const bounds = { from: 600, to: 600 };
    const cut = (kind: 'once' | 'historically'): Formula => ({
      kind,
      bounds,
      notBefore: FIRST - 500,
      of: LEAVES[0]!,
    });
    expect(evaluate(cut('once'), TRACES.known, DAYS).possible.includes(1)).toBe(false);
    expect(evaluate(cut('historically'), TRACES.known, DAYS).certain.includes(0)).toBe(false);
  });
});

describe('a trace without a day', () => {
  const empty = traceOf({ measures: [seriesOf('x', [[]])] });

  it('has none among the days of a clipped one', () => {
    expect(clipped(frameOf(empty, 'clip'), { from: 5, to: 7 })).toEqual({ from: 5, to: 4 });
    expect(clipped(frameOf(empty, 'unknown'), { from: 5, to: 7 })).toEqual({ from: 5, to: 7 });
    expect(clipped(frameOf(empty, undefined), { from: 5, to: 7 })).toEqual({ from: 5, to: 7 });
  });

  it('says nothing when windows are cut to it', () => {
    const { certain, possible, days } = evaluate({ kind: 'constant', value: true }, empty, {
      from: 0,
      to: 1,
      outside: 'clip',
    });
    expect([days, [...certain], [...possible]]).toEqual([2, [0, 0], [1, 1]]);
  });

  it('knows nothing of any day', () => {
    const { low, high, best } = evaluateTerm(M('x'), empty, { from: 3, to: 3 });
    expect([...low, ...high, ...best]).toEqual([0, Infinity, 0]);
  });

  it('leaves open what is asked of it, however far back', () => {
    const once: Formula = { kind: 'once', of: is(M('x'), '>', 0) };
    expect([...evaluate(once, empty, { from: 100, to: 101 }).certain]).toEqual([0, 0]);
    expect([...evaluate(once, empty, { from: 100, to: 101 }).possible]).toEqual([1, 1]);
    const sum: Term = { kind: 'window', fn: 'sum', window: { kind: 'days', from: 0, to: 6 }, of: N(2) };
    expect([...evaluateTerm(sum, empty, { from: 3, to: 3 }).low]).toEqual([14]);
  });
});
