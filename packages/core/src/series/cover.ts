import type { Day } from '../calendar/index.ts';
import { type Bounded, boundTotals, type Relation, type Report, type SpanBounds } from './relative.ts';

/** Totals of a metric, ready for a series: items that do not overlap, and longer totals that bound them. */
export interface FigureCover {
  readonly items: readonly SpanBounds[];
  /** Reported totals of longer runs of days that overlap the items. */
  readonly totals: readonly SpanBounds[];
  readonly differences: Bounded['differences'];
}

/**
 * Splits reported totals into items that can be added up without counting anything twice: the shortest reported
 * runs of days that do not overlap, and for the days between them what is left of the longer ones. Longer totals
 * are kept beside the items, since they may say more about a window than its parts do.
 */
export function coverFigures(reports: readonly Report[], relations: readonly Relation[]): FigureCover {
  const bounded = boundTotals(reports, relations);
  const informed = bounded.totals.filter(says);
  const chosen: SpanBounds[] = [];
  for (const total of informed) {
    if (chosen.every((one) => one.to < total.from || one.from > total.to)) chosen.push(total);
  }
  chosen.sort((a, b) => a.from - b.from);
  const rest = leftOver(bounded.atoms, chosen);
  const items = [...chosen, ...rest].sort((a, b) => a.from - b.from);
  const tight = items.map((item) => tighten(item, items, informed)).filter(says);
  return {
    items: tight,
    totals: informed.filter((total) => !chosen.includes(total)),
    differences: bounded.differences,
  };
}

const says = (bounds: SpanBounds): boolean => bounds.low > 0 || bounds.high < Infinity;

/** Runs of neighbouring atoms outside of every chosen span. */
function leftOver(atoms: readonly SpanBounds[], chosen: readonly SpanBounds[]): SpanBounds[] {
  const runs: SpanBounds[] = [];
  for (const atom of atoms) {
    if (chosen.some((one) => one.from <= atom.from && atom.to <= one.to)) continue;
    const last = runs.at(-1);
    if (last && last.to + 1 === atom.from && says(last) === says(atom)) {
      const [low, high] = [last.low + atom.low, last.high + atom.high];
      runs[runs.length - 1] = {
        from: last.from,
        to: atom.to,
        low,
        high,
        best: last.best + atom.best,
        reported: false,
      };
    } else {
      runs.push(atom);
    }
  }
  return runs;
}

/** What a longer total leaves for one item when all others inside of it are taken away. */
function tighten(item: SpanBounds, items: readonly SpanBounds[], totals: readonly SpanBounds[]): SpanBounds {
  let { low, high, best } = item;
  for (const total of totals) {
    if (total.from > item.from || total.to < item.to) continue;
    const inside = items.filter((one) => one.from <= total.to && one.to >= total.from);
    if (!tiles(inside, total.from, total.to)) continue;
    const others = inside.filter((one) => one !== item);
    const least = others.reduce((sum, one) => sum + one.low, 0);
    const most = others.reduce((sum, one) => sum + one.high, 0);
    if (most < Infinity) low = Math.max(low, total.low - most);
    high = Math.min(high, total.high - least);
    if (!item.reported && total.reported) best = total.best - others.reduce((sum, one) => sum + one.best, 0);
  }
  if (low > high) return item;
  return { ...item, low, high, best: Math.min(high, Math.max(low, best)) };
}

/** Whether items in order of their first days cover `from..to` without gap, and nothing else. */
function tiles(items: readonly SpanBounds[], from: Day, to: Day): boolean {
  let next = from;
  for (const item of items) {
    if (item.from !== next) return false;
    next = item.to + 1;
  }
  return next === to + 1;
}
