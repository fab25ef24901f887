import { closeSync, openSync, writeSync } from 'node:fs';
import { isoFromDay } from '@lockstep/core/calendar';
import { type Item, isRetraction, type Retraction } from '../item.ts';
import type { EventItem } from '../kinds/events.ts';
import { TABLE_COLUMNS, type TableColumn } from './columns.ts';
import { text } from './duck.ts';

/** Writes items as rows of the index's table, in a CSV that DuckDB reads back as it is. */
export interface RowWriter {
  readonly add: (row: EventItem | Retraction) => void;
  readonly close: () => void;
}

const BUFFERED = 1 << 20;

export function rowWriter(path: string): RowWriter {
  const file = openSync(path, 'w');
  let buffer = '';
  const flush = () => {
    if (buffer !== '') writeSync(file, buffer);
    buffer = '';
  };
  return {
    add(row) {
      buffer += `${cells(row).map(quoted).join(',')}\n`;
      if (buffer.length > BUFFERED) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

/** Everything in quotes, nothing where there is nothing: the two are then told apart. */
function quoted(cell: string | number | boolean | undefined): string {
  return cell === undefined || cell === '' ? '' : `"${String(cell).replaceAll('"', '""')}"`;
}

function cells(row: EventItem | Retraction): (string | number | boolean | undefined)[] {
  const known = row.known === undefined ? undefined : isoFromDay(row.known);
  const values: Partial<Record<TableColumn, string | number | boolean | undefined>> = isRetraction(
    row as Item,
  )
    ? { id: row.id, known, retracts: (row as Retraction).retracts }
    : { ...eventCells(row as EventItem), known };
  return (Object.keys(TABLE_COLUMNS) as TableColumn[]).map((column) => values[column]);
}

function eventCells(event: EventItem): Partial<Record<TableColumn, string | number | boolean | undefined>> {
  const { deaths } = event;
  return {
    id: event.id,
    from_day: isoFromDay(event.occurred.from),
    to_day: isoFromDay(event.occurred.to),
    area: event.area,
    latitude: event.latitude,
    longitude: event.longitude,
    vague: event.vague,
    type: event.type,
    actor_a: event.actorA,
    actor_b: event.actorB,
    events: event.events,
    deaths_low: deaths.low,
    deaths_best: deaths.best,
    deaths_high: deaths.high,
    deaths_a: deaths.a,
    deaths_b: deaths.b,
    deaths_civilians: deaths.civilians,
    deaths_unknown: deaths.unknown,
    origin: event.origin,
    citation: event.citation,
    url: event.url,
    note: event.note,
    supersedes: event.supersedes,
  };
}

/** The rows that a `RowWriter` wrote, as a query. */
export function selectNormal(path: string): string {
  const types = Object.entries(TABLE_COLUMNS).map(([name, type]) => `${text(name)}: ${text(type)}`);
  return (
    `select * from read_csv(${text(path)}, header = false, auto_detect = false, delim = ',', quote = '"', ` +
    `escape = '"', max_line_size = ${1 << 22}, columns = {${types.join(', ')}})`
  );
}
