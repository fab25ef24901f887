/** The one line that says why. */
import { dateInWords, dayFromIso, isoFromDay, overlaps, type Span } from '../../calendar/index.ts';
import type { Agreement } from '../../language/index.ts';
import { readTerm } from '../../language/index.ts';
import type {
  AreaQuantifier,
  AreaVerdict,
  Explanation,
  Formula,
  MissingEvidence,
  TruthVerdict,
} from '../../logic/index.ts';
import type { Evidence, SourceState } from '../evidence.ts';
import { jsonInterval } from '../result/json.ts';
import type { namesOf } from '../result/names.ts';
import type { MissingResult } from '../result/result.ts';
import { estimate, list } from '../result/text.ts';
import {
  AREAS_FAIL,
  AREAS_HOLD,
  AREAS_OPEN,
  COMPARED,
  GAP,
  JUDGED,
  JUDGES_DIFFER,
  MARGIN,
  MISSING,
  NOT_JUDGED,
  PARTLY_KNOWN,
  QUANTIFIED,
  VACUOUS,
} from '../words/index.ts';
import { type JudgedSeries, nameOf } from './judged.ts';

type Names = ReturnType<typeof namesOf>;

export function reasonOf(
  formula: Formula,
  explanation: Explanation,
  missing: readonly MissingResult[],
  agreement: Agreement,
  names: Names,
): string {
  if (explanation.vacuous) return VACUOUS;
  if (explanation.byArea.length > 1 && formula.kind === 'areas' && formula.how.kind !== 'named')
    return areasReason(explanation, formula.how);
  if (explanation.verdict === 'open') return openReason(missing, agreement);
  const { deciding } = explanation;
  if (!deciding) return '';
  return COMPARED(
    { words: readTerm(deciding.comparison.left, names), value: deciding.left },
    { words: readTerm(deciding.comparison.right, names), value: deciding.right },
    MARGIN(deciding.margin.low, deciding.margin.high, deciding.unit),
  );
}

function openReason(missing: readonly MissingResult[], agreement: Agreement): string {
  return missing
    .slice(0, 2)
    .map((one) => {
      const label = agreement.measures.find((measure) => measure.id === one.measure)?.label ?? one.measure;
      const span = { from: dayFromIso(one.from) ?? 0, to: dayFromIso(one.to) ?? 0 };
      return one.why === null ? PARTLY_KNOWN(label, span) : MISSING(label, span, one.why);
    })
    .join(' ');
}

/** How far outside its limit an area is, by the best estimates: the larger, the further. */
function excess({ left, right, margin }: AreaVerdict): number {
  return left && right ? Math.abs(left.best - right.best) : -margin.high;
}

/**
 * The area to look at first, where a formula ranges over areas: of those that tell (for "in every" the ones where it
 * fails, otherwise the ones where it holds) the one furthest from its limit by the best estimates.
 */
export function tellingArea({ byArea }: Explanation, how: AreaQuantifier): string | undefined {
  return areasThat(byArea, how.kind === 'every' ? 'not met' : 'met')[0]?.area;
}

function areasThat(byArea: readonly AreaVerdict[], wanted: TruthVerdict): AreaVerdict[] {
  return byArea
    .filter((one) => one.verdict === wanted)
    .sort((a, b) => excess(b) - excess(a) || (a.area < b.area ? -1 : 1));
}

/** Which areas decide, with the one furthest from its limit, by the best estimates, told in full. */
function areasReason({ byArea, verdict }: Explanation, how: AreaQuantifier): string {
  const names = (areas: readonly AreaVerdict[]) => areas.map((one) => one.area);
  const met = areasThat(byArea, 'met');
  const failing = areasThat(byArea, 'not met');
  const open = areasThat(byArea, 'open');
  // "In every" is decided by the areas where it fails, the others by those where it holds.
  const telling = how.kind === 'every' ? failing : met;
  if (verdict === 'open' && telling.length === 0) return AREAS_OPEN(names(open), byArea.length);
  const [most] = telling;
  const detail = most ? areaDetail(most) : '';
  return how.kind === 'every'
    ? AREAS_FAIL(verdict, names(failing), byArea.length, detail)
    : AREAS_HOLD(names(met), byArea.length, QUANTIFIED(how), detail);
}

function areaDetail({ area, left, right }: AreaVerdict): string {
  return left && right ? `${area}: ${estimate(left)} against ${estimate(right)}.` : '';
}

/** What a gap in the evidence is, with the reason that a source gives for it. */
export function missingResult(
  missing: MissingEvidence,
  agreement: Agreement,
  evidence: Evidence,
): MissingResult {
  return {
    measure: missing.measure,
    area: missing.area === '' ? null : missing.area,
    from: isoFromDay(missing.from),
    to: isoFromDay(missing.to),
    metIf: missing.metIf ? jsonInterval(missing.metIf) : null,
    notMetIf: missing.notMetIf ? jsonInterval(missing.notMetIf) : null,
    why: whyMissing(missing.measure, missing, agreement, evidence),
  };
}

/** Withheld, not yet complete, not covered, or not yet published: in words, or null where nothing says why. */
export function whyMissing(
  measureId: string,
  span: Span,
  agreement: Agreement,
  evidence: Evidence,
): string | null {
  const measure = agreement.measures.find((one) => one.id === measureId);
  const source = evidence.sources.find((one) => one.source === measure?.source);
  if (!measure || !source) return null;
  const metric = measure.takes.kind === 'figure' ? measure.takes.metric : measure.takes.kind;
  const withheld = source.withheld.find((one) => one.metric === metric && overlaps(one.span, span));
  if (withheld) return withheld.reason;
  return whyNotCovered(source, metric, span, evidence);
}

/** Null where the source does speak of these days, and only within bounds. */
function whyNotCovered(source: SourceState, metric: string, span: Span, evidence: Evidence): string | null {
  if (source.completeThrough !== undefined && source.completeThrough < span.to)
    return GAP.incompleteWhy(source.completeThrough);
  if (source.covers) return overlaps(source.covers, span) ? null : GAP.notCoveredWhy;
  const told = evidence.figures.some(
    (one) => one.source === source.source && one.metric === metric && overlaps(one.period, span),
  );
  return told ? null : GAP.notYetPublishedWhy;
}

export function judgedReason(
  judged: JudgedSeries,
  judges: readonly string[],
  agreement: Agreement,
  evidence: Evidence,
): string {
  const views = [...judged.standing].sort((a, b) => b.occurred.from - a.occurred.from);
  const [last] = views;
  if (!last) return NOT_JUDGED(list(judges, 'or'));
  const speaker = (id: string, spokenBy: string | undefined) =>
    spokenBy === undefined
      ? nameOf(id, agreement, evidence)
      : `${nameOf(id, agreement, evidence)} (${spokenBy})`;
  if (new Set(views.map((one) => one.verdict)).size > 1)
    return JUDGES_DIFFER(
      views.map(
        (one) =>
          `${nameOf(one.judge, agreement, evidence)}: ${one.verdict}, ${dateInWords(one.occurred.from)}`,
      ),
    );
  return JUDGED(speaker(last.judge, last.spokenBy), last.verdict, last.occurred.from, last.reasons);
}
