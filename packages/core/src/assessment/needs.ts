import type { Day, Span } from '../calendar/index.ts';
import { type Agreement, surgedMeasure } from '../language/index.ts';
import { type Formula, reachByName } from '../logic/index.ts';
import type { Needs } from './evidence.ts';
import { conditionFormulas, lifeFormulas } from './formulas.ts';
import { judgedSpan } from './range.ts';
import { surgeQueries } from './surges/needs.ts';

/** No formula looks further than this from the days judged, whatever its bounds say: 100 years. */
const FURTHEST = 36525;

/**
 * What `assess` will ask of the evidence: for each measure the days that its formulas look at, and the subjects that
 * people may have judged. The shell fetches it as known at the knowledge date and hands it over as `Evidence`.
 */
export function needs(agreement: Agreement, asOf: Day): Needs {
  const judged = judgedSpan(agreement, asOf);
  const spans = new Map<string, Span>();
  const formulas = [...conditionFormulas(agreement), ...lifeFormulas(agreement)];
  const propositionRange = propositionSpan(agreement, asOf);
  for (const formula of formulas)
    for (const [name, range] of reachByName(formula, propositionRange.from, propositionRange.to)) {
      const clipped = clip(range, asOf);
      const known = spans.get(name);
      spans.set(
        name,
        known ? { from: Math.min(known.from, clipped.from), to: Math.max(known.to, clipped.to) } : clipped,
      );
    }
  return {
    series: agreement.measures.map((measure) => ({ measure, span: spans.get(measure.id) ?? judged })),
    // Deaths may be reported figures; those have no events, and a surge in them stays unknown.
    surges: surgeQueries(agreement, asOf, propositionRange).filter(
      ({ measure }) => measure.takes.kind !== 'figure',
    ),
    subjects: [...agreement.conditions, ...agreement.commitments].map((one) => one.id),
  };
}

function clip(range: { from: number; to: number }, asOf: Day): Span {
  return {
    from: Math.max(range.from, asOf - FURTHEST),
    to: Math.min(range.to, asOf + FURTHEST),
  };
}

/** Days on which conditions must be judged so that formulas over conditions can look back and forward. */
export function propositionSpan(agreement: Agreement, asOf: Day): Span {
  const judged = judgedSpan(agreement, asOf);
  let { from, to } = judged;
  const look = (formula: Formula): void => {
    const names = new Set(agreement.measures.map((one) => one.id));
    for (const [name, range] of reachByName(formula, judged.from, judged.to)) {
      if (names.has(name) || surgedMeasure(name) !== undefined) continue;
      const clipped = clip(range, asOf);
      from = Math.min(from, clipped.from);
      to = Math.max(to, clipped.to);
    }
  };
  for (const formula of [...conditionFormulas(agreement), ...lifeFormulas(agreement)]) look(formula);
  return { from, to };
}
