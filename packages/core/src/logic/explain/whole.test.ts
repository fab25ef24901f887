import { describe, expect, it } from 'vitest';
import type { Formula } from '../formula.ts';
import { and, is, M, not, P, temporal } from '../testing/pointwise.ts';
import { AREAS } from '../testing/random.ts';
import { seriesOf } from '../testing/series.ts';
import { traceOf } from '../trace.ts';
import { explain } from './index.ts';

const exactly = (value: number) => ({ low: value, high: value, best: value });
const every = (of: Formula): Formula => ({ kind: 'areas', how: { kind: 'every' }, of });

const trace = traceOf({
  areas: AREAS,
  measures: [
    seriesOf('n', [[12, 4]], { unit: 'attacks' }),
    seriesOf(
      'r',
      [
        [1, 2],
        [3, 14],
        [5, null],
      ],
      { areas: AREAS },
    ),
  ],
  propositions: [
    ['p', { areas: [''], first: 0, days: 2, certain: Uint8Array.of(1, 0), possible: Uint8Array.of(1, 0) }],
    [
      'q',
      {
        areas: AREAS,
        first: 1,
        days: 1,
        certain: Uint8Array.of(1, 0, 0),
        possible: Uint8Array.of(1, 1, 0),
      },
    ],
  ],
});

describe('a whole explanation', () => {
  it('of a national condition names no area', () => {
    const formula: Formula = {
      kind: 'compare',
      op: '<=',
      left: M('n'),
      right: { kind: 'number', value: 10 },
    };
    expect(explain(formula, trace, 0)).toStrictEqual({
      day: 0,
      verdict: 'not met',
      vacuous: false,
      margin: { low: -2, high: -2 },
      deciding: {
        comparison: formula,
        day: 0,
        area: '',
        left: exactly(12),
        right: exactly(10),
        margin: { low: -2, high: -2 },
      },
      witness: [{ measure: 'n', area: '', from: 0, to: 0, value: exactly(12) }],
      missing: [],
      changes: [{ measure: 'n', area: '', from: 0, to: 0, by: -2, unit: 'attacks' }],
      byArea: [],
    });
    expect(explain(every(formula), trace, 0).byArea).toEqual([]);
    expect(explain(every(formula), trace, 0).deciding).toMatchObject({ area: '', day: 0 });
  });

  it('tells the margin of the comparison as it is written, and its unit', () => {
    const few: Formula = { ...is(M('n'), '<=', 10), unit: 'attacks' } as Formula;
    const said = explain(not(few), trace, 0);
    expect(said).toMatchObject({ verdict: 'met', margin: { low: 2, high: 2 }, unit: 'attacks' });
    expect(said.deciding).toMatchObject({ margin: { low: -2, high: -2 }, unit: 'attacks' });
  });

  it('by area tells each verdict, with both sides where a comparison decides', () => {
    expect(explain(is(M('r'), '<=', 10), trace, 1).byArea).toEqual([
      { area: 'Helmand', verdict: 'met', margin: { low: 8, high: 8 }, left: exactly(2), right: exactly(10) },
      {
        area: 'Kunduz',
        verdict: 'not met',
        margin: { low: -4, high: -4 },
        left: exactly(14),
        right: exactly(10),
      },
      {
        area: 'Nangarhar',
        verdict: 'open',
        margin: { low: -Infinity, high: 10 },
        left: { low: 0, high: Infinity, best: 0 },
        right: exactly(10),
      },
    ]);
    const infinite = { low: Infinity, high: Infinity };
    const never = { low: -Infinity, high: -Infinity };
    expect(explain(P('q'), trace, 1).byArea).toEqual([
      { area: 'Helmand', verdict: 'met', margin: infinite },
      { area: 'Kunduz', verdict: 'open', margin: { low: -Infinity, high: Infinity } },
      { area: 'Nangarhar', verdict: 'not met', margin: never },
    ]);
  });

  it('may be asked for any one area, the first as well', () => {
    const formula = temporal('historically', { from: 0, to: 1 }, is(M('r'), '<=', 10));
    const verdicts = AREAS.map((area) => explain(formula, trace, 1, { area }));
    expect(verdicts.map(({ verdict, byArea }) => [verdict, byArea])).toEqual([
      ['met', []],
      ['not met', []],
      ['open', []],
    ]);
    expect(verdicts.map(({ deciding }) => deciding?.area)).toEqual([...AREAS]);
    expect(verdicts[0]!.witness).toEqual([
      { measure: 'r', area: 'Helmand', from: 0, to: 1, value: exactly(3) },
    ]);
  });

  it('has its witness in the order of the text, areas in the order declared', () => {
    const formula = and(is(M('r'), '>=', 0), P('p'), is(M('n'), '>=', 0));
    const said = explain(every(formula), traceOf({ ...parts(), areas: ['Kunduz', 'Helmand'] }), 0);
    expect(said.witness.map(({ measure, area }) => [measure, area])).toEqual([
      ['r', 'Kunduz'],
      ['r', 'Helmand'],
      ['p', ''],
      ['n', ''],
    ]);
  });

  it('takes what is outside of the trace for unknown, or for nothing where windows are clipped', () => {
    const longer = temporal('historically', { from: 0, to: 5 }, is(M('n'), '<=', 12));
    expect(explain(longer, trace, 1).verdict).toBe('open');
    expect(explain(longer, trace, 1, { outside: 'unknown' }).verdict).toBe('open');
    expect(explain(longer, trace, 1, { outside: 'clip' }).verdict).toBe('met');
  });
});

function parts() {
  return { measures: trace.measures.values(), propositions: trace.propositions };
}
