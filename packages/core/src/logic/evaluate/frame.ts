import type { Span } from '../../calendar/index.ts';
import type { Series } from '../../series/index.ts';
import type { Bounds, Term } from '../formula.ts';
import { finiteReach, isCalendarBound, type Range } from '../ranges.ts';
import { type Trace, traceSpan } from '../trace.ts';
import { type FormulaNode, measuresOf, propositionsOf } from '../walk.ts';
import type { Band } from './grid.ts';

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
  /** Told every node with its result, for explanations. */
  readonly seen?: (node: FormulaNode, result: Band) => void;
}

/**
 * Results of terms, to be shared between evaluations on the same trace of formulas that have parts in common: the
 * same term object on the same days is worked out once. Intervals only, no best estimates.
 */
export type TermMemo = Map<Term, Band[]>;

export function frameOf(trace: Trace, outside: Outside, best = false): Frame {
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

/**
 * The days on which the parts of a past operator are needed to judge it on `days`. Clipped: within the trace.
 * Otherwise an infinite look-back ends where nothing of the trace can be seen any more: before that the parts
 * repeat themselves (day by day, or with the calendar), so that looking further would bring nothing new.
 */
export function pastDays(frame: Frame, parts: readonly FormulaNode[], bounds: Bounds, days: Range): Range {
  let from = days.from - bounds.to;
  if (!Number.isFinite(from)) from = openEnd(frame, parts, days.from - bounds.from, -1);
  return clipped(frame, { from, to: days.to });
}

/** The same for a future operator. */
export function futureDays(frame: Frame, parts: readonly FormulaNode[], bounds: Bounds, days: Range): Range {
  let to = days.to + bounds.to;
  if (!Number.isFinite(to)) to = openEnd(frame, parts, days.to + bounds.from, 1);
  return clipped(frame, { from: days.from, to });
}

/** Days within the trace where windows are clipped to it, all of them otherwise. */
export function clipped({ clip }: Frame, days: Range): Range {
  if (!clip || (days.from >= clip.from && days.to <= clip.to)) return days;
  const from = Math.max(days.from, clip.from);
  return { from, to: Math.max(from - 1, Math.min(days.to, clip.to)) };
}

function openEnd(frame: Frame, parts: readonly FormulaNode[], nearest: number, side: -1 | 1): number {
  const reach = Math.max(...parts.map(finiteReach)) + 1;
  const cycle = parts.some(isCalendarBound) ? CYCLE : 0;
  let edge = nearest;
  for (const part of parts) {
    const data = dataRange(frame.trace, part);
    if (!data) continue;
    edge = side < 0 ? Math.min(edge, data.from - reach) : Math.max(edge, data.to + reach);
  }
  return edge + side * cycle;
}

function dataRange(trace: Trace, part: FormulaNode): Range | undefined {
  let from = Infinity;
  let to = -Infinity;
  const grow = (series: { first: number; days: number } | undefined) => {
    if (!series || series.days <= 0) return;
    from = Math.min(from, series.first);
    to = Math.max(to, series.first + series.days - 1);
  };
  for (const name of measuresOf(part)) {
    const series = trace.measures.get(name);
    grow(series);
    if (series) growSpans(series, grow);
  }
  for (const name of propositionsOf(part)) grow(trace.propositions.get(name));
  return from <= to ? { from, to } : undefined;
}

function growSpans(series: Series, grow: (range: { first: number; days: number }) => void): void {
  const { from, to } = series.spans;
  for (let k = 0; k < from.length; k++) grow({ first: from[k]!, days: to[k]! - from[k]! + 1 });
}

/** A name in a formula that the trace does not have, or areas that do not fit: a fault of the caller. */
export class TraceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TraceError';
  }
}
