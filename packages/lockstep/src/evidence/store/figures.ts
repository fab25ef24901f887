import type { Figure, SeriesQuery } from '@lockstep/core/assessment';
import { type Day, overlaps } from '@lockstep/core/calendar';
import { type FigureSeries, figureFlow, figureLevel } from '@lockstep/core/series';
import { createLocator } from '../areas/locate.ts';
import type { Areas } from '../areas/set.ts';
import type { FigureItem } from '../kinds/figures.ts';
import { citedOf } from '../lists.ts';
import { lastChange, lastKnown, type Version, visible } from '../versions.ts';
import type { EventSource, EvidenceItem } from './source.ts';

/** The figures of one source as an event source; `differences` adds which reports contradict each other. */
export interface FigureSource extends EventSource {
  readonly figures: (query: SeriesQuery) => FigureSeries;
}

export function figureSource(
  versions: readonly Version<FigureItem>[],
  areaSets: readonly Areas[],
): FigureSource {
  const select = (query: SeriesQuery) => {
    const { takes } = query.measure;
    if (takes.kind !== 'figure') return [];
    const place = placer(areaSets, query);
    return visible(versions, query.known).flatMap((version) => {
      const { item } = version;
      if (item.metric !== takes.metric || item.of !== (takes.of ?? '') || item.withheld) return [];
      const area = place(item.area);
      return area === undefined ? [] : [{ version, item, area }];
    });
  };
  const figures = (query: SeriesQuery): FigureSeries => {
    const { measure, areas, span } = query;
    const selected = select(query);
    const reports = selected.flatMap(({ item, area }) => {
      return item.value ? [{ id: item.id, area, ...item.occurred, ...item.value }] : [];
    });
    const relations = selected.flatMap(({ item, area }) => {
      return item.comparison ? [{ id: item.id, area, ...item.occurred, ...item.comparison }] : [];
    });
    const frame = { name: measure.id, unit: measure.unit, areas, span };
    if (measure.nature === 'flow') return figureFlow(frame, reports, relations);
    return figureLevel(frame, reports, measure.takes.kind === 'figure' ? measure.takes.validFor : undefined);
  };
  return {
    figures,
    series: async (query) => figures(query).series,
    async items(query) {
      const items = select(query)
        .filter(({ item }) => overlaps(item.occurred, query.span))
        .map(({ version, item, area }): EvidenceItem => {
          return {
            id: item.id,
            source: query.measure.source,
            occurred: item.occurred,
            known: version.known,
            area: query.areas[area] ?? '',
            value: item.value ?? { low: 0, high: Infinity, best: 0 },
            description: item.qualifier,
            origin: item.origin,
            citation: item.citation,
            url: item.url,
            note: item.note,
          };
        });
      items.sort((a, b) => b.occurred.from - a.occurred.from || (a.id < b.id ? -1 : 1));
      return items.slice(0, query.limit);
    },
    lastKnown: async (known) => lastKnown(versions, known),
    lastChange: async (known) => lastChange(versions, known),
    close() {},
  };
}

/** Index into the query's areas of the area that a figure names; undefined when it is another one. */
function placer(areaSets: readonly Areas[], query: SeriesQuery): (name: string) => number | undefined {
  const id = query.measure.areas;
  if (id === undefined) return (name) => (name === '' ? 0 : undefined);
  const declared = areaSets.find((set) => set.id === id)?.areas ?? [];
  const locator = createLocator(declared);
  return (name) => {
    const found = locator.byName(name);
    const area = found === undefined ? -1 : query.areas.indexOf(declared[found]!.name);
    return area < 0 ? undefined : area;
  };
}

/** Figures with a value, as known at a date, for posture and witnesses. */
export function figureList(source: string, versions: readonly Version<FigureItem>[], known: Day): Figure[] {
  return visible(versions, known).flatMap((version): Figure[] => {
    const { metric, area, occurred, value, qualifier, unit, of } = version.item;
    if (!value) return [];
    const whose = of === '' ? {} : { of };
    return [
      { ...citedOf(source, version), metric, area, period: occurred, value, qualifier, unit, ...whose },
    ];
  });
}
