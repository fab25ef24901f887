/** The series behind a verdict: the left side of the deciding comparison over time, and its threshold. */
import { type Day, isoFromDay, type Span } from '../../calendar/index.ts';
import { readTerm, surgeIn } from '../../language/index.ts';
import {
  childrenOf,
  type Explanation,
  evaluateTerm,
  type Formula,
  type FormulaNode,
  reachByName,
  type Term,
  type Trace,
} from '../../logic/index.ts';
import type { Series } from '../../series/index.ts';
import { CHART_DAYS } from '../range.ts';
import { bound } from '../result/json.ts';
import type { namesOf } from '../result/names.ts';
import type { ChartResult } from '../result/result.ts';

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

/** Whether all that a series counts was reported as totals of several days, as figures are, and nothing by day. */
function isOfTotals({ spans, best }: Series): boolean {
  return spans.from.length > 0 && best.every((value) => value === 0);
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
  const counted = [...reachByName(comparison.left, asOf).keys()].flatMap(
    (name) => trace.measures.get(name) ?? [],
  );
  const ofTotals = counted.length > 0 && counted.every(isOfTotals);
  // A best estimate is drawn only where something bounds it from above, and not where it is zero only because a
  // total that reaches beyond the window is counted outside of it.
  const means = (value: number, i: number) =>
    Number.isFinite(high[i] ?? Number.NaN) && !(ofTotals && value === 0 && high[i]! > 0);
  return {
    words: readTerm(comparison.left, names),
    unit: comparison.unit ?? '',
    area: area === '' ? null : area,
    from: isoFromDay(span.from),
    low: Array.from(low, bound),
    high: Array.from(high, bound),
    best: Array.from(best, (value, i) => (means(value, i) ? bound(value) : null)),
    threshold: {
      words: readTerm(comparison.right, names),
      low: Array.from(row(right.low, right.areas), bound),
      high: Array.from(row(right.high, right.areas), bound),
    },
    step: stepOf(comparison.left),
  };
}
