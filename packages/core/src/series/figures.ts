import { addDuration, type Duration, overlaps, type Span, spanLength } from '../calendar/index.ts';
import { flowSeries, type SeriesFrame, spanCollector } from './build.ts';
import { coverFigures, type Difference, disagree, type Relation, type Report } from './reported/index.ts';
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
  for (const area of frame.areas.keys()) {
    const here = <T extends { readonly area: number }>(all: readonly T[]) =>
      all.filter((one) => one.area === area);
    const cover = coverFigures(here(reports), here(relations));
    for (const item of cover.items) tallies.push({ ...item, area });
    // Items outside of the days asked for are no part of the series, but of what its totals say.
    const outside = cover.items.filter((item) => !overlaps(item, frame.span));
    for (const { from, to, low, high, best } of cover.totals.length > 0
      ? [...cover.totals, ...outside]
      : []) {
      totals.add(area, from, to, low, high, best);
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
  const days = Math.max(0, spanLength(span));
  const size = areas.length * days;
  const [low, best] = [new Float64Array(size), new Float64Array(size)];
  const high = new Float64Array(size).fill(Infinity);
  const known = new Uint8Array(size);
  const differences: FigureSeries['differences'][number][] = [];
  for (const area of areas.keys()) {
    const here = reports.filter((one) => one.area === area);
    for (const run of levelRuns(here, span, validFor)) {
      const least = Math.min(...run.reports.map((one) => one.low));
      const most = Math.max(...run.reports.map((one) => one.high));
      const likely = run.reports.reduce((sum, one) => sum + one.best, 0) / run.reports.length;
      const at = area * days - span.from;
      const fill = (cells: Float64Array | Uint8Array, value: number) =>
        cells.fill(value, at + run.from, at + run.to + 1);
      fill(known, 1);
      fill(low, least);
      fill(high, most);
      fill(best, likely);
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
    const begun = reports.filter((one) => one.from <= cut);
    const lastDay = Math.max(...begun.map((one) => one.to));
    const holding = begun.filter((one) => one.to >= Math.min(cut, lastDay));
    const until = validFor ? Math.min(end, addDuration(lastDay, validFor)) : end;
    const run = { from: Math.max(cut, span.from), to: Math.min(until, span.to), reports: holding };
    if (run.from <= run.to) runs.push(run);
  });
  return runs;
}
