import type { Item, Kind } from '../item.ts';
import type { Pin } from '../pins/schema.ts';
import { acled } from './acled.ts';
import { type EventItem, events } from './events.ts';
import { figures } from './figures.ts';
import { judgements } from './judgements.ts';
import { occurrences } from './occurrences.ts';
import { statements } from './statements.ts';
import { ucdp } from './ucdp.ts';

/** The part of a pin that decides how its rows are read. */
export type Reading = Pick<Pin, 'kind' | 'country' | 'known'>;

/** The reader of a file of events. */
export function eventKind({ kind, country, known }: Reading): Kind<EventItem> {
  if (kind === 'events') return events;
  const options = { country, knownBySource: known.by === 'source' };
  return kind === 'acled' ? acled(options) : ucdp(options);
}

const LIST_KINDS: Readonly<Partial<Record<Pin['kind'], Kind<Item>>>> = {
  figures,
  judgements,
  statements,
  occurrences,
};

export const isEventKind = (kind: Pin['kind']): boolean =>
  kind === 'events' || kind === 'ucdp' || kind === 'acled';

/** The reader of any pinned CSV file. */
export function kindOf(reading: Reading): Kind<Item> {
  return LIST_KINDS[reading.kind] ?? eventKind(reading);
}
