import { describe, expect, it } from 'vitest';
import type { Aggregate, Formula, Term } from '../formula.ts';
import { oracleOf } from '../testing/oracle.ts';
import { seriesOf } from '../testing/series.ts';
import { traceOf } from '../trace.ts';
import { measuresOf } from '../walk.ts';
import { evaluate } from './index.ts';

const trace = traceOf({
  measures: [
    seriesOf('deaths', [[3, 0, 2, 5]]),
    seriesOf('balance', [[3, -1, 2, 5]], { nature: 'level', floor: -Infinity }),
    seriesOf('troops', [[8, 9, 7, 7]], { nature: 'level', floor: 2 }),
  ],
});
const measure = (name: string): Term => ({ kind: 'measure', name });
const number = (value: number): Term => ({ kind: 'number', value });
const TERMS: readonly Term[] = [
  measure('deaths'),
  measure('balance'),
  measure('troops'),
  number(2),
  number(0),
  number(-2),
  { kind: 'negate', of: measure('deaths') },
  { kind: 'subtract', left: measure('deaths'), right: number(1) },
  { kind: 'multiply', left: number(-1), right: measure('troops') },
];
const CASES = TERMS.flatMap((of) =>
  (['sum', 'mean', 'median', 'count', 'min', 'max'] as const).map((fn) => [fn, of] as const),
);

const adds = (fn: Aggregate) => fn === 'sum' || fn === 'count';

/** The value of an aggregate over all days up to one. */
function endless(fn: Aggregate, of: Term, day: number): readonly [number, number] {
  const term: Term = { kind: 'window', fn, window: { kind: 'days', from: 0, to: Infinity }, of };
  const formula: Formula = { kind: 'compare', op: '>=', left: term, right: number(0) };
  const { low, high } = evaluate(formula, trace, { from: -1, to: 7, outside: 'unknown' });
  return [low[day + 1]!, high[day + 1]!];
}

/** There is at least one day before the evidence. */
describe('an aggregate over all days before, where those before the evidence are not known', () => {
  it.each(CASES)('%s of %j holds whatever number of days there were', (fn, of) => {
    for (const day of [0, 3, 6]) {
      const [low, high] = endless(fn, of, day);
      const at = (horizon: number) => {
        const window = { kind: 'days', from: 0, to: Infinity } as const;
        return oracleOf(trace, 'unknown', horizon).value({ kind: 'window', fn, window, of }, 0, day);
      };
      for (const horizon of [1, 2, 7, 45, 400]) {
        const [least, most] = at(horizon);
        expect(low, `${horizon}`).toBeLessThanOrEqual(least);
        expect(high, `${horizon}`).toBeGreaterThanOrEqual(most);
      }
      // And no wider: an end is reached by some number of days, or come closer to with each.
      if (measuresOf(of).length === 0) continue;
      const ends = [1, 2, 4000].map(at);
      const [least, most] = [Math.min(...ends.map(([l]) => l)), Math.max(...ends.map(([, h]) => h))];
      if (adds(fn) && least < ends[0]![0]) expect(low).toBe(-Infinity);
      else expect(low).toBeCloseTo(least, 1);
      if (adds(fn) && most > ends[0]![1]) expect(high).toBe(Infinity);
      else expect(high).toBeCloseTo(most, 1);
    }
  });

  it('may be what any month was, where the calendar decides', () => {
    const month = { kind: 'calendar', period: 'month', offset: 0 } as const;
    expect(endless('mean', { kind: 'window', fn: 'sum', window: month, of: number(1) }, 3)).toEqual([28, 31]);
  });

  it('is told area by area', () => {
    const areas = ['Helmand', 'Kunduz'];
    const cells = areas.map((_, row) => [row, row, row]);
    const both = traceOf({
      areas,
      measures: [seriesOf('attacks', cells, { areas, nature: 'level', floor: -2 })],
    });
    const of: Term = {
      kind: 'window',
      fn: 'mean',
      window: { kind: 'days', from: 0, to: Infinity },
      of: measure('attacks'),
    };
    const formula: Formula = { kind: 'compare', op: '<=', left: of, right: number(0) };
    const { low, high } = evaluate(formula, both, { from: 1, to: 2, outside: 'unknown' });
    expect([...low]).toEqual(new Array(4).fill(-Infinity));
    expect([...high]).toEqual(new Array(4).fill(2));
    const least: Formula = { ...formula, left: { ...of, fn: 'sum' } };
    const sums = evaluate(least, both, { from: 1, to: 2, outside: 'unknown' });
    expect([...sums.high]).toEqual(new Array(4).fill(Infinity));
  });
});
