import { addDuration, periodAt } from '../calendar/index.ts';
import type { Formula, Term, Window } from './formula.ts';
import { boundsOf, type Range } from './ranges.ts';
import { childrenOf, type FormulaNode } from './walk.ts';

/** No day at all. */
const NONE: Range = { from: Infinity, to: -Infinity };
const EVER: Range = { from: -Infinity, to: Infinity };

/**
 * The days on which a formula can be judged otherwise once a measure or proposition has changed on `days`: the
 * inverse of `reachByName`, never too small. Empty (from > to) where the formula does not see those days.
 */
export function influence(node: FormulaNode, name: string, days: Range): Range {
  if (node.kind === 'measure' || node.kind === 'proposition') return node.name === name ? days : NONE;
  const parts = childrenOf(node).map((part) => influence(part, name, days));
  return parts.map((part, i) => (part.from > part.to ? NONE : seenFrom(node, i, part))).reduce(union, NONE);
}

function union(a: Range, b: Range): Range {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

/** Days of a node that look at these days of its part `index`. */
function seenFrom(node: FormulaNode, index: number, part: Range): Range {
  switch (node.kind) {
    case 'window':
      return windowSees(node.window, part);
    case 'trend':
    case 'days that':
      return { from: part.from, to: part.to + node.days - 1 };
    case 'reference':
      return part.from <= node.span.to && part.to >= node.span.from ? EVER : NONE;
    case 'at':
      return part.from <= node.day && node.day <= part.to ? EVER : NONE;
    case 'earlier':
      return later(node, part);
    case 'historically':
    case 'once':
      return { from: part.from + boundsOf(node).from, to: part.to + boundsOf(node).to };
    case 'always':
    case 'eventually':
      return { from: part.from - boundsOf(node).to, to: part.to - boundsOf(node).from };
    case 'since':
      return index === 0
        ? { from: part.from, to: part.to + boundsOf(node).to }
        : { from: part.from + boundsOf(node).from, to: part.to + boundsOf(node).to };
    case 'until':
      return index === 0
        ? { from: part.from - boundsOf(node).to, to: part.to }
        : { from: part.from - boundsOf(node).to, to: part.to - boundsOf(node).from };
    case 'rises':
    case 'falls':
      return { from: part.from, to: part.to + 1 };
    default:
      return part;
  }
}

function windowSees(window: Window, part: Range): Range {
  if (window.kind === 'days') return { from: part.from + window.from, to: part.to + window.to };
  const from = Number.isFinite(part.from)
    ? periodAt(window.period, part.from, -window.offset).from
    : part.from;
  const to = Number.isFinite(part.to) ? periodAt(window.period, part.to, -window.offset).to : part.to;
  return { from, to };
}

/** Months differ in length, so a day may be "one month before" up to four days, or none. */
function later(node: Extract<Term, { kind: 'earlier' }>, part: Range): Range {
  const slack = node.by.unit === 'day' ? 0 : 4;
  const move = (day: number, by: number) => (Number.isFinite(day) ? addDuration(day, node.by) + by : day);
  return { from: move(part.from, -slack), to: move(part.to, slack) };
}

/** The same for a change in several places. */
export function influenceOf(
  formula: Formula,
  touched: Iterable<{ readonly measure: string; readonly from: number; readonly to: number }>,
): Range {
  let all = NONE;
  for (const { measure, from, to } of touched) all = union(all, influence(formula, measure, { from, to }));
  return all;
}
