import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from '../cli/io.ts';
import { run } from '../cli/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

function file(text: string | Uint8Array): string {
  const name = `agreement-${count++}.lockstep`;
  writeFileSync(join(folder, name), text);
  return name;
}

async function lockstep(...args: string[]) {
  let [out, err] = ['', ''];
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd: folder,
    terminal: false,
    today: () => '2020-10-21',
  };
  const code = await run(args, io);
  return { code, out, err };
}

const GOOD = `agreement "A"
  signed 2020-02-29
party us "Us"
source diary "Diary" occurrences from "diary.csv"
source fights "Fights" events from "fights.csv"
measure deaths "Deaths in fighting" sums deaths in fights
occurrence talks "Talks begin" in diary
condition calm "Calm" means deaths over 28 days at most 40
commitment begin "Begin talks"
  us must bring about talks by 2020-03-10
`;

describe('lockstep check', () => {
  it('finds nothing wrong', async () => {
    const name = file(GOOD);
    expect(await lockstep('check', name)).toEqual({ code: 0, out: `${name}: no errors\n`, err: '' });
  });

  it('shows each fault with its line and a caret, also under tabs', async () => {
    const name = file(`${GOOD}condition c "C"\n\tmeans deths over 7 days < 3\ncondition d "D" judged by\n`);
    const { code, out } = await lockstep('check', name);
    expect(code).toBe(1);
    expect(out).toBe(`${name}:12:8: There is no measure or condition “deths”; did you mean “deaths”?
  \tmeans deths over 7 days < 3
  \t      ^^^^^
${name}:13:26: Something is missing here: expected a party, a member or a person in quotation marks.
  condition d "D" judged by
                           ^
2 errors
`);
  });

  it('gives the same as JSON', async () => {
    const name = file(`${GOOD}condition c "C" means clam\n`);
    const { code, out } = await lockstep('check', name, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      file: name,
      errors: 1,
      warnings: 0,
      diagnostics: [
        {
          severity: 'error',
          code: 'unknown-name',
          message: 'There is no condition or measure “clam”; did you mean “calm”?',
          range: { start: GOOD.length + 22, end: GOOD.length + 26 },
          line: 11,
          column: 23,
          nearest: 'calm',
        },
      ],
    });
  });

  it('knows the members that stand in a file, and says when there is none', async () => {
    const name = file(
      `${GOOD}party allies "Allies" members from "members.csv"\ncondition c "C" judged by aland\n`,
    );
    const warned = await lockstep('check', name);
    expect(warned.code).toBe(0);
    expect(warned.out).toContain(`${name}:11:36: warning: There is no file “members.csv”`);
    writeFileSync(join(folder, 'members.csv'), 'id,name\naland,Aland\n');
    const known = await lockstep('check', name);
    expect(known.code).toBe(0);
    expect(known.out).not.toContain('There is no');
    writeFileSync(join(folder, 'members.csv'), 'id,name\nboland,Boland\n');
    expect((await lockstep('check', name)).out).toContain('There is no party or member “aland”');
  });

  it('takes the folder for the agreement in it', async () => {
    const inside = join(folder, 'workspace');
    mkdirSync(inside);
    writeFileSync(join(inside, 'agreement.lockstep'), GOOD);
    expect((await lockstep('check', 'workspace')).out).toBe('workspace/agreement.lockstep: no errors\n');
  });

  it.each<[string, () => string, string]>([
    ['a file that is not there', () => 'nowhere', 'there is no file or folder “nowhere”'],
    ['a folder without one', () => '.', 'the folder “.” holds no agreement.lockstep'],
    ['a binary file', () => file(new Uint8Array([1, 0, 2])), 'this is no text file'],
    ['text in Latin 1', () => file(new Uint8Array([0x61, 0xe9, 0x62])), 'this is not text in UTF-8'],
    [
      'a file of 20 MB',
      () => file('x'.repeat(20_000_000)),
      'the file has 20 MB; an agreement has at most 16 MB',
    ],
  ])('refuses %s in one line', async (_, make, message) => {
    const { code, out, err } = await lockstep('check', make());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^lockstep: .*\n$/);
    expect(err).toContain(message);
  });

  it('reads a byte order mark and CRLF, and shows little of a very long line', async () => {
    const name = file(
      `\ufeff${GOOD.replaceAll('\n', '\r\n')}condition c "C" means ${'deaths + '.repeat(400)}deths < 3`,
    );
    const { out } = await lockstep('check', name);
    expect(out.split('\n')[0]).toBe(
      `${name}:11:3623: There is no measure or condition “deths”; did you mean “deaths”?`,
    );
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(130);
    expect(out).toContain('deths < 3\n');
  });
});

describe('lockstep format', () => {
  it('writes the usual form in place, and only once', async () => {
    const name = file(GOOD.replace('at most', '<=').replace('    ', '\t'));
    expect(await lockstep('format', name, '--check')).toMatchObject({ code: 1 });
    expect(await lockstep('format', name)).toEqual({ code: 0, out: `${name}: formatted\n`, err: '' });
    expect(readFileSync(join(folder, name), 'utf8')).toBe(GOOD);
    expect(await lockstep('format', name, '--check')).toMatchObject({ code: 0 });
    expect(await lockstep('format', name)).toMatchObject({ out: `${name}: already in its usual form\n` });
    expect(readdirSync(folder).filter((one) => one.endsWith('.part'))).toEqual([]);
  });

  it('leaves a file alone that it cannot read', async () => {
    const text = `${GOOD}condition c "C" means (\n`;
    const name = file(text);
    const { code, err } = await lockstep('format', name);
    expect(code).toBe(2);
    expect(err).toContain(`lockstep: ${name}: cannot be formatted before this error is put right\n`);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });
});

describe('lockstep explain', () => {
  it('tells a rule in words and in formal notation with dates', async () => {
    const name = file(GOOD);
    expect(await lockstep('explain', name, 'calm', '--as-of', '2020-10-21')).toEqual({
      code: 0,
      err: '',
      out: `Windows are dated as of 2020-10-21.

condition calm: Calm
  Met when, on the day judged: deaths in fighting over 28 days at most 40.
  formally: (sum[0,27]{2020-09-24..2020-10-21} deaths) <= 40
`,
    });
    expect((await lockstep('explain', name, 'begin')).out).toBe(
      'commitment begin: Begin talks\n  Us must bring about “Talks begin” by 10 March 2020.\n',
    );
  });

  it('gives all rules as JSON', async () => {
    const { out } = await lockstep('explain', file(GOOD), '--json');
    expect(JSON.parse(out)).toMatchObject({
      asOf: null,
      rules: [
        { kind: 'measure', id: 'deaths', words: ['Deaths in events of “Fights”, added up over days.'] },
        { kind: 'condition', id: 'calm', formal: '(sum[0,27] deaths) <= 40' },
        { kind: 'commitment', id: 'begin' },
      ],
    });
  });

  it('tells bad names, dates and agreements', async () => {
    const name = file(GOOD);
    expect((await lockstep('explain', name, 'clam')).err).toBe(
      'lockstep: there is no rule “clam”; did you mean “calm”?\n',
    );
    expect(await lockstep('explain', name, '--as-of', '2020-02-30')).toMatchObject({ code: 2 });
    expect(await lockstep('explain', file('agrement "A"'))).toMatchObject({ code: 2, out: '' });
  });
});
