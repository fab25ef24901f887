/** What is said of statements, of what is not known, and of changes. */
import { type Day, dateInWords, type Span } from '../../calendar/index.ts';
import type { AheadOfDecision, DecisionOnRecord } from '../../statements/bearing/index.ts';
import type { AdjustmentResult } from '../result/result.ts';
import { longSpan } from '../result/text.ts';
import { capital } from './letters.ts';

export const AHEAD = (
  adjustment: AdjustmentResult,
  day: Day | undefined,
  how: AheadOfDecision['how'],
  decision: DecisionOnRecord | undefined,
): string => {
  const announces = `It announces “${adjustment.label}”${day === undefined ? '' : ` for ${dateInWords(day)}`}`;
  if (how !== 'not decided' && decision?.for !== undefined)
    return `${announces}, ${how === 'sooner than decided' ? 'sooner' : 'later'} than the ${dateInWords(decision.for)} that was announced with the decision of ${dateInWords(decision.decidedOn)}.`;
  const held = adjustment.gate === 'closed' || adjustment.gate === 'undecided';
  return `${announces}; no decision on that was on record when it was said${held ? ', and its conditions are not met' : ''}.`;
};

export const GAP = {
  measure: (measure: string, span: Span): string => `${capital(measure)}, ${longSpan(span)}.`,
  notCoveredWhy: 'No source that was known by then covers these days.',
  notYetPublishedWhy: 'The source had published nothing for these days by then.',
  incompleteWhy: (through: Day): string => `The source is complete only through ${dateInWords(through)}.`,
  boundsWhy: 'It is known only within bounds, and the bounds do not decide.',
  condition: (label: string): string => `Whether this is so: “${label}”.`,
  notJudgedWhy: (by: string): string => `No judgement by ${by} is on record.`,
  commitment: (label: string): string => `How this commitment stands: “${label}”.`,
  differ: (what: string): string => `${what}: reports for the same time differ.`,
} as const;

export const CHANGED = (label: string, from: string, to: string): string =>
  `${label}: from ${from} to ${to}.`;
