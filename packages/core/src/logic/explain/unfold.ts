import { areasNeeded } from '../evaluate/formulas.ts';
import type { Bounds, Formula } from '../formula.ts';
import { boundsOf } from '../ranges.ts';
import type { Interval, TruthVerdict } from '../verdict.ts';
import { marginAt, verdictAt } from './judge.ts';
import type { Record } from './record.ts';

/** A formula, or with `flip` its negation, in one area on one day. */
export interface Situation {
  readonly formula: Formula;
  readonly row: number;
  readonly day: number;
  readonly flip: boolean;
}

/** At least `least` of the parts hold: all of them for `and` and `always`, one for `or` and `once`. */
export interface Group {
  readonly least: number;
  readonly parts: readonly Part[];
}

export type Part = Situation | Group;

/** `since` and `until`: a day of the right side within `first..last`, and the left side from after it up to `end`. */
export interface Chain {
  readonly left: Formula;
  readonly right: Formula;
  readonly row: number;
  /** Witness days from the nearest to the furthest; infinitely far, the wrong way round, if there are none. */
  readonly nearest: number;
  readonly furthest: number;
  /** The day judged, on which the left side's stretch ends. */
  readonly end: number;
  /** From the furthest witness towards the day judged: +1 for since, -1 for until. */
  readonly step: 1 | -1;
  readonly flip: boolean;
}

export type Rule =
  | { readonly kind: 'leaf' }
  | ({ readonly kind: 'count' } & Group)
  | ({ readonly kind: 'chain' } & Chain);

export function isGroup(part: Part): part is Group {
  return 'least' in part;
}

/** One step of what a formula means: the parts in which its truth consists. */
export function unfold(situation: Situation, record: Record): Rule {
  const { formula, row, day, flip } = situation;
  const here = (part: Formula, not = false): Situation => ({ formula: part, row, day, flip: not });
  const of = (least: number, parts: readonly Part[]): Rule => {
    const group = flip ? negated({ least, parts }) : { least, parts };
    return { kind: 'count', ...group };
  };
  const all = (parts: readonly Part[]): Rule => of(parts.length, parts);
  const window = (part: Formula, from: number, to: number): Situation[] => {
    const days = record.days(part, from, to);
    const parts: Situation[] = [];
    for (let d = days.from; d <= days.to; d++) parts.push({ formula: part, row, day: d, flip: false });
    return parts;
  };
  switch (formula.kind) {
    case 'constant':
    case 'proposition':
    case 'compare':
      return { kind: 'leaf' };
    case 'not':
      return all([here(formula.of, true)]);
    case 'and':
      return all(formula.of.map((part) => here(part)));
    case 'or':
      return of(
        1,
        formula.of.map((part) => here(part)),
      );
    case 'implies':
      return of(1, [here(formula.left, true), here(formula.right)]);
    case 'iff':
    case 'xor': {
      const odd = formula.kind === 'xor';
      return of(1, [
        { least: 2, parts: [here(formula.left), here(formula.right, odd)] },
        { least: 2, parts: [here(formula.left, true), here(formula.right, !odd)] },
      ]);
    }
    case 'historically':
    case 'once': {
      const earliest = Math.max(day - boundsOf(formula).to, formula.notBefore ?? -Infinity);
      const days = window(formula.of, earliest, day - boundsOf(formula).from);
      return formula.kind === 'once' ? of(1, days.reverse()) : all(days);
    }
    case 'always':
    case 'eventually': {
      const days = window(formula.of, day + boundsOf(formula).from, day + boundsOf(formula).to);
      return formula.kind === 'eventually' ? of(1, days) : all(days);
    }
    case 'since':
    case 'until':
      return { kind: 'chain', ...chainOf(formula, boundsOf(formula), situation, record) };
    case 'rises':
    case 'falls': {
      const falls = formula.kind === 'falls';
      const before = window(formula.of, day - 1, day - 1);
      if (before.length === 0) return falls ? of(1, []) : all([here(formula.of)]);
      return all([here(formula.of, falls), { ...before[0]!, flip: !falls }]);
    }
    case 'areas': {
      const { how } = formula;
      const areas = record.frame.trace.areas;
      if (how.kind === 'named') {
        return all([{ ...here(formula.of), row: areas.indexOf(how.area) }]);
      }
      return of(
        areasNeeded(how, areas.length),
        areas.map((_, inRow) => ({ ...here(formula.of), row: inRow })),
      );
    }
    case 'at least of':
      return of(
        formula.count,
        formula.of.map((part) => here(part)),
      );
    default: {
      const days = window(formula.of, day - formula.days + 1, day).reverse();
      if (formula.op === 'at least') return of(formula.count, days);
      const most = negated({ least: formula.count + 1, parts: days });
      return of(most.least, most.parts);
    }
  }
}

/** Not at least k of n: at least n - k + 1 of the opposites. */
export function negated({ least, parts }: Group): Group {
  return { least: parts.length - least + 1, parts: parts.map(opposite) };
}

function opposite(part: Part): Part {
  return isGroup(part) ? negated(part) : { ...part, flip: !part.flip };
}

function chainOf(
  formula: Extract<Formula, { kind: 'since' | 'until' }>,
  bounds: Bounds,
  { row, day, flip }: Situation,
  record: Record,
): Chain {
  const step = formula.kind === 'since' ? 1 : -1;
  const [nearest, furthest] = [day - step * bounds.from, day - step * bounds.to];
  const { from, to } = record.days(formula.right, Math.min(nearest, furthest), Math.max(nearest, furthest));
  const witnesses = step === 1 ? { nearest: to, furthest: from } : { nearest: from, furthest: to };
  return { left: formula.left, right: formula.right, row, end: day, step, flip, ...witnesses };
}

/** What the evidence says about a part. */
export function verdictOf(part: Part, record: Record): TruthVerdict {
  if (isGroup(part)) {
    let [sure, maybe] = [0, 0];
    for (const each of part.parts) {
      const verdict = verdictOf(each, record);
      if (verdict === 'met') sure++;
      if (verdict !== 'not met') maybe++;
    }
    return sure >= part.least ? 'met' : maybe >= part.least ? 'open' : 'not met';
  }
  const truth = record.truth(part.formula, part.day);
  const verdict = truth ? verdictAt(truth, part.row, part.day) : 'open';
  return part.flip ? OPPOSITE[verdict] : verdict;
}

const OPPOSITE = { met: 'not met', 'not met': 'met', open: 'open' } as const;

/** The margin interval of a part. */
export function marginOf(part: Part, record: Record): Interval {
  if (isGroup(part)) {
    const margins = part.parts.map((each) => marginOf(each, record));
    const rank = (end: 'low' | 'high') =>
      rankOf(
        part.least,
        margins.map((each) => each[end]),
      );
    return { low: rank('low'), high: rank('high') };
  }
  const truth = record.truth(part.formula, part.day);
  const { low, high } = truth ? marginAt(truth, part.row, part.day) : { low: -Infinity, high: Infinity };
  return part.flip ? { low: 0 - high, high: 0 - low } : { low, high };
}

function rankOf(least: number, values: number[]): number {
  if (least <= 0) return Infinity;
  return values.sort((a, b) => b - a)[least - 1] ?? -Infinity;
}
