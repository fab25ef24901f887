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
