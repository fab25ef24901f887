/** What is not known, and why: gathered from everything that an assessment left open. */
import { type Day, dayFromIso, type Span } from '../calendar/index.ts';
import { type Agreement, surgedMeasure } from '../language/index.ts';
import { nameOf } from './conditions/judged.ts';
import type { Evidence } from './evidence.ts';
import type { CommitmentResult, ConditionResult, Gap, PostureResult } from './result/result.ts';
import { estimate, list, longSpan } from './result/text.ts';
import { labelOfSeries } from './surges/reasons.ts';
import { GAP } from './words/index.ts';

export function gapsOf(
  agreement: Agreement,
  evidence: Evidence,
  conditions: readonly ConditionResult[],
  commitments: readonly CommitmentResult[],
  posture: readonly PostureResult[],
  asOf: Day,
): Gap[] {
  return merge([
    ...measuredGaps(agreement, conditions),
    ...withheldGaps(agreement, evidence, asOf),
    ...judgedGaps(agreement, evidence, conditions),
    ...commitments
      .filter((one) => one.state === 'open')
      .map((one) => ({
        kind: 'not judged' as const,
        what: GAP.commitment(one.label),
        why: one.reason,
        affects: [one.id],
      })),
    ...differing(agreement, evidence, asOf),
    ...posture
      .filter((one) => one.alsoReported.length > 0)
      .map((one) => ({
        kind: 'sources differ' as const,
        what: GAP.differ(one.label),
        why: list(one.alsoReported.map((report) => report.citation)),
        affects: [one.measure],
      })),
  ]);
}

function measuredGaps(agreement: Agreement, conditions: readonly ConditionResult[]): Gap[] {
  return conditions.flatMap((condition) =>
    condition.readings.flatMap((reading) =>
      reading.missing.map((missing): Gap => {
        const label = labelOfSeries(agreement, missing.measure) ?? missing.measure;
        const span: Span = { from: dayFromIso(missing.from) ?? 0, to: dayFromIso(missing.to) ?? 0 };
        const why = missing.why ?? GAP.boundsWhy;
        return {
          kind:
            missing.why === GAP.notCoveredWhy
              ? 'not covered'
              : missing.why === GAP.notYetPublishedWhy
                ? 'not yet published'
                : missing.why === null || surgedMeasure(missing.measure) !== undefined
                  ? 'incomplete'
                  : 'withheld',
          what: GAP.measure(label, span),
          why,
          affects: [condition.id],
        };
      }),
    ),
  );
}

/** Figures that exist but were withheld, as far as the knowledge date shows, up to the as-of date. */
function withheldGaps(agreement: Agreement, evidence: Evidence, asOf: Day): Gap[] {
  return evidence.sources.flatMap((source) =>
    source.withheld
      .filter((one) => one.span.from <= asOf)
      .map((one): Gap => {
        const measure = agreement.measures.find(
          ({ source: from, takes }) =>
            from === source.source && takes.kind === 'figure' && takes.metric === one.metric,
        );
        return {
          kind: 'withheld',
          what: GAP.measure(measure?.label ?? one.metric, one.span),
          why: one.reason,
          affects: [],
        };
      }),
  );
}

function judgedGaps(agreement: Agreement, evidence: Evidence, conditions: readonly ConditionResult[]): Gap[] {
  return conditions.flatMap((result) =>
    result.readings
      .filter((reading) => reading.kind === 'judged' && reading.verdict === 'open')
      .map((reading): Gap => {
        const rule = agreement.conditions
          .find((one) => one.id === result.id)
          ?.readings.find((one) => one.id === reading.id)?.rule;
        const by = rule?.kind === 'judged' ? rule.by.map((id) => nameOf(id, agreement, evidence)) : [];
        return {
          kind: 'not judged',
          what: GAP.condition(result.label),
          why: reading.judgements.length === 0 ? GAP.notJudgedWhy(list(by, 'or')) : reading.reason,
          affects: [result.id],
        };
      }),
  );
}

/** Reports of different origins that contradict each other, up to the as-of date. */
function differing(agreement: Agreement, evidence: Evidence, asOf: Day): Gap[] {
  return evidence.differences
    .filter((one) => one.span.from <= asOf)
    .map((one): Gap => {
      const label = agreement.measures.find((measure) => measure.id === one.measure)?.label ?? one.measure;
      const reports = evidence.figures.filter((figure) => one.ids.includes(figure.id));
      return {
        kind: 'sources differ',
        what: GAP.differ(`${one.area === '' ? '' : `${one.area}: `}${label}, ${longSpan(one.span)}`),
        why: list(reports.map((figure) => `${figure.origin}: ${estimate(figure.value)}`)),
        affects: [one.measure],
      };
    });
}

/** One entry for the same thing missing for the same reason. */
function merge(gaps: readonly Gap[]): Gap[] {
  const merged = new Map<string, Gap>();
  for (const gap of gaps) {
    const key = `${gap.what} ${gap.why}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, affects: [...new Set([...known.affects, ...gap.affects])] } : gap);
  }
  return [...merged.values()];
}
