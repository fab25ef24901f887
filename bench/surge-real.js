// Weekly counts per admin-1 unit of a country, from the UCDP Candidate release that lies beside the checkout.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { weekly } from './surge-nulls.js';

const FILE = fileURLToPath(new URL('../../shared/data/GEDEvent_v21_01_21_12.csv.gz', import.meta.url));

export const realDataAvailable = existsSync(FILE);

/** Rows of a CSV text with quoted fields, as objects. */
function* records(text) {
  let row = [];
  let field = '';
  let quoted = false;
  let header;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      row.push(field);
      field = '';
      if (c === '\n') {
        if (header) yield Object.fromEntries(header.map((name, k) => [name, row[k]]));
        else header = row;
        row = [];
      }
    } else if (c !== '\r') field += c;
  }
}

const MONDAY = Date.UTC(2021, 0, 4) / 86_400_000;
const WEEKS = 51;

/** Countries with at least `leastAreas` units that average one event a week or more in 2021. */
export function realCountries(names, leastAreas = 6) {
  const byCountry = new Map(names.map((name) => [name, new Map()]));
  for (const row of records(gunzipSync(readFileSync(FILE)).toString('utf8'))) {
    const units = byCountry.get(row.country);
    if (!units || !row.adm_1) continue;
    const week = Math.floor((Date.parse(row.date_start.slice(0, 10)) / 86_400_000 - MONDAY) / 7);
    if (week < 0 || week >= WEEKS) continue;
    const unit = units.get(row.adm_1) ?? {
      counts: new Int32Array(WEEKS),
      latitude: 0,
      longitude: 0,
      events: 0,
    };
    units.set(row.adm_1, unit);
    unit.counts[week] += 1;
    unit.latitude += Number(row.latitude);
    unit.longitude += Number(row.longitude);
    unit.events += 1;
  }
  const countries = [];
  for (const [name, units] of byCountry) {
    const kept = [...units.values()].filter(({ events }) => events >= 12);
    if (kept.length < leastAreas) continue;
    const counts = new Int32Array(kept.length * WEEKS);
    kept.forEach((unit, area) => {
      counts.set(unit.counts, area * WEEKS);
    });
    const input = weekly(
      counts,
      kept.map(({ latitude, events }) => latitude / events),
      kept.map(({ longitude, events }) => longitude / events),
      WEEKS,
    );
    countries.push({ name, input });
  }
  return countries;
}
