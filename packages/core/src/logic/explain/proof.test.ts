import { describe, expect, it } from 'vitest';
import type { Formula } from '../formula.ts';
import { and, chain, not, or, P, temporal } from '../testing/pointwise.ts';
import { type Proposition, type Trace, traceOf } from '../trace.ts';
import type { TruthVerdict } from '../verdict.ts';
import { type Proof, prove } from './index.ts';

const AREAS = ['Helmand', 'Kunduz', 'Zabul'];
const VERDICTS: readonly TruthVerdict[] = ['not met', 'open', 'met'];

/** A judgement on one day, in one area (or for the whole country: no area). */
interface Cell {
  readonly name: string;
  readonly day: number;
  readonly area?: string;
}

/** Every way to judge the cells: three to the power of their number. Days are 0 to 2. */
function* worlds(cells: readonly Cell[]): Generator<(cell: Cell) => TruthVerdict> {
  for (let k = 0; k < 3 ** cells.length; k++) {
    yield ({ name, day, area }) => {
      const at = cells.findIndex(
        (one) => one.name === name && one.day === day && (one.area ?? '') === (area ?? ''),
      );
      return at < 0 ? 'open' : VERDICTS[Math.floor(k / 3 ** at) % 3]!;
    };
  }
}

function traceFrom(judged: (cell: Cell) => TruthVerdict): Trace {
  const one = (name: string, areas: readonly string[]): [string, Proposition] => {
    const cells = areas.flatMap((area) => [0, 1, 2].map((day) => judged({ name, day, area })));
    const certain = Uint8Array.from(cells, (verdict) => Number(verdict === 'met'));
    const possible = Uint8Array.from(cells, (verdict) => Number(verdict !== 'not met'));
    return [name, { areas, first: 0, days: 3, certain, possible }];
  };
  return traceOf({
    areas: AREAS,
    propositions: [one('p', ['']), one('q', ['']), one('s', ['']), one('r', AREAS)],
  });
}

/** A part of a formula in a place; what each part is worth there. */
type Place = readonly [part: Formula, day: number, row: number];
type Worth = (...place: Place) => TruthVerdict;

const opposite = (verdict: TruthVerdict): TruthVerdict => VERDICTS[2 - VERDICTS.indexOf(verdict)]!;
const weakest = (list: readonly TruthVerdict[]) =>
  VERDICTS[Math.min(2, ...list.map((one) => VERDICTS.indexOf(one)))]!;
const strongest = (list: readonly TruthVerdict[]) => opposite(weakest(list.map(opposite)));
const atLeast = (count: number, list: readonly TruthVerdict[]): TruthVerdict => {
  if (list.filter((one) => one === 'met').length >= count) return 'met';
  return list.filter((one) => one !== 'not met').length >= count ? 'open' : 'not met';
};

/** The meaning of the outermost operator in three values (S. C. Kleene's), straight from the definitions. */
function meaning(f: Formula, day: number, row: number, worth: Worth): TruthVerdict {
  const here = (part: Formula) => worth(part, day, row);
  const on = (part: Formula, from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => worth(part, from + i, row));
  const { from, to } = 'bounds' in f ? f.bounds! : { from: 0, to: 0 };
  switch (f.kind) {
    case 'not':
      return opposite(here(f.of));
    case 'and':
      return weakest(f.of.map(here));
    case 'or':
      return strongest(f.of.map(here));
    case 'implies':
      return strongest([opposite(here(f.left)), here(f.right)]);
    case 'iff':
    case 'xor': {
      const [left, right] = [here(f.left), f.kind === 'iff' ? here(f.right) : opposite(here(f.right))];
      return strongest([weakest([left, right]), weakest([opposite(left), opposite(right)])]);
    }
    case 'historically':
      return weakest(on(f.of, day - to, day - from));
    case 'once':
      return strongest(on(f.of, day - to, day - from));
    case 'always':
      return weakest(on(f.of, day + from, day + to));
    case 'eventually':
      return strongest(on(f.of, day + from, day + to));
    case 'since':
    case 'until': {
      const past = f.kind === 'since';
      const witnesses = Array.from({ length: to - from + 1 }, (_, i) =>
        past ? day - from - i : day + from + i,
      );
      return strongest(
        witnesses.map((then) => {
          const held = past ? on(f.left, then + 1, day) : on(f.left, day, then - 1);
          return weakest([worth(f.right, then, row), ...held]);
        }),
      );
    }
    case 'rises':
      return weakest([here(f.of), opposite(worth(f.of, day - 1, row))]);
    case 'falls':
      return weakest([opposite(here(f.of)), worth(f.of, day - 1, row)]);
    case 'at least of':
      return atLeast(f.count, f.of.map(here));
    case 'days that': {
      const days = on(f.of, day - f.days + 1, day);
      return f.op === 'at least' ? atLeast(f.count, days) : opposite(atLeast(f.count + 1, days));
    }
    case 'areas': {
      const { how } = f;
      if (how.kind === 'named') return worth(f.of, day, AREAS.indexOf(how.area));
      const all = AREAS.map((_, each) => worth(f.of, day, each));
      return how.kind === 'every'
        ? weakest(all)
        : how.kind === 'any'
          ? strongest(all)
          : atLeast((how as { count: number }).count, all);
    }
    default:
      throw new Error(f.kind);
  }
}

/** Whether a node and all below it are what they should be. Parts are told apart by kind, name, day and area. */
function check(proof: Proof, formula: Formula, row: number, judged: (cell: Cell) => TruthVerdict): void {
  const { day } = proof;
  const truth: Worth = (f, then, inRow) =>
    f.kind === 'proposition'
      ? judged({ name: f.name, day: then, area: f.name === 'r' ? AREAS[inRow]! : '' })
      : meaning(f, then, inRow, truth);
  const verdict = truth(formula, day, row);
  const [low, high] = [
    verdict === 'met' ? Infinity : -Infinity,
    verdict === 'not met' ? -Infinity : Infinity,
  ];
  const area = JSON.stringify(formula).includes('"r"') && formula.kind !== 'areas' ? AREAS[row] : '';
  expect(proof).toMatchObject({ rule: formula.kind, verdict, area, margin: { low, high } });
  if (formula.kind === 'proposition') {
    expect(proof).toEqual({
      rule: 'proposition',
      name: formula.name,
      verdict,
      area,
      day,
      margin: { low, high },
      parts: [],
    });
    return;
  }
  const consulted = new Map<string, Place>();
  const keyOf = (...[f, then, inRow]: Place) =>
    `${f.kind} ${(f as { name?: string }).name} ${then} ${JSON.stringify(f).includes('"r"') && f.kind !== 'areas' ? AREAS[inRow] : ''}`;
  meaning(formula, day, row, (...place) => {
    consulted.set(keyOf(...place), place);
    return 'open';
  });
  const told = new Map(
    proof.parts.map((part) => [`${part.rule} ${part.name} ${part.day} ${part.area}`, part]),
  );
  expect(told.size, 'no part twice').toBe(proof.parts.length);
  for (const [key, part] of told) {
    expect([...consulted.keys()], 'a part of the formula').toContain(key);
    const [f, , inRow] = consulted.get(key)!;
    check(part, f, inRow, judged);
  }
  if (verdict === 'open') {
    const open = [...consulted.keys()].filter((key) => truth(...consulted.get(key)!) === 'open');
    /** What the whole is when the open parts turn out in some way. */
    const turned = (way: number) =>
      meaning(formula, day, row, (...place) => {
        const at = open.indexOf(keyOf(...place));
        return at < 0 ? truth(...place) : (way >> at) & 1 ? 'met' : 'not met';
      });
    const ways = Array.from({ length: 2 ** open.length }, (_, way) => turned(way));
    const matter = open.filter((_, at) => ways.some((one, way) => one !== ways[way ^ (1 << at)]));
    expect([...told.keys()].sort(), 'the open parts that may decide').toEqual(matter.sort());
    return;
  }
  const without = (left?: string) =>
    meaning(formula, day, row, (...place) => {
      const key = keyOf(...place);
      return key === left ? 'open' : (told.get(key)?.verdict ?? 'open');
    });
  expect(without(), 'enough').toBe(verdict);
  for (const key of told.keys()) expect(without(key), `needs ${key}`).toBe('open');
}

const [p, q, s, r] = [P('p'), P('q'), P('s'), P('r')];
const onDays = (name: string, ...days: number[]): Cell[] => days.map((day) => ({ name, day }));
const inAreas: Cell[] = AREAS.map((area) => ({ name: 'r', day: 1, area }));
const last3 = { from: 0, to: 2 };

/** The day judged, the formula, and the judgements that it can see. */
const CASES: readonly (readonly [day: number, formula: Formula, cells: readonly Cell[]])[] = [
  [1, p, onDays('p', 1)],
  [1, not(p), onDays('p', 1)],
  [1, and(p, q, s), [...onDays('p', 1), ...onDays('q', 1), ...onDays('s', 1)]],
  [1, or(p, q, s), [...onDays('p', 1), ...onDays('q', 1), ...onDays('s', 1)]],
  [1, { kind: 'implies', left: p, right: q }, [...onDays('p', 1), ...onDays('q', 1)]],
  [1, { kind: 'iff', left: p, right: q }, [...onDays('p', 1), ...onDays('q', 1)]],
  [1, { kind: 'xor', left: p, right: q }, [...onDays('p', 1), ...onDays('q', 1)]],
  [1, not({ kind: 'iff', left: p, right: q }), [...onDays('p', 1), ...onDays('q', 1)]],
  [2, temporal('historically', last3, p), onDays('p', 0, 1, 2)],
  [2, temporal('once', last3, p), onDays('p', 0, 1, 2)],
  [2, not(temporal('once', { from: 1, to: 2 }, p)), onDays('p', 0, 1)],
  [0, temporal('always', { from: 1, to: 2 }, p), onDays('p', 1, 2)],
  [0, temporal('eventually', last3, p), onDays('p', 0, 1, 2)],
  [2, chain('since', p, last3, q), [...onDays('p', 1, 2), ...onDays('q', 0, 1, 2)]],
  [2, chain('since', p, { from: 1, to: 2 }, q), [...onDays('p', 1, 2), ...onDays('q', 0, 1)]],
  [2, not(chain('since', p, last3, q)), [...onDays('p', 1, 2), ...onDays('q', 0, 1, 2)]],
  [0, chain('until', p, last3, q), [...onDays('p', 0, 1), ...onDays('q', 0, 1, 2)]],
  [0, chain('until', p, { from: 1, to: 2 }, q), [...onDays('p', 0, 1), ...onDays('q', 1, 2)]],
  [1, { kind: 'rises', of: p }, onDays('p', 0, 1)],
  [1, { kind: 'falls', of: p }, onDays('p', 0, 1)],
  [
    1,
    { kind: 'at least of', count: 2, of: [p, q, s] },
    [...onDays('p', 1), ...onDays('q', 1), ...onDays('s', 1)],
  ],
  [2, { kind: 'days that', op: 'at least', count: 2, days: 3, of: p }, onDays('p', 0, 1, 2)],
  [2, { kind: 'days that', op: 'at most', count: 1, days: 3, of: p }, onDays('p', 0, 1, 2)],
  [1, { kind: 'areas', how: { kind: 'every' }, of: r }, inAreas],
  [1, { kind: 'areas', how: { kind: 'any' }, of: r }, inAreas],
  [1, { kind: 'areas', how: { kind: 'at least', count: 2 }, of: r }, inAreas],
  [1, { kind: 'areas', how: { kind: 'named', area: 'Kunduz' }, of: r }, inAreas],
  [1, { kind: 'areas', how: { kind: 'every' }, of: or(not(r), p) }, [...inAreas, ...onDays('p', 1)]],
  [
    2,
    temporal('historically', { from: 0, to: 1 }, chain('since', p, { from: 0, to: 1 }, q)),
    [...onDays('p', 1, 2), ...onDays('q', 0, 1, 2)],
  ],
  [
    2,
    and(temporal('once', { from: 0, to: 1 }, p), not(q), or(p, s)),
    [...onDays('p', 1, 2), ...onDays('q', 2), ...onDays('s', 2)],
  ],
];

describe('a proof', () => {
  it.each(CASES)(
    'on day %s, of %j: every node follows from its parts, and needs them, in every world',
    (day, formula, cells) => {
      const seen = new Set<TruthVerdict>();
      for (const judged of worlds(cells)) {
        const proof = prove(formula, traceFrom(judged), day);
        seen.add(proof.verdict);
        expect(proof.day).toBe(day);
        check(proof, formula, 0, judged);
      }
      expect(seen.size).toBe(3);
    },
  );
});
