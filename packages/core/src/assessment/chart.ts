/** The series behind a verdict: the left side of the deciding comparison over time, and its threshold. */
import { type Day, isoFromDay, type Span } from '../calendar/index.ts';
import { readTerm, surgeIn } from '../language/index.ts';
import {
  childrenOf,
  type Explanation,
  evaluateTerm,
  type Formula,
  type FormulaNode,
  type Term,
  type Trace,
} from '../logic/index.ts';
import { bound } from './json.ts';
import type { namesOf } from './names.ts';
import { CHART_DAYS } from './range.ts';
import type { ChartResult } from './result.ts';

type Compare = Extract<Formula, { kind: 'compare' }>;

/** The first comparison of a formula, for a chart where nothing is decided. */
function firstComparison(node: FormulaNode): Compare | undefined {
  if (node.kind === 'compare') return node;
  for (const part of childrenOf(node)) {
    const found = firstComparison(part);
    if (found) return found;
  }
  return undefined;
}

/** The calendar period in whose steps a term moves, if it does. */
function stepOf(term: Term): ChartResult['step'] {
  if (term.kind === 'window') return term.window.kind === 'calendar' ? term.window.period : null;
  if (term.kind === 'earlier' || term.kind === 'across') return stepOf(term.of);
  return null;
}

export function chartOf(
  formula: Formula,
  explanation: Explanation,
  trace: Trace,
  asOf: Day,
  names: ReturnType<typeof namesOf>,
): ChartResult | null {
  const comparison = explanation.deciding?.comparison ?? firstComparison(formula);
  // A score by itself says nothing to the eye: the counts behind a surge are drawn instead.
  if (!comparison || surgeIn(comparison) !== undefined) return null;
  const span: Span = { from: asOf - CHART_DAYS + 1, to: asOf };
  const left = evaluateTerm(comparison.left, trace, span);
  const right = evaluateTerm(comparison.right, trace, span);
  const worst = [...explanation.byArea].sort((a, b) => a.margin.high - b.margin.high)[0];
  const area = explanation.deciding?.area ?? worst?.area ?? '';
  const row = (values: Float64Array, areas: readonly string[]): Float64Array => {
    const index = Math.max(0, areas.indexOf(area));
    const days = span.to - span.from + 1;
    return values.subarray(index * days, (index + 1) * days);
  };
  const low = row(left.low, left.areas);
  const high = row(left.high, left.areas);
  const best = row(left.best, left.areas);
  return {
    words: readTerm(comparison.left, names),
    unit: comparison.unit ?? '',
    area: area === '' ? null : area,
    from: isoFromDay(span.from),
    low: Array.from(low, bound),
    high: Array.from(high, bound),
    // A best estimate is drawn only where something bounds it from above.
    best: Array.from(best, (value, i) => (Number.isFinite(high[i] ?? Number.NaN) ? bound(value) : null)),
    threshold: {
      words: readTerm(comparison.right, names),
      low: Array.from(row(right.low, right.areas), bound),
      high: Array.from(row(right.high, right.areas), bound),
    },
    step: stepOf(comparison.left),
  };
}
