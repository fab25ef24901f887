/** What `lockstep assess --json` prints for the examples is what the published schema promises. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/program.ts';
import { assessmentSchema } from './index.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));

describe('lockstep assess --json', () => {
  it.each([
    ['resolute-support', '2020-10-21', '2020-10-21'],
    ['resolute-support', '2020-10-21', '2021-12-31'],
    ['resolute-support', '2021-05-10', '2021-05-10'],
    ['minsk-2', '2021-06-01', '2021-06-01'],
  ])('of %s as of %s, known %s, follows the schema', async (name, asOf, known) => {
    let text = '';
    const io = {
      out: (part: string) => {
        text += part;
      },
      err: (part: string) => {
        throw new Error(part);
      },
      cwd: EXAMPLES,
      terminal: false,
      today: () => '2026-11-23',
    };
    expect(await run(['assess', name, '--as-of', asOf, '--known', known, '--json'], io)).toBe(0);
    const written = JSON.parse(text);
    expect(assessmentSchema.safeParse(written).error?.issues).toBeUndefined();
    expect(written).toMatchObject({ format: 'lockstep-assessment/1', asOf, known });
  });
});
