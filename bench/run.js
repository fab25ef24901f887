// Runs the benchmarks, each in a process of its own, one after the other: npm run bench [NAME...]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const BENCHES = [
  'brief',
  'import',
  'check',
  'keystroke',
  'assess',
  'logic',
  'surge',
  'surge-browser',
  'record',
  'statements',
];

const wanted = process.argv.slice(2);
const fileOf = (name) => fileURLToPath(new URL(`${name}.js`, import.meta.url));
const chosen = BENCHES.filter((name) => wanted.length === 0 || wanted.includes(name)).filter((name) =>
  existsSync(fileOf(name)),
);
console.log(`${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`);
let failed = 0;
for (const name of chosen) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', fileOf(name)], { stdio: 'inherit' });
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
