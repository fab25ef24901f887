// The speed of the scans: whole processes over the files beside the checkout, as SaTScan was measured, and the
// default scan in process. Prints the median wall time and processor time of a few runs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { DEFAULT_SETTINGS, detectSurge, replaySurge, weeksNeeded } from '@lockstep/core/surge';
import { nullCounts } from './surge-nulls.js';

const RUNS = Number(process.argv[2] ?? 5);
const DATA = fileURLToPath(new URL('../../shared/conformance/scan/', import.meta.url));
const LOCKSTEP = fileURLToPath(new URL('../packages/lockstep/bin/lockstep.js', import.meta.url));

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const print = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

function measure(name, runs, target, work) {
  const [wall, cpu] = [[], []];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    const used = work();
    wall.push((performance.now() - began) / 1000);
    cpu.push(used);
  }
  print(name, `${median(wall).toFixed(2)} s`, `${median(cpu).toFixed(2)} s`, target);
}

/** Runs the program once; returns the processor time of the child, where the system tells. */
function scan(files, ...flags) {
  const [cases, geo, population] = files;
  const args = [
    'surge',
    '--cases',
    cases,
    '--geo',
    geo,
    '--population',
    population,
    '--coordinates',
    'plane',
    '--json',
  ];
  const before = process.resourceUsage();
  const timed = spawnSync('sh', ['-c', '"$0" "$@"; times', process.execPath, LOCKSTEP, ...args, ...flags], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (timed.status !== 0) throw new Error(timed.stderr || `exit ${timed.status} after ${before.userCPUTime}`);
  const [user, system] = timed.stdout.trim().split('\n').at(-1).split(' ').map(seconds);
  return user + system;
}

const seconds = (text) => {
  const [, minutes, rest] = /^(\d+)m([\d.]+)s$/.exec(text);
  return 60 * Number(minutes) + Number(rest);
};

function inProcess(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

print('scan', 'wall, median', 'processor, median', 'target (wall)');
print('---', '---', '---', '---');

if (existsSync(DATA)) {
  const scratch = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  const plain = (name) => {
    const path = join(scratch, name);
    writeFileSync(path, gunzipSync(readFileSync(join(DATA, `${name}.gz`))));
    return path;
  };
  const b = ['b.cas', 'b.geo', 'b.pop'].map((name) => join(DATA, name));
  const c = ['c.cas', 'c.geo', 'c.pop'].map(plain);
  for (const threads of ['1', '2']) {
    const how = ['--threads', threads, '--replications', '999'];
    const word = `${threads} ${threads === '1' ? 'thread' : 'threads'}`;
    measure(`b, windows of 12 weeks, ${word}`, RUNS, '0.4 s', () =>
      scan(b, '--unit', 'week', '--max-duration', '12', ...how),
    );
    measure(`b, windows of 78 weeks, ${word}`, RUNS, '1.2 s', () =>
      scan(b, '--unit', 'week', '--max-duration', '78', ...how),
    );
    measure(`c, ${word}`, Math.min(RUNS, 3), '10 s', () =>
      scan(c, '--unit', 'day', '--max-duration', '30', '--max-population', '10%', ...how),
    );
  }
  rmSync(scratch, { recursive: true });
} else process.stdout.write('scans over files: skipped, ../shared/conformance/scan is not there\n');

const weeks = weeksNeeded(DEFAULT_SETTINGS) + 51;
const provinces = nullCounts('nb3-ar', 34, weeks, 1);
measure('default scan, 34 areas, every week of a year', RUNS, '1 s', () =>
  inProcess(() => replaySurge(provinces, weeks - 52, weeks - 1)),
);
measure('default scan, 34 areas, one week, detection', RUNS, '0.1 s', () =>
  inProcess(() => detectSurge(provinces, weeks - 1, { describe: false })),
);
measure('default scan, 34 areas, one week, with extent, centre and what would be missed', RUNS, '-', () =>
  inProcess(() => detectSurge(provinces, weeks - 1)),
);
measure('fallback by simulation, 34 areas, one week, detection', RUNS, '-', () =>
  inProcess(() =>
    detectSurge(
      { ...provinces, covered: provinces.covered.map((_, i) => (i < weeks - 60 ? 0 : 1)) },
      weeks - 1,
      { describe: false },
    ),
  ),
);
