/** Which weeks of events an assessment needs so that surges can be looked for. */
import type { Day, Span } from '../../calendar/index.ts';
import { type Agreement, surgedMeasure } from '../../language/index.ts';
import { type Formula, reachByName } from '../../logic/index.ts';
import { historySpan, lastWholeWeek } from '../../surge/index.ts';
import type { SurgeQuery } from '../evidence.ts';
import { conditionFormulas, formulasOf, lifeFormulas, spokenOf } from '../formulas.ts';

/** Weeks up to the as-of date that a briefing goes back over. */
export const REPLAY_WEEKS = 52;

/** Formulas of conditions that nothing else speaks of: they are judged on the as-of date alone. */
function judgedOnce(agreement: Agreement): ReadonlySet<Formula> {
  const spoken = new Set([...spokenOf(agreement)].map((name) => name.split('.')[0]));
  return new Set(agreement.conditions.filter(({ id }) => !spoken.has(id)).flatMap(formulasOf));
}

/**
 * The surges that formulas speak of, with the days on which they ask and the weeks, history included, that an answer
 * needs. `range` is the span over which conditions are judged where others build on them.
 */
export function surgeQueries(agreement: Agreement, asOf: Day, range: Span): SurgeQuery[] {
  const once = judgedOnce(agreement);
  const days = new Map<string, Span>();
  for (const formula of [...conditionFormulas(agreement), ...lifeFormulas(agreement)]) {
    const from = once.has(formula) ? asOf : range.from;
    for (const [name, reach] of reachByName(formula, from, asOf)) {
      const measure = surgedMeasure(name);
      if (measure === undefined) continue;
      const known = days.get(measure);
      // Nobody can look further back than conditions are judged, nor into weeks to come.
      const first = Math.min(asOf, Math.max(reach.from, Math.min(range.from, asOf - 7 * REPLAY_WEEKS)));
      days.set(measure, { from: Math.min(first, known?.from ?? first), to: asOf });
    }
  }
  const last = lastWholeWeek(asOf);
  return agreement.measures.flatMap((measure): SurgeQuery[] => {
    const asked = days.get(measure.id);
    if (asked === undefined) return [];
    const back = Math.ceil((last.from - lastWholeWeek(asked.from).from) / 7);
    return [{ measure, days: asked, span: historySpan(last, Math.max(REPLAY_WEEKS - 1, back)) }];
  });
}
