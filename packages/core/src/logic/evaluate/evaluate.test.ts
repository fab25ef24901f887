import { describe, expect, it } from 'vitest';
import type { Formula, Term } from '../formula.ts';
import { and, chain, is, M, not, or, P, temporal } from '../testing/pointwise.ts';
import { type CellText, seriesOf } from '../testing/series.ts';
import { values as term, verdicts } from '../testing/told.ts';
import { type Trace, traceOf } from '../trace.ts';
import { evaluate, TraceError } from './index.ts';

const AREAS = ['Helmand', 'Kunduz'];
const one = (...cells: CellText[]) => traceOf({ measures: [seriesOf('x', [cells])] });

describe('truth', () => {
  it('is open where the evidence does not decide', () => {
    expect(verdicts(is(M('x'), '<=', 2), one(1, 2, 3, null, [1, 3]), -1, 5)).toEqual(['ommnooo']);
    expect(verdicts(is(M('x'), '==', 2), one(2, 3, [2, 2], [1, 3], [3, 4]), 0, 4)).toEqual(['mnmon']);
    expect(verdicts(is(M('x'), '!=', 2), one(2, 3, [2, 2], [1, 3], [3, 4]), 0, 4)).toEqual(['nmnom']);
  });

  it('of since and until does not ask for the left side on the day of the witness', () => {
    const trace = traceOf({ measures: [seriesOf('f', [[0, 0, 1, 1, 0]]), seriesOf('g', [[0, 1, 0, 0, 0]])] });
    const [f, g] = [is(M('f'), '>', 0), is(M('g'), '>', 0)];
    expect(verdicts(chain('since', f, { from: 0, to: 9 }, g), trace, 0, 4, 'clip')).toEqual(['nmmmn']);
    expect(verdicts(chain('since', f, { from: 1, to: 1 }, g), trace, 0, 4, 'clip')).toEqual(['nnmnn']);
    expect(verdicts(chain('until', f, { from: 0, to: 9 }, g), trace, 0, 4, 'clip')).toEqual(['nmnnn']);
    expect(verdicts(chain('until', not(f), { from: 1, to: 1 }, g), trace, 0, 4, 'clip')).toEqual(['mnnnn']);
  });

  it('of empty windows at the ends of a clipped trace is as most monitors have it', () => {
    const trace = one(1, 1);
    const x = is(M('x'), '>', 0);
    const last = { from: 2, to: 3 };
    const all = [
      temporal('historically', last, x),
      temporal('always', last, x),
      temporal('once', last, x),
      temporal('eventually', last, x),
      chain('since', x, last, x),
      chain('until', x, last, x),
    ];
    expect(all.map((formula) => verdicts(formula, trace, 0, 1, 'clip')[0])).toEqual([
      'mm',
      'mm',
      'nn',
      'nn',
      'nn',
      'nn',
    ]);
    expect(all.map((formula) => verdicts(formula, trace, 0, 1)[0])).toEqual([
      'oo',
      'oo',
      'oo',
      'oo',
      'oo',
      'oo',
    ]);
  });

  it('says nothing about days outside of a clipped trace', () => {
    expect(verdicts({ kind: 'constant', value: true }, one(1, 1), -1, 3, 'clip')).toEqual(['ommoo']);
    expect(verdicts({ kind: 'constant', value: true }, one(1, 1), -1, 3)).toEqual(['mmmmm']);
    expect(verdicts(is(M('x'), '>', 0), one(1, 1), 5, 7, 'clip')).toEqual(['ooo']);
    expect(verdicts(is(M('x'), '>', 0), one(1, 1), -5, -3, 'clip')).toEqual(['ooo']);
  });

  it('of edges: true today and not the day before', () => {
    const trace = one(0, 1, 1, 0, null, 1);
    expect(verdicts({ kind: 'rises', of: is(M('x'), '>', 0) }, trace, 0, 5, 'clip')).toEqual(['nmnnoo']);
    expect(verdicts({ kind: 'falls', of: is(M('x'), '>', 0) }, trace, 0, 5, 'clip')).toEqual(['nnnmnn']);
    expect(verdicts({ kind: 'rises', of: is(M('x'), '<', 1) }, trace, 0, 0, 'clip')).toEqual(['m']);
    expect(verdicts({ kind: 'rises', of: is(M('x'), '<', 1) }, trace, 0, 0)).toEqual(['o']);
  });

  it('of connectives over nothing', () => {
    expect([and(), or()].map((formula) => verdicts(formula, one(1), 0, 0)[0])).toEqual(['m', 'n']);
    const least = (count: number): Formula => ({ kind: 'at least of', count, of: [] });
    expect([least(0), least(1)].map((formula) => verdicts(formula, one(1), 0, 0)[0])).toEqual(['m', 'n']);
  });

  it('of "on at most (at least) K of the last N days"', () => {
    const days = (op: 'at most' | 'at least', count: number): Formula => ({
      kind: 'days that',
      op,
      count,
      days: 3,
      of: is(M('x'), '>', 0),
    });
    expect(verdicts(days('at least', 2), one(1, 0, 1, 1, null, 0, 0), 2, 6)).toEqual(['mmmon']);
    expect(verdicts(days('at most', 1), one(1, 0, 1, 1, null, 0, 0), 2, 6)).toEqual(['nnnom']);
  });
});

describe('areas', () => {
  const trace = traceOf({
    areas: AREAS,
    measures: [
      seriesOf(
        'deaths',
        [
          [1, 5, 9],
          [2, 2, null],
        ],
        { areas: AREAS },
      ),
      seriesOf('limit', [[3, 3, 3]], { nature: 'level' }),
      seriesOf('kunduz', [[4, 4, 4]], { areas: ['Kunduz'] }),
    ],
    propositions: [
      [
        'calm',
        {
          areas: ['Kunduz', 'Helmand'],
          first: 0,
          days: 3,
          certain: Uint8Array.of(1, 1, 1, 0, 0, 0),
          possible: Uint8Array.of(1, 1, 1, 0, 0, 1),
        },
      ],
    ],
  });
  const few = is(M('deaths'), '<=', M('limit'));
  const how = (quantifier: Extract<Formula, { kind: 'areas' }>['how']): Formula => ({
    kind: 'areas',
    how: quantifier,
    of: few,
  });

  it('are judged one by one, against national values too', () => {
    expect(verdicts(few, trace, 0, 2)).toEqual(['mnn', 'mmo']);
    expect(verdicts(P('calm'), trace, 0, 2)).toEqual(['nno', 'mmm']);
    expect(evaluate(few, trace, { from: 0, to: 0 }).areas).toEqual(AREAS);
  });

  it('are quantified over the declared list', () => {
    expect(verdicts(how({ kind: 'every' }), trace, 0, 2)).toEqual(['mnn']);
    expect(verdicts(how({ kind: 'any' }), trace, 0, 2)).toEqual(['mmo']);
    expect(verdicts(how({ kind: 'at least', count: 2 }), trace, 0, 2)).toEqual(['mnn']);
    expect(verdicts(how({ kind: 'at least', count: 0 }), trace, 0, 2)).toEqual(['mmm']);
    expect(verdicts(how({ kind: 'at least', count: 3 }), trace, 0, 2)).toEqual(['nnn']);
    expect(verdicts(how({ kind: 'at least percent', percent: 50 }), trace, 0, 2)).toEqual(['mmo']);
    expect(verdicts(how({ kind: 'at least percent', percent: 51 }), trace, 0, 2)).toEqual(['mnn']);
    expect(verdicts(how({ kind: 'named', area: 'Kunduz' }), trace, 0, 2)).toEqual(['mmo']);
  });

  it('that a series lacks are unknown', () => {
    expect(verdicts(is(M('kunduz'), '<', 9), trace, 0, 0)).toEqual(['o', 'm']);
  });

  it('are put together', () => {
    const across = (fn: 'sum' | 'mean' | 'min' | 'max' | 'count' | 'median', areas?: string[]): Term => ({
      kind: 'across',
      fn,
      ...(areas ? { areas } : {}),
      of: M('deaths'),
    });
    expect(term(across('sum'), trace, 0, 2)).toEqual([3, 7, [9, Infinity]]);
    expect(term(across('mean'), trace, 0, 1)).toEqual([1.5, 3.5]);
    expect(term(across('count'), trace, 1, 2)).toEqual([2, [1, 2]]);
    expect(term(across('max'), trace, 0, 2)).toEqual([2, 5, [9, Infinity]]);
    expect(term(across('min', ['Helmand']), trace, 0, 2)).toEqual([1, 5, 9]);
    expect(term(across('median'), trace, 1, 1)).toEqual([3.5]);
    expect(term({ kind: 'across', fn: 'mean', of: M('limit') }, trace, 0, 0)).toEqual([3]);
  });

  it('and names that the trace does not have are faults of the caller', () => {
    const fails =
      (formula: Formula, on: Trace = trace) =>
      () =>
        evaluate(formula, on, { from: 0, to: 0 });
    expect(fails(is(M('nothing'), '<', 1))).toThrow(new TraceError('the trace has no measure "nothing"'));
    expect(fails(P('nothing'))).toThrow(new TraceError('the trace has no proposition "nothing"'));
    expect(fails(how({ kind: 'named', area: 'Kabul' }))).toThrow(
      new TraceError('"Kabul" is not among the declared areas'),
    );
    const national = { ...trace, areas: [''] };
    expect(fails(few, national)).toThrow('measure "deaths" is kept by area, but the trace declares no areas');
    expect(fails(P('calm'), national)).toThrow(
      'proposition "calm" is kept by area, but the trace declares no areas',
    );
  });
});

describe('unbounded operators', () => {
  const trace = one(0, 1, 0);
  const x = is(M('x'), '>', 0);
  it('leave open what lies beyond the trace', () => {
    expect(verdicts({ kind: 'once', of: x }, trace, -2, 3)).toEqual(['ooommm']);
    expect(verdicts({ kind: 'historically', of: x }, trace, 0, 2)).toEqual(['nnn']);
    expect(verdicts({ kind: 'eventually', of: x }, trace, 0, 3)).toEqual(['mmoo']);
    expect(verdicts({ kind: 'always', of: is(M('x'), '<', 9) }, trace, 0, 1)).toEqual(['oo']);
    expect(verdicts({ kind: 'historically', of: { kind: 'constant', value: true } }, trace, 0, 1)).toEqual([
      'mm',
    ]);
    expect(verdicts({ kind: 'since', left: not(x), right: x }, trace, 0, 2)).toEqual(['omm']);
  });
  it('end with a clipped trace when only some of its days are judged, and what they look at is the same on all', () => {
    const always: Formula = { kind: 'constant', value: true };
    const ahead = { from: 1, to: Infinity };
    const followed = temporal('always', ahead, temporal('eventually', ahead, always));
    const preceded = temporal('historically', ahead, temporal('once', ahead, always));
    const trace = one(1, 2, 3, 4);
    expect(verdicts(followed, trace, 0, 3, 'clip')).toEqual(['nnnm']);
    expect(verdicts(followed, trace, 0, 1, 'clip')).toEqual(['nn']);
    expect(verdicts(preceded, trace, 0, 3, 'clip')).toEqual(['mnnn']);
    expect(verdicts(preceded, trace, 2, 3, 'clip')).toEqual(['nn']);
  });

  it('end with a clipped trace', () => {
    expect(verdicts({ kind: 'once', of: x }, trace, 0, 2, 'clip')).toEqual(['nmm']);
    expect(verdicts({ kind: 'always', of: is(M('x'), '<', 9) }, trace, 0, 2, 'clip')).toEqual(['mmm']);
    expect(verdicts({ kind: 'until', left: is(M('x'), '<', 1), right: x }, trace, 0, 2, 'clip')).toEqual([
      'mmn',
    ]);
  });
});
