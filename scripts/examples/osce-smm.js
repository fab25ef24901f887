/**
 * Derives examples/minsk-2/sources/violations.csv: ceasefire violations and explosions recorded by the OSCE Special
 * Monitoring Mission to Ukraine, 2017 to 2022, as figures over the periods of its status reports.
 *
 *   node scripts/examples/osce-smm.js [osce_smm_ceasefire_violations.csv]
 *
 * The input has one row a report: the period, the number with the word that the report puts before it (about, over,
 * almost), and the number that the report gives for the period before.
 *
 * - A report that gives another number for the period before than the earlier report did restates it: the row of
 *   the earlier report stays and is superseded from the day of the later one. Where no earlier report was read,
 *   the number of the later one stands alone.
 * - `known` is the date of the report; where the report's date was not read, the day after the period, which is
 *   the day of the status reports of these years.
 * - Only our own table of figures is made: no words of the reports but the one before the number.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatCsv, parseCsv } from './csv.js';

export const INPUT = new URL('../../../shared/data/osce_smm_ceasefire_violations.csv', import.meta.url);
export const TARGET = new URL('../../examples/minsk-2/sources/violations.csv', import.meta.url);

const COLUMNS = [
  'id',
  'metric',
  'from',
  'to',
  'value',
  'low',
  'high',
  'qualifier',
  'unit',
  'known',
  'origin',
  'citation',
  'note',
  'supersedes',
];
const DAY = 86_400_000;

/** The report gives weekly numbers, and the row of the input doubles them. */
const DERIVED = 'report_UA_133';

const addDays = (date, days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

function reportedOn(report) {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(report.report_date) ?? [];
  return year === undefined ? addDays(report.period_end, 1) : `${year}-${month}-${day}`;
}

/** The word as said; "close to" has no rule of its own and is read as "about": half a unit of the last digit. */
function bounded(value, word) {
  const qualifier = word === '' ? 'exact' : word.replace(' (derived)', '').replace('approximately', 'about');
  if (qualifier !== 'close to' && qualifier !== 'approximate') return { value, qualifier };
  const unit = 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0);
  return { value, qualifier, low: value - unit / 2, high: value + unit / 2 };
}

function noteOn(report) {
  const notes = [report.note];
  if (report.year_basis === 'inferred_by_chain') notes.push('year inferred from the neighbouring reports');
  if (report.checked !== 'hand') notes.push('read by program, not by hand');
  const note = notes.filter((each) => each !== '').join('; ');
  return note === '' ? '' : `${note[0].toUpperCase()}${note.slice(1)}.`;
}

/** Rows of the table, by period and then by the day on which they were known. */
export function figures(text) {
  const rows = new Map();
  for (const report of parseCsv(text)) {
    const common = {
      known: reportedOn(report),
      origin: 'OSCE SMM',
      citation:
        report.report_name === ''
          ? `OSCE SMM, status report on ${report.period_start} to ${report.period_end}`
          : `OSCE SMM, ${report.report_name}`,
    };
    const period = { from: report.period_start, to: report.period_end };
    add(rows, {
      ...common,
      ...period,
      ...bounded(Number(report.violations), report.qualifier),
      id: report.period_start,
      metric: 'ceasefire_violations',
      unit: 'violations',
      note: noteOn(report),
    });
    if (report.explosions !== '')
      add(rows, {
        ...common,
        ...period,
        ...bounded(Number(report.explosions), Number(report.explosions) % 50 === 0 ? 'about' : ''),
        id: `${report.period_start}-explosions`,
        metric: 'explosions',
        unit: 'explosions',
        note: noteOn(report),
      });
    if (report.prev_violations !== '' && !report.note.includes('previous') && report.report_id !== DERIVED)
      restate(rows, report, common);
  }
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function restate(rows, report, common) {
  const from = addDays(report.period_start, -14);
  const to = addDays(report.period_start, -1);
  const value = Number(report.prev_violations);
  const earlier = [...rows.values()].find(
    (row) => row.from === from && row.to === to && row.metric === 'ceasefire_violations',
  );
  if (earlier?.value === value) return;
  const restated = earlier
    ? {
        id: `${earlier.id}-restated`,
        note: `Restated from ${grouped(earlier.value)} by the report on the next period.`,
        supersedes: earlier.id,
      }
    : { id: `${from}-next`, note: 'As given by the report on the next period.' };
  add(rows, {
    ...common,
    ...bounded(value, report.prev_qualifier),
    ...restated,
    from,
    to,
    metric: 'ceasefire_violations',
    unit: 'violations',
  });
}

function add(rows, row) {
  if (rows.has(row.id)) throw new Error(`two reports for ${row.id}`);
  rows.set(row.id, row);
}

/** The table as CSV text. */
export function table(input = INPUT) {
  return formatCsv(COLUMNS, figures(readFileSync(input, 'utf8')));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = table(process.argv[2]);
  writeFileSync(TARGET, text);
  console.log(`${text.split('\n').length - 2} rows: ${fileURLToPath(TARGET)}`);
}
