/** Conditions with all their readings: verdict, reason, margin, witness, chart. */
import { type Day, isoFromDay, type Span } from '../../calendar/index.ts';
import type { Agreement, Condition, Reading } from '../../language/index.ts';
import { formalFormula, readFormula, readTerm, surgedMeasure } from '../../language/index.ts';
import { type Explanation, explain, type Formula, measuresOf, type Trace } from '../../logic/index.ts';
import type { Evidence } from '../evidence.ts';
import { jsonEstimate, jsonInterval, judgementResult } from '../result/json.ts';
import { namesOf } from '../result/names.ts';
import type { ConditionResult, ReadingResult, Verdict } from '../result/result.ts';
import { measureOf, surgeReason, whySurgeMissing } from '../surges/reasons.ts';
import type { Surges } from '../surges/surges.ts';
import { CHANGE_NEEDED, JUDGED_RULE, NOT_APPLICABLE, READINGS_DIFFER } from '../words/index.ts';
import { chartOf } from './chart.ts';
import { combineVerdicts, type JudgedSeries, judgedSeries, nameOf } from './judged.ts';
import { judgedReason, missingResult, reasonOf, tellingArea } from './reasons.ts';

/** Whether a condition applies on a day. */
export function applies(condition: Condition, day: Day): boolean {
  const { from, to } = condition.applies ?? {};
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** What conditions are judged on. */
export interface Judging {
  readonly agreement: Agreement;
  readonly evidence: Evidence;
  readonly surges: Surges;
  readonly trace: Trace;
  readonly asOf: Day;
  readonly span: Span;
}

export function conditionResult(condition: Condition, judging: Judging): ConditionResult {
  const { agreement, evidence, asOf, span } = judging;
  const live = applies(condition, asOf);
  const readings = condition.readings.map((reading) => {
    const result =
      reading.rule.kind === 'means'
        ? measuredReading(reading, reading.rule.formula, judging)
        : judgedReading(condition, reading, reading.rule.by, agreement, evidence, span);
    return live ? result : notApplicable(condition, result);
  });
  const verdict = combineVerdicts(readings.map((one) => one.verdict));
  return {
    id: condition.id,
    label: condition.label,
    verdict,
    reason: headline(readings),
    basis: condition.basis ?? null,
    notes: condition.notes,
    readings,
  };
}

/** One reading gives its own reason; several are told apart by their verdicts. */
function headline(readings: readonly ReadingResult[]): string {
  const [first] = readings;
  if (readings.length === 1 && first) return first.reason;
  const groups = new Map<Verdict, string[]>();
  for (const one of readings) {
    const labels = groups.get(one.verdict) ?? [];
    labels.push(one.label ?? one.id);
    groups.set(one.verdict, labels);
  }
  return READINGS_DIFFER([...groups].map(([verdict, labels]) => ({ verdict, labels })));
}

function notApplicable(condition: Condition, result: ReadingResult): ReadingResult {
  return {
    ...result,
    verdict: 'not triggered',
    reason: NOT_APPLICABLE(condition.applies?.from, condition.applies?.to),
    margin: null,
    deciding: null,
    witness: [],
    missing: [],
    changes: [],
    byArea: [],
    chart: null,
  };
}

function measuredReading(
  reading: Reading,
  formula: Formula,
  { agreement, evidence, surges, trace, asOf }: Judging,
): ReadingResult {
  const explanation = explain(formula, trace, asOf);
  const focus = focusOf(formula, explanation, trace, asOf);
  const measure = (id: string) => measureOf(agreement, id);
  const names = namesOf(agreement);
  const missing = explanation.missing.map((one) => {
    const told = missingResult(one, agreement, evidence);
    return { ...told, why: whySurgeMissing(one, surges) ?? told.why };
  });
  return {
    id: reading.id,
    label: reading.label ?? null,
    heldBy: reading.heldBy.map((id) => nameOf(id, agreement, evidence)),
    kind: 'means',
    verdict: explanation.vacuous ? 'not triggered' : explanation.verdict,
    reason: surgeReason(explanation, surges) ?? reasonOf(formula, explanation, missing, agreement, names),
    words: readFormula(formula, names),
    formal: formalFormula(formula, { day: asOf }),
    margin: { ...jsonInterval(explanation.margin), unit: explanation.unit ?? null },
    deciding: decidingResult(focus, names),
    witness: focus.witness.map((cell) => ({
      measure: cell.measure,
      area: cell.area === '' ? null : cell.area,
      from: isoFromDay(cell.from),
      to: isoFromDay(cell.to),
      value: jsonEstimate(cell.value),
      unit: evidence.series.get(cell.measure)?.unit ?? measure(cell.measure)?.unit ?? '',
    })),
    missing,
    changes: byAmount(explanation.changes.filter(inOwnUnits)).map((change) => ({
      measure: change.measure,
      area: change.area === '' ? null : change.area,
      from: isoFromDay(change.from),
      to: isoFromDay(change.to),
      by: change.by,
      unit: change.unit ?? null,
      words: CHANGE_NEEDED(
        change.by,
        measure(change.measure)?.label ?? change.measure,
        change.unit,
        change.area,
        change,
        explanation.changes.length === 1,
      ),
    })),
    byArea: areasShown(formula, explanation).map((one) => ({
      area: one.area,
      verdict: one.verdict,
      margin: jsonInterval(one.margin),
      left: one.left ? jsonEstimate(one.left) : null,
      right: one.right ? jsonEstimate(one.right) : null,
    })),
    chart: chartOf(formula, focus, trace, asOf, names),
    judgements: [],
    sources: [
      ...new Set(
        [...measuresOf(formula)].map((id) => measure(id)?.source).filter((one) => one !== undefined),
      ),
    ],
  };
}

/** Of a formula over areas, the area that tells most; otherwise the whole. */
function focusOf(formula: Formula, whole: Explanation, trace: Trace, asOf: Day): Explanation {
  if (formula.kind !== 'areas' || formula.how.kind === 'named') return whole;
  const area = tellingArea(whole, formula.how);
  return area === undefined ? whole : explain(formula.of, trace, asOf, { area });
}

/** Nobody can bring about points of a score: of a surge it is not said by how much it would have to change. */
function inOwnUnits({ measure }: Explanation['changes'][number]): boolean {
  return surgedMeasure(measure) === undefined;
}

/** All of them together turn the verdict; the largest come first. */
function byAmount(changes: Explanation['changes']): Explanation['changes'] {
  return [...changes].sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

/** All areas of a quantifier; the one that is named. */
function areasShown(formula: Formula, { byArea }: Explanation): Explanation['byArea'] {
  if (formula.kind !== 'areas' || formula.how.kind !== 'named') return byArea;
  const { area } = formula.how;
  return byArea.filter((one) => one.area === area);
}

function decidingResult(
  explanation: Explanation,
  names: ReturnType<typeof namesOf>,
): ReadingResult['deciding'] {
  const { deciding } = explanation;
  if (!deciding) return null;
  return {
    day: isoFromDay(deciding.day),
    area: deciding.area === '' ? null : deciding.area,
    op: deciding.comparison.op,
    left: { ...jsonEstimate(deciding.left), words: readTerm(deciding.comparison.left, names) },
    right: { ...jsonEstimate(deciding.right), words: readTerm(deciding.comparison.right, names) },
    unit: deciding.unit ?? null,
  };
}

function judgedReading(
  condition: Condition,
  reading: Reading,
  by: readonly string[],
  agreement: Agreement,
  evidence: Evidence,
  span: Span,
): ReadingResult {
  const judged = judgedSeries(subjectsOf(condition.id, reading.id), by, evidence, span);
  const judges = by.map((id) => nameOf(id, agreement, evidence));
  return {
    id: reading.id,
    label: reading.label ?? null,
    heldBy: reading.heldBy.map((id) => nameOf(id, agreement, evidence)),
    kind: 'judged',
    verdict: judged.verdicts[judged.verdicts.length - 1] ?? 'open',
    reason: judgedReason(judged, judges, agreement, evidence),
    words: JUDGED_RULE(judges),
    formal: null,
    margin: null,
    deciding: null,
    witness: [],
    missing: [],
    changes: [],
    byArea: [],
    chart: null,
    judgements: onRecord(judged, span.to).map(judgementResult),
    sources: [...new Set(judged.judgements.map((one) => one.source))],
  };
}

/** Judgements given by the as-of date, newest first. */
function onRecord(judged: JudgedSeries, asOf: Day) {
  return judged.judgements.filter((one) => one.occurred.from <= asOf).reverse();
}

/** A judgement may name the condition, or one reading of it. */
export function subjectsOf(condition: string, reading: string): string[] {
  return reading === '' ? [condition] : [condition, `${condition}.${reading}`];
}
