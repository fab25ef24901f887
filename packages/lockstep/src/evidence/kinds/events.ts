import { count, degrees, span } from '../csv/cells.ts';
import type { Row } from '../csv/table.ts';
import { type Item, type Kind, kind } from '../item.ts';

/** Deaths as published: the three estimates, which need not be in order, and the counts by side. */
export interface Deaths {
  readonly low?: number;
  readonly best?: number;
  readonly high?: number;
  readonly a?: number;
  readonly b?: number;
  readonly civilians?: number;
  readonly unknown?: number;
}

export interface EventItem extends Item {
  readonly area: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** The coordinates stand for something larger than an area: a country, a region. */
  readonly vague?: boolean;
  readonly type: string;
  readonly actorA: string;
  readonly actorB: string;
  /** Number of events that the row stands for. */
  readonly events: number;
  readonly deaths: Deaths;
}

export const EVENT_COLUMNS = {
  required: ['id', 'from'],
  optional: [
    'to',
    'area',
    'latitude',
    'longitude',
    'type',
    'actor_a',
    'actor_b',
    'events',
    'deaths_low',
    'deaths_best',
    'deaths_high',
    'deaths_a',
    'deaths_b',
    'deaths_civilians',
    'deaths_unknown',
  ],
} as const;

export const events: Kind<EventItem> = kind(EVENT_COLUMNS, (row, common) => {
  const occurred = span(row);
  const number = count(row, 'events');
  const place = readPlace(row);
  const deaths = readDeaths(row, {
    low: 'deaths_low',
    best: 'deaths_best',
    high: 'deaths_high',
    a: 'deaths_a',
    b: 'deaths_b',
    civilians: 'deaths_civilians',
    unknown: 'deaths_unknown',
  });
  if (!occurred || common.id === '') return undefined;
  return {
    ...common,
    occurred,
    ...place,
    area: row.get('area'),
    type: row.get('type'),
    actorA: row.get('actor_a'),
    actorB: row.get('actor_b'),
    events: number ?? 1,
    deaths,
  };
});

/** Both coordinates or none. */
export function readPlace(row: Row): { latitude?: number; longitude?: number } {
  const latitude = degrees(row, 'latitude', 90);
  const longitude = degrees(row, 'longitude', 180);
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  if (row.get('latitude') === '' && longitude !== undefined) {
    row.reject('latitude', 'the cell is empty', 'both coordinates or none');
  } else if (row.get('longitude') === '' && latitude !== undefined) {
    row.reject('longitude', 'the cell is empty', 'both coordinates or none');
  }
  return {};
}

export function readDeaths(row: Row, columns: { readonly [side in keyof Deaths]-?: string }): Deaths {
  const deaths: { -readonly [side in keyof Deaths]: number } = {};
  for (const side of Object.keys(columns) as (keyof Deaths)[]) {
    const number = count(row, columns[side]);
    if (number !== undefined) deaths[side] = number;
  }
  return deaths;
}
