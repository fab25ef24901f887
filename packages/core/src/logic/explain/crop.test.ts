import { describe, expect, it } from 'vitest';
import type { Series } from '../../series/index.ts';
import type { Outside } from '../evaluate/index.ts';
import type { Formula, Term } from '../formula.ts';
import { reachByName } from '../ranges.ts';
import { and, is, M, N, or, temporal } from '../testing/pointwise.ts';
import { randomFormula, randomTrace } from '../testing/random.ts';
import { rngOf, samples } from '../testing/rng.ts';
import { seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { groundsFor } from './crop.ts';
import { judge } from './judge.ts';
import { recordOf } from './record.ts';
import { supposeChange, supposeTotal } from './suppose.ts';

const DAYS = 40;
const AREAS = ['Helmand', 'Kunduz'];
const cells = (seed: number) => Array.from({ length: DAYS }, (_, day) => (day * 7 + seed * 3) % 5);
const spans = [
  { area: 0, from: 3, to: 6, low: 2, high: 2 },
  { area: 1, from: 18, to: 20, low: 4, high: 5, best: 5 },
  { area: 0, from: 25, to: 27, low: 3, high: 3 },
  { area: 1, from: 29, to: 33, low: 1, high: 1 },
  { area: 0, from: 31, to: 35, low: 6, high: 6 },
];
const TRACE = traceOf({
  areas: AREAS,
  measures: [
    seriesOf('deaths', [cells(1), cells(2)], { areas: AREAS, first: 0, spans }),
    seriesOf('talks', [cells(3)], { first: 5 }),
  ],
});

const over = (days: number, name = 'deaths'): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from: 0, to: days - 1 },
  of: M(name),
});
const ground = (
  formula: Formula,
  changing: { name: string; area: string; from: number; to: number }[] = [],
  day = 30,
) => groundsFor({ formula, row: 0, day, flip: false }, recordOf(formula, TRACE, day, 'unknown'))(changing);
const shape = ({ first, days }: Series) => `${first}..${first + days - 1}`;
const kept = (trace: Trace) =>
  [...trace.measures.values()].map((series) => `${series.name} ${shape(series)}`);

describe('the ground on which "what if" is asked', () => {
  it('has the days that the formula sees, as they were', () => {
    const { trace, memo } = ground(
      temporal('historically', { from: 0, to: 2 }, is(over(5), '>', M('talks'))),
    );
    expect(kept(trace)).toEqual(['deaths 24..30', 'talks 28..30']);
    expect(memo.size).toBe(0);
    const deaths = trace.measures.get('deaths')!;
    expect(deaths).toEqual(
      seriesOf('deaths', [cells(1).slice(24, 31), cells(2).slice(24, 31)], {
        areas: AREAS,
        first: 24,
        spans: spans.slice(2, 4),
      }),
    );
    expect(trace.span).toEqual({ from: 0, to: 44 });
    expect(trace.areas).toBe(TRACE.areas);
  });

  it('has what is read in several places from the first to the last day, and no day that the series has not', () => {
    const later: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'days', from: -30, to: -2 },
      of: M('talks'),
    };
    const formula = and(
      is(over(2), '>', later),
      is(M('talks'), '>', { kind: 'earlier', by: { unit: 'day', count: 9 }, of: M('deaths') }),
    );
    expect(kept(ground(formula).trace)).toEqual(['deaths 21..30', 'talks 30..44']);
    expect(kept(ground(is(over(99, 'talks'), '>', 0)).trace)).toEqual(['deaths 0..39', 'talks 5..30']);
    expect(kept(ground({ kind: 'historically', of: is(M('talks'), '>', 0) }).trace)).toEqual([
      'deaths 0..39',
      'talks 5..30',
    ]);
    expect(kept(ground(is(M('talks'), '>', 0), [], 60).trace)).toEqual(['deaths 0..39', 'talks 60..59']);
    expect(kept(ground(is(M('talks'), '>', 0), [], 2).trace)).toEqual(['deaths 0..39', 'talks 5..4']);
  });

  const before: Term = {
    kind: 'reference',
    fn: 'mean',
    span: { from: 5, to: 12 },
    every: 1,
    of: M('deaths'),
  };
  const at: Term = { kind: 'at', day: 14, of: over(2) };
  const formula = and(is(over(3), '<=', before), is(M('talks'), '<=', at));

  it('has what is the same on every day worked out, instead of the days it comes from', () => {
    const { trace, memo } = ground(formula, [{ name: 'deaths', area: 'Helmand', from: 28, to: 30 }]);
    expect(kept(trace)).toEqual(['deaths 28..30', 'talks 30..30']);
    expect([...memo.keys()]).toEqual([before, at]);
    expect(kept(ground(formula, [{ name: 'talks', area: '', from: 5, to: 12 }]).trace)).toEqual(kept(trace));
  });

  it('has the days of a reference too where these are to change', () => {
    const touching = (from: number, to: number) => {
      const { trace, memo } = ground(formula, [
        { name: 'deaths', area: 'Helmand', from: 29, to: 30 },
        { name: 'deaths', area: 'Helmand', from, to },
      ]);
      return [kept(trace)[0], memo.size];
    };
    expect([touching(1, 4), touching(1, 5), touching(12, 12), touching(14, 20), touching(15, 20)]).toEqual([
      ['deaths 28..30', 2],
      ['deaths 5..30', 0],
      ['deaths 5..30', 0],
      ['deaths 5..30', 0],
      ['deaths 28..30', 2],
    ]);
  });
});

describe('cropping', () => {
  const FIRST = 18_318;
  const DAY = FIRST + 6;

  it('changes no verdict and no margin, whatever is supposed, and keeps no day out of reach', () => {
    let shorter = 0;
    for (let k = 0; k < samples(500); k++) {
      const seed = 700_000 + k;
      const rng = rngOf(seed);
      const trace = randomTrace(rng, FIRST);
      const outside: Outside = rng.pick(['unknown', 'unknown', 'clip']);
      const inner = () =>
        randomFormula(rng, rng.int(0, 2), { calendar: false, unbounded: rng.chance(0.2) }, DAY);
      const formula = rng.pick([and, or])(inner(), inner());
      const day = Math.min(DAY, FIRST + trace.propositions.get('p')!.days - 1);
      const row = rng.int(0, 2);
      const name = rng.pick(['x', 'n', 'a', 'b']);
      const from = DAY - rng.int(0, 8);
      const area = name === 'x' || name === 'n' ? '' : trace.areas[row]!;
      const changed = { name, area, from, to: from + rng.int(0, 3) };
      const record = recordOf(formula, trace, day, outside);
      const small = groundsFor({ formula, row, day, flip: false }, record)([changed]);
      const large = { trace: { ...trace, span: small.trace.span! }, memo: new Map() };
      const seen = `seed ${seed} ${JSON.stringify({ formula, changed, day })}`;
      const total = rng.int(0, 9);
      const most = total + rng.pick([0, 1, Infinity]);
      for (const suppose of [
        (on: Trace) => on,
        (on: Trace) => supposeTotal(on, changed, { low: total, high: most }),
        (on: Trace) => supposeChange(on, changed, total - 4),
      ]) {
        const on = ({ trace: one, memo }: typeof small) =>
          judge(formula, row, day, { trace: suppose(one), memo }, outside);
        const [wanted, found] = [on(large), on(small)];
        const close = (a: number, b: number) => a === b || Math.abs(a - b) < 1e-9;
        expect(
          close(found.margin.low, wanted.margin.low) && close(found.margin.high, wanted.margin.high),
          seen,
        ).toBe(true);
        if (Math.min(Math.abs(wanted.margin.low), Math.abs(wanted.margin.high)) > 1e-9)
          expect(found.verdict, seen).toBe(wanted.verdict);
      }
      for (const [measure, reach] of reachByName(formula, day)) {
        const [old, now] = [trace.measures.get(measure), small.trace.measures.get(measure)];
        // What is read for a reference alone is not read again, and is left as it is.
        if (!old || !now || now === old) continue;
        if (now.days < old.days) shorter++;
        const first = Math.max(reach.from, old.first);
        const last = Math.min(reach.to, old.first + old.days - 1);
        expect(now.days, seen).toBeLessThanOrEqual(Math.max(0, last - first + 1));
      }
    }
    expect(shorter).toBeGreaterThan(samples(500) / 3);
  });

  it('takes constants as they are', () => {
    expect(kept(ground(is(N(1), '>', N(0))).trace)).toEqual(['deaths 0..39', 'talks 5..44']);
    expect(ground(is(N(1), '>', N(0))).trace.span).toEqual({ from: 0, to: 44 });
  });
});
