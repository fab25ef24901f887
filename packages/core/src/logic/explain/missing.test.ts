import { describe, expect, it } from 'vitest';
import { COMPARISONS, type Formula, type Term } from '../formula.ts';
import { oracleOf } from '../testing/oracle.ts';
import { and, chain, is, M, not, or, temporal } from '../testing/pointwise.ts';
import { type CellText, seriesOf } from '../testing/series.ts';
import { product } from '../testing/worlds.ts';
import { type Trace, traceOf } from '../trace.ts';
import type { Interval, TruthVerdict } from '../verdict.ts';
import { explain } from './index.ts';

const FIRST = 500;
const DAY = FIRST + 2;
/** Totals of up to so much are tried; no threshold is near it. */
const MOST = 9;

const over = (days: number): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from: 0, to: days - 1 },
  of: M('a'),
});
const last = (days: number, of: Formula) => temporal('historically', { from: 0, to: days - 1 }, of);
const twice = (of: Term): Term => ({ kind: 'multiply', left: { kind: 'number', value: 2 }, right: of });
const far = (of: Term, from: number): Term => ({
  kind: 'abs',
  of: { kind: 'subtract', left: of, right: { kind: 'number', value: from } },
});

/** Formulas of which it matters only how much there was, not when. */
const TOTALS: Readonly<Record<string, Formula>> = {
  ...Object.fromEntries(COMPARISONS.map((op) => [`sum ${op} 4`, is(over(3), op, 4)])),
  'twice the sum': is(twice(over(3)), '<=', 7),
  'twice the sum, exactly': is(twice(over(3)), '==', 8),
  between: and(is(over(3), '>=', 3), is(over(3), '<', 6)),
  'not between': or(is(over(3), '<', 3), is(over(3), '>', 6)),
  'far from 5': is(far(over(3), 5), '<=', 2),
  'near 4': not(is(far(over(3), 4), '>=', 2)),
};

/** Formulas of which it matters when. */
const SPREAD: Readonly<Record<string, Formula>> = {
  always: last(2, is(over(2), '<=', 3)),
  once: temporal('once', { from: 0, to: 2 }, is(over(1), '>=', 3)),
  since: chain('since', is(over(1), '<=', 2), { from: 0, to: 2 }, is(over(2), '<=', 3)),
};

const CELLS: readonly CellText[] = [0, 2, null, [1, 3]];

function traceFrom(cells: readonly CellText[]): Trace {
  return traceOf({ measures: [seriesOf('a', [cells], { first: FIRST })] });
}

function verdictFor(formula: Formula, cells: readonly CellText[]): TruthVerdict {
  const { certain, possible } = oracleOf(traceFrom(cells), 'unknown').verity(formula, 0, DAY);
  return certain ? 'met' : possible ? 'open' : 'not met';
}

/** All ways to spread a total over so many days. */
function* spreads(total: number, days: number): Generator<readonly number[]> {
  if (days === 1) yield [total];
  else
    for (let here = 0; here <= total; here++)
      for (const rest of spreads(total - here, days - 1)) yield [here, ...rest];
}

/** For each total of the days `from..to` whether the verdict is as wanted however the total is spread. */
function decidedBy(formula: Formula, cells: readonly CellText[], from: number, to: number) {
  const [left, right] = [cells.slice(0, from - FIRST), cells.slice(to - FIRST + 1)];
  return Array.from({ length: MOST + 1 }, (_, total) => {
    const all = new Set<TruthVerdict>();
    for (const days of spreads(total, to - from + 1)) {
      all.add(verdictFor(formula, [...left, ...days, ...right]));
    }
    return all.size === 1 ? [...all][0] : undefined;
  });
}

/** The totals that decide, among those that are possible: from the lowest up, or up to the highest, or in between. */
function firstRun(good: readonly boolean[], least: number, most: number): Interval | undefined {
  const possible = good.map((ok, total) => ok && total >= least && total <= most);
  const top = Math.min(most, MOST);
  let low = possible.indexOf(true);
  if (low < 0) return undefined;
  if (low !== least && possible[top]) low = possible.lastIndexOf(false, top) + 1;
  let high = low;
  while (possible[high + 1]) high++;
  return { low, high: high === top ? most : high };
}

function* openWorlds(formula: Formula) {
  for (const cells of product(3, CELLS)) {
    if (verdictFor(formula, cells) !== 'open') continue;
    for (const { from, to, metIf, notMetIf } of explain(formula, traceFrom(cells), DAY).missing) {
      if (from < FIRST) continue;
      const inside = cells.slice(from - FIRST, to - FIRST + 1);
      const least = inside.reduce<number>((sum, cell) => sum + lowOf(cell), 0);
      const most = inside.reduce<number>((sum, cell) => sum + highOf(cell), 0);
      const decided = decidedBy(formula, cells, from, to);
      const run = (want: TruthVerdict) =>
        firstRun(
          decided.map((one) => one === want),
          least,
          most,
        );
      yield { said: `${JSON.stringify(cells)} on ${from}`, cells, from, to, metIf, notMetIf, run, decided };
    }
  }
}

const lowOf = (cell: CellText) => (typeof cell === 'number' ? cell : (cell?.[0] ?? 0));
const highOf = (cell: CellText) => (typeof cell === 'number' ? cell : (cell?.[1] ?? Infinity));

describe('what is missing of counts', () => {
  it.each(Object.entries(TOTALS))('decides by just the totals named: %s', (_, formula) => {
    let open = 0;
    for (const { said, cells, from, to, metIf, notMetIf, run } of openWorlds(formula)) {
      open++;
      const unsure = cells.flatMap((cell, i) => (typeof cell === 'number' ? [] : [FIRST + i]));
      expect([from, to], said).toEqual([unsure[0], unsure.at(-1)]);
      expect(metIf, said).toEqual(run('met'));
      expect(notMetIf, said).toEqual(run('not met'));
    }
    expect(open).toBeGreaterThan(20);
  });

  it.each(Object.entries(SPREAD))('decides however it is spread over the days: %s', (_, formula) => {
    let [open, named] = [0, 0];
    for (const { said, metIf, notMetIf, decided } of openWorlds(formula)) {
      open++;
      if (metIf ?? notMetIf) named++;
      decided.forEach((verdict, total) => {
        const within = (ends?: Interval) => ends && ends.low <= total && total <= ends.high;
        if (within(metIf)) expect(verdict, `${said}: ${total}`).toBe('met');
        if (within(notMetIf)) expect(verdict, `${said}: ${total}`).toBe('not met');
      });
    }
    expect(named).toBeGreaterThan(open / 2);
  });

  it('decides by just the totals named where all days have to be quiet', () => {
    for (const { said, metIf, run } of openWorlds(SPREAD.always!)) expect(metIf, said).toEqual(run('met'));
  });
});
