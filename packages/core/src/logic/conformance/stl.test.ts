import { describe, expect, it } from 'vitest';
import { evaluate, parseFormula, traceOf } from '../index.ts';
import { seriesOf } from '../testing/series.ts';
import { hasShared, readShared } from '../testing/shared.ts';
import { type StlNode, stlFormula } from '../testing/stl.ts';

type Bound = number | 'inf' | '-inf';
const bound = (value: Bound) => (value === 'inf' ? Infinity : value === '-inf' ? -Infinity : value + 0);

function signals(values: Readonly<Record<string, readonly number[]>>) {
  const measures = Object.entries(values).map(([name, row]) => seriesOf(name, [row], { nature: 'level' }));
  return traceOf({ measures });
}

describe.skipIf(!hasShared('rtamt_generated_discrete.json'))('robustness as RTAMT computes it', () => {
  interface Case {
    readonly id: string;
    readonly formula: string;
    readonly ast: StlNode;
    readonly trace: { readonly time: readonly number[]; readonly signals: Record<string, number[]> };
    readonly expected: { readonly robustness: readonly Bound[] };
  }
  const cases = hasShared('rtamt_generated_discrete.json')
    ? readShared<Case[]>('rtamt_generated_discrete.json')
    : [];

  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { ast, formula, trace, expected }) => {
    const to = trace.time.length - 1;
    const wanted = expected.robustness.map(bound);
    for (const one of [stlFormula(ast), parseFormula(formula)]) {
      const { low, high } = evaluate(one, signals(trace.signals), { from: 0, to, outside: 'clip' });
      expect([...low]).toEqual(wanted);
      expect([...high]).toEqual(wanted);
    }
  });
});

describe.skipIf(!hasShared('stlrom_interval_robustness.json'))('intervals as STLRom computes them', () => {
  interface Case {
    readonly id: string;
    readonly formula: string;
    readonly ast: StlNode;
    readonly trace: readonly Readonly<Record<string, number>>[];
    readonly expected: {
      readonly intervalAfterSample: readonly (readonly [Bound, Bound])[];
      readonly verdictAfterSample: readonly string[];
    };
  }
  const cases = hasShared('stlrom_interval_robustness.json')
    ? readShared<Case[]>('stlrom_interval_robustness.json')
    : [];

  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { ast, formula, trace, expected }) => {
    trace.forEach((_row, k) => {
      const rows = trace.slice(0, k + 1);
      const known = signals({ x: rows.map((row) => row.x!), y: rows.map((row) => row.y!) });
      for (const one of [stlFormula(ast), parseFormula(formula)]) {
        const { low, high, certain, possible } = evaluate(one, known, { from: 0, to: 0 });
        expect([low[0]! + 0, high[0]! + 0]).toEqual(expected.intervalAfterSample[k]!.map(bound));
        const verdict = certain[0] ? 'met' : possible[0] ? 'unknown' : 'not-met';
        expect(verdict).toBe(expected.verdictAfterSample[k]);
      }
    });
  });
});
