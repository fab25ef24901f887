/**
 * Small worlds, all of them: every operator of the language over a few comparisons, each of which holds, fails or is
 * open. What is said of an operator can be checked in every case, against a table of its verdicts.
 */
import type { Formula } from '../formula.ts';
import { reachByName } from '../ranges.ts';
import { type Trace, traceOf } from '../trace.ts';
import type { TruthVerdict } from '../verdict.ts';
import { oracleOf } from './oracle.ts';
import { and, chain, is, M, not, or, temporal } from './pointwise.ts';
import { AREAS } from './random.ts';
import { type CellText, seriesOf } from './series.ts';

/** The day judged; worlds have days from 0 to 4. */
export const DAY = 2;
const DAYS = 5;

const [A, B, C, R] = ['a', 'b', 'c', 'r'].map((name) => is(M(name), '<=', 10)) as [
  Formula,
  Formula,
  Formula,
  Formula,
];
const areas = (how: Extract<Formula, { kind: 'areas' }>['how'], of: Formula = R): Formula => ({
  kind: 'areas',
  how,
  of,
});
const two = (kind: 'implies' | 'iff' | 'xor', left: Formula, right: Formula): Formula => ({
  kind,
  left,
  right,
});
const edge = (kind: 'rises' | 'falls', of: Formula): Formula => ({ kind, of });
const some = (count: number, ...of: Formula[]): Formula => ({ kind: 'at least of', count, of });
const daysThat = (op: 'at most' | 'at least', count: number, days: number): Formula => ({
  kind: 'days that',
  op,
  count,
  days,
  of: A,
});

/** Every operator over comparisons. `a`, `b` and `c` are national, `r` is kept by area. */
export const OPERATORS: Readonly<Record<string, Formula>> = {
  compare: A,
  not: not(A),
  and: and(A, B, C),
  or: or(A, B, C),
  implies: two('implies', A, B),
  iff: two('iff', A, B),
  xor: two('xor', A, B),
  historically: temporal('historically', { from: 0, to: 2 }, A),
  'historically before': temporal('historically', { from: 1, to: 2 }, A),
  once: temporal('once', { from: 0, to: 2 }, A),
  always: temporal('always', { from: 0, to: 2 }, A),
  eventually: temporal('eventually', { from: 0, to: 2 }, A),
  'eventually after': temporal('eventually', { from: 1, to: 2 }, A),
  since: chain('since', A, { from: 0, to: 2 }, B),
  'since before': chain('since', A, { from: 1, to: 2 }, B),
  'since today': chain('since', A, { from: 0, to: 0 }, B),
  until: chain('until', A, { from: 0, to: 2 }, B),
  'until after': chain('until', A, { from: 1, to: 2 }, B),
  rises: edge('rises', A),
  falls: edge('falls', A),
  'in every area': areas({ kind: 'every' }),
  'in any area': areas({ kind: 'any' }),
  'in at least 2 areas': areas({ kind: 'at least', count: 2 }),
  'in at least 60 % of areas': areas({ kind: 'at least percent', percent: 60 }),
  'in a named area': areas({ kind: 'named', area: AREAS[1] }),
  'at least of': some(2, A, B, C),
  'at least none of': some(0, A, B),
  'at least more than all of': some(3, A, B),
  'days at most': daysThat('at most', 1, 3),
  'days at least': daysThat('at least', 2, 3),
  'days at most, always': daysThat('at most', 3, 3),
  'days at most, more than there are': daysThat('at most', 5, 3),
};

/** Negations of what has a proof of its own kind. */
export const NEGATED: Readonly<Record<string, Formula>> = {
  'not since': not(OPERATORS.since!),
  'not since before': not(OPERATORS['since before']!),
  'not since today': not(OPERATORS['since today']!),
  'not until': not(OPERATORS.until!),
  'not at most': not(OPERATORS['days at most']!),
};

const yesterday = temporal('once', { from: 1, to: 1 }, A);

/** Operators within operators; no cell is read twice. */
export const NESTED: Readonly<Record<string, Formula>> = {
  'or of and': or(and(A, B), C),
  'two of and, not, or': some(2, and(A, B), not(C), or(yesterday, temporal('once', { from: 1, to: 1 }, B))),
  'iff of once': two('iff', temporal('once', { from: 0, to: 1 }, A), B),
  'xor of not': two('xor', not(A), temporal('historically', { from: 0, to: 1 }, B)),
  'not in 2 areas': areas({ kind: 'at least', count: 2 }, not(R)),
  'since of or': chain('since', or(A, C), { from: 0, to: 1 }, B),
  'falls of and': edge('falls', and(A, B)),
};

/** One cell that a formula reads. */
export interface Place {
  readonly name: string;
  readonly row: number;
  readonly day: number;
}

export function placesOf(formula: Formula): readonly Place[] {
  return [...reachByName(formula, DAY)].flatMap(([name, { from, to }]) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((day) =>
      (name === 'r' ? AREAS : [name]).map((_, row) => ({ name, row, day })),
    ),
  );
}

/** A world in which these cells have these values and all others are unknown. */
export function worldOf(places: readonly Place[], cells: readonly CellText[]): Trace {
  const rowsOf = (name: string, rows: number) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: DAYS }, (_, day): CellText => {
        const at = places.findIndex((one) => one.name === name && one.row === row && one.day === day);
        return cells[at] ?? null;
      }),
    );
  return traceOf({
    areas: AREAS,
    measures: [
      ...['a', 'b', 'c'].map((name) => seriesOf(name, rowsOf(name, 1), { unit: name })),
      seriesOf('r', rowsOf('r', AREAS.length), { areas: AREAS, unit: 'r' }),
    ],
  });
}

export function* product<T>(n: number, values: readonly T[]): Generator<readonly T[]> {
  if (n === 0) yield [];
  else for (const rest of product(n - 1, values)) for (const value of values) yield [...rest, value];
}

export const VERDICTS: readonly TruthVerdict[] = ['met', 'open', 'not met'];

export function verdictIn(formula: Formula, trace: Trace): TruthVerdict {
  const { certain, possible } = oracleOf(trace, 'unknown').verity(formula, 0, DAY);
  return certain ? 'met' : possible ? 'open' : 'not met';
}

/** The verdict of a formula for given verdicts of the cells it reads. */
export type Table = (cells: readonly TruthVerdict[]) => TruthVerdict;

/** Worked out for all of them, straight from the definitions. */
export function tableOf(formula: Formula): Table {
  const places = placesOf(formula);
  const value = { met: 0, open: null, 'not met': 20 } as const;
  const table = new Map<string, TruthVerdict>();
  for (const state of product(places.length, VERDICTS)) {
    const world = worldOf(
      places,
      state.map((one) => value[one]),
    );
    table.set(state.join(), verdictIn(formula, world));
  }
  return (cells) => table.get(cells.join())!;
}

/** Every part of a list. */
export function* subsets<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let mask = 0; mask < 2 ** list.length; mask++) yield list.filter((_, i) => (mask >> i) & 1);
}
