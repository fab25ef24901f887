import type { SeriesQuery } from '@lockstep/core/assessment';
import { type Day, dayFromIso, type Span } from '@lockstep/core/calendar';
import type { Coverage } from '@lockstep/core/series';
import { createLocator } from '../areas/locate.ts';
import type { Areas } from '../areas/set.ts';
import type { Pin } from '../pins/schema.ts';

/** What one file of a source covers. */
export interface SourceCoverage {
  readonly span: Span;
  /**
   * Publication of a release, before which nobody could tell a day without events from a day without data; absent
   * where rows became known one by one: the source then covers every day up to the knowledge date.
   */
  readonly published?: Day;
  readonly completeThrough?: Day;
  /** Days that it takes until the rows of a day have come in, where rows became known one by one. */
  readonly settles: number;
  /** Names of areas; absent for all of them. */
  readonly areas?: readonly string[];
}

export function coverageOfPin({ covers, known }: Pin): SourceCoverage[] {
  if (!covers) return [];
  return [
    {
      span: { from: day(covers.from), to: day(covers.to) },
      settles: covers.settles ?? 0,
      ...(known.by === 'date' ? { published: day(known.date) } : {}),
      ...(covers.completeThrough === undefined ? {} : { completeThrough: day(covers.completeThrough) }),
      ...(covers.areas === undefined ? {} : { areas: covers.areas }),
    },
  ];
}

/** The days covered as known at a date, and how far they are complete; undefined when nothing is. */
export function coveredAt(source: SourceCoverage, known: Day): (Span & { completeThrough: Day }) | undefined {
  const { span, published, settles } = source;
  const stated = source.completeThrough ?? span.to;
  if (published !== undefined) return known < published ? undefined : { ...span, completeThrough: stated };
  const to = Math.min(span.to, known);
  return to < span.from
    ? undefined
    : { from: span.from, to, completeThrough: Math.min(stated, known - settles) };
}

/** Coverage for a query. A source of only some areas says nothing complete about the country as a whole. */
export function coverageFor(
  sources: readonly SourceCoverage[],
  query: SeriesQuery,
  areaSets: readonly Areas[],
): Coverage[] {
  return sources.flatMap((source): Coverage[] => {
    const covered = coveredAt(source, query.known);
    if (!covered) return [];
    if (source.areas === undefined) return [covered];
    if (query.measure.areas === undefined) return [{ ...covered, completeThrough: covered.from - 1 }];
    const declared = areaSets.find((set) => set.id === query.measure.areas)?.areas ?? [];
    const locator = createLocator(declared);
    return source.areas.flatMap((name) => {
      const found = locator.byName(name);
      const area = found === undefined ? -1 : query.areas.indexOf(declared[found]!.name);
      return area < 0 ? [] : [{ ...covered, area }];
    });
  });
}

/** A date that the schema of the pins has checked. */
function day(iso: string): Day {
  return dayFromIso(iso) ?? 0;
}
