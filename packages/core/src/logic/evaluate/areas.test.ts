import { describe, expect, it } from 'vitest';
import { is, M } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { verdicts } from '../testing/told.ts';
import { traceOf } from '../trace.ts';
import { align, isNational, placed } from './areas.ts';
import { evaluate } from './index.ts';

describe('the areas of a series', () => {
  it('are none where the country is one', () => {
    expect([[], [''], ['Helmand'], ['Helmand', ''], ['', 'Helmand']].map(isNational)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    const series = { ...seriesOf('x', [[1, 2]]), areas: [] };
    for (const areas of [[], [''], ['Helmand', 'Kunduz']]) {
      const trace = traceOf({ areas, measures: [series] });
      const formula = is(M('x'), '<', 2);
      expect(evaluate(formula, trace, { from: 0, to: 1 }).areas).toEqual(['']);
      expect(verdicts(formula, trace, 0, 1)).toEqual(['mn']);
    }
  });

  it('stand among the declared ones, in order or not', () => {
    const declared = ['A', 'B', 'C'];
    const told = (...areas: string[]) => {
      const { areal, rows, inOrder } = align(areas, declared, 'x');
      return [areal, [...rows], inOrder];
    };
    expect(told('A', 'B', 'C')).toEqual([true, [0, 1, 2], true]);
    expect(told('A', 'B')).toEqual([true, [0, 1], false]);
    expect(told('A', 'C', 'B')).toEqual([true, [0, 2, 1], false]);
    expect(told('B', 'D', 'A')).toEqual([true, [1, -1, 0], false]);
    expect(told('A', 'B', 'C', 'D')).toEqual([true, [0, 1, 2, -1], false]);
    expect(told('')).toEqual([false, [0], true]);
    expect(() => align(['A'], [''], 'measure "x"')).toThrow(
      'measure "x" is kept by area, but the trace declares no areas',
    );
  });

  it('are copied to their rows, on the days that they have', () => {
    const series = { first: 10, days: 3 };
    const values = Float64Array.of(1, 2, 3, 4, 5, 6);
    const on = (from: number, to: number) => {
      const out = new Float64Array(2 * (to - from + 1)).fill(-1);
      placed([1, 0], series, { from, to }, values, out);
      return [...out];
    };
    expect(on(10, 12)).toEqual([4, 5, 6, 1, 2, 3]);
    expect(on(9, 10)).toEqual([-1, 4, -1, 1]);
    expect(on(12, 13)).toEqual([6, -1, 3, -1]);
    expect(on(7, 9)).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(on(13, 14)).toEqual([-1, -1, -1, -1]);
    expect(on(9, 14)).toEqual([-1, 4, 5, 6, -1, -1, -1, 1, 2, 3, -1, -1]);
  });
});
