// W1 as one process: `node bench/w1/run.js FOLDER`. Reads the CSV, judges 34 areas on 1,000 days, prints the digest.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, traceOf } from '@lockstep/core/logic';
import { readIncidents } from './read.js';

const DAYS = 1000;
const folder = process.argv[2] ?? '.';
const baseline = JSON.parse(readFileSync(join(folder, 'baseline.json'), 'utf8'));
const areas = Object.keys(baseline);
const { names, cells } = readIncidents(join(folder, 'events.csv'), DAYS);

const none = { area: [], from: [], to: [], low: [], high: [], best: [] };
const series = (name, unit, nature, rows) => {
  const values = new Float64Array(areas.length * DAYS);
  for (const [k, row] of rows.entries()) values.set(row, k * DAYS);
  const known = new Uint8Array(values.length).fill(1);
  const ends = { low: values, high: values, best: values };
  return { name, unit, nature, floor: 0, areas, first: 0, days: DAYS, ...ends, known, spans: none };
};
const trace = traceOf({
  areas,
  measures: [
    series(
      'incidents',
      'persons',
      'flow',
      areas.map((area) => cells[names.indexOf(area)]),
    ),
    series(
      'baseline',
      'persons',
      'level',
      areas.map((area) => new Float64Array(DAYS).fill(baseline[area])),
    ),
  ],
});

const measure = (name) => ({ kind: 'measure', name });
const month = { kind: 'days', from: 0, to: 27 };
const formula = {
  kind: 'historically',
  bounds: { from: 0, to: 6 },
  of: {
    kind: 'compare',
    op: '<=',
    left: { kind: 'window', fn: 'sum', window: month, of: measure('incidents') },
    right: { kind: 'multiply', left: { kind: 'number', value: 0.5 }, right: measure('baseline') },
  },
};
// Nothing happened before the log begins, so windows are clipped to it.
const { certain } = evaluate(formula, trace, { from: 0, to: DAYS - 1, outside: 'clip' });

const met = [];
for (let day = 0; day < DAYS; day++) {
  const here = areas.filter((_, row) => certain[row * DAYS + day] === 1);
  if (here.length > 0) met.push([day, here]);
}
console.log(createHash('sha256').update(JSON.stringify(met)).digest('hex'));
