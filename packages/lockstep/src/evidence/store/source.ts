import type { SeriesQuery } from '@lockstep/core/assessment';
import type { Day, Span } from '@lockstep/core/calendar';
import type { Estimate } from '@lockstep/core/logic';
import type { Series } from '@lockstep/core/series';

/** One event or figure behind a measure, for a witness. */
export interface EvidenceItem {
  readonly id: string;
  readonly source: string;
  readonly occurred: Span;
  readonly known: Day;
  /** Declared area, or the empty string where it is not known or not asked. */
  readonly area: string;
  /** What it adds to the measure. */
  readonly value: Estimate;
  readonly description: string;
  readonly origin: string;
  readonly citation: string;
  readonly url: string;
  readonly note: string;
}

/** What is behind a measure in some areas on some days; the largest first. */
export interface ItemQuery extends SeriesQuery {
  readonly limit: number;
}

/**
 * The seam between Lockstep and where its events are kept. Whatever answers these queries can be the store: sums
 * by day and area that add up across partitions, of the latest version of each event known at the knowledge date.
 */
export interface EventSource {
  readonly series: (query: SeriesQuery) => Promise<Series>;
  readonly items: (query: ItemQuery) => Promise<readonly EvidenceItem[]>;
  /** The latest knowledge date, no later than `known`, of anything in the source. */
  readonly lastKnown: (known: Day) => Promise<Day | undefined>;
  /** The same, or on which anything was replaced or withdrawn. */
  readonly lastChange: (known: Day) => Promise<Day | undefined>;
  readonly close: () => void;
}
