import type { SeriesQuery } from '@lockstep/core/assessment';
import type { Day, Span } from '@lockstep/core/calendar';
import type { Measure } from '@lockstep/core/language';
import type { Series } from '@lockstep/core/series';
import type { Geography, WeeklyCounts } from '@lockstep/core/surge';
import { aliasesOf } from '../aliases.ts';
import type { Area } from '../areas/set.ts';
import type { EvidenceBase } from '../base.ts';
import { centroid } from './geography.ts';
import { WEEKLY } from './words.ts';

/** What a surge in a measure is counted in: the events behind it, and their deaths. */
export interface SurgeMeasure {
  readonly measure: Measure;
  readonly events: Measure;
  readonly deaths: Measure;
}

/** Events are tested, whatever the measure sums: one attack with many deaths is one event. */
export function countedAsEvents(measure: Measure): SurgeMeasure {
  return {
    measure,
    events: { ...measure, unit: 'events', takes: { kind: 'events' } },
    deaths:
      measure.takes.kind === 'deaths'
        ? measure
        : { ...measure, unit: 'deaths', takes: { kind: 'deaths', of: [] } },
  };
}

export function queryFor(base: EvidenceBase, measure: Measure, span: Span, known: Day): SeriesQuery {
  const areas = measure.areas === undefined ? [''] : (base.areas.get(measure.areas) ?? []);
  return { measure, areas, span, known, aliases: aliasesOf(base.agreement) };
}

/** Best estimates by `area * weeks + week`; an item of several days counts on its first, as published tallies do. */
export function weeklySums(series: Series): Float64Array {
  const weeks = series.days / 7;
  const sums = new Float64Array(series.areas.length * weeks);
  for (let area = 0; area < series.areas.length; area++)
    for (let day = 0; day < series.days; day++) {
      const cell = area * series.days + day;
      if (series.known[cell] === 1) sums[area * weeks + Math.floor(day / 7)]! += series.best[cell]!;
    }
  const { spans } = series;
  spans.from.forEach((from, i) => {
    const week = Math.floor((from - series.first) / 7);
    if (week >= 0 && week < weeks) sums[spans.area[i]! * weeks + week]! += spans.best[i]!;
  });
  return sums;
}

interface Weeks {
  readonly covered: Uint8Array;
  readonly complete: Uint8Array;
}

/** A week is covered when every day of it is, in every area; complete when none of its days can still rise. */
function weekStates(series: Series, areas: readonly number[]): Weeks {
  const weeks = series.days / 7;
  const covered = new Uint8Array(weeks).fill(areas.length > 0 ? 1 : 0);
  const complete = covered.slice();
  for (const area of areas)
    for (let day = 0; day < series.days; day++) {
      const cell = area * series.days + day;
      const week = Math.floor(day / 7);
      if (series.known[cell] === 0) covered[week] = 0;
      if (series.known[cell] === 0 || series.high[cell] === Number.POSITIVE_INFINITY) complete[week] = 0;
    }
  return { covered, complete };
}

function geographyOf(base: EvidenceBase, measure: Measure, names: readonly string[]): Geography {
  const declared = base.areaSets.find(({ id }) => id === measure.areas)?.areas ?? [];
  const byName = new Map<string, Area>(declared.map((area) => [area.name, area]));
  const middles = names.map((name) => centroid(byName.get(name)?.polygons ?? []));
  return {
    kind: 'centroids',
    latitude: middles.map((middle) => middle?.[1] ?? null),
    longitude: middles.map((middle) => middle?.[0] ?? null),
  };
}

/** Weekly counts of a measure's events as known at a date, over a span of whole weeks. */
export async function weeklyCounts(
  base: EvidenceBase,
  { measure, events }: SurgeMeasure,
  span: Span,
  known: Day,
): Promise<WeeklyCounts> {
  const query = queryFor(base, events, span, known);
  const series = await (await base.store.sourceOf(query)).series(query);
  // An area that the source never covers has no place in the comparison.
  const kept = series.areas.flatMap((_, area) =>
    series.known.subarray(area * series.days, (area + 1) * series.days).includes(1) ? [area] : [],
  );
  const sums = weeklySums(series);
  const weeks = series.days / 7;
  const names = kept.map((area) => series.areas[area]!);
  const counts = new Int32Array(kept.length * weeks);
  kept.forEach((area, i) => {
    counts.set(Array.from(sums.subarray(area * weeks, (area + 1) * weeks), Math.round), i * weeks);
  });
  return {
    areas: names.map((name) => (name === '' ? WEEKLY.wholeCountry : name)),
    geography: geographyOf(base, measure, names),
    firstDay: span.from,
    weeks,
    counts,
    ...weekStates(series, kept),
    noun: WEEKLY.noun(measure),
  };
}

/** Deaths in the same cells as the counts. */
export async function weeklyDeaths(
  base: EvidenceBase,
  { deaths }: SurgeMeasure,
  counts: WeeklyCounts,
  known: Day,
): Promise<Float64Array> {
  const span = { from: counts.firstDay, to: counts.firstDay + 7 * counts.weeks - 1 };
  const query = queryFor(base, deaths, span, known);
  const series = await (await base.store.sourceOf(query)).series(query);
  const sums = weeklySums(series);
  const result = new Float64Array(counts.counts.length);
  counts.areas.forEach((name, i) => {
    const area = Math.max(0, series.areas.indexOf(name));
    result.set(sums.subarray(area * counts.weeks, (area + 1) * counts.weeks), i * counts.weeks);
  });
  return result;
}
