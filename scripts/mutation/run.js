/*
 * Mutation testing of `logic` and `series`: `npm run mutation [-- PATTERN]`, PATTERN a regular expression for file names.
 * The mutants are Stryker's; its own runner starts vitest anew for each, which takes seconds where the tests take
 * milliseconds. Results are kept in build/mutation/results.jsonl as they come, and summed up in build/mutation/report.md.
 */
import { fork } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, work } from './build.js';
import { report } from './report.js';

const here = import.meta.dirname;
const pattern = new RegExp(process.argv[2] ?? '.');
const WORKERS = Number(process.env.WORKERS ?? 2);
/** Longer than any test takes, in milliseconds. */
const PATIENCE = 25_000;
/** Modules that are loaded again and again stay in memory. */
const MOST_PER_WORKER = 1000;
// Fewer random samples, as most mutants fall to the first few.
const env = { ...process.env, SAMPLES: process.env.SAMPLES ?? '0.04' };

await build();
await new Promise((done, fail) => {
  fork(join(here, 'cover.js'), [work], { env }).on('exit', (code) => (code === 0 ? done() : fail(code)));
});
const mutants = JSON.parse(readFileSync(join(work, 'mutants.json'), 'utf8'));
const { covers, loading } = JSON.parse(readFileSync(join(work, 'coverage.json'), 'utf8'));
const results = mutants.map(() => undefined);
const queue = mutants.map((_, id) => id).filter((id) => pattern.test(mutants[id].file));
// In a fixed but scattered order, so that what is done at any time is a fair sample.
queue.sort((a, b) => ((a * 7919) % 10_007) - ((b * 7919) % 10_007));
const total = queue.length;

function record(id, status, by) {
  results[id] = { status, by };
  appendFileSync(join(work, 'results.jsonl'), `${JSON.stringify({ id, status, by })}\n`);
  if ((total - queue.length) % 500 === 0) console.log(`${total - queue.length} of ${total}`);
}

function next() {
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (covers[id].length > 0 || loading[id]) return id;
    record(id, 'not covered');
  }
  return undefined;
}

/** One process after another takes mutants until there are none; one that hangs or dies has found its mutant out. */
async function worker() {
  for (let more = true; more; ) {
    more = await new Promise((done) => {
      const child = fork(join(here, 'worker.js'), [work], {
        env,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      let [current, timer, tried] = [undefined, undefined, 0];
      child.on('message', ({ id, by }) => {
        clearTimeout(timer);
        if (id !== undefined) record(id, by === undefined ? 'survived' : 'killed', by);
        current = tried++ < MOST_PER_WORKER ? next() : undefined;
        if (current === undefined) {
          child.kill();
          return;
        }
        timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
        child.send(current);
      });
      child.on('exit', () => {
        clearTimeout(timer);
        if (current !== undefined) record(current, 'timeout');
        done(queue.length > 0);
      });
    });
  }
}

// Stopped early, what is done is a sample.
process.on('SIGINT', () => queue.splice(0));
await Promise.all(Array.from({ length: WORKERS }, worker));
const { text, score } = report(mutants, results);
writeFileSync(join(work, 'report.md'), text);
console.log(text.split('\n## ')[0]);
process.exitCode = score >= 0.9 || total === 0 ? 0 : 1;
