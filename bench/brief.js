// The briefing of the example as a whole process, cold: median of 5, with the peak memory where time(1) tells it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 5;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lockstep-brief-'));
const timer = '/usr/bin/time';
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

for (const asOf of ['2020-10-21', '2021-05-10']) {
  const call = [
    process.execPath,
    join(root, 'packages/lockstep/bin/lockstep.js'),
    'brief',
    join(root, 'examples/resolute-support'),
    '--as-of',
    asOf,
    '-o',
    join(folder, 'briefing.html'),
  ];
  const seconds = [];
  const memory = [];
  for (let run = -1; run < RUNS; run++) {
    const timed = existsSync(timer) ? [timer, '-f', 'peak %M', ...call] : call;
    const start = performance.now();
    const { status, stderr } = spawnSync(timed[0], timed.slice(1), { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    if (run < 0) continue;
    seconds.push((performance.now() - start) / 1000);
    const peak = /peak (\d+)/.exec(stderr);
    if (peak) memory.push(Number(peak[1]) / 1024);
  }
  const peak = memory.length > 0 ? `, peak ${median(memory).toFixed(0)} MB` : '';
  const [low, high] = [Math.min(...seconds), Math.max(...seconds)];
  console.log(
    `brief as of ${asOf}: median ${median(seconds).toFixed(2)} s (${low.toFixed(2)} to ${high.toFixed(2)})${peak}; target 2 s`,
  );
}
rmSync(folder, { recursive: true });
