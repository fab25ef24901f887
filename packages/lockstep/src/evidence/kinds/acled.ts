import {
  type Day,
  dayFromCivil,
  dayFromIso,
  isCivilDate,
  periodAt,
  type Span,
} from '@lockstep/core/calendar';
import { count, required } from '../csv/cells.ts';
import type { Columns, Row } from '../csv/table.ts';
import { type Kind, LEFT_OUT } from '../item.ts';
import { type EventItem, readPlace } from './events.ts';

/** Columns of ACLED's export since March 2023, and those that it dropped then. */
export const ACLED_COLUMNS: Columns = {
  required: ['event_id_cnty', 'event_date', 'event_type', 'fatalities'],
  optional: (
    'year time_precision disorder_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 ' +
    'interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude ' +
    'geo_precision source source_scale notes fatalities tags timestamp population_best population_1km ' +
    'population_2km population_5km data_id iso3 event_id_no_cnty'
  ).split(' '),
};

export const ACLED_LICENCE = 'ACLED terms of use: for its registered user; do not pass the rows on';
export const ACLED_CITATION: string =
  'Armed Conflict Location & Event Data (ACLED), acleddata.com (Raleigh, Kishi and Linke 2023, Humanities and ' +
  'Social Sciences Communications 10)';
export const ACLED_URL = 'https://acleddata.com/';

export interface AcledOptions {
  readonly country?: string | undefined;
  /** Whether `known` is taken from `timestamp`, the moment at which ACLED last changed the row. */
  readonly knownBySource: boolean;
}

/**
 * ACLED events, from the user's own export. ACLED gives one number of fatalities an event and none by side. A date
 * of precision 2 stands for a day of the week around it, one of precision 3 for a day of its month.
 */
export function acled({ country, knownBySource }: AcledOptions): Kind<EventItem> {
  const wanted = country?.toLowerCase();
  return {
    columns: ACLED_COLUMNS,
    idColumn: 'event_id_cnty',
    read(row) {
      if (wanted !== undefined && row.get('country').toLowerCase() !== wanted) return LEFT_OUT;
      const id = required(row, 'event_id_cnty');
      const occurred = readSpan(row);
      const place = readPlace(row);
      const fatalities = count(row, 'fatalities');
      const known = knownBySource ? changedOn(row) : undefined;
      if (!occurred || id === '') return undefined;
      const [type, sub] = [row.get('event_type'), row.get('sub_event_type')];
      return {
        id,
        occurred,
        ...(known === undefined ? {} : { known }),
        origin: 'ACLED',
        citation: row.get('source') === '' ? `ACLED event ${id}` : `ACLED event ${id} (${row.get('source')})`,
        url: '',
        note: row.get('location'),
        supersedes: '',
        area: row.get('admin1'),
        ...place,
        ...(row.get('geo_precision') === '3' ? { vague: true } : {}),
        type: sub === '' ? type : `${type}: ${sub}`,
        actorA: row.get('actor1'),
        actorB: row.get('actor2'),
        events: 1,
        deaths: fatalities === undefined ? {} : { best: fatalities },
      };
    },
  };
}

function readSpan(row: Row): Span | undefined {
  const day = acledDay(row.get('event_date'));
  if (day === undefined) {
    const text = row.get('event_date');
    row.reject('event_date', text === '' ? 'the cell is empty' : 'this is not a date that exists', DATES);
    return undefined;
  }
  const precision = row.get('time_precision');
  if (precision === '2') return { from: day - 6, to: day + 6 };
  return precision === '3' ? periodAt('month', day) : { from: day, to: day };
}

const DATES = 'a date such as 2021-08-26 or 26 August 2021';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2021-08-26`, `26 August 2021`, `26-Aug-2021`; with figures only, the day comes first: `26/08/2021`. */
export function acledDay(text: string): Day | undefined {
  const iso = dayFromIso(text);
  if (iso !== undefined) return iso;
  const parts = /^(\d{1,2})[ /.-]([A-Za-z]{3,9}|\d{1,2})[ /.-](\d{4})$/.exec(text);
  if (!parts) return undefined;
  const named = MONTHS.indexOf(parts[2]!.slice(0, 3).toLowerCase()) + 1;
  const month = /^\d/.test(parts[2]!) ? Number(parts[2]) : named;
  const [day, year] = [Number(parts[1]), Number(parts[3])];
  return isCivilDate(year, month, day) ? dayFromCivil(year, month, day) : undefined;
}

/** `timestamp` counts seconds since 1970. */
function changedOn(row: Row): Day | undefined {
  const text = row.get('timestamp');
  if (text === '') return undefined;
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds > 0 && seconds < 1e11) return Math.floor(seconds / 86_400);
  row.reject('timestamp', 'this is not a moment', 'seconds since 1970');
  return undefined;
}
