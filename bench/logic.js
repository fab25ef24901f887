// The condition engine beside its peers: median of 5. `node bench/logic.js`, after a build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  evaluate,
  explain,
  live,
  prove,
  sweep,
  thresholdAxis,
  traceAsOf,
  traceOf,
} from '@lockstep/core/logic';
import { ledgerOf } from '@lockstep/core/series';
import { generateW1 } from './w1/generate.js';
import { pythonRandom } from './w1/mersenne.js';

const RUNS = 5;
const rows = [];

/** Median, lowest and highest of the runs after two that warm up. */
function measure(work, prepare = () => undefined, warm = 2) {
  const times = [];
  for (let run = -warm; run < RUNS; run++) {
    const input = prepare();
    const start = performance.now();
    work(input);
    if (run >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[(RUNS - 1) / 2], low: times[0], high: times[RUNS - 1] };
}

function report(what, { median, low, high }, target, peers) {
  const digits = (ms) => (ms >= 100 ? ms.toFixed(0) : ms.toFixed(ms >= 10 ? 1 : 2));
  rows.push([what, `${digits(median)} ms`, `${digits(low)}-${digits(high)}`, target, peers]);
}

// W1, the whole process: start, read 1,000,000 rows of CSV, judge, print the digest.
const folder = process.env.LOCKSTEP_W1 ?? mkdtempSync(join(tmpdir(), 'lockstep-w1-'));
if (!existsSync(join(folder, 'events.csv'))) generateW1(folder);
let digest = '';
const w1 = measure(() => {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'w1/run.js'), folder], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  digest = run.stdout.trim();
});
if (!process.env.LOCKSTEP_W1) rmSync(folder, { recursive: true });
report('W1, whole process incl. CSV', w1, '350 ms', 'MonPoly 3.99 s, VeriMon 28.7 s (CPU)');

// One robust operator over a million samples.
const SAMPLES = 1_000_000;
const rng = pythonRandom(7);
const values = Float64Array.from({ length: SAMPLES }, () => rng.randint(0, 99));
const none = { area: [], from: [], to: [], low: [], high: [], best: [] };
const signal = (name, cells) => {
  const known = new Uint8Array(SAMPLES).fill(1);
  const shape = { unit: '', nature: 'level', floor: -Infinity, areas: [''], first: 0, days: SAMPLES };
  return { name, ...shape, low: cells, high: cells, best: cells, known, spans: none };
};
const trace = traceOf({
  measures: [
    signal('x', values),
    signal(
      'y',
      values.map((v) => 99 - v),
    ),
  ],
});
const is = (name, op, value) => ({
  kind: 'compare',
  op,
  left: { kind: 'measure', name },
  right: { kind: 'number', value },
});
const operators = [
  [
    'historically[0,28] (x >= 80)',
    { kind: 'historically', bounds: { from: 0, to: 28 } },
    'RTAMT 2.2 s, Reelay 0.71 s',
  ],
  ['historically[0,365]', { kind: 'historically', bounds: { from: 0, to: 365 } }, 'RTAMT 7.9 s'],
  ['once[0,10000]', { kind: 'once', bounds: { from: 0, to: 10_000 } }, ''],
  ['always[0,28]', { kind: 'always', bounds: { from: 0, to: 28 } }, ''],
];
const all = { from: 0, to: SAMPLES - 1, outside: 'clip' };
for (const [name, operator, peers] of operators) {
  let reuse;
  const formula = { ...operator, of: is('x', '>=', 80) };
  const time = measure(() => {
    reuse = evaluate(formula, trace, { ...all, ...(reuse ? { reuse } : {}) });
  });
  report(`1M samples: ${name}`, time, '10 ms', peers);
}
for (const bounds of [undefined, { from: 0, to: 28 }]) {
  let reuse;
  const sides = { left: is('x', '<=', 98), right: is('y', '>=', 95) };
  const formula = { kind: 'since', ...(bounds ? { bounds } : {}), ...sides };
  const time = measure(() => {
    reuse = evaluate(formula, trace, { ...all, ...(reuse ? { reuse } : {}) });
  });
  report(
    `1M samples: since${bounds ? '[0,28]' : ''}`,
    time,
    '',
    bounds ? 'RTAMT ~30 s, Reelay 1.6 s' : 'RTAMT 3.0 s',
  );
}

// 100,000 items in 34 areas over five years; one in ten corrected later, one in twenty spread over several days.
const DAYS = 1827;
const areas = Array.from({ length: 34 }, (_, i) => `P${i}`);
const revisions = [];
for (let k = 0; k < 100_000; k++) {
  const from = rng.randint(0, DAYS - 1);
  const known = from + rng.randint(0, 30);
  const deaths = rng.randint(0, 4);
  const entry = (value) => ({
    area: areas[k % 34],
    from,
    to: k % 20 === 0 ? from + 3 : from,
    low: value,
    high: value,
    best: value,
  });
  revisions.push({ known, id: `e${k}`, entry: entry(deaths) });
  if (k % 10 === 0)
    revisions.push({ known: known + rng.randint(1, 300), id: `e${k}`, entry: entry(deaths + 1) });
}
const frame = {
  name: 'deaths',
  unit: 'deaths',
  areas,
  span: { from: 0, to: DAYS - 1 },
  covers: [{ known: 0, from: 0, to: DAYS - 1 }],
};
const ledger = ledgerOf(frame, revisions);
const over28 = {
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from: 0, to: 27 },
  of: { kind: 'measure', name: 'deaths' },
};
const reference = { kind: 'reference', fn: 'median', span: { from: 27, to: 363 }, every: 28, of: over28 };
const condition = {
  kind: 'areas',
  how: { kind: 'every' },
  of: {
    kind: 'historically',
    bounds: { from: 0, to: 6 },
    of: {
      kind: 'compare',
      op: '<=',
      left: over28,
      right: { kind: 'multiply', left: { kind: 'number', value: 1.2 }, right: reference },
    },
  },
};
const empty = traceOf({ areas });
const year = { from: DAYS - 365, to: DAYS - 1 };
const follower = live({ formula: condition, ledgers: [ledger], trace: empty, ...year, known: DAYS - 200 });
report(
  'one revised item, re-judged',
  measure(() => follower.next()),
  '10 ms',
  'no peer revises',
);
report(
  'any as-of date, 100k items',
  measure(
    (known) => evaluate(condition, traceAsOf(empty, [ledger], known), { from: known, to: known }),
    () => rng.randint(400, DAYS),
  ),
  '50 ms',
  '',
);
const now = traceAsOf(empty, [ledger], DAYS);
const explainNow = () => explain(condition, now, DAYS - 1);
report('explain one verdict, first calls', measure(explainNow), '5 ms', 'WhyMon 0.43 s per log');
report('explain one verdict, after 50', measure(explainNow, undefined, 50), '5 ms', '');
// Two days later than anything known: for each of 38 things the totals that would decide are worked out.
const explainOpen = () => explain(condition, now, DAYS + 1);
report(`explain an open one, ${explainOpen().missing.length} missing`, measure(explainOpen), '', '');
report(
  'prove one verdict, as a tree',
  measure(() => prove(condition, now, DAYS - 1)),
  '5 ms',
  '',
);
const axes = [
  thresholdAxis(
    'threshold',
    Array.from({ length: 50 }, (_, i) => 0.5 + i / 50),
  ),
];
report(
  'sweep 50 thresholds over a year, 34 areas',
  measure(() => sweep({ formula: condition, trace: now, axes, ...year })),
  'a slider',
  '',
);

const header = ['work', 'median', 'range (ms)', 'target', 'peers on 2 cores'];
const widths = header.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c].length)));
for (const row of [header, ...rows])
  console.log(
    row
      .map((text, c) => text.padEnd(widths[c]))
      .join('  ')
      .trimEnd(),
  );
console.log(`W1 digest ${digest}`);
