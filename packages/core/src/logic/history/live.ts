import type { Day, Span } from '../../calendar/index.ts';
import { type Ledger, type LiveSeries, liveSeries, type Touched } from '../../series/index.ts';
import { evaluate, type Outside } from '../evaluate/index.ts';
import type { Formula } from '../formula.ts';
import { influenceOf } from '../influence.ts';
import type { Trace } from '../trace.ts';
import { type Judged, type TruthVerdict, verdictIn } from '../verdict.ts';

/** What to judge, on which days, from which ledgers; propositions and other measures do not change. */
export interface LiveOptions {
  readonly formula: Formula;
  readonly ledgers: readonly Ledger[];
  /** Declared areas, and what is known besides the ledgers. */
  readonly trace: Trace;
  readonly from: Day;
  readonly to: Day;
  readonly outside?: Outside;
  /** Knowledge date to begin with. */
  readonly known: Day;
}

/** What one revision did. */
export interface Revised {
  /** Id of the item; undefined where a source began to speak for more days. */
  readonly item: string | undefined;
  readonly measure: string;
  readonly known: Day;
  /** Days judged again; undefined where nothing could have changed. */
  readonly judged: Span | undefined;
  readonly changes: readonly VerdictChange[];
}

export interface VerdictChange {
  readonly area: string;
  readonly day: Day;
  readonly before: TruthVerdict;
  readonly after: TruthVerdict;
}

/** Verdicts that follow the evidence as it becomes known. */
export interface Live {
  readonly judged: () => Judged;
  readonly trace: () => Trace;
  /** The knowledge date of the next revision, or undefined when all has been taken in. */
  readonly upcoming: () => Day | undefined;
  /** Takes in the next revision and judges again only the days that can see it. */
  readonly next: () => Revised | undefined;
  /** Takes in everything known up to and including a date. */
  readonly advance: (known: Day) => readonly Revised[];
}

/**
 * An incremental evaluator: late, corrected and retracted items change only what depends on them, and every answer is
 * the one that a fresh evaluation of the evidence known by then gives.
 */
export function live(options: LiveOptions): Live {
  const { formula, ledgers, from, to, outside = 'unknown' } = options;
  const series = ledgers.map((ledger) => liveSeries(ledger, options.known));
  // The days covered do not depend on how much is known, or clipped windows would.
  const traceNow = (): Trace => ({
    ...options.trace,
    measures: new Map([
      ...options.trace.measures,
      ...series.map((each) => [each.series().name, each.series()] as const),
    ]),
  });
  let trace = traceNow();
  const first = evaluate(formula, trace, { from, to, outside });
  // Where everything is exactly known, both ends are one array; they are written to.
  const judged: Judged = { ...first, possible: first.possible.slice(), high: first.high.slice() };

  function rejudge(touched: readonly Touched[]): { span: Span | undefined; changes: VerdictChange[] } {
    const seen = influenceOf(formula, touched);
    const span = { from: Math.max(from, seen.from), to: Math.min(to, seen.to) };
    if (span.from > span.to) return { span: undefined, changes: [] };
    const fresh = evaluate(formula, trace, { ...span, outside });
    return { span, changes: splice(judged, fresh) };
  }

  const nextOf = (each: LiveSeries): Day => each.upcoming()?.known ?? Infinity;
  const nextDate = (): Day => Math.min(...series.map(nextOf));
  const next = (): Revised | undefined => {
    const known = nextDate();
    const source = series.find((each) => nextOf(each) === known);
    const step = source?.upcoming();
    if (!step) return undefined;
    const touched = source!.next();
    trace = traceNow();
    const { span, changes } = rejudge(touched);
    return { item: step.item, measure: source!.series().name, known, judged: span, changes };
  };
  const upcoming = (): Day | undefined => (nextDate() < Infinity ? nextDate() : undefined);
  return {
    judged: () => judged,
    trace: () => trace,
    upcoming,
    next,
    advance: (known) => {
      const revised: Revised[] = [];
      while ((upcoming() ?? Number.NaN) <= known) revised.push(next()!);
      return revised;
    },
  };
}

/** Puts freshly judged days into the whole, and says which verdicts that changes. */
function splice(whole: Judged, fresh: Judged): VerdictChange[] {
  const changes: VerdictChange[] = [];
  const offset = fresh.first - whole.first;
  fresh.areas.forEach((area, row) => {
    for (let i = 0; i < fresh.days; i++) {
      const [at, source] = [row * whole.days + offset + i, row * fresh.days + i];
      const [before, after] = [verdictIn(whole, at), verdictIn(fresh, source)];
      if (before !== after) changes.push({ area, day: fresh.first + i, before, after });
      whole.certain[at] = fresh.certain[source]!;
      whole.possible[at] = fresh.possible[source]!;
      whole.low[at] = fresh.low[source]!;
      whole.high[at] = fresh.high[source]!;
    }
  });
  return changes;
}
