import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const sources = resolve(import.meta.dirname, '../../packages/core/src');

/** Killed and total by folder, and every mutant that was not killed. */
export function report(mutants, results) {
  const folders = new Map();
  const left = [];
  mutants.forEach(({ file, line, location, mutator, replacement }, id) => {
    const result = results[id];
    if (!result) return;
    const sums = folders.get(dirname(file)) ?? { killed: 0, total: 0 };
    folders.set(dirname(file), sums);
    sums.total++;
    if (result.status === 'killed' || result.status === 'timeout') sums.killed++;
    else
      left.push(
        `- ${file}:${line} ${mutator}${uncovered(result)}: \`${was(file, location)}\` → \`${short(replacement)}\``,
      );
  });
  const rows = [...folders].sort().map(([folder, sums]) => row(folder, sums));
  const all = { killed: 0, total: 0 };
  for (const { killed, total } of folders.values()) {
    all.killed += killed;
    all.total += total;
  }
  const head = '| folder | killed | mutants | share |\n|---|---|---|---|';
  const text = [head, ...rows, row('all', all), '', '## Not killed', '', ...left, ''].join('\n');
  return { text, score: all.killed / all.total };
}

const row = (name, { killed, total }) =>
  `| ${name} | ${killed} | ${total} | ${((100 * killed) / total).toFixed(1)} % |`;
const uncovered = ({ status }) => (status === 'not covered' ? ' (no test reaches it)' : '');
const short = (text) => (text ?? '').replace(/\s+/g, ' ').slice(0, 70);

function was(file, { start, end }) {
  const lines = readFileSync(join(sources, file), 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.column);
  lines[0] = lines[0].slice(start.column);
  return short(lines.join(' '));
}
