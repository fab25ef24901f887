/** What `lockstep brief` prints: the answer in a few lines, and where the page is. */
import type { BriefingInput } from './input.ts';
import { formatDate } from './text/dates.ts';
import { GATE_WORDS, OPENING, SUMMARY } from './words/index.ts';

export interface Written {
  /** Path as shown to the reader. */
  readonly file: string;
  readonly bytes: number;
}

export interface BriefingSummary extends Written {
  readonly agreement: string;
  readonly asOf: string;
  readonly known: string;
  readonly openForDecision: readonly string[];
  readonly adjustments: readonly { readonly id: string; readonly gate: string; readonly status: string }[];
  readonly conditions: readonly { readonly id: string; readonly label: string; readonly verdict: string }[];
  readonly changes: number;
}

export function summaryJson({ assessment, comparisons }: BriefingInput, written: Written): BriefingSummary {
  const { agreement, asOf, known, openForDecision, adjustments, conditions } = assessment;
  return {
    agreement: agreement.title,
    asOf,
    known,
    openForDecision,
    adjustments: adjustments.map(({ id, gate, status }) => ({ id, gate, status })),
    conditions: conditions.map(({ id, label, verdict }) => ({ id, label, verdict })),
    changes: comparisons.reduce((sum, { changes }) => sum + changes.length, 0),
    ...written,
  };
}

export function summaryText({ assessment, comparisons }: BriefingInput, written: Written): string {
  const { agreement, asOf, known, openForDecision, adjustments, conditions } = assessment;
  const pending = adjustments.filter(({ status }) => status === 'not decided');
  const labels = adjustments.filter(({ id }) => openForDecision.includes(id)).map(({ label }) => label);
  const widest = Math.max(0, ...conditions.map(({ verdict }) => verdict.length));
  return [
    agreement.title,
    asOf === known
      ? `${OPENING.asOf} ${formatDate(asOf)}, ${OPENING.knownSame}.`
      : `${OPENING.asOf} ${formatDate(asOf)}, ${OPENING.knownOn} ${formatDate(known)}.`,
    '',
    labels.length === 0 ? `${OPENING.nothing}.` : `${SUMMARY.open}: ${labels.join('; ')}.`,
    ...pending.map(({ label, gate }) => `  ${label}: ${GATE_WORDS[gate]}`),
    '',
    ...conditions.map(({ label, verdict }) => `  ${verdict.padEnd(widest)}  ${label}`),
    '',
    ...comparisons.map((one) =>
      SUMMARY.changes(
        one.changes.length,
        formatDate(one.asOf),
        one.asOf === one.known ? null : formatDate(one.known),
      ),
    ),
    SUMMARY.written(written.file, Math.max(1, Math.round(written.bytes / 1000))),
    '',
  ].join('\n');
}
