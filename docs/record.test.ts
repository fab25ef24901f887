/** The pages on the record and the council name only commands and options that there are. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lockstep } from '../packages/lockstep/src/testing/run.ts';

/** Every call on a page: the command (with that of the record's family) and its options. */
function callsOn(
  page: string,
): { readonly command: readonly string[]; readonly options: readonly string[] }[] {
  const text = readFileSync(new URL(page, import.meta.url), 'utf8').replaceAll('\\\n', ' ');
  return [...text.matchAll(/lockstep ((?:record )?[a-z]+)\b([^`\n;]*)/g)].map(
    ([, command = '', rest = '']) => ({
      command: command.split(' '),
      options: rest.match(/(?<=\s)--?[a-z-]+/g) ?? [],
    }),
  );
}

describe.each(['council.md', 'record.md'])('%s', (page) => {
  it('names commands and options that there are', async () => {
    const calls = callsOn(page);
    expect(calls.length).toBeGreaterThan(8);
    for (const { command, options } of calls) {
      const { out, code } = await lockstep('.', ...command, '--help');
      expect(code, command.join(' ')).toBe(0);
      expect(out, command.join(' ')).toContain(`Usage: lockstep ${command.join(' ')}`);
      for (const option of options) expect(out, `${command.join(' ')} ${option}`).toContain(option);
    }
  });
});
