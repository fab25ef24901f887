import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundTotals, coverFigures, figureFlow, figureLevel, flowSeries, type Report } from './index.ts';

const exact = (id: string, from: number, to: number, value: number): Report => ({
  id,
  from,
  to,
  low: value,
  high: value,
  best: value,
});
const shape = (bounds: { from: number; to: number; low: number; high: number }) =>
  [bounds.from, bounds.to, bounds.low, bounds.high] as const;

describe('totals that overlap', () => {
  it('gives the missing month of a quarter', () => {
    const cover = coverFigures([exact('q', 0, 89, 90), exact('a', 0, 29, 20), exact('b', 30, 59, 30)], []);
    expect(cover.items.map(shape)).toEqual([
      [0, 29, 20, 20],
      [30, 59, 30, 30],
      [60, 89, 40, 40],
    ]);
    // The quarter says no more than its months do by now.
    expect(cover.totals).toEqual([]);
    expect(cover.differences).toEqual([]);
  });
  it('counts nothing twice when all parts are there', () => {
    const cover = coverFigures([exact('q', 0, 89, 90), exact('a', 0, 29, 20), exact('b', 30, 89, 70)], []);
    expect(cover.items.reduce((sum, item) => sum + item.high, 0)).toBe(90);
  });
  it('takes the hull of rival reports of the same days and says so', () => {
    const cover = coverFigures([exact('x', 0, 6, 80), exact('y', 0, 6, 170)], []);
    expect(cover.items.map(shape)).toEqual([[0, 6, 80, 170]]);
    expect(cover.differences).toEqual([{ from: 0, to: 6, ids: ['x', 'y'] }]);
  });
  it('widens both sides when a longer report contradicts its parts', () => {
    const cover = coverFigures([exact('q', 0, 59, 150), exact('a', 0, 29, 60), exact('b', 30, 59, 40)], []);
    expect(cover.items.map(shape)).toEqual([
      [0, 29, 60, 110],
      [30, 59, 40, 90],
    ]);
    expect(cover.totals.map(shape)).toEqual([[0, 59, 100, 150]]);
    expect(cover.differences).toEqual([{ from: 0, to: 59, ids: ['q', 'a', 'b'] }]);
  });
  it('bounds a withheld quarter from "50 % higher than the quarter before"', () => {
    const bounded = boundTotals(
      [exact('q2', 91, 181, 6000)],
      [{ id: 'q3', from: 182, to: 273, other: { from: 91, to: 181 }, low: 1.495, high: 1.505 }],
    );
    const q3 = bounded.totals.find((total) => total.from === 182)!;
    expect([q3.low, q3.high]).toEqual([8970, 9030]);
  });
  it('works backwards through a comparison', () => {
    const bounded = boundTotals(
      [exact('q1 2021', 365, 454, 11551)],
      [{ id: '+37 %', from: 365, to: 454, other: { from: 0, to: 90 }, low: 1.365, high: 1.375 }],
    );
    const earlier = bounded.totals.find((total) => total.from === 0)!;
    expect(earlier.low).toBeCloseTo(11551 / 1.375, 6);
    expect(earlier.high).toBeCloseTo(11551 / 1.365, 6);
  });
  it('sets a comparison that contradicts the reports aside', () => {
    const bounded = boundTotals(
      [exact('a', 0, 9, 10), exact('b', 10, 19, 100)],
      [{ id: 'wrong', from: 10, to: 19, other: { from: 0, to: 9 }, low: 0.5, high: 0.6 }],
    );
    expect(bounded.totals.map(shape)).toEqual([
      [0, 9, 10, 10],
      [10, 19, 100, 100],
    ]);
    expect(bounded.differences).toEqual([{ from: 10, to: 19, ids: ['wrong'] }]);
  });
});

/** A true daily history, and reports and relations that are true of it. */
const history = fc
  .record({
    days: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 40 }),
    picks: fc.array(
      fc.record({ from: fc.nat(39), length: fc.nat(20), less: fc.nat(3), more: fc.option(fc.nat(3)) }),
      { maxLength: 8 },
    ),
    pairs: fc.array(
      fc.record({
        from: fc.nat(39),
        length: fc.nat(9),
        other: fc.nat(39),
        slack: fc.integer({ min: 0, max: 20 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ days, picks, pairs }) => {
    const total = (from: number, to: number) => days.slice(from, to + 1).reduce((sum, x) => sum + x, 0);
    const clip = (from: number, length: number) => {
      const start = Math.min(from, days.length - 1);
      return { from: start, to: Math.min(days.length - 1, start + length) };
    };
    const reports = picks.map((pick, k) => {
      const span = clip(pick.from, pick.length);
      const sum = total(span.from, span.to);
      const high = pick.more === null ? Infinity : sum + pick.more;
      return { id: `r${k}`, ...span, low: Math.max(0, sum - pick.less), high, best: sum };
    });
    const relations = pairs.flatMap((pair, k) => {
      const [span, other] = [clip(pair.from, pair.length), clip(pair.other, pair.length)];
      const [mine, theirs] = [total(span.from, span.to), total(other.from, other.to)];
      if (theirs === 0) return [];
      const ratio = mine / theirs;
      return [
        {
          id: `p${k}`,
          ...span,
          other,
          low: ratio * (1 - pair.slack / 100),
          high: ratio * (1 + pair.slack / 100),
        },
      ];
    });
    return { days, total, reports, relations };
  });

describe('bounds are never narrower than the truth', () => {
  it('in totals, atoms and items', () => {
    fc.assert(
      fc.property(history, ({ total, reports, relations }) => {
        const bounded = boundTotals(reports, relations);
        expect(bounded.differences).toEqual([]);
        const cover = coverFigures(reports, relations);
        for (const one of [...bounded.totals, ...cover.items, ...cover.totals]) {
          const truth = total(one.from, one.to);
          expect(one.low).toBeLessThanOrEqual(truth + 1e-6);
          expect(one.high).toBeGreaterThanOrEqual(truth - 1e-6);
        }
        for (let k = 1; k < cover.items.length; k++) {
          expect(cover.items[k]!.from).toBeGreaterThan(cover.items[k - 1]!.to);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('and stand where reports contradict each other', () => {
    const any = fc.array(
      fc.record({ from: fc.nat(20), length: fc.nat(12), low: fc.nat(50), width: fc.nat(20) }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(any, (picks) => {
        const reports = picks.map(({ from, length, low, width }, k) => {
          return { id: `r${k}`, from, to: from + length, low, high: low + width, best: low };
        });
        const cover = coverFigures(reports, []);
        for (const item of [...cover.items, ...cover.totals]) {
          expect(item.low).toBeLessThanOrEqual(item.high);
          expect(item.best).toBeGreaterThanOrEqual(item.low);
          expect(item.best).toBeLessThanOrEqual(item.high);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const frame = (areas: readonly string[], from: number, to: number) => ({
  name: 'deaths',
  unit: 'deaths',
  areas,
  span: { from, to },
});

describe('flowSeries', () => {
  const one = { low: 1, high: 3, best: 2 };
  it('has true zeros inside the coverage, unknown outside, lower bounds where incomplete', () => {
    const series = flowSeries(
      frame(['a', 'b'], 0, 4),
      [{ area: 0, from: 3, to: 3, ...one }],
      [{ from: 1, to: 3, completeThrough: 2 }],
    );
    expect([...series.known]).toEqual([0, 1, 1, 1, 0, 0, 1, 1, 1, 0]);
    expect([...series.low]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect([...series.high]).toEqual([
      Infinity,
      0,
      0,
      Infinity,
      Infinity,
      Infinity,
      0,
      0,
      Infinity,
      Infinity,
    ]);
    expect([...series.best]).toEqual([0, 0, 0, 2, 0, 0, 0, 0, 0, 0]);
  });
  it('keeps items of several days whole, and adds up those of the same days', () => {
    const series = flowSeries(
      frame([''], 0, 4),
      [
        { area: 0, from: 3, to: 6, ...one },
        { area: 0, from: 3, to: 6, ...one },
        { area: 0, from: -3, to: -1, ...one },
      ],
      [{ from: 0, to: 9 }],
    );
    const { from, to, low, high, best } = series.spans;
    expect([from, to, low, high, best].map((list) => [...list])).toEqual([[3], [6], [2], [6], [4]]);
  });
  it('lets an item without an area be anywhere', () => {
    const series = flowSeries(
      frame(['a', 'b'], 0, 0),
      [{ area: -1, from: 0, to: 0, ...one }],
      [{ from: 0, to: 0 }],
    );
    expect([...series.low]).toEqual([0, 0]);
    expect([...series.high]).toEqual([3, 3]);
  });
  it('keeps span items finite', () => {
    const series = flowSeries(
      frame([''], 0, 3),
      [{ area: 0, from: 1, to: 2, low: 5, high: Infinity, best: 7 }],
      [{ from: 0, to: 3 }],
    );
    expect([...series.high]).toEqual([0, Infinity, Infinity, 0]);
    expect([...series.spans.high]).toEqual([5]);
  });
});

describe('figures as series', () => {
  it('has longer totals only where some overlap, and with them what lies outside of its days', () => {
    const report = (id: string, from: number, to: number, value: number) => ({
      ...exact(id, from, to, value),
      area: 1,
    });
    const months = [report('a', 0, 2, 5), report('b', 6, 8, 7)];
    const asked = frame(['a', 'b'], 3, 20);
    expect(figureFlow(asked, months, []).series.totals).toBeUndefined();
    const { totals } = figureFlow(asked, [...months, report('q', 0, 11, 20)], []).series;
    const rows = Array.from(totals!.area, (area, k) => [
      area,
      totals!.from[k],
      totals!.to[k],
      totals!.low[k],
      totals!.high[k],
    ]);
    expect(rows).toEqual([
      [1, 0, 2, 5, 5],
      [1, 0, 11, 20, 20],
    ]);
  });
  it('says in which area reports differ', () => {
    const rivals = [80, 170].map((value) => ({ ...exact(`r${value}`, 0, 6, value), area: 1 }));
    expect(figureFlow(frame(['a', 'b'], 0, 6), rivals, []).differences).toEqual([
      { area: 1, from: 0, to: 6, ids: ['r80', 'r170'] },
    ]);
    expect(figureFlow(frame(['a', 'b'], 0, 6), rivals.slice(1), []).differences).toEqual([]);
  });
  it('makes a flow from months, unknown elsewhere', () => {
    const report = { ...exact('m', 2, 4, 30), area: 0 };
    const { series } = figureFlow(frame([''], 0, 6), [report], []);
    expect([...series.known]).toEqual([0, 0, 1, 1, 1, 0, 0]);
    expect([...series.spans.low]).toEqual([30]);
  });
  it('carries a level forward, takes the hull of one day, and forgets after its validity', () => {
    const reports = [
      { ...exact('a', 1, 1, 100), area: 0 },
      { ...exact('b', 3, 3, 80), area: 0 },
      { ...exact('c', 3, 3, 90), area: 0 },
    ];
    const { series, differences } = figureLevel(frame([''], 0, 6), reports, { unit: 'day', count: 2 });
    expect([...series.known]).toEqual([0, 1, 1, 1, 1, 1, 0]);
    expect([...series.low]).toEqual([0, 100, 100, 80, 80, 80, 0]);
    expect([...series.high]).toEqual([Infinity, 100, 100, 90, 90, 90, Infinity]);
    expect(differences.map((each) => [each.from, each.ids])).toEqual([
      [3, ['b', 'c']],
      [4, ['b', 'c']],
    ]);
  });
});
