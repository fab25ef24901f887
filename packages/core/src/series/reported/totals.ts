import { type Span, spanLength } from '../../calendar/index.ts';
import { type Difference, disagree, type Relation, type Report } from './reports.ts';

/** A run of days that a report or a comparison speaks of, with all that was reported of it. */
export interface Total extends Span {
  low: number;
  high: number;
  /** Not a number where nothing was reported. */
  readonly best: number;
  readonly ids: readonly string[];
}

export const keyOf = ({ from, to }: Span): string => `${from} ${to}`;

/** One total per distinct run of days: the hull of its reports; and reports that differ. */
export function totalsOf(
  reports: readonly Report[],
  relations: readonly Relation[],
): { readonly totals: readonly Total[]; readonly differences: readonly Difference[] } {
  const reportsOf = new Map<string, Report[]>();
  const spans: Span[] = [];
  const of = (span: Span): Report[] => {
    const found = reportsOf.get(keyOf(span)) ?? [];
    if (!reportsOf.has(keyOf(span))) spans.push(span);
    reportsOf.set(keyOf(span), found);
    return found;
  };
  for (const report of reports) of(report).push(report);
  for (const relation of relations) {
    of(relation);
    of(relation.other);
  }
  const differences: Difference[] = [];
  const totals = spans.map(({ from, to }) => {
    const all = of({ from, to });
    const ids = all.map((one) => one.id);
    if (disagree(all)) differences.push({ from, to, ids });
    return {
      from,
      to,
      low: all.length > 0 ? Math.min(...all.map((one) => one.low)) : 0,
      high: all.length > 0 ? Math.max(...all.map((one) => one.high)) : Infinity,
      best: all.reduce((sum, one) => sum + one.best, 0) / all.length,
      ids,
    };
  });
  return { totals, differences };
}

export function shorterFirst(a: Span, b: Span): number {
  return spanLength(a) - spanLength(b);
}
