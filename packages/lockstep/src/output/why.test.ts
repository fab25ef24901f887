import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from '../cli/program.ts';

const cwd = fileURLToPath(new URL('../../../../examples/resolute-support/', import.meta.url));

it('tells numbers with no more decimals than a reader can use', async () => {
  let text = '';
  const take = (more: string) => {
    text += more;
  };
  const io = { out: take, err: take, cwd, terminal: false, today: () => '2026-11-28' };
  expect(await run(['why', '.', 'no_surge', '--as-of', '2021-05-10'], io)).toBe(1);
  expect(text).toMatch(
    /Witness: surge in incidents, Ghazni, 2021-05-09 to 2021-05-09: \d+\.\d{1,2} points\n/,
  );
  expect(text).not.toMatch(/\.\d{3,}/);
});
