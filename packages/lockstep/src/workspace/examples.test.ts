/** Every example is a test: its agreement checks, and the tests that stand in it pass. */
import { describe, expect, it } from 'vitest';
import { runTests } from '../commands/test.ts';
import { loadWorkspace } from './index.ts';

const root = new URL('../../../..', import.meta.url).pathname;
const quiet = { cwd: root, out: () => {}, err: () => {}, terminal: false, today: () => '2026-01-01' };

const EXAMPLES = [
  'resolute-support',
  'minsk-2',
  'contracts/sale-of-goods',
  'contracts/freight',
  'contracts/energy-programme',
];

describe('the tests inside the example', () => {
  it.each(EXAMPLES)('%s pass', async (name) => {
    const workspace = await loadWorkspace(`examples/${name}`, quiet);
    const { outcomes } = await runTests(workspace).finally(() => workspace.close());
    expect(outcomes.length).toBeGreaterThan(3);
    const failed = outcomes.flatMap((one) =>
      one.expectations
        .filter((each) => !each.holds)
        .map(
          (each) => `${one.name}: ${each.expectation.subject} ${each.expectation.state}, found ${each.found}`,
        ),
    );
    expect(failed).toEqual([]);
  });
});
