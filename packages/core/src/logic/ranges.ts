import { addDuration, periodAt } from '../calendar/index.ts';
import type { Bounds, Term, Window } from './formula.ts';
import { childrenOf, type FormulaNode } from './walk.ts';

/** Days from..to, both included; either may be infinite. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const EVER: Bounds = { from: 0, to: Infinity };

/** Bounds of a temporal operator; without any it ranges over all days. */
export function boundsOf(node: { readonly bounds?: Bounds }): Bounds {
  return node.bounds ?? EVER;
}

/** First and last day of a window around a day. */
export function windowAt(window: Window, day: number): Range {
  if (window.kind === 'days') return { from: day - window.to, to: day - window.from };
  return periodAt(window.period, day, window.offset);
}

function notBefore(days: Range, first = Number.NEGATIVE_INFINITY): Range {
  return { from: Math.max(days.from, first), to: days.to };
}

function windowRange(window: Window, days: Range): Range {
  const from = Number.isFinite(days.from) ? windowAt(window, days.from).from : days.from;
  const to = Number.isFinite(days.to) ? windowAt(window, days.to).to : days.to;
  return { from, to };
}

const past = (bounds: Bounds, days: Range): Range => ({
  from: days.from - bounds.to,
  to: days.to - bounds.from,
});
const future = (bounds: Bounds, days: Range): Range => ({
  from: days.from + bounds.from,
  to: days.to + bounds.to,
});

/**
 * The days of a node's parts that decide the node on the days given: one range per part, in the order of
 * `childrenOf`.
 */
export function partRanges(node: FormulaNode, days: Range): readonly Range[] {
  switch (node.kind) {
    case 'window':
      return [windowRange(node.window, days)];
    case 'reference':
      return [{ from: firstSample(node), to: node.span.to }];
    case 'at':
      return [{ from: node.day, to: node.day }];
    case 'earlier': {
      const back = (day: number) => (Number.isFinite(day) ? addDuration(day, node.by, -1) : day);
      return [{ from: back(days.from), to: back(days.to) }];
    }
    case 'trend':
      return [{ from: days.from - node.days + 1, to: days.to }];
    case 'historically':
    case 'once':
      return [notBefore(past(boundsOf(node), days), node.notBefore)];
    case 'always':
    case 'eventually':
      return [future(boundsOf(node), days)];
    case 'since': {
      const bounds = boundsOf(node);
      // The left side is needed from the day after the earliest witness up to the day judged.
      return [{ from: Math.min(days.from - bounds.to + 1, days.from), to: days.to }, past(bounds, days)];
    }
    case 'until': {
      const bounds = boundsOf(node);
      return [{ from: days.from, to: Math.max(days.to + bounds.to - 1, days.to) }, future(bounds, days)];
    }
    case 'rises':
    case 'falls':
      return [{ from: days.from - 1, to: days.to }];
    case 'days that':
      return [{ from: days.from - node.days + 1, to: days.to }];
    default:
      return childrenOf(node).map(() => days);
  }
}

/** Earliest of the days `to, to - every, ...` that is not before `from`. */
export function firstSample(node: Extract<Term, { kind: 'reference' }>): number {
  return node.span.to - Math.floor((node.span.to - node.span.from) / node.every) * node.every;
}

function union(a: Range | undefined, b: Range): Range {
  return a ? { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) } : b;
}

/**
 * All days that a formula or term looks at to be judged on the days `from..to`: calendar windows and durations are
 * counted from those very days. Ends are infinite for unbounded operators.
 */
export function reach(node: FormulaNode, from: number, to: number = from): Range {
  let all: Range = { from, to };
  visit(node, { from, to }, (_, days) => {
    all = union(all, days);
  });
  return all;
}

/** The days of each measure and proposition that decide a formula on the days `from..to`, by name. */
export function reachByName(node: FormulaNode, from: number, to: number = from): ReadonlyMap<string, Range> {
  const spans = new Map<string, Range>();
  visit(node, { from, to }, (leaf, days) => {
    if (leaf.kind === 'measure' || leaf.kind === 'proposition') {
      spans.set(leaf.name, union(spans.get(leaf.name), days));
    }
  });
  return spans;
}

/** One place in a formula where a measure or proposition is read, and the days read there. */
export interface Reading {
  readonly name: string;
  readonly days: Range;
  /** The areas that are put together there; `own`: only the one judged. */
  readonly areas: 'own' | 'all' | readonly string[];
  /** Whether it is read for a term that is the same on every day: `reference` or `at`. */
  readonly fixed: boolean;
}

/** Every place where a formula reads something on the days `from..to`, in the order of the text. */
export function readingsOf(node: FormulaNode, from: number, to: number = from): readonly Reading[] {
  const readings: Reading[] = [];
  visit(node, { from, to }, (leaf, days, { areas, fixed }) => {
    if (leaf.kind === 'measure' || leaf.kind === 'proposition') {
      readings.push({ name: leaf.name, days, areas, fixed });
    }
  });
  return readings;
}

type Place = Pick<Reading, 'areas' | 'fixed'>;
type See = (node: FormulaNode, days: Range, place: Place) => void;
const OUTERMOST: Place = { areas: 'own', fixed: false };

function visit(node: FormulaNode, days: Range, see: See, place: Place = OUTERMOST): void {
  see(node, days, place);
  const parts = childrenOf(node);
  const ranges = partRanges(node, days);
  let inside = place;
  if (node.kind === 'across') inside = { ...place, areas: node.areas ?? 'all' };
  if (node.kind === 'reference' || node.kind === 'at') inside = { ...place, fixed: true };
  parts.forEach((part, i) => {
    const range = ranges[i]!;
    if (range.from <= range.to) visit(part, range, see, inside);
  });
}

/** Which way from a day: to days before it or to days after it. */
export type Side = 'before' | 'after';

/**
 * Sum of all finite distances that a formula looks to one side: no day further away than this can decide it, but for
 * unbounded operators.
 */
export function finiteReach(node: FormulaNode, side: Side): number {
  return childrenOf(node).reduce((sum, part) => sum + finiteReach(part, side), ownReach(node, side));
}

function ownReach(node: FormulaNode, side: Side): number {
  switch (node.kind) {
    case 'window':
      if (node.window.kind === 'calendar') return 366 * (Math.abs(node.window.offset) + 1);
      return side === 'before' ? furthest(node.window) : 0;
    case 'always':
    case 'eventually':
    case 'until':
      return side === 'after' ? furthest(boundsOf(node)) : 0;
    case 'historically':
    case 'once':
    case 'since':
      return side === 'before' ? furthest(boundsOf(node)) : 0;
    case 'earlier':
      return side === 'before' ? node.by.count * { day: 1, month: 31, year: 366 }[node.by.unit] : 0;
    case 'trend':
    case 'days that':
      return side === 'before' ? node.days : 0;
    case 'rises':
    case 'falls':
      return side === 'before' ? 1 : 0;
    default:
      return 0;
  }
}

/** An unbounded operator notices what comes into its nearest day, and no end after that. */
function furthest({ from, to }: Bounds): number {
  return to === Infinity ? from : to;
}

/** True for formulas whose windows differ from day to day: months, quarters, years. */
export function isCalendarBound(node: FormulaNode): boolean {
  if (node.kind === 'window' && node.window.kind === 'calendar') return true;
  if (node.kind === 'earlier' && node.by.unit !== 'day') return true;
  return childrenOf(node).some(isCalendarBound);
}
