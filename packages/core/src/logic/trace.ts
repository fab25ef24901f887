import type { Day, Span } from '../calendar/index.ts';
import type { Series } from '../series/index.ts';

/**
 * A yes-or-no series from outside the evidence: a judged condition, another condition, a state of a commitment.
 * Cells are row-major as in `Series`; `certain` implies `possible`; `certain = 0, possible = 1` is undecided.
 * Days outside of it are undecided. Its margin is infinite: nothing measures how far a judgement is from turning.
 */
export interface Proposition {
  /** `['']` for the whole country, else names that cover the trace's areas. */
  readonly areas: readonly string[];
  readonly first: Day;
  readonly days: number;
  readonly certain: Uint8Array;
  readonly possible: Uint8Array;
}

/** Everything a formula can be evaluated on, as known at one knowledge date. */
export interface Trace {
  /** By the name that formulas use. */
  readonly measures: ReadonlyMap<string, Series>;
  readonly propositions: ReadonlyMap<string, Proposition>;
  /** The declared areas, in order: what quantifiers range over. Empty or `['']` where there are none. */
  readonly areas: readonly string[];
  /** The days that the trace covers; by default from the first to the last day of anything in it. */
  readonly span?: Span;
}

/** The days that a trace covers, or undefined for a trace without a single day. */
export function traceSpan(trace: Trace): Span | undefined {
  if (trace.span) return trace.span;
  const { from, to } = extentOf([...trace.measures.values(), ...trace.propositions.values()]);
  return from <= to ? { from, to } : undefined;
}

/** From the first to the last day of any series that has days; from Infinity to -Infinity where none has. */
export function extentOf(list: readonly { readonly first: Day; readonly days: number }[]): Span {
  const some = list.filter(({ days }) => days > 0);
  return {
    from: Math.min(...some.map(({ first }) => first)),
    to: Math.max(...some.map(({ first, days }) => first + days - 1)),
  };
}

/** A trace of measures alone, or of measures and propositions. */
export function traceOf(parts: {
  readonly measures?: Iterable<Series>;
  readonly propositions?: Iterable<readonly [string, Proposition]>;
  readonly areas?: readonly string[];
  readonly span?: Span;
}): Trace {
  return {
    measures: new Map([...(parts.measures ?? [])].map((series) => [series.name, series])),
    propositions: new Map(parts.propositions ?? []),
    areas: parts.areas ?? [''],
    ...(parts.span ? { span: parts.span } : {}),
  };
}
