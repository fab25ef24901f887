import { describe, expect, it } from 'vitest';
import type { Series } from '../../series/index.ts';
import type { Comparison, Formula, Term } from '../formula.ts';
import { M, N } from '../testing/pointwise.ts';
import { AREAS, randomFormula, randomTrace } from '../testing/random.ts';
import { type Rng, rngOf } from '../testing/rng.ts';
import { type Item, seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { evaluate } from './index.ts';

const FIRST = 18_318;
const DAYS = { from: FIRST - 1, to: FIRST + 6 };
/** Further than any formula of these tests looks. */
const EDGE = 60;

/** One of the worlds that a trace allows: every cell a number, every item on one day, nothing unknown. */
function world(trace: Trace, rng: Rng): Trace {
  const value = (low: number, high: number): number => {
    const [least, most] = [
      Number.isFinite(low) ? low : -9,
      Number.isFinite(high) ? high : Math.max(low, 0) + 9,
    ];
    if (rng.chance(0.4)) return least;
    return rng.chance(0.5) ? most : rng.int(Math.ceil(least), Math.floor(most));
  };
  const days = 2 * EDGE;
  const first = FIRST - EDGE;
  const concrete = (series: Series): Series => {
    const rows = series.areas.map((_, row) =>
      Array.from({ length: days }, (_cell, i) => {
        const at = first + i - series.first;
        if (at < 0 || at >= series.days) return value(series.floor, Infinity);
        return value(series.low[row * series.days + at]!, series.high[row * series.days + at]!);
      }),
    );
    for (let k = 0; k < series.spans.from.length; k++) {
      const day = rng.int(series.spans.from[k]!, series.spans.to[k]!);
      rows[series.spans.area[k]!]![day - first]! += value(series.spans.low[k]!, series.spans.high[k]!);
    }
    return seriesOf(series.name, rows, {
      areas: series.areas,
      first,
      nature: series.nature,
      floor: series.floor,
    });
  };
  const measures = [...trace.measures.values()].map((series) => {
    const one = concrete(series);
    if (one.areas.length === 1 || one.areas.length === AREAS.length) return one;
    // An area that the series lacks is unknown, so in a world it has some value.
    const rows = AREAS.map((area) => {
      const row = one.areas.indexOf(area);
      const cells = (r: number) => [...one.low.subarray(r * days, (r + 1) * days)];
      return row >= 0 ? cells(row) : Array.from({ length: days }, () => value(series.floor, Infinity));
    });
    return seriesOf(one.name, rows, { areas: AREAS, first, nature: one.nature, floor: one.floor });
  });
  const propositions = [...trace.propositions].map(([name, one]) => {
    const flags = new Uint8Array(one.areas.length * days);
    for (let i = 0; i < flags.length; i++) {
      const at = first + (i % days) - one.first;
      const cell = Math.floor(i / days) * one.days + at;
      const inside = at >= 0 && at < one.days;
      const open = inside ? one.certain[cell] !== one.possible[cell] : true;
      flags[i] = open ? rng.int(0, 1) : one.certain[cell]!;
    }
    return [name, { areas: one.areas, first, days, certain: flags, possible: flags }] as const;
  });
  return traceOf({ areas: AREAS, measures, propositions });
}

describe('bounds are never narrower than the truth', () => {
  it('in any world that the evidence allows', () => {
    let decided = 0;
    for (let k = 0; k < 900; k++) {
      const seed = 300_000 + k;
      const rng = rngOf(seed);
      const trace = randomTrace(rng, FIRST);
      const formula = randomFormula(rng, rng.int(0, 3), { calendar: false, unbounded: false }, FIRST + 4);
      const bounds = evaluate(formula, trace, DAYS);
      for (let w = 0; w < 3; w++) {
        const truth = evaluate(formula, world(trace, rng), DAYS);
        for (let cell = 0; cell < bounds.low.length; cell++) {
          const where = `seed ${seed} cell ${cell} ${JSON.stringify(formula)}`;
          const size = Math.abs(truth.low[cell]!);
          const slack = Number.isFinite(size) ? 1e-9 * Math.max(1, size) : 0;
          // Division by zero leaves a number unknown in every world.
          if (!(bounds.low[cell]! <= truth.high[cell]! + slack)) expect.fail(`low: ${where}`);
          if (!(bounds.high[cell]! >= truth.low[cell]! - slack)) expect.fail(`high: ${where}`);
          if (Math.abs(truth.low[cell]!) < slack) continue;
          if (bounds.certain[cell] === 1 && truth.possible[cell] === 0) expect.fail(`certain: ${where}`);
          if (bounds.possible[cell] === 0 && truth.certain[cell] === 1) expect.fail(`possible: ${where}`);
          decided += bounds.certain[cell] === bounds.possible[cell] ? 1 : 0;
        }
      }
    }
    expect(decided).toBeGreaterThan(10_000);
  });
});

/** All worlds of a small series of whole numbers: every value of every cell, every day and value of every item. */
function* worlds(cells: readonly (readonly [number, number])[], items: readonly Item[]): Generator<number[]> {
  function* place(at: number, values: number[]): Generator<number[]> {
    if (at < cells.length) {
      for (let v = cells[at]![0]; v <= cells[at]![1]; v++) yield* place(at + 1, [...values, v]);
      return;
    }
    const item = items[at - cells.length];
    if (!item) {
      yield values;
      return;
    }
    for (let day = item.from; day <= item.to; day++) {
      for (let v = item.low; v <= item.high; v++) {
        const next = [...values];
        if (day >= 0 && day < next.length) next[day] = next[day]! + v;
        yield* place(at + 1, next);
      }
    }
  }
  yield* place(0, []);
}

describe('bounds are exactly the truth where each measure occurs once', () => {
  const windows: readonly Term[] = (['sum', 'mean', 'min', 'max', 'median'] as const).flatMap((fn) =>
    [1, 2, 4].map(
      (length): Term => ({
        kind: 'window',
        fn,
        window: { kind: 'days', from: 0, to: length - 1 },
        of: M('x'),
      }),
    ),
  );
  const terms: readonly Term[] = [
    ...windows,
    { kind: 'window', fn: 'count', window: { kind: 'days', from: 0, to: 3 }, of: M('x') },
    { kind: 'trend', days: 3, of: M('x') },
    { kind: 'abs', of: { kind: 'subtract', left: M('x'), right: N(2) } },
    { kind: 'divide', left: M('x'), right: N(-2) },
    { kind: 'multiply', left: N(-3), right: { kind: 'add', left: M('x'), right: N(1) } },
    { kind: 'divide', left: N(6), right: { kind: 'add', left: M('x'), right: N(1) } },
    { kind: 'reference', fn: 'median', every: 2, span: { from: 0, to: 3 }, of: M('x') },
    { kind: 'reference', fn: 'mean', every: 1, span: { from: 1, to: 3 }, of: M('x') },
    { kind: 'at', day: 2, of: M('x') },
    { kind: 'earlier', by: { unit: 'day', count: 1 }, of: M('x') },
  ];
  const DAY = 3;

  function truth(formula: Formula, cells: readonly (readonly [number, number])[], items: readonly Item[]) {
    let [low, high, all, some] = [Infinity, -Infinity, true, false];
    for (const values of worlds(cells, items)) {
      const trace = traceOf({ measures: [seriesOf('x', [values])] });
      const judged = evaluate(formula, trace, { from: DAY, to: DAY });
      low = Math.min(low, judged.low[0]!);
      high = Math.max(high, judged.low[0]!);
      if (judged.certain[0] === 1) some = true;
      else all = false;
    }
    return { low, high, certain: all ? 1 : 0, possible: some ? 1 : 0 };
  }

  function bounds(formula: Formula, cells: readonly (readonly [number, number])[], items: readonly Item[]) {
    const trace = traceOf({ measures: [seriesOf('x', [cells], { spans: items })] });
    const { low, high, certain, possible } = evaluate(formula, trace, { from: DAY, to: DAY });
    return { low: low[0], high: high[0], certain: certain[0], possible: possible[0] };
  }

  const ops: readonly Comparison[] = ['<=', '>', '==', '!='];
  it.each(terms.map((term) => [JSON.stringify(term), term] as const))('%s', (_, term) => {
    const rng = rngOf(JSON.stringify(term).length);
    for (let k = 0; k < 12; k++) {
      const cells = Array.from({ length: 4 }, () => {
        const low = rng.int(0, 3);
        return [low, low + rng.int(0, 2)] as const;
      });
      for (const op of ops) {
        const formula: Formula = { kind: 'compare', op, left: term, right: N(rng.int(-4, 8)) };
        // Cells range over all numbers, the worlds here only over whole ones: equality may be missed by all of them.
        const [wide, narrow] = [bounds(formula, cells, []), truth(formula, cells, [])];
        if (op === '<=' || op === '>')
          expect(close(wide), JSON.stringify({ cells, formula })).toEqual(close(narrow));
        else expect(wide.certain).toBeLessThanOrEqual(narrow.certain);
      }
    }
  });

  it('a sum of cells and of items that lie somewhere within several days', () => {
    const rng = rngOf(11);
    for (let k = 0; k < 60; k++) {
      const cells = Array.from({ length: 4 }, () => [rng.int(0, 2), 2] as const);
      const items = Array.from({ length: rng.int(1, 2) }, (): Item => {
        const from = rng.int(0, 3);
        const low = rng.int(0, 3);
        return { from, to: rng.int(from, 3), low, high: low + rng.int(0, 1) };
      });
      const [from, length] = [rng.int(0, 1), rng.int(1, 3)];
      const left: Term = {
        kind: 'window',
        fn: 'sum',
        window: { kind: 'days', from, to: from + length - 1 },
        of: M('x'),
      };
      const formula: Formula = { kind: 'compare', op: '<=', left, right: N(5) };
      expect(bounds(formula, cells, items)).toEqual(truth(formula, cells, items));
    }
  });

  it('temporal operators over cells', () => {
    const rng = rngOf(12);
    const leaf = (op: Comparison): Formula => ({ kind: 'compare', op, left: M('x'), right: N(2) });
    for (let k = 0; k < 60; k++) {
      const cells = Array.from({ length: 4 }, () => {
        const low = rng.int(0, 3);
        return [low, low + rng.int(0, 2)] as const;
      });
      const within = { bounds: { from: rng.int(0, 1), to: rng.int(1, 2) } };
      const formulas: readonly Formula[] = [
        { kind: 'historically', ...within, of: leaf('<=') },
        { kind: 'once', ...within, of: { kind: 'historically', bounds: { from: 0, to: 1 }, of: leaf('>=') } },
        { kind: 'days that', op: 'at least', count: 2, days: 3, of: leaf('>') },
        { kind: 'days that', op: 'at most', count: 1, days: 3, of: leaf('>') },
        { kind: 'rises', of: leaf('>') },
        { kind: 'falls', of: leaf('>=') },
      ];
      for (const formula of formulas) {
        expect(bounds(formula, cells, []), JSON.stringify({ cells, formula })).toEqual(
          truth(formula, cells, []),
        );
      }
    }
  });
});

function close(ends: {
  low: number | undefined;
  high: number | undefined;
  certain: unknown;
  possible: unknown;
}) {
  const digits = (value: number | undefined) => Number((value ?? Number.NaN).toPrecision(12)) + 0;
  return { ...ends, low: digits(ends.low), high: digits(ends.high) };
}
