/**
 * Derives examples/resolute-support/sources/ucdp-monthly.csv: deaths in organised violence in Afghanistan by month,
 * 2017 to 2021, from UCDP GED (best estimates).
 *
 *   node scripts/examples/ucdp-monthly.js [ucdp_afg_country_month_2017_2021.csv]
 *
 * The input has one row a month and one column for each release read. Taken are the columns in which an event
 * counts in a month when it began and ended there; events that lie across the end of a month are in no month.
 *
 * - Values are those of GED 25.1. Where GED 23.1 and 24.1 had another value, that one comes first and is
 *   superseded by the value of GED 25.1.
 * - `known` is an approximation: UCDP publishes a year's events in about June of the year after (GED 18.1 held
 *   2017, GED 22.1 held 2021), so the last day of that June is taken. The releases of 2018 to 2022 themselves were
 *   not read: they are taken to have held what GED 23.1 holds.
 * - Only best estimates were read, so low and high are the best estimate: a comparison of two months compares
 *   best estimates, not ranges.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatCsv, parseCsv } from './csv.js';

export const INPUT = new URL('../../../shared/facts/ucdp_afg_country_month_2017_2021.csv', import.meta.url);
export const TARGET = new URL('../../examples/resolute-support/sources/ucdp-monthly.csv', import.meta.url);

const FIRST = 'samemonth_rule_2024-01-21(GED23.1)';
const LAST = 'samemonth_2025-07-21(GED25.1)';
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

function monthRows(row) {
  const [year, month] = row.month.split('-').map(Number);
  const common = {
    metric: 'deaths',
    from: `${row.month}-01`,
    to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
    qualifier: 'best estimate',
    unit: 'deaths',
    origin: 'UCDP',
  };
  const valued = (value) => ({ value: Number(value), low: Number(value), high: Number(value) });
  const release = `GED ${year - 1999}.1`;
  const first = {
    ...common,
    ...valued(row[FIRST]),
    id: row.month,
    known: `${year + 1}-06-30`,
    citation: `UCDP GED 25.1; first held by ${release}`,
  };
  if (row[FIRST] === row[LAST]) return [first];
  return [
    { ...first, note: 'Value of GED 23.1 and 24.1, taken to be that of the first release.' },
    {
      ...common,
      ...valued(row[LAST]),
      id: `${row.month}-revised`,
      known: '2025-06-30',
      citation: 'UCDP GED 25.1',
      note: `Revised from ${Number(row[FIRST])}.`,
      supersedes: row.month,
    },
  ];
}

/** The table as CSV text. */
export function table(input = INPUT) {
  return formatCsv(COLUMNS, parseCsv(readFileSync(input, 'utf8')).flatMap(monthRows));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = table(process.argv[2]);
  writeFileSync(TARGET, text);
  console.log(`${text.split('\n').length - 2} rows: ${fileURLToPath(TARGET)}`);
}
