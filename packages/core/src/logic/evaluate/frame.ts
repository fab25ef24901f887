import type { Span } from '../../calendar/index.ts';
import type { Bounds, Formula, Term, TextRange } from '../formula.ts';
import { finiteReach, isCalendarBound, type Range, type Side } from '../ranges.ts';
import { extentOf, type Trace, traceSpan } from '../trace.ts';
import { type FormulaNode, measuresOf, nodesOf, propositionsOf } from '../walk.ts';
import type { Band, Truth } from './grid.ts';

/**
 * What is outside of the trace. `unknown`: the values there are not known. `clip`: there is nothing, windows are cut
 * to the trace's days; an empty window makes `historically` and `always` true, `once`, `eventually`, `since` and
 * `until` false, a sum 0 and a mean, minimum, maximum or median unknown.
 */
export type Outside = 'unknown' | 'clip';

/** One evaluation: what it reads and how. */
export interface Frame {
  readonly trace: Trace;
  /** Number of declared areas. */
  readonly areas: number;
  /** The trace's days when windows are clipped to them. */
  readonly clip: Span | undefined;
  /** Take best estimates alone instead of intervals. */
  readonly best: boolean;
  /** Results of terms on this very trace, if they are to be kept. */
  readonly memo?: TermMemo;
  /** Told every part of the formula with its result, for explanations. */
  readonly seen?: (part: Formula, result: Truth) => void;
}

/**
 * Results of terms, to be shared between evaluations on the same trace of formulas that have parts in common: the
 * same term object on the same days is worked out once. Intervals only, no best estimates.
 */
export type TermMemo = Map<Term, Band[]>;

export function frameOf(trace: Trace, outside: Outside | undefined, best = false): Frame {
  const span = traceSpan(trace);
  return {
    trace,
    areas: Math.max(1, trace.areas.length),
    clip: outside === 'clip' ? (span ?? { from: 0, to: -1 }) : undefined,
    best,
  };
}

/** Days of a calendar cycle that has every length of month, quarter and year in it. */
const CYCLE = 1461 + 366;

/** More days than this are not held at once: a slip of the pen, or ticks far finer than days. */
const MOST_DAYS: number = 2 ** 25;

/**
 * The bounds of an operator, cut where looking further away than they say could bring nothing new: windows that lie
 * outside of everything known see the same wherever they lie.
 */
export function settled(
  frame: Frame,
  parts: readonly FormulaNode[],
  bounds: Bounds,
  days: Range,
  side: Side,
): Bounds {
  // A proof names every day that the operator speaks of.
  if (frame.seen || (!frame.clip && parts.some(isCalendarBound))) return bounds;
  const { from, to } = edgesOf(frame, parts);
  // Two days further than the last that matters: between it and the witness of a `since` lies one more, and its left
  // side is asked for there.
  const furthest = 2 + Math.max(0, side === 'before' ? days.to - from : to - days.from);
  return {
    from: Math.min(bounds.from, furthest),
    to: bounds.to === Infinity ? Infinity : Math.min(bounds.to, furthest),
  };
}

/**
 * The days on which the parts of a past operator are needed to judge it on `days`. Clipped: within the trace.
 * Otherwise an infinite look-back ends where nothing of the trace can be seen any more: before that the parts
 * repeat themselves (day by day, or with the calendar), so that looking further would bring nothing new.
 */
export function pastDays(frame: Frame, parts: readonly FormulaNode[], bounds: Bounds, days: Range): Range {
  const nearest = days.from - bounds.from;
  const from = Number.isFinite(bounds.to)
    ? days.from - bounds.to
    : Math.min(nearest, edgesOf(frame, parts).from - 1) - cycleOf(parts);
  return held(clipped(frame, { from, to: days.to }), parts);
}

/** The same for a future operator. */
export function futureDays(frame: Frame, parts: readonly FormulaNode[], bounds: Bounds, days: Range): Range {
  const nearest = days.to + bounds.from;
  const to = Number.isFinite(bounds.to)
    ? days.to + bounds.to
    : Math.max(nearest, edgesOf(frame, parts).to + 1) + cycleOf(parts);
  return held(clipped(frame, { from: days.from, to }), parts);
}

/** The days asked for, if there are not too many of them. */
export function held(days: Range, parts: readonly FormulaNode[]): Range {
  const count = days.to - days.from + 1;
  if (count > MOST_DAYS) throw new TraceError(`${count} days are more than can be held`, parts[0]!.range);
  return days;
}

/** The days outside of which the parts are the same on every day, as far as the calendar lets them. */
function edgesOf(frame: Frame, parts: readonly FormulaNode[]): Range {
  // Where a clipped trace ends, windows end, whatever they look at.
  if (frame.clip) return frame.clip;
  const edges = { from: Infinity, to: -Infinity };
  for (const part of parts) {
    const data = dataRange(frame.trace, part);
    // What a part sees ahead of it comes into view this long before, and what is behind it stays in view.
    edges.from = Math.min(edges.from, data.from - finiteReach(part, 'after'));
    edges.to = Math.max(edges.to, data.to + finiteReach(part, 'before'));
  }
  return edges;
}

/** How many days it takes until parts that follow the calendar have been through all they can be: 0 if none does. */
export function cycleOf(parts: readonly FormulaNode[]): number {
  return parts.some(isCalendarBound) ? CYCLE : 0;
}

/** Days within the trace where windows are clipped to it, all of them otherwise. */
export function clipped({ clip }: Frame, days: Range): Range {
  if (!clip) return days;
  const from = Math.max(days.from, clip.from);
  return { from, to: Math.max(from - 1, Math.min(days.to, clip.to)) };
}

/** From the first to the last day of everything that a part reads, and of where its windows are cut off. */
function dataRange(trace: Trace, part: FormulaNode): Range {
  const measures = measuresOf(part).flatMap((name) => trace.measures.get(name) ?? []);
  const propositions = propositionsOf(part).flatMap((name) => trace.propositions.get(name) ?? []);
  let { from, to } = extentOf([...measures, ...propositions]);
  for (const { spans } of measures) {
    from = spans.from.reduce((first, day) => Math.min(first, day), from);
    to = spans.to.reduce((last, day) => Math.max(last, day), to);
  }
  for (const node of nodesOf(part)) {
    if (!('notBefore' in node)) continue;
    from = Math.min(from, node.notBefore ?? from);
    to = Math.max(to, node.notBefore ?? to);
  }
  return { from, to };
}

/** A name in a formula that the trace does not have, areas that do not fit, or too many days: a fault of the caller. */
export class TraceError extends Error {
  /** Where in the formula's text. */
  readonly range: TextRange | undefined;

  constructor(message: string, range?: TextRange) {
    super(message);
    this.range = range;
    this.name = 'TraceError';
  }
}
