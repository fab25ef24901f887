/** Tries one mutant after another, as the parent names them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const work = process.argv[2];
const { covers, hits, loading, names, times } = JSON.parse(readFileSync(join(work, 'coverage.json'), 'utf8'));
const quickFirst = (a, b) => times[a] - times[b];
const every = names.map((_, index) => index).sort(quickFirst);
const mutation = { tests: [], active: -1, spare: [], hit: () => true };
globalThis.__mutation = mutation;
await import(join(work, 'mutants.js'));
const loaded = mutation.tests;

/** The name of a test that fails, or undefined if the mutant survives. */
async function killerOf(id) {
  let count = 0;
  mutation.hit = () => {
    // Far more often than without it: a loop that does not end.
    if (++count > Math.max(1e5, hits[id] * 100)) throw new Error('endless');
    return true;
  };
  mutation.tests = [];
  mutation.spare.length = 0;
  mutation.active = id;
  try {
    // What is worked out while modules load is worked out again.
    if (loading[id]) await import(`${join(work, 'mutants.js')}?${id}`);
  } catch {
    return 'loading';
  }
  const tests = loading[id] ? mutation.tests : loaded;
  for (const index of loading[id] ? every : covers[id].sort(quickFirst)) {
    count = 0;
    try {
      await tests[index].run();
    } catch {
      return names[index];
    }
  }
  return undefined;
}

process.on('message', async (id) => {
  const by = await killerOf(id);
  mutation.active = -1;
  process.send({ id, by });
});
process.send({ ready: true });
