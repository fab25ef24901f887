/** Strength as reported: the last report at the as-of date, with its qualifier, and what was agreed for it. */
import { type Day, isoFromDay } from '../calendar/index.ts';
import type { Agreement, Measure } from '../language/index.ts';
import type { Evidence, Figure } from './evidence.ts';
import { citation, jsonEstimate } from './result/json.ts';
import type { CommitmentResult, PostureResult } from './result/result.ts';

/** Reports this close together in time are shown beside each other. */
const BESIDE_DAYS = 30;

type StrengthMeasure = Measure & { readonly takes: Extract<Measure['takes'], { kind: 'figure' }> };

/** A level of a party or member is its strength; other levels (a temperature, a price) are no posture. */
function isStrength(measure: Measure): measure is StrengthMeasure {
  return measure.nature === 'level' && measure.takes.kind === 'figure' && measure.takes.of !== undefined;
}

function reportsFor(measure: StrengthMeasure, evidence: Evidence, asOf: Day): Figure[] {
  return evidence.figures
    .filter(
      (figure) =>
        figure.source === measure.source &&
        figure.metric === measure.takes.metric &&
        (measure.takes.of === undefined || figure.of === measure.takes.of) &&
        figure.period.from <= asOf,
    )
    .sort((a, b) => a.period.from - b.period.from || a.known - b.known || (a.id < b.id ? -1 : 1));
}

/** The last report for each member of the party whose strength this is. */
function memberReports(measure: StrengthMeasure, evidence: Evidence, asOf: Day): PostureResult['members'] {
  const members = measure.takes.of === undefined ? [] : (evidence.members.get(measure.takes.of) ?? []);
  return members.flatMap(({ id, name }) => {
    const reports = reportsFor({ ...measure, takes: { ...measure.takes, of: id } }, evidence, asOf);
    const last = reports[reports.length - 1];
    if (!last) return [];
    return {
      id,
      name,
      value: jsonEstimate(last.value),
      qualifier: last.qualifier,
      day: isoFromDay(last.period.from),
      citation: citation(last),
    };
  });
}

export function postureResults(
  agreement: Agreement,
  evidence: Evidence,
  asOf: Day,
  commitments: readonly CommitmentResult[],
): PostureResult[] {
  return agreement.measures.filter(isStrength).map((measure) => {
    const reports = reportsFor(measure, evidence, asOf);
    const last = reports[reports.length - 1];
    const agreed = agreement.commitments
      .filter((one) => one.deed.kind === 'bring' && one.deed.measure === measure.id)
      .map((one) => commitments.find((result) => result.id === one.id))
      .filter((one) => one !== undefined)
      .map(({ id, words, state }) => ({ commitment: id, words, state }));
    return {
      measure: measure.id,
      label: measure.label,
      of: measure.takes.of ?? null,
      unit: measure.unit,
      value: last ? jsonEstimate(last.value) : null,
      qualifier: last?.qualifier ?? null,
      reportedFor: last ? isoFromDay(last.period.from) : null,
      citation: last ? citation(last) : null,
      alsoReported: reports
        .filter((one) => one !== last && last && last.period.from - one.period.from <= BESIDE_DAYS)
        .filter((one) => one.value.low !== last?.value.low || one.value.high !== last.value.high)
        .map((one) => ({
          ...citation(one),
          value: jsonEstimate(one.value),
          qualifier: one.qualifier,
          day: isoFromDay(one.period.from),
        })),
      members: memberReports(measure, evidence, asOf),
      agreed,
      history: reports.map((one) => ({
        day: isoFromDay(one.period.from),
        value: jsonEstimate(one.value),
        qualifier: one.qualifier,
        citation: one.citation,
      })),
    };
  });
}
