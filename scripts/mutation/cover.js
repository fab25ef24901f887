/** Runs every test once with counters, and once more for its time: which tests can kill which mutants. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const work = process.argv[2];
const { length } = JSON.parse(readFileSync(join(work, 'mutants.json'), 'utf8'));
const counts = new Int32Array(length);
const mutation = { tests: [], active: -1, spare: [], counts, hit: () => true };
globalThis.__mutation = mutation;

await import(join(work, 'cover.js'));
/** Reached while modules load: every test may see it. */
const loading = Array.from(counts, (count) => count > 0);
const covers = Array.from({ length }, () => []);
const hits = new Array(length).fill(0);
for (const [index, test] of mutation.tests.entries()) {
  counts.fill(0);
  await test.run();
  for (let id = 0; id < length; id++) {
    if (counts[id] === 0) continue;
    covers[id].push(index);
    hits[id] = Math.max(hits[id], counts[id]);
  }
}
mutation.tests = [];
await import(join(work, 'mutants.js'));
const times = [];
for (const test of mutation.tests) {
  const start = performance.now();
  await test.run();
  times.push(performance.now() - start);
}
const names = mutation.tests.map((test) => test.name);
writeFileSync(join(work, 'coverage.json'), JSON.stringify({ covers, hits, loading, names, times }));
