import { contains, type Day, type Span, spanLength } from '../../calendar/index.ts';
import { boundTotals, middleOf, within } from './bounds.ts';
import { networkOf } from './network.ts';
import { type Difference, type Relation, type Report, type SpanBounds, slack } from './reports.ts';
import type { Section } from './section.ts';

/** Totals of a metric, ready for a series: items that do not overlap, and longer totals that bound them. */
export interface FigureCover {
  /** In the order of their days. */
  readonly items: readonly SpanBounds[];
  /** Totals of longer runs of days that say more than the items inside of them, shorter ones first. */
  readonly totals: readonly SpanBounds[];
  readonly differences: readonly Difference[];
}

/**
 * Splits reported totals into items that can be added up without counting anything twice: the shortest reported
 * runs of days that do not overlap, and for the days between them what is left of the longer ones. Longer totals
 * that say more about a window than the items inside of it are kept beside them.
 */
export function coverFigures(reports: readonly Report[], relations: readonly Relation[]): FigureCover {
  const { totals, network, differences } = boundTotals(reports, relations);
  const informed = totals.filter(says);
  const [chosen, taken] = [new Set<SpanBounds>(), new Set<Day>()];
  for (const total of informed) {
    const days = Array.from({ length: spanLength(total) }, (_, i) => total.from + i);
    if (days.some((day) => taken.has(day))) continue;
    chosen.add(total);
    for (const day of days) taken.add(day);
  }
  const rest = network.sections.flatMap((section) => leftOver(section, taken)).filter(says);
  const items = [...chosen, ...rest].sort((a, b) => a.from - b.from);
  const alone = networkOf(items);
  const saysMore = ({ from, to, low, high }: SpanBounds): boolean => {
    const parts = alone.between(from, to);
    return low > parts.low + slack(low) || high < parts.high - slack(high);
  };
  return {
    items: items.map((item) => (item.reported ? item : { ...item, best: estimate(item, items, informed) })),
    totals: informed.filter((total) => !chosen.has(total) && saysMore(total)),
    differences,
  };
}

const says = (bounds: SpanBounds): boolean => bounds.low > 0 || bounds.high < Infinity;

/** The runs of days between neighbouring ends of totals that are not taken. */
function leftOver({ cuts, between }: Section, taken: ReadonlySet<Day>): SpanBounds[] {
  const runs = cuts.slice(1).map((cut, k) => ({ from: cuts[k]!, to: cut - 1 }));
  return runs
    .filter((run) => !taken.has(run.from))
    .map((run) => {
      const { low, high } = between(run.from, run.to);
      return { ...run, low, high, best: middleOf(low, high), reported: false };
    });
}

/** An estimate for what is left: what the shortest report around it leaves, spread evenly over the days without one. */
function estimate(item: SpanBounds, items: readonly SpanBounds[], totals: readonly SpanBounds[]): number {
  for (const total of totals) {
    if (!total.reported || !contains(total, item)) continue;
    const inside = items.filter((one) => contains(total, one));
    if (daysOf(inside) < spanLength(total)) continue;
    const told = inside.filter((one) => one.reported);
    const left = total.best - told.reduce((sum, one) => sum + one.best, 0);
    const share = spanLength(item) / (spanLength(total) - daysOf(told));
    return within(left * share, item.low, item.high);
  }
  return item.best;
}

const daysOf = (runs: readonly Span[]): number => runs.reduce((days, one) => days + spanLength(one), 0);
