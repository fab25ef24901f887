/** The pages on the record and the council name only commands and options that there are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bench } from '../packages/lockstep/src/testing/council.ts';
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

/** The words of a command line, quotes and comments as a shell takes them. */
function wordsOf(line: string): string[] {
  const bare = line.replace(/ +# .*$/, '');
  return [...bare.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}

describe('the walk through on the page about the council', () => {
  it('goes as it is written, day by day', async () => {
    const b = bench();
    try {
      const ws = (name: string) => join(b.base, 'ws', name);
      const agreement = readFileSync(ws('agreement.lockstep'), 'utf8');
      writeFileSync(ws('agreement.lockstep'), agreement.replaceAll(/\bcalm\b/g, 'ceasefire'));
      const [head, first = ''] = readFileSync(ws('judgements.csv'), 'utf8').split('\n');
      writeFileSync(ws('judgements.csv'), `${head}\n${first.replace('calm', 'ceasefire')}\n`);
      const imported =
        'import judgements ws/judgements.csv --in ws --as views --known column --licence t --citation t';
      await b.must(0, ...imported.split(' '), '--obtained', '2020-12-31');
      for (const name of ['chair_key', 'dk_key', 'it_key', 'dk', 'it']) b.key(name);
      for (const name of ['dk', 'it'])
        writeFileSync(join(b.base, `${name}.pub`), readFileSync(join(b.base, `${name}_key.pub`)));
      writeFileSync(join(b.base, 'text.md'), 'All forces leave by summer.\n');
      writeFileSync(join(b.base, 'new.md'), 'All forces leave by autumn.\n');

      const page = readFileSync(new URL('council.md', import.meta.url), 'utf8').replaceAll('\\\n', ' ');
      const block = /## Walk through\n\n```\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
      const lines = block.trim().split('\n').map(wordsOf);
      expect(lines).toHaveLength(10);
      const TIMES = ['10T08', '11T08', '11T09', '12T10', '12T11', '12T12', '15T11', '15T12', '16T08'];
      const said: string[] = [];
      for (const [i, [program, command = '', ...rest]] of lines.entries()) {
        expect(program).toBe('lockstep');
        const at = TIMES[i] === undefined ? ['--known', '2021-12-31'] : ['--at', `2021-04-${TIMES[i]}:00Z`];
        const argv = [command, ...rest.map((word) => (word === 'DIR' ? 'ws' : word)), ...at];
        // The first proposal is recorded, but not in order: its condition is set aside in a second step.
        said.push(await b.must(i === 1 ? 1 : 0, ...argv));
      }
      expect(said[1]).toContain('It is not in order: ceasefire is not met');
      expect(said[3]).toContain('That breaks the silence');
      expect(said[6]).toContain('The chair announces that “Leave together” is adopted');
      expect(said[8]).toContain('Changes to leave-1: All forces leave by [-summer-]{+autumn+}.');
      expect(said[8]).toContain('Reservation: Denmark: “Our forces leave last.”');
      expect(said[8]).toContain('Missing: Italy is not shown to have had the text before silence ended');
      expect(said[9]).toContain('The evidence gives the same assessment again');
      expect(
        await b.must(0, 'record', 'verify', 'it.tlog-proof', '--key', 'ws/record/keys/log.vkey'),
      ).toContain('it is in');
    } finally {
      b.remove();
    }
  });
});
