import type { Day } from '../../calendar/index.ts';
import type { Ledger } from '../../series/index.ts';
import { evaluate, type Outside } from '../evaluate/index.ts';
import { explain } from '../explain/index.ts';
import type { Formula } from '../formula.ts';
import type { Trace } from '../trace.ts';
import { type TruthVerdict, verdictIn } from '../verdict.ts';
import { traceAsOf } from './asof.ts';
import { areaRow, itemsIn } from './items.ts';
import { live } from './live.ts';

/** A verdict and what brought it about. */
export interface TimelineEntry {
  /** The day judged. */
  readonly day: Day;
  /** What was known. */
  readonly known: Day;
  readonly verdict: TruthVerdict;
  readonly before: TruthVerdict | undefined;
  /** Items that became known, were corrected or retracted, or that entered the days looked at. */
  readonly causes: readonly Cause[];
}

export interface Cause {
  /** Id of the item; undefined where a source began to speak for more days. */
  readonly item: string | undefined;
  readonly measure: string;
  /** `known`: this revision turned the verdict. `witness`: one of the items that the verdict rests on since then. */
  readonly how: 'known' | 'witness';
}

interface Common {
  readonly formula: Formula;
  readonly ledgers: readonly Ledger[];
  readonly trace: Trace;
  /** A declared area, for formulas that are judged area by area. */
  readonly area?: string;
  readonly outside?: Outside;
}

/**
 * How the verdict for one day changed with what was known, from one knowledge date to another: an entry for the
 * start and one for each change, with the revision that brought it. Revisions of one date count in their order.
 */
export function knowledgeTimeline(options: Common & { day: Day; from: Day; to: Day }): TimelineEntry[] {
  const { day } = options;
  const follower = live({ ...options, from: day, to: day, known: options.from });
  const row = areaRow(follower.judged().areas, options.area);
  const now = (): TruthVerdict => verdictIn(follower.judged(), row);
  const entries: TimelineEntry[] = [
    { day, known: options.from, verdict: now(), before: undefined, causes: [] },
  ];
  while ((follower.upcoming() ?? Number.NaN) <= options.to) {
    const before = now();
    const { item, measure, known } = follower.next()!;
    const verdict = now();
    if (verdict === before) continue;
    entries.push({ day, known, verdict, before, causes: [{ item, measure, how: 'known' }] });
  }
  return entries;
}

/**
 * How the verdict changed from day to day on what is known at one date: an entry for the first day and one for each
 * change, with the items that the new verdict rests on and the old one did not.
 */
export function dayTimeline(options: Common & { known: Day; from: Day; to: Day }): TimelineEntry[] {
  const { formula, ledgers, known, from, to, outside = 'unknown' } = options;
  const trace = traceAsOf(options.trace, ledgers, known);
  const judged = evaluate(formula, trace, { from, to, outside });
  const row = areaRow(judged.areas, options.area);
  const witnesses = (day: Day) => {
    const area = options.area === undefined ? {} : { area: options.area };
    return itemsIn(explain(formula, trace, day, { outside, ...area }).witness, ledgers, known);
  };
  const nameOf = (one: { item: string; measure: string }): string => `${one.measure} ${one.item}`;
  const entries: TimelineEntry[] = [];
  let before: TruthVerdict | undefined;
  for (let i = 0; i < judged.days; i++) {
    const [day, verdict] = [from + i, verdictIn(judged, row * judged.days + i)];
    if (verdict !== before) {
      const old = new Set(before === undefined ? [] : witnesses(day - 1).map(nameOf));
      const fresh = witnesses(day).filter((one) => !old.has(nameOf(one)));
      const causes = fresh.map((one): Cause => ({ ...one, how: 'witness' }));
      entries.push({ day, known, verdict, before, causes });
    }
    before = verdict;
  }
  return entries;
}

/** The last entry of a timeline: since when the verdict has stood. */
export function standingSince(timeline: readonly TimelineEntry[]): TimelineEntry | undefined {
  return timeline[timeline.length - 1];
}
