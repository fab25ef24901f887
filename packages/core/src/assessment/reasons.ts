/** The one line that says why. */
import { dayFromIso, isoFromDay, overlaps, type Span } from '../calendar/index.ts';
import type { Agreement } from '../language/index.ts';
import { readTerm } from '../language/index.ts';
import type { AreaVerdict, Explanation, MissingEvidence } from '../logic/index.ts';
import type { Evidence, SourceState } from './evidence.ts';
import { jsonInterval } from './json.ts';
import { type JudgedSeries, nameOf } from './judged.ts';
import type { namesOf } from './names.ts';
import type { MissingResult } from './result.ts';
import { estimate, list, longDate } from './text.ts';
import {
  AREAS_FAIL,
  AREAS_OPEN,
  COMPARED,
  GAP,
  JUDGED,
  JUDGES_DIFFER,
  MARGIN,
  MISSING,
  NOT_JUDGED,
  PARTLY_KNOWN,
  VACUOUS,
} from './words.ts';

type Names = ReturnType<typeof namesOf>;

export function reasonOf(
  explanation: Explanation,
  missing: readonly MissingResult[],
  agreement: Agreement,
  names: Names,
): string {
  if (explanation.vacuous) return VACUOUS;
  if (explanation.byArea.length > 1) return areasReason(explanation);
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

/** The areas furthest outside, by the best estimates, come first. */
function areasReason({ byArea, verdict }: Explanation): string {
  const failing = byArea
    .filter((one) => one.verdict === 'not met')
    .sort((a, b) => excess(b) - excess(a) || (a.area < b.area ? -1 : 1));
  const open = byArea.filter((one) => one.verdict === 'open');
  if (failing.length === 0 && open.length > 0)
    return AREAS_OPEN(
      open.map((one) => one.area),
      byArea.length,
    );
  const [most] = failing;
  return AREAS_FAIL(
    verdict,
    failing.map((one) => one.area),
    byArea.length,
    most ? areaDetail(most) : '',
  );
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
  return whyNotCovered(source, span);
}

function whyNotCovered(source: SourceState, span: Span): string | null {
  if (
    source.items === 0 ||
    (source.lastKnown !== undefined && source.covers === undefined && source.items === 0)
  )
    return GAP.notYetPublishedWhy;
  if (source.covers && !overlaps(source.covers, span)) return GAP.notCoveredWhy;
  if (source.completeThrough !== undefined && source.completeThrough < span.to)
    return GAP.incompleteWhy(source.completeThrough);
  return GAP.notYetPublishedWhy;
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
        (one) => `${nameOf(one.judge, agreement, evidence)}: ${one.verdict}, ${longDate(one.occurred.from)}`,
      ),
    );
  return JUDGED(speaker(last.judge, last.spokenBy), last.verdict, last.occurred.from, last.reasons);
}
