import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureFlow, narrowSums, type Series, slideSum, spanSums, type Windows } from './index.ts';

/** Sums of sliding windows of a width, ending on each day of the series, as the evaluator makes them. */
function sums(series: Series, width: number, narrowed: boolean) {
  const windows: Windows = { kind: 'sliding', count: series.days, shift: 1 - width, width };
  const [low, high] = [new Float64Array(series.days), new Float64Array(series.days)];
  const row = (values: Float64Array) => ({ values, at: 0, n: series.days });
  slideSum(row(series.low), windows, -Infinity, low, 0);
  slideSum(row(series.high), windows, Infinity, high, 0);
  const items = spanSums(series.spans, windows, series.first, 1, Int32Array.of(0));
  for (let i = 0; i < series.days; i++) {
    low[i]! += items.low[i]!;
    high[i]! += items.high[i]!;
  }
  if (narrowed) narrowSums(series, windows, series.first, Int32Array.of(0), low, high);
  return { low, high };
}

const report = (id: string, from: number, to: number, low: number, high = low) => {
  return { id, area: 0, from, to, low, high, best: low };
};
const flow = (to: number, ...reports: readonly ReturnType<typeof report>[]) =>
  figureFlow({ name: 'attacks', unit: 'attacks', areas: [''], span: { from: 0, to } }, reports, []).series;

/** A series of 90 days of which nothing is known but some totals. */
function withTotals(
  areas: readonly string[],
  first: number,
  totals: readonly ReturnType<typeof report>[],
): Series {
  const frame = { name: 'attacks', unit: 'attacks', areas, span: { from: first, to: first + 89 } };
  const ints = (pick: (one: (typeof totals)[number]) => number) => Int32Array.from(totals, pick);
  const floats = (pick: (one: (typeof totals)[number]) => number) => Float64Array.from(totals, pick);
  return {
    ...figureFlow(frame, [], []).series,
    totals: {
      area: ints((one) => one.area),
      from: ints((one) => one.from),
      to: ints((one) => one.to),
      low: floats((one) => one.low),
      high: floats((one) => one.high),
      best: floats((one) => one.best),
    },
  };
}

describe('narrowSums', () => {
  it('keeps a quarter exact when only its middle month is known', () => {
    const series = flow(89, report('q', 0, 89, 90), report('m', 30, 59, 20));
    const [plain, narrow] = [sums(series, 90, false), sums(series, 90, true)];
    expect([plain.low[89], plain.high[89]]).toEqual([20, 160]);
    expect([narrow.low[89], narrow.high[89]]).toEqual([90, 90]);
  });
  it('bounds a window inside of a total by what the rest leaves', () => {
    const series = flow(89, report('q', 0, 89, 90), report('m', 30, 59, 20));
    const narrow = sums(series, 30, true);
    expect([narrow.low[29], narrow.high[29]]).toEqual([0, 70]);
    expect([narrow.low[59], narrow.high[59]]).toEqual([20, 20]);
  });
  it('looks at whole months as at sliding windows, and at each area for itself', () => {
    const months: Windows = {
      kind: 'tiled',
      count: 3,
      first: Int32Array.of(0, 0, 30),
      last: Int32Array.of(29, 29, 59),
    };
    const series = withTotals(['North', 'South'], 100, [
      { ...report('q', 100, 189, 90), area: 1 },
      { ...report('m', 130, 159, 20), area: 1 },
      { ...report('n', 100, 129, 7, 9), area: 0 },
    ]);
    const [low, high] = [new Float64Array(6), new Float64Array(6).fill(Infinity)];
    // The result has the south in its first row, and does not ask for the north.
    narrowSums(series, months, 100, Int32Array.of(-1, 0), low, high);
    expect([...low].slice(0, 3)).toEqual([0, 0, 20]);
    expect([...high]).toEqual([90, 90, 20, Infinity, Infinity, Infinity]);
    narrowSums(series, months, 100, Int32Array.of(1, 0), low, high);
    expect([low[3], high[3], low[5], high[5]]).toEqual([7, 9, 0, Infinity]);
  });
  it('leaves a window that no total touches, or that cuts one, as it was', () => {
    const series = withTotals([''], 0, [report('q', 10, 39, 90)]);
    const narrow = (shift: number, width: number) => {
      const [low, high] = [new Float64Array(1), new Float64Array(1).fill(Infinity)];
      narrowSums(series, { kind: 'sliding', count: 1, shift, width }, 0, Int32Array.of(0), low, high);
      return [low[0], high[0]];
    };
    expect(narrow(0, 10)).toEqual([0, Infinity]);
    expect(narrow(40, 10)).toEqual([0, Infinity]);
    expect(narrow(0, 20)).toEqual([0, Infinity]);
    expect(narrow(30, 20)).toEqual([0, Infinity]);
    expect(narrow(10, 30)).toEqual([90, 90]);
    expect(narrow(10, 29)).toEqual([0, 90]);
    expect(narrow(9, 31)).toEqual([90, Infinity]);
  });
  it('is never narrower than the truth, nor wider than before', () => {
    const cases = fc.record({
      truth: fc.array(fc.nat(9), { minLength: 10, maxLength: 30 }),
      picks: fc.array(fc.record({ from: fc.nat(29), length: fc.nat(15), slack: fc.nat(3) }), {
        maxLength: 7,
      }),
      width: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(cases, ({ truth, picks, width }) => {
        const total = (from: number, to: number) =>
          truth.slice(Math.max(0, from), to + 1).reduce((sum, x) => sum + x, 0);
        const reports = picks.map(({ from, length, slack }, k) => {
          const first = Math.min(from, truth.length - 1);
          const last = Math.min(first + length, truth.length - 1);
          const sum = total(first, last);
          return report(`r${k}`, first, last, Math.max(0, sum - slack), sum + slack);
        });
        const series = flow(truth.length - 1, ...reports);
        const [plain, narrow] = [sums(series, width, false), sums(series, width, true)];
        for (let day = width - 1; day < truth.length; day++) {
          const sum = total(day - width + 1, day);
          expect(narrow.low[day]).toBeLessThanOrEqual(sum + 1e-9);
          expect(narrow.high[day]).toBeGreaterThanOrEqual(sum - 1e-9);
          expect(narrow.low[day]).toBeGreaterThanOrEqual(plain.low[day]!);
          expect(narrow.high[day]).toBeLessThanOrEqual(plain.high[day]!);
        }
      }),
      { numRuns: 300 },
    );
  });
});
