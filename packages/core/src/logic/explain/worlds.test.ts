import { describe, expect, it } from 'vitest';
import type { Formula } from '../formula.ts';
import { rngOf } from '../testing/rng.ts';
import {
  DAY,
  NEGATED,
  NESTED,
  OPERATORS,
  placesOf,
  product,
  subsets,
  type Table,
  tableOf,
  VERDICTS,
  worldOf,
} from '../testing/worlds.ts';
import type { TruthVerdict } from '../verdict.ts';
import { decidingLeaf } from './deciding.ts';
import { minimalProofs } from './minimal.ts';
import { turningNeeds } from './needs.ts';
import { leavesOf } from './proof.ts';
import { type Record, recordOf } from './record.ts';
import { marginOf, type Situation, verdictOf } from './unfold.ts';

/** Cells for which a comparison with 10 holds, is open or fails. */
const CELLS = { met: [10, 9, 7, 4], open: [null], 'not met': [11, 12, 15, 19] } as const;

interface World {
  readonly said: string;
  readonly verdicts: readonly TruthVerdict[];
  readonly cells: readonly (number | null)[];
  readonly top: Situation;
  readonly record: Record;
  /** Which of the cells a comparison reads. */
  readonly at: (leaf: Situation) => number;
}

/** Every verdict of every comparison, each as far from turning as a draw has it. */
function* worldsOf(name: string, formula: Formula): Generator<World> {
  const places = placesOf(formula);
  const rng = rngOf(7);
  for (const verdicts of product(places.length, VERDICTS)) {
    const cells = verdicts.map((verdict) => rng.pick<number | null>(CELLS[verdict]));
    const at = ({ formula: leaf, row, day }: Situation) => {
      const { left } = leaf as unknown as { readonly left: { readonly name: string } };
      return places.findIndex((one) => one.name === left.name && one.row === row && one.day === day);
    };
    yield {
      said: `${name}: ${cells}`,
      verdicts,
      cells,
      top: { formula, row: 0, day: DAY, flip: false },
      record: recordOf(formula, worldOf(places, cells), DAY, 'unknown'),
      at,
    };
  }
}

const known = new Map<Formula, Table>();
function tableFor(formula: Formula): Table {
  const table = known.get(formula) ?? tableOf(formula);
  known.set(formula, table);
  return table;
}

const operators = Object.entries({ ...OPERATORS, ...NEGATED });
const nested = Object.entries(NESTED);

describe.each([...operators, ...nested])('in every small world, of "%s"', (name, formula) => {
  it('a smallest proof is enough, and no fewer comparisons are', () => {
    const table = tableFor(formula);
    for (const { said, verdicts, top, record, at } of worldsOf(name, formula)) {
      const verdict = verdictOf(top, record);
      expect(verdict, said).toBe(table(verdicts));
      if (verdict === 'open') continue;
      const proof = leavesOf(top, record, minimalProofs(record)).map(at);
      const given = (kept: readonly number[]) =>
        table(verdicts.map((one, i) => (kept.includes(i) ? one : 'open')));
      expect(given(proof), said).toBe(verdict);
      const all = verdicts.map((_, i) => i);
      for (const fewer of subsets(all)) {
        if (fewer.length === proof.length - 1) expect(given(fewer), `${said} by ${fewer}`).toBe('open');
      }
    }
  });

  it('the comparison that decides has the verdict of the whole, and its margin', () => {
    for (const { said, verdicts, top, record, at } of worldsOf(name, formula)) {
      const verdict = verdictOf(top, record);
      const [leaf, margin] = [decidingLeaf(top, record), marginOf(top, record)];
      if (!leaf) {
        expect([margin.low, margin.high].map(Math.abs), said).toEqual([Infinity, Infinity]);
        expect(verdict, said).not.toBe('open');
        continue;
      }
      const opposite = { met: 'not met', open: 'open', 'not met': 'met' } as const;
      const own = verdicts[at(leaf)]!;
      expect(leaf.flip ? opposite[own] : own, said).toBe(verdict);
      if (verdict === 'met') expect(marginOf(leaf, record).low, said).toBe(margin.low);
      if (verdict === 'not met') expect(marginOf(leaf, record).high, said).toBe(margin.high);
    }
  });
});

describe.each(operators)('in every small world, of "%s"', (name, formula) => {
  it('the comparisons that have to turn do turn it, and no others do so for less', () => {
    const [table, places] = [tableFor(formula), placesOf(formula)];
    for (const { said, verdicts, cells, top, record, at } of worldsOf(name, formula)) {
      const wanted = verdictOf(top, record) === 'met' ? 'not met' : 'met';
      // What is unknown is 0 or more, and could be lifted to where it fails.
      const turned = (list: readonly number[]) =>
        table(verdicts.map((one, i) => (list.includes(i) ? (one === 'not met' ? 'met' : 'not met') : one)));
      const far = (i: number) => Math.abs((cells[i] ?? 0) - 10);
      // Days of one area turn together, areas one by one.
      const cost = (list: readonly number[]) =>
        [0, 1, 2].reduce(
          (sum, row) => sum + Math.max(0, ...list.filter((i) => places[i]!.row === row).map(far)),
          list.length * 1e-9,
        );
      const options = [...subsets(verdicts.map((_, i) => i))];
      const least = Math.min(Infinity, ...options.filter((list) => turned(list) === wanted).map(cost));
      const needs = turningNeeds(top, wanted, record);
      const list = needs?.map(({ leaf }) => at(leaf));
      expect(list ? turned(list) : wanted, said).toBe(wanted);
      expect(list ? cost(list) : Infinity, said).toBeCloseTo(least, 12);
      for (const { leaf, by } of needs ?? []) {
        expect(by, said).toBe(far(at(leaf)));
        expect(leaf.flip, said).toBe(verdicts[at(leaf)] !== 'not met');
      }
    }
  });
});
