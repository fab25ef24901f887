import { describe, expect, it } from 'vitest';
import { COMPARISONS, type Formula, type Term } from '../formula.ts';
import { oracleOf } from '../testing/oracle.ts';
import { and, chain, is, M, N, not, or, temporal } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { product } from '../testing/worlds.ts';
import { type Trace, traceOf } from '../trace.ts';
import type { Change } from '../verdict.ts';
import { explain } from './index.ts';

const FIRST = 40;
const DAY = FIRST + 2;
/** Cells are changed within 0 to so much. */
const MOST = 8;

const over = (days: number, fn: 'sum' | 'mean' | 'max' = 'sum'): Term => ({
  kind: 'window',
  fn,
  window: { kind: 'days', from: 0, to: days - 1 },
  of: M('a'),
});
const last = (days: number, of: Formula) => temporal('historically', { from: 0, to: days - 1 }, of);
const times = (value: number, right: Term): Term => ({ kind: 'multiply', left: N(value), right });
const minus = (left: Term, right: Term): Term => ({ kind: 'subtract', left, right });

/** Conditions on a count over three days for which the change named is the smallest that there is. */
const SMALLEST: Readonly<Record<string, Formula>> = {
  ...Object.fromEntries(COMPARISONS.map((op) => [`sum ${op} 4`, is(over(3), op, 4)])),
  ...Object.fromEntries(COMPARISONS.map((op) => [`4 ${op} sum`, is(N(4), op, over(2))])),
  'twice the sum': is(times(2, over(3)), '<=', 7),
  'less than nothing': is(times(-2, over(3)), '>', -7),
  mean: is(over(2, 'mean'), '<=', 1.5),
  between: and(is(over(3), '>=', 3), is(over(3), '<', 6)),
  outside: or(is(over(3), '<', 2), is(over(2), '>', 4)),
  'always over 2 days': last(2, is(over(2), '<=', 3)),
  'always over 2 days, strictly': last(2, is(over(2), '<', 4)),
  'sometimes over 2 days': temporal('once', { from: 0, to: 1 }, is(over(2), '>=', 8)),
  'today less than yesterday': is(over(1), '<', {
    kind: 'earlier',
    by: { unit: 'day', count: 1 },
    of: M('a'),
  }),
  'half of 2 days today': is(minus(over(1), times(0.5, over(2))), '<=', 0),
};

/** Conditions of which one part may stand in the way of the other, or several changes add up. */
const OTHERS: Readonly<Record<string, Formula>> = {
  'not, either': not(or(is(over(1), '>', 2), is(over(3), '<', 4))),
  'the most of 2 days': is(over(2, 'max'), '<=', 2),
  'every day': last(3, is(over(1), '<=', 2)),
  'far from 4': is({ kind: 'abs', of: minus(over(3), N(4)) }, '>=', 2),
  'twice in a row': and(is(over(1), '>=', 3), temporal('once', { from: 1, to: 1 }, is(over(1), '>=', 3))),
  since: chain('since', is(over(1), '<=', 2), { from: 0, to: 2 }, is(over(1), '==', 0)),
};

const traceFrom = (cells: readonly number[], nature: 'flow' | 'level' = 'flow'): Trace =>
  traceOf({ measures: [seriesOf('a', [cells], { first: FIRST, nature, floor: 0 })] });

function holds(formula: Formula, cells: readonly number[]): boolean {
  return oracleOf(traceFrom(cells), 'unknown').verity(formula, 0, DAY).certain;
}

const keyOf = (cells: readonly number[]) => cells.join();

/** Every way to put changes of totals onto the days, none of which falls below 0. */
function* spread(cells: readonly number[], changes: readonly Change[]): Generator<readonly number[]> {
  const [change, ...more] = changes;
  if (!change) yield cells;
  else for (const changed of placed(cells, change)) yield* spread(changed, more);
}

function* placed(cells: readonly number[], { from, to, by }: Change): Generator<readonly number[]> {
  if (by === 0) yield cells;
  else if (from <= to) {
    const now = cells[from - FIRST]!;
    for (let part = 0; Math.abs(part) <= Math.abs(by) && now + part >= 0; part += Math.sign(by)) {
      const next = cells.with(from - FIRST, now + part);
      yield* placed(next, { measure: '', area: '', from: from + 1, to, by: by - part });
    }
  }
}

const sizeOf = (changes: readonly Change[]) => changes.reduce((sum, { by }) => sum + Math.abs(by), 0);

function check(name: string, formula: Formula) {
  const all = [
    ...product(
      3,
      Array.from({ length: MOST + 1 }, (_, i) => i),
    ),
  ];
  const table = new Map(all.map((cells) => [keyOf(cells), holds(formula, cells)]));
  const found: { said: string; size: number; least: number }[] = [];
  for (const cells of product(3, [0, 1, 5])) {
    const { changes } = explain(formula, traceFrom(cells), DAY);
    const said = `${name} ${cells} ${JSON.stringify(changes)}`;
    const now = table.get(keyOf(cells));
    let least = Infinity;
    for (const other of all) {
      if (table.get(keyOf(other)) === now) continue;
      least = Math.min(
        least,
        other.reduce((sum, value, i) => sum + Math.abs(value - cells[i]!), 0),
      );
    }
    if (changes.length > 0) {
      const ways = [...spread(cells, changes)].map((other) => holds(formula, other));
      expect(ways, said).toContain(!now);
    }
    found.push({ said, size: changes.length > 0 ? sizeOf(changes) : Infinity, least });
  }
  return found;
}

describe('what would change a verdict', () => {
  it.each(Object.entries(SMALLEST))('is the smallest change that does: %s', (name, formula) => {
    for (const { said, size, least } of check(name, formula)) expect(size, said).toBe(least);
  });

  it.each(Object.entries(OTHERS))('changes it where one is named: %s', (name, formula) => {
    const found = check(name, formula).filter(({ size }) => size < Infinity);
    expect(found.length).toBeGreaterThan(12);
  });
});
