import { describe, expect, it } from 'vitest';
import { boundTotals, coverFigures, disagree, figureFlow, type Report } from '../index.ts';

const report = (id: string, from: number, to: number, low: number, high = low, best = low): Report => {
  return { id, from, to, low, high, best };
};
const rows = (list: readonly { from: number; to: number; low: number; high: number; best: number }[]) =>
  list.map(({ from, to, low, high, best }) => [from, to, low, high, best]);
/** Items as first day, last day, low, high, best. */
const itemsOf = (...reports: readonly Report[]) => rows(coverFigures(reports, []).items);
const related = { id: 'r', from: 0, to: 4, other: { from: 5, to: 9 }, low: 1, high: 1 };

describe('totals', () => {
  it('have the mean of what was reported as an estimate, inside of their bounds', () => {
    const reports = [report('a', 0, 4, 5, 9, 6), report('b', 0, 4, 6, 9, 8), report('c', 5, 9, 3, 4, 1)];
    expect(rows(boundTotals(reports, []).totals)).toEqual([
      [0, 4, 5, 9, 7],
      [5, 9, 3, 4, 3],
    ]);
    expect(boundTotals(reports, []).totals.map((one) => one.reported)).toEqual([true, true]);
  });
  it('that were only compared have the middle, or what is certain', () => {
    const compared = (low: number, high: number) =>
      boundTotals([report('a', 5, 9, 10)], [{ ...related, low, high }]).totals.map(
        ({ low, high, best, reported }) => {
          return { low, high, best, reported };
        },
      );
    expect(compared(1, 3)[0]).toEqual({ low: 10, high: 30, best: 20, reported: false });
    expect(compared(1, Infinity)[0]).toEqual({ low: 10, high: Infinity, best: 10, reported: false });
  });
});

describe('disagree', () => {
  it('is having no value in common', () => {
    expect(disagree([report('a', 0, 0, 1, 3), report('b', 0, 0, 3, 4)])).toBe(false);
    expect(disagree([report('a', 0, 0, 1, 3), report('b', 0, 0, 4, 5)])).toBe(true);
    expect(disagree([report('a', 0, 0, 4, 5), report('b', 0, 0, 1, 3), report('c', 0, 0, 0, 9)])).toBe(true);
    expect(disagree([])).toBe(false);
  });
});

describe('items', () => {
  it('are the shortest reports, of equally short ones the earliest, whatever the order', () => {
    const [a, b, c] = [report('a', 0, 3, 4), report('b', 2, 5, 5), report('c', 9, 9, 1)];
    const wanted = [
      [0, 3, 4, 4, 4],
      [4, 5, 1, 5, 3],
      [9, 9, 1, 1, 1],
    ];
    expect(itemsOf(a, b, c)).toEqual(wanted);
    expect(itemsOf(c, b, a)).toEqual(wanted);
  });
  it('are nothing where nothing is said', () => {
    expect(coverFigures([], [related])).toEqual({ items: [], totals: [], differences: [] });
    expect(itemsOf(report('a', 0, 4, 0, Infinity))).toEqual([]);
    // On days 5 to 9 nothing is known but that they are part of something.
    expect(itemsOf(report('a', 0, 4, 3), report('b', 0, 9, 1, Infinity))).toEqual([[0, 4, 3, 3, 3]]);
    const frame = { name: 'x', unit: 'x', areas: [''], span: { from: 0, to: 9 } };
    expect([...figureFlow(frame, [], [{ ...related, area: 0 }]).series.known]).toEqual(new Array(10).fill(0));
  });
  it('are also what is left of longer reports, cut wherever one ends', () => {
    const known = [report('a', 0, 1, 3), report('d', 8, 9, 4)];
    expect(itemsOf(...known, report('left', 0, 4, 10), report('right', 5, 9, 10))).toEqual([
      [0, 1, 3, 3, 3],
      [2, 4, 7, 7, 7],
      [5, 7, 6, 6, 6],
      [8, 9, 4, 4, 4],
    ]);
    // At least so much in each half.
    const both = [report('left', 0, 4, 10, Infinity), report('right', 5, 9, 10, Infinity)];
    expect(itemsOf(...known, ...both)).toEqual([
      [0, 1, 3, 3, 3],
      [2, 4, 7, Infinity, 7],
      [5, 7, 6, Infinity, 6],
      [8, 9, 4, 4, 4],
    ]);
    // What is known of two of them together only is said by the total.
    const { items, totals } = coverFigures(
      [report('week', 0, 6, 20), report('mid', 2, 4, 8), report('x', 1, 4, 0, 99, 11)],
      [],
    );
    expect(rows(items)).toEqual([
      [0, 0, 0, 12, 3],
      [1, 1, 0, 12, 3],
      [2, 4, 8, 8, 8],
      [5, 6, 0, 12, 6],
    ]);
    expect(items.map((one) => one.reported)).toEqual([false, false, true, false]);
    expect(rows(totals)).toEqual([[0, 6, 20, 20, 20]]);
  });
});

describe('longer totals', () => {
  const parts = [report('a', 0, 4, 1, 5), report('b', 5, 9, 1, 5)];
  const totalsOf = (whole: Report) => rows(coverFigures([...parts, whole], []).totals);
  it('are kept where they say more than their parts, above or below', () => {
    expect(totalsOf(report('q', 0, 9, 2, 10))).toEqual([]);
    expect(totalsOf(report('q', 0, 9, 0, 99))).toEqual([]);
    expect(totalsOf(report('q', 0, 9, 3, 10))).toEqual([[0, 9, 3, 10, 3]]);
    expect(totalsOf(report('q', 0, 9, 2, 9))).toEqual([[0, 9, 2, 9, 2]]);
  });
});

describe('an estimate for what is left over', () => {
  it('is what the shortest report around it leaves', () => {
    const quarter = report('q', 0, 8, 20, 30, 24);
    const year = report('y', 0, 11, 20, 90, 80);
    const month = report('m', 0, 2, 4, 6, 5);
    expect(itemsOf(year, quarter, month)[1]).toEqual([3, 8, 14, 26, 19]);
    // Not more than it can be.
    expect(itemsOf({ ...quarter, best: 90 }, month)[1]).toEqual([3, 8, 14, 26, 25]);
    expect(itemsOf(quarter, { ...month, best: 99 })[1]).toEqual([3, 8, 14, 26, 18]);
    // A report that holds them both leaves as much for each day.
    expect(itemsOf(year, month).slice(1)).toEqual([[3, 11, 14, 86, 75]]);
    expect(itemsOf(year, quarter, month)[2]).toEqual([9, 11, 0, 70, 25]);
  });
  it('is spread evenly over the days that no report is left for', () => {
    expect(itemsOf(report('q', 0, 8, 20, 20, 20), report('m', 3, 5, 4, 6, 5))).toEqual([
      [0, 2, 0, 16, 7.5],
      [3, 5, 4, 6, 5],
      [6, 8, 0, 16, 7.5],
    ]);
  });
  it('is the middle where no report around it holds nothing but items', () => {
    // The second run is cut by the first, which is taken.
    expect(itemsOf(report('a', 0, 3, 4), report('b', 2, 6, 9))).toEqual([
      [0, 3, 4, 4, 4],
      [4, 6, 5, 9, 7],
    ]);
    // No report, only a comparison, is around the days left over.
    const compared = { id: 'r', from: 0, to: 4, other: { from: 20, to: 24 }, low: 1, high: 1 };
    const reports = [report('other', 20, 24, 10, 10, 10), report('m', 0, 1, 2)];
    expect(rows(coverFigures(reports, [compared]).items)[1]).toEqual([2, 4, 8, 8, 8]);
  });
});
