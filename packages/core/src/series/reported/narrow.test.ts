import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../logic/testing/rng.ts';
import { figureFlow, narrowSums, type Series, slideSum, spanSums, type Windows } from '../index.ts';

const daysOf = ({ first, days }: Series) => ({ from: first, to: first + days - 1 });

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
  if (narrowed) narrowSums(series, windows, daysOf(series), Int32Array.of(0), low, high);
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
    narrowSums(series, months, daysOf(series), Int32Array.of(-1, 0), low, high);
    expect([...low].slice(0, 3)).toEqual([0, 0, 20]);
    expect([...high]).toEqual([70, 70, 20, Infinity, Infinity, Infinity]);
    narrowSums(series, months, daysOf(series), Int32Array.of(1, 0), low, high);
    expect([low[3], high[3], low[5], high[5]]).toEqual([7, 9, 0, Infinity]);
  });
  it('leaves a window that no total touches, or that cuts one, as it was', () => {
    const series = withTotals([''], 0, [report('q', 10, 39, 90)]);
    const narrow = (shift: number, width: number) => {
      const [low, high] = [new Float64Array(1), new Float64Array(1).fill(Infinity)];
      narrowSums(
        series,
        { kind: 'sliding', count: 1, shift, width },
        daysOf(series),
        Int32Array.of(0),
        low,
        high,
      );
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
  it('is sound but for the last digit where numbers are no whole ones', () => {
    const cases = fc.record({
      // In tenths, which doubles do not hold: what is true of them is asked in whole numbers.
      tenths: fc.array(fc.oneof(fc.nat(9), fc.integer({ min: 9_000_000, max: 9_999_999 })), {
        minLength: 6,
        maxLength: 12,
      }),
      picks: fc.array(fc.record({ from: fc.nat(11), length: fc.oneof(fc.constant(0), fc.nat(6)) }), {
        minLength: 4,
        maxLength: 12,
      }),
      width: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(cases, ({ tenths, picks, width }) => {
        const total = (from: number, to: number) => tenths.slice(from, to + 1).reduce((sum, x) => sum + x, 0);
        const reports = picks.map(({ from, length }, k) => {
          const first = Math.min(from, tenths.length - 1);
          const last = Math.min(first + length, tenths.length - 1);
          return report(`r${k}`, first, last, total(first, last) / 10);
        });
        const series = flow(tenths.length - 1, ...reports);
        const { low, high } = sums(series, width, true);
        for (let day = width - 1; day < tenths.length; day++) {
          const sum = total(day - width + 1, day) / 10;
          expect(low[day]).toBeLessThanOrEqual(sum * (1 + 1e-14));
          expect(high[day]).toBeGreaterThanOrEqual(sum * (1 - 1e-14));
          expect(low[day]).toBeLessThanOrEqual(high[day]!);
        }
      }),
      { numRuns: samples(300) },
    );
  });
  it('follows what is supposed of single days, also inside of items', () => {
    const base = flow(89, report('q', 0, 89, 90), report('m', 30, 59, 20), report('d', 70, 70, 2, 4));
    // Five to seven more on day 40: counted there, and in the total.
    const [low, high] = [base.low.slice(), base.high.slice()];
    low[40]! += 5;
    high[40]! += 7;
    const shift = (values: Float64Array, by: number) => values.map((value) => value + by);
    const { totals } = base;
    const moved = { ...totals!, low: shift(totals!.low, 5), high: shift(totals!.high, 7) };
    const series = { ...base, low, high, totals: moved };
    const found = (width: number, day: number) => {
      const narrow = sums(series, width, true);
      return [narrow.low[day], narrow.high[day]];
    };
    expect(found(90, 89)).toEqual([95, 97]);
    expect(found(30, 59)).toEqual([25, 27]);
    expect(found(60, 59)).toEqual([25, 95]);
    expect(found(30, 89)).toEqual([2, 72]);
    expect(found(1, 40)).toEqual([5, 27]);
  });
  it('leaves sums alone where what is supposed does not fit what was reported', () => {
    const fitting = flow(9, report('m', 4, 5, 8), report('q', 0, 9, 20));
    expect([...fitting.totals!.low]).toEqual([20]);
    const totals = { ...fitting.totals!, low: Float64Array.of(3), high: Float64Array.of(3) };
    for (const width of [2, 5, 10]) {
      const [plain, narrow] = [sums(fitting, width, false), sums({ ...fitting, totals }, width, true)];
      expect(narrow).toEqual(plain);
    }
  });
  it('looks at the days that were summed up, and not at those that a window would reach beyond them', () => {
    const series = withTotals([''], 0, [report('q', 10, 39, 90)]);
    const [low, high] = [new Float64Array(1), new Float64Array(1).fill(100)];
    const days = { from: 20, to: 50 };
    narrowSums(
      series,
      { kind: 'sliding', count: 1, shift: -20, width: 60 },
      days,
      Int32Array.of(0),
      low,
      high,
    );
    expect([low[0], high[0]]).toEqual([0, 100]);
    narrowSums(
      series,
      { kind: 'sliding', count: 1, shift: -90, width: 60 },
      days,
      Int32Array.of(0),
      low,
      high,
    );
    expect([low[0], high[0]]).toEqual([0, 100]);
  });
});
