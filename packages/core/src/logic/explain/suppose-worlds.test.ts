import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate/index.ts';
import type { Formula, Term } from '../formula.ts';
import { and, is, M, or, temporal } from '../testing/pointwise.ts';
import { type Rng, rngOf, samples } from '../testing/rng.ts';
import { type CellText, type Item, seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { supposeTotal } from './suppose.ts';

/** Five days with what is not known on some of them, and one item somewhere on two or three. */
function evidence(rng: Rng): { cells: (number | null)[]; item: { from: number; to: number } } {
  const cells: (number | null)[] = [0, 1, 2, 3, 4].map(() => rng.int(0, 2));
  cells[rng.int(0, 4)] = null;
  cells[rng.int(0, 4)] = null;
  const from = rng.int(0, 3);
  return { cells, item: { from, to: Math.min(4, from + rng.int(1, 2)) } };
}

/** Every way it can have been: 0 to 3 on a day not known, the item's two on any of its days. */
function* waysOf({ cells, item }: ReturnType<typeof evidence>): Generator<number[]> {
  const holes = [...cells.keys()].filter((day) => cells[day] === null);
  for (let way = 0; way < 4 ** holes.length; way++) {
    for (let day = item.from; day <= item.to; day++) {
      const world = cells.map((cell, at) => cell ?? Math.floor(way / 4 ** holes.indexOf(at)) % 4);
      world[day]! += 2;
      yield world;
    }
  }
}

function randomFormula(rng: Rng): Formula {
  const length = rng.int(1, 4);
  const over: Term = {
    kind: 'window',
    fn: 'sum',
    window: { kind: 'days', from: 0, to: length - 1 },
    of: M('deaths'),
  };
  const leaf = is(over, rng.pick(['<=', '>=', '<', '==', '!='] as const), rng.int(1, 7));
  if (rng.chance(0.4))
    return temporal(rng.pick(['historically', 'once']), { from: 0, to: rng.int(0, 5 - length) }, leaf);
  return leaf;
}

describe('what is judged on a total supposed', () => {
  it('holds in every world with that total, however it came about', () => {
    let decided = 0;
    for (let k = 0; k < samples(250); k++) {
      const rng = rngOf(9000 + k);
      const known = evidence(rng);
      const trace = (cells: CellText[], spans: Item[] = []) =>
        traceOf({ measures: [seriesOf('deaths', [cells], { spans })] });
      const before = trace(known.cells, [{ ...known.item, low: 2, high: 2 }]);
      const formula = rng.pick([and, or])(randomFormula(rng), randomFormula(rng));
      const from = rng.int(0, 4);
      const cells = { name: 'deaths', area: '', from, to: rng.int(from, 4) };
      const judge = (on: Trace) => {
        const { certain, possible } = evaluate(formula, on, { from: 4, to: 4 });
        return certain[0] === 1 ? 'met' : possible[0] === 1 ? 'open' : 'not met';
      };
      for (const total of [rng.int(0, 3), rng.int(2, 7), rng.int(3, 9)]) {
        const supposed = judge(supposeTotal(before, cells, { low: total, high: total }));
        if (supposed === 'open') continue;
        for (const world of waysOf(known)) {
          if (world.slice(cells.from, cells.to + 1).reduce((a, b) => a + b, 0) !== total) continue;
          decided++;
          expect(
            judge(trace(world)),
            `seed ${9000 + k}: ${JSON.stringify({ world, cells, total, formula })}`,
          ).toBe(supposed);
        }
      }
    }
    expect(decided).toBeGreaterThan(samples(250));
  });
});
