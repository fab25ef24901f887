import { addDuration, type Duration, type Span } from '../calendar/index.ts';
import { flowSeries, type SeriesFrame, spanCollector } from './build.ts';
import { coverFigures } from './cover.ts';
import { type Difference, disagree, type Relation, type Report } from './relative.ts';
import type { Series } from './series.ts';

/** A reported value for an area (an index into the areas). */
export interface AreaReport extends Report {
  readonly area: number;
}

export interface AreaRelation extends Relation {
  readonly area: number;
}

export interface FigureSeries {
  readonly series: Series;
  readonly differences: readonly (Difference & { readonly area: number })[];
}

/**
 * A flow (attacks in a quarter, deaths in a month) from reported totals and comparisons between them. Days that no
 * report speaks of are unknown; days of a report are known through a span item. Longer totals that overlap the
 * items are kept in `totals`.
 */
export function figureFlow(
  frame: SeriesFrame,
  reports: readonly AreaReport[],
  relations: readonly AreaRelation[],
): FigureSeries {
  const tallies = [];
  const totals = spanCollector();
  const differences = [];
  for (let area = 0; area < frame.areas.length; area++) {
    const here = <T extends { readonly area: number }>(all: readonly T[]) =>
      all.filter((one) => one.area === area);
    const cover = coverFigures(here(reports), here(relations));
    for (const item of cover.items) tallies.push({ ...item, area });
    for (const total of cover.totals) {
      if (total.high === Infinity && total.low === 0) continue;
      totals.add(area, total.from, total.to, total.low, total.high, total.best);
    }
    for (const difference of cover.differences) differences.push({ ...difference, area });
  }
  const series = flowSeries(frame, tallies, tallies);
  const longer = totals.items();
  return { series: longer.from.length > 0 ? { ...series, totals: longer } : series, differences };
}

/**
 * A level (troops present) from reports. On each day the reports that speak of it count, as the hull of their
 * values; after them the last ones are carried forward, for `validFor` if that is given, else without end. Before
 * the first report nothing is known.
 */
export function figureLevel(
  frame: SeriesFrame,
  reports: readonly AreaReport[],
  validFor?: Duration,
): FigureSeries {
  const { areas, span } = frame;
  const days = Math.max(0, span.to - span.from + 1);
  const size = areas.length * days;
  const [low, best] = [new Float64Array(size), new Float64Array(size)];
  const high = new Float64Array(size).fill(Infinity);
  const known = new Uint8Array(size);
  const differences: FigureSeries['differences'][number][] = [];
  for (let area = 0; area < areas.length; area++) {
    const here = reports.filter((one) => one.area === area);
    here.sort((a, b) => a.from - b.from || a.to - b.to);
    for (const run of levelRuns(here, span, validFor)) {
      const least = Math.min(...run.reports.map((one) => one.low));
      const most = Math.max(...run.reports.map((one) => one.high));
      const likely = run.reports.reduce((sum, one) => sum + one.best, 0) / run.reports.length;
      for (let i = area * days + run.from - span.from; i <= area * days + run.to - span.from; i++) {
        known[i] = 1;
        low[i] = least;
        high[i] = most;
        best[i] = likely;
      }
      if (!disagree(run.reports)) continue;
      differences.push({ area, from: run.from, to: run.to, ids: run.reports.map((one) => one.id) });
    }
  }
  const series: Series = {
    name: frame.name,
    unit: frame.unit,
    nature: 'level',
    floor: 0,
    areas,
    first: span.from,
    days,
    low,
    high,
    best,
    known,
    spans: spanCollector().items(),
  };
  return { series, differences };
}

interface Run extends Span {
  readonly reports: readonly AreaReport[];
}

/** Runs of days over which the same reports hold, clipped to the span. */
function levelRuns(reports: readonly AreaReport[], span: Span, validFor: Duration | undefined): Run[] {
  const cuts = [...new Set(reports.flatMap((one) => [one.from, one.to + 1]))].sort((a, b) => a - b);
  const runs: Run[] = [];
  cuts.forEach((cut, i) => {
    const end = (cuts[i + 1] ?? Infinity) - 1;
    const speaking = reports.filter((one) => one.from <= cut && cut <= one.to);
    const past = reports.filter((one) => one.to < cut);
    const lastDay = Math.max(...past.map((one) => one.to));
    const holding = speaking.length > 0 ? speaking : past.filter((one) => one.to === lastDay);
    if (holding.length === 0) return;
    const until = speaking.length > 0 || !validFor ? end : Math.min(end, addDuration(lastDay, validFor));
    const run = { from: Math.max(cut, span.from), to: Math.min(until, span.to), reports: holding };
    if (run.from <= run.to) runs.push(run);
  });
  return runs;
}
