import type { SeriesQuery } from '@lockstep/core/assessment';
import type { Agreement, SourceKind } from '@lockstep/core/language';
import { flowSeries } from '@lockstep/core/series';
import type { Areas } from '../areas/set.ts';
import { LARGE, openIndex, unpackedBytes } from '../index/file.ts';
import { indexSource } from '../index/source.ts';
import type { Item, Kind } from '../item.ts';
import { type FigureItem, figures } from '../kinds/figures.ts';
import { eventKind } from '../kinds/index.ts';
import { type JudgementItem, judgements } from '../kinds/judgements.ts';
import { type OccurrenceItem, occurrences } from '../kinds/occurrences.ts';
import { type StatementItem, statements } from '../kinds/statements.ts';
import { loadVersions, releaseKnown } from '../load.ts';
import { type Pin, SOURCE_KIND } from '../pins/schema.ts';
import type { Version } from '../versions.ts';
import { coverageOfPin } from './coverage.ts';
import { type FigureSource, figureSource } from './figures.ts';
import { memorySource } from './memory.ts';
import type { EventSource } from './source.ts';

/** The evidence of a workspace: each source is read when it is first asked for, and once. */
export interface EvidenceStore {
  readonly pins: readonly Pin[];
  /** Pinned files of a source, in the order of their releases. */
  readonly pinsOf: (source: string) => readonly Pin[];
  readonly events: (source: string) => Promise<EventSource>;
  readonly figures: (source: string) => Promise<FigureSource>;
  /** Every version of every item of a source, whenever it was known. */
  readonly versions: {
    readonly figures: Versions<FigureItem>;
    readonly judgements: Versions<JudgementItem>;
    readonly statements: Versions<StatementItem>;
    readonly occurrences: Versions<OccurrenceItem>;
  };
  /** The source that answers a measure. */
  readonly sourceOf: (query: Pick<SeriesQuery, 'measure'>) => Promise<EventSource>;
  readonly close: () => Promise<void>;
}

type Versions<T extends Item> = (source: string) => Promise<readonly Version<T>[]>;

export interface StoreOptions {
  readonly dir: string;
  readonly agreement: Agreement;
  readonly areaSets: readonly Areas[];
  readonly pins: readonly Pin[];
  /** Bytes from which a source of events is kept in an index. */
  readonly large?: number;
}

export function openStore({ dir, agreement, areaSets, pins, large = LARGE }: StoreOptions): EvidenceStore {
  const kindOf = new Map<string, SourceKind>(agreement.sources.map((source) => [source.id, source.kind]));
  const pinsOf = (source: string) =>
    pins.filter((pin) => {
      return pin.source === source && pin.kind !== 'areas' && SOURCE_KIND[pin.kind] === kindOf.get(source);
    });
  const once = <T>(make: (source: string) => Promise<T>) => {
    const made = new Map<string, Promise<T>>();
    return {
      get: (source: string) => {
        const found = made.get(source) ?? make(source);
        made.set(source, found);
        return found;
      },
      all: () => [...made.values()],
    };
  };
  const read = <T extends Item>(kind: Kind<T>) =>
    once((source) => loadVersions(dir, pinsOf(source), () => kind)).get;
  const versions = {
    figures: read(figures),
    judgements: read(judgements),
    statements: read(statements),
    occurrences: read(occurrences),
  };
  const eventSources = once(async (source): Promise<EventSource> => {
    const mine = pinsOf(source);
    const coverage = mine.flatMap(coverageOfPin);
    if (mine.reduce((sum, pin) => sum + unpackedBytes(pin.bytes, pin.file), 0) < large) {
      return memorySource({ versions: await loadVersions(dir, mine, eventKind), coverage, areaSets });
    }
    const duck = await openIndex(dir, source, mine, areaSets);
    return indexSource({ duck, coverage, areaSets, releaseKnown: releaseKnown(mine[0]!) });
  });
  const figureSources = once(async (source) => figureSource(await versions.figures(source), areaSets));
  return {
    pins,
    pinsOf,
    events: eventSources.get,
    figures: figureSources.get,
    versions,
    async sourceOf({ measure }) {
      const kind = kindOf.get(measure.source);
      if (kind === 'events') return eventSources.get(measure.source);
      if (kind === 'figures') return figureSources.get(measure.source);
      return NOTHING;
    },
    async close() {
      for (const source of await Promise.all(eventSources.all())) source.close();
    },
  };
}

/** What answers a measure whose source holds no numbers: nothing is known. */
const NOTHING: EventSource = {
  series: async ({ measure, areas, span }) =>
    flowSeries({ name: measure.id, unit: measure.unit, areas, span }, [], []),
  items: async () => [],
  lastKnown: async () => undefined,
  lastChange: async () => undefined,
  close() {},
};
