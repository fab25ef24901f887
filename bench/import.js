// Import of a generated events CSV of two million rows, whole process, beside DuckDB's own plain read of the same file
// (types sniffed) into memory and into a file. Each is run in a process of its own, in turn; the best of three counts.
import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isoFromDay } from '@lockstep/core/calendar';

const ROWS = Number(process.env.LOCKSTEP_BENCH_ROWS ?? 2_000_000);
const RUNS = 3;
const program = fileURLToPath(new URL('../packages/lockstep/bin/lockstep.js', import.meta.url));

/** One of three jobs in a process of its own: `plain-memory`, `plain-file`, or `query` over an imported workspace. */
if (process.argv[2] !== undefined) await child(process.argv[2], process.argv[3]);
else await parent();

async function parent() {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  try {
    const file = join(folder, 'events.csv');
    await generate(file);
    console.log(`${ROWS.toLocaleString('en')} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    const best = { memory: Infinity, file: Infinity, import: Infinity };
    let peak = 0;
    for (let run = 0; run < RUNS; run++) {
      best.memory = Math.min(
        best.memory,
        time([fileURLToPath(import.meta.url), 'plain-memory', file]).seconds,
      );
      best.file = Math.min(best.file, time([fileURLToPath(import.meta.url), 'plain-file', file]).seconds);
      const dir = join(folder, 'workspace');
      rmSync(dir, { recursive: true, force: true });
      const imported = time([program, 'import', 'events', file, '--in', dir, '--as', 'incidents']);
      best.import = Math.min(best.import, imported.seconds);
      peak = Math.max(peak, imported.peak);
    }
    const ratio = (to) => (best.import / to).toFixed(2);
    console.log(`DuckDB, plain read into memory  ${best.memory.toFixed(2)} s`);
    console.log(`DuckDB, plain read into a file  ${best.file.toFixed(2)} s`);
    console.log(
      `lockstep import                 ${best.import.toFixed(2)} s, peak ${peak.toFixed(0)} MB: ` +
        `${ratio(best.memory)} x into memory, ${ratio(best.file)} x into a file; target 1.3 x`,
    );
    process.stdout.write(time([fileURLToPath(import.meta.url), 'query', join(folder, 'workspace')]).out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds of a whole process, and its peak memory in MB (read from the kernel by a wrapper where there is one). */
function time(args) {
  const wrapped = existsSync('/usr/bin/time');
  const start = performance.now();
  const { status, stdout, stderr } = wrapped
    ? spawnSync('/usr/bin/time', ['-f', 'peak %M', process.execPath, ...args], { encoding: 'utf8' })
    : spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(stderr);
  return { seconds, peak: Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024, out: stdout };
}

async function child(job, path) {
  if (job === 'query') return query(path);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const database = job === 'plain-file' ? `${path}.duckdb` : ':memory:';
  const connection = await (await DuckDBInstance.create(database)).connect();
  await connection.run(`create table events as from read_csv('${path}')`);
  connection.closeSync();
  rmSync(`${path}.duckdb`, { force: true });
}

/** One series as of three knowledge dates, from opening the index to the series. */
async function query(dir) {
  const { openStore } = await import('../packages/lockstep/dist/evidence/store/open.js');
  const { readPins } = await import('../packages/lockstep/dist/evidence/pins/file.js');
  const pins = await readPins(dir);
  const agreement = { sources: [{ id: 'incidents', kind: 'events' }] };
  const store = openStore({ dir, agreement, areaSets: [], pins });
  const measure = {
    id: 'deaths',
    unit: 'deaths',
    nature: 'flow',
    source: 'incidents',
    takes: { kind: 'deaths', of: [] },
    types: [],
    actors: [],
  };
  const span = { from: 17000, to: 18500 };
  const took = [];
  for (const known of [18540, 18000, 17500]) {
    const start = performance.now();
    await (await store.events('incidents')).series({ measure, areas: [''], span, known });
    took.push(`${(performance.now() - start).toFixed(0)} ms`);
  }
  await store.close();
  console.log(
    `one series over 1,500 days, as of three dates: ${took.join(', ')} (the first opens the index)`,
  );
}

/** A file as the documentation describes it, the same on every run. */
async function generate(path) {
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const out = createWriteStream(path);
  const dates = Array.from({ length: 1600 }, (_, day) => isoFromDay(17000 + day));
  let text =
    'id,from,to,known,area,latitude,longitude,type,actor_a,actor_b,events,deaths_low,deaths_best,deaths_high,' +
    'deaths_a,deaths_b,deaths_civilians,deaths_unknown,origin,citation\n';
  for (let i = 0; i < ROWS; i++) {
    const day = Math.floor(random() * 1500);
    const to = random() < 0.1 ? day + Math.floor(random() * 6) : day;
    const best = Math.floor(random() * 8);
    const first = Math.floor(best * random());
    const area = `Province ${String(1 + Math.floor(random() * 34)).padStart(2, '0')}`;
    text +=
      `e${i},${dates[day]},${to === day ? '' : dates[to]},${dates[to + Math.floor(random() * 40)]},${area},` +
      `${(30 + random() * 8).toFixed(4)},${(60 + random() * 14).toFixed(4)},state-based,Government of Examplia,Rebels,1,` +
      `${Math.max(0, best - 1)},${best},${best + Math.floor(random() * 3)},${first},${best - first},0,0,` +
      `Agency ${Math.floor(random() * 50)},"Daily report ${dates[day]}, item ${i}"\n`;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await new Promise((resume) => out.once('drain', resume));
    text = '';
  }
  out.end(text);
  await new Promise((done) => out.once('finish', done));
}
