/** Whether a commitment's deed was done, day by day, and by which evidence. */
import type { Day, Span } from '../../calendar/index.ts';
import type { Agreement, Commitment } from '../../language/index.ts';
import type { Trace } from '../../logic/index.ts';
import { byTime, judgedSeries } from '../conditions/judged.ts';
import { truthOf } from '../conditions/propositions.ts';
import type { Evidence, Judgement, Occurrence } from '../evidence.ts';
import { fromDayOn, negate, type Truth } from '../lifecycle/truth.ts';

export interface Deeds {
  readonly truths: ReadonlyMap<string, Truth>;
  /** Ids of the evidence behind a deed on a day. */
  readonly witness: (commitment: string, day: Day) => readonly string[];
}

export function deedsOf(agreement: Agreement, evidence: Evidence, trace: Trace, span: Span): Deeds {
  const truths = new Map<string, Truth>();
  for (const commitment of agreement.commitments) {
    const truth = deedTruth(commitment, agreement, evidence, trace, span);
    truths.set(commitment.id, commitment.duty === 'refrain' ? negate(truth) : truth);
  }
  const byId = new Map(agreement.commitments.map((one) => [one.id, one]));
  return {
    truths,
    witness: (id, day) => {
      const commitment = byId.get(id);
      return commitment ? deedWitness(commitment, agreement, evidence, day) : [];
    },
  };
}

function deedTruth(
  commitment: Commitment,
  agreement: Agreement,
  evidence: Evidence,
  trace: Trace,
  span: Span,
): Truth {
  const { deed } = commitment;
  switch (deed.kind) {
    case 'bring':
    case 'formula':
      return truthOf(deed.formula, trace, span);
    case 'occurrence':
      return commitment.debtorMode === 'each' && commitment.debtors.length > 1
        ? together(commitment.debtors.map((by) => occurrenceTruth(deed.id, agreement, evidence, span, by)))
        : occurrenceTruth(deed.id, agreement, evidence, span);
    case 'judged': {
      const { verdicts } = judgedSeries([commitment.id], deed.by, evidence, span);
      return {
        first: span.from,
        certain: Uint8Array.from(verdicts, (verdict) => (verdict === 'met' ? 1 : 0)),
        possible: Uint8Array.from(verdicts, (verdict) => (verdict === 'not met' ? 0 : 1)),
      };
    }
  }
}

/**
 * An occurrence holds from the day it happened. Where none is recorded it certainly has not happened on the days that
 * its source covers and, by the knowledge date, is complete for; on other days nobody can say. With `by`, occurrences
 * that name another party do not count.
 */
export function occurrenceTruth(
  id: string,
  agreement: Agreement,
  evidence: Evidence,
  span: Span,
  by?: string,
): Truth {
  const recorded = evidence.occurrences
    .filter((one) => one.name === id && (by === undefined || one.by === undefined || one.by === by))
    .sort(byDay);
  const first = recorded[0];
  const source = agreement.occurrences.find((one) => one.id === id)?.source;
  const coverage = evidence.sources.find((one) => one.source === source);
  const complete = coverage?.completeThrough ?? coverage?.covers?.to ?? Number.NEGATIVE_INFINITY;
  const sureUntil = Math.min(complete, evidence.known);
  const doubtFrom = Math.max(coverage?.covers?.from ?? span.from, sureUntil + 1);
  return fromDayOn(
    { first: span.from, last: span.to },
    first?.occurred.to,
    Math.min(first?.occurred.from ?? Number.POSITIVE_INFINITY, doubtFrom),
  );
}

/** Each of several debtors has to do it: done when the last of them has. */
function together(truths: readonly Truth[]): Truth {
  const [first, ...others] = truths;
  if (!first) throw new RangeError('a commitment has at least one debtor');
  const all = (part: 'certain' | 'possible') =>
    first[part].map((value, i) => (value === 1 && others.every((one) => one[part][i] === 1) ? 1 : 0));
  return { first: first.first, certain: all('certain'), possible: all('possible') };
}

export function byDay(a: Occurrence, b: Occurrence): number {
  return a.occurred.from - b.occurred.from || (a.id < b.id ? -1 : 1);
}

/** The evidence items behind a deed: the occurrence, the standing judgement, or the figure reported last. */
export function deedWitness(
  commitment: Commitment,
  agreement: Agreement,
  evidence: Evidence,
  day: Day,
): string[] {
  const { deed } = commitment;
  switch (deed.kind) {
    case 'occurrence':
      return evidence.occurrences
        .filter((one) => one.name === deed.id && one.occurred.from <= day)
        .map(({ id }) => id);
    case 'judged':
      return lastOf(
        evidence.judgements.filter((one) => one.subject === commitment.id && one.occurred.from <= day),
      );
    case 'bring': {
      const measure = agreement.measures.find((one) => one.id === deed.measure);
      if (measure?.takes.kind !== 'figure') return [];
      const { metric, of } = measure.takes;
      const reports = evidence.figures
        .filter(
          (one) =>
            one.source === measure.source &&
            one.metric === metric &&
            (of === undefined || one.of === of) &&
            one.period.from <= day,
        )
        .sort((a, b) => a.period.from - b.period.from || a.known - b.known || (a.id < b.id ? -1 : 1));
      return reports.slice(-1).map(({ id }) => id);
    }
    case 'formula':
      return [];
  }
}

function lastOf(judgements: readonly Judgement[]): string[] {
  return [...judgements]
    .sort(byTime)
    .slice(-1)
    .map(({ id }) => id);
}
