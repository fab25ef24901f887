import { type Day, dayFromIso, type Span } from '@lockstep/core/calendar';
import { DATE, list, required } from '../csv/cells.ts';
import type { Columns, Row } from '../csv/table.ts';
import { type Kind, LEFT_OUT } from '../item.ts';
import { type EventItem, readDeaths, readPlace } from './events.ts';

/** Columns of UCDP GED and UCDP Candidate Events files (GED codebook 21.1 to 26.1); those not used are named too. */
export const UCDP_COLUMNS: Columns = {
  required: [
    'id',
    'type_of_violence',
    'side_a',
    'side_b',
    'country',
    'date_start',
    'date_end',
    'best',
    'high',
    'low',
  ],
  optional: (
    'relid year active_year code_status conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id ' +
    'dyad_name side_a_dset_id side_a_new_id side_b_dset_id side_b_new_id number_of_sources source_article ' +
    'source_office source_date source_headline source_original where_prec where_coordinates where_description ' +
    'adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country_id region event_clarity date_prec deaths_a ' +
    'deaths_b deaths_civilians deaths_unknown gwnoa gwnob'
  ).split(' '),
};

export const UCDP_LICENCE = 'CC BY 4.0 as stated by UCDP; confirm for the release in hand';
export const UCDP_CITATION: string =
  'UCDP Candidate Events Dataset (Hegre, Croicu, Eck and H\u00f6gbladh 2020, Research & Politics 7(3)); ' +
  'UCDP Georeferenced Event Dataset (Sundberg and Melander 2013, Journal of Peace Research 50(4))';
export const UCDP_URL = 'https://ucdp.uu.se/downloads/';

const TYPES: Readonly<Record<string, string>> = { 1: 'state-based', 2: 'non-state', 3: 'one-sided' };

/** Points for a linear feature, a region, a country or international waters: no point of any one area. */
const FIRST_VAGUE_PRECISION = 5;

/** An event whose cited sources all bear dates before its last day is taken to be known this many days after it. */
const WEEK = 7;

export interface UcdpOptions {
  /** Only rows of this country, in any case of letters. */
  readonly country?: string | undefined;
  /** Whether `known` is taken from the dates of the cited sources. */
  readonly knownBySource: boolean;
}

/**
 * UCDP events. Their low, best and high need not be in order and are kept as they are. The days are those from
 * `date_start` to `date_end`, which is how UCDP gives events without a day of their own (`date_prec` above 1).
 */
export function ucdp({ country, knownBySource }: UcdpOptions): Kind<EventItem> {
  const wanted = country?.toLowerCase();
  return {
    columns: UCDP_COLUMNS,
    read(row) {
      if (wanted !== undefined && row.get('country').toLowerCase() !== wanted) return LEFT_OUT;
      const id = required(row, 'id');
      const occurred = readSpan(row);
      const place = readPlace(row);
      const deaths = readDeaths(row, {
        low: 'low',
        best: 'best',
        high: 'high',
        a: 'deaths_a',
        b: 'deaths_b',
        civilians: 'deaths_civilians',
        unknown: 'deaths_unknown',
      });
      if (!occurred || id === '') return undefined;
      const known = knownBySource ? earliestSource(row, occurred.to) : undefined;
      return {
        id,
        occurred,
        ...(known === undefined ? {} : { known }),
        origin: 'UCDP',
        citation: citation(row, id),
        url: '',
        note: row.get('where_coordinates'),
        supersedes: '',
        area: row.get('adm_1'),
        ...place,
        ...(Number(row.get('where_prec')) >= FIRST_VAGUE_PRECISION ? { vague: true } : {}),
        type: TYPES[row.get('type_of_violence')] ?? row.get('type_of_violence'),
        actorA: row.get('side_a'),
        actorB: row.get('side_b'),
        events: 1,
        deaths,
      };
    },
  };
}

/** `2021-08-26 00:00:00.000` or `2021-08-26`. */
function readSpan(row: Row): Span | undefined {
  const [from, to] = [readDay(row, 'date_start'), readDay(row, 'date_end')];
  if (from === undefined || to === undefined) return undefined;
  if (to < from) {
    row.reject(
      'date_end',
      `it lies before date_start (${row.get('date_start').slice(0, 10)})`,
      'a later day',
    );
    return undefined;
  }
  return { from, to };
}

function readDay(row: Row, column: string): Day | undefined {
  const text = row.get(column);
  const day = /^\d{4}-\d{2}-\d{2}( 00:00:00(\.0+)?)?$/.test(text) ? dayFromIso(text.slice(0, 10)) : undefined;
  if (day === undefined) {
    const shaped = /^\d{4}-\d{2}-\d{2}/.test(text);
    const reason = text === '' ? 'the cell is empty' : shaped ? 'there is no such day' : 'this is not a date';
    row.reject(column, reason, DATE);
  }
  return day;
}

/** The earliest date of a cited source that is not before the event's last day; else a week after that day. */
function earliestSource(row: Row, last: Day): Day {
  let earliest = Infinity;
  for (const text of list(row, 'source_date')) {
    const day = dayFromIso(text.slice(0, 10));
    if (day !== undefined && day >= last && day < earliest) earliest = day;
  }
  return earliest === Infinity ? last + WEEK : earliest;
}

/** UCDP's event number, and the first of the sources that it cites. */
function citation(row: Row, id: string): string {
  const [office] = list(row, 'source_office');
  const [date] = list(row, 'source_date');
  const others = list(row, 'source_date').length - 1;
  const first = [office, date].filter((part) => part !== undefined && part !== '').join(', ');
  const more = others > 0 ? ` and ${others} more` : '';
  return first === '' ? `UCDP event ${id}` : `UCDP event ${id} (${first}${more})`;
}

/**
 * What a release covers, from the name of its file: `GEDEvent_v21_01_21_12` January to December 2021,
 * `GEDEvent_v22_0_2` February 2022, `ged251` or `GEDEvent_v25_1` 1989 to 2024.
 */
export function ucdpRelease(name: string): { readonly from: string; readonly to: string } | undefined {
  const months = /v(\d\d)_(\d\d)_(\d\d)_(\d\d)(?!\d)/i.exec(name);
  if (months) return monthsSpan(months[1]!, months[2]!, months[3]!, months[4]!);
  const month = /v(\d\d)_0_(\d{1,2})(?!\d)/i.exec(name);
  if (month) return monthsSpan(month[1]!, month[2]!, month[1]!, month[2]!);
  const year = /(?:v(\d\d)_1|ged(\d\d)1)(?!\d)/i.exec(name);
  if (!year) return undefined;
  return { from: '1989-01-01', to: `20${String(Number(year[1] ?? year[2]) - 1).padStart(2, '0')}-12-31` };
}

function monthsSpan(fromYear: string, fromMonth: string, toYear: string, toMonth: string) {
  const last = new Date(Date.UTC(2000 + Number(toYear), Number(toMonth), 0));
  const from = `20${fromYear}-${fromMonth.padStart(2, '0')}-01`;
  const to = last.toISOString().slice(0, 10);
  return dayFromIso(from) === undefined || Number(toMonth) < 1 || Number(toMonth) > 12 || to < from
    ? undefined
    : { from, to };
}
