/**
 * Derives examples/resolute-support/sources/ucdp-2021-province-day.csv: a table of figures by province and day
 * from the UCDP Candidate Events Dataset, cumulative release 21.01.21.12 (events of 2021).
 *
 *   node scripts/examples/ucdp-2021.js [GEDEvent_v21_01_21_12.csv.gz]
 *
 * Events that share first day, last day, province, kind of violence, sides and the day on which they could first
 * be known make one row: their number, the deaths (low, best, high) and the deaths by side. Nothing else of the
 * events is kept: no headlines, no descriptions, no coordinates.
 *
 * - Low, best and high are put in order event by event: the raw file has 431 events of Afghanistan with high below
 *   best and 221 with low above best. The best estimate is never changed.
 * - `known` is an approximation: the earliest date among the event's cited sources that is not before the event's
 *   last day. 475 events cite only a weekly page dated by its first edition, before the event; they are taken
 *   to be known a week after their last day.
 *
 * Cite: Hegre, Croicu, Eck & Högbladh (2020), Introducing the UCDP Candidate Events Dataset, Research & Politics;
 * Sundberg & Melander (2013), Introducing the UCDP Georeferenced Event Dataset, J. Peace Research 50(4).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { formatCsv, parseCsv } from './csv.js';
import { provinceOf } from './provinces.js';

export const RELEASE = new URL('../../../shared/data/GEDEvent_v21_01_21_12.csv.gz', import.meta.url);
export const TARGET = new URL(
  '../../examples/resolute-support/sources/ucdp-2021-province-day.csv',
  import.meta.url,
);

export const COLUMNS = [
  'id',
  'from',
  'to',
  'known',
  'area',
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
  'origin',
];

const KINDS = { 1: 'state-based', 2: 'non-state', 3: 'one-sided' };
const DAY = 86_400_000;

/** Rows of the table from the text of a UCDP release, sorted by first day, area, last day and id. */
export function provinceDays(text) {
  const rows = new Map();
  for (const event of parseCsv(text)) {
    if (event.country !== 'Afghanistan') continue;
    const row = eventRow(event);
    const same = rows.get(row.id);
    if (!same) rows.set(row.id, row);
    else for (const column of COLUMNS.slice(8, 16)) same[column] += row[column];
  }
  const order = ['from', 'area', 'to', 'id'];
  return [...rows.values()].sort((a, b) => {
    const column = order.find((each) => a[each] !== b[each]);
    return column === undefined ? 0 : a[column] < b[column] ? -1 : 1;
  });
}

function eventRow(event) {
  const from = event.date_start.slice(0, 10);
  const to = event.date_end.slice(0, 10);
  const known = knownOf(event.source_date.split(';'), to);
  const province = event.adm_1 === '' ? undefined : provinceOf(event.adm_1);
  if (event.adm_1 !== '' && !province) throw new Error(`event ${event.id}: unknown province ${event.adm_1}`);
  const [low, , high] = [event.low, event.best, event.high].map(Number).sort((a, b) => a - b);
  return {
    id: rowId(province, from, to, event.dyad_new_id, known),
    from,
    to,
    known,
    area: province?.name ?? '',
    type: KINDS[event.type_of_violence],
    actor_a: event.side_a,
    actor_b: event.side_b,
    events: 1,
    deaths_low: low,
    deaths_best: Number(event.best),
    deaths_high: high,
    deaths_a: Number(event.deaths_a),
    deaths_b: Number(event.deaths_b),
    deaths_civilians: Number(event.deaths_civilians),
    deaths_unknown: Number(event.deaths_unknown),
    origin: 'UCDP',
  };
}

/** Province, first day, days after it until the last, UCDP's dyad, days after the last until known. */
function rowId(province, from, to, dyad, known) {
  const days = (a, b) => (Date.parse(b) - Date.parse(a)) / DAY;
  return [
    province?.code.slice(3) ?? 'AFG',
    from.replaceAll('-', ''),
    days(from, to),
    dyad,
    days(to, known),
  ].join('.');
}

function knownOf(cited, lastDay) {
  const dates = cited.map((each) => each.trim()).filter((each) => /^\d{4}-\d{2}-\d{2}$/.test(each));
  const after = dates.filter((each) => each >= lastDay).sort()[0];
  return after ?? new Date(Date.parse(lastDay) + 7 * DAY).toISOString().slice(0, 10);
}

/** The table as CSV text. */
export function table(release = RELEASE) {
  return formatCsv(COLUMNS, provinceDays(gunzipSync(readFileSync(release)).toString('utf8')));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = table(process.argv[2]);
  writeFileSync(TARGET, text);
  console.log(`${text.split('\n').length - 2} rows, ${text.length} characters: ${fileURLToPath(TARGET)}`);
}
