import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../packages/lockstep/src/cli/io.ts';
import { run } from '../packages/lockstep/src/cli/program.ts';

/** A fenced block of the page: a file to be written, or commands to be run. */
interface Step {
  readonly file?: string;
  readonly commands?: readonly string[];
  readonly text: string;
}

const page = readFileSync(new URL('guide.md', import.meta.url), 'utf8');

const steps = [...page.matchAll(/^```(\w+) ?(\S*)\n(.*?)^```$/gms)].flatMap(
  ([, kind, file, text = '']): Step[] => {
    if (kind === 'sh') return [{ commands: text.trim().split('\n'), text }];
    return file ? [{ file, text }] : [];
  },
);

const folder = mkdtempSync(join(tmpdir(), 'lockstep-guide-'));
let cwd = folder;
const said = new Map<string, string>();

async function lockstep(line: string): Promise<number> {
  let output = '';
  const take = (text: string) => {
    output += text;
  };
  const io: Io = { out: take, err: take, cwd, terminal: false, today: () => '2024-04-02' };
  const code = await run(line.split(' ').slice(1), io);
  said.set(line, output);
  return code;
}

beforeAll(async () => {
  for (const { file, commands = [], text } of steps) {
    if (file) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), text);
    }
    for (const line of commands) {
      if (line.startsWith('cd ')) cwd = join(cwd, line.slice(3));
      else if (line === 'rm -r sources') rmSync(join(cwd, 'sources'), { recursive: true });
      else expect(await lockstep(line), `${line}\n${said.get(line)}`).toBeLessThan(2);
    }
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the guide', () => {
  const answer = (start: string) =>
    [...said].filter(([line]) => line.startsWith(start)).map(([, output]) => output.replace(/\s+/g, ' '));

  it('finds nothing wrong with its agreement, and its tests pass', () => {
    expect(answer('lockstep check')[0]?.trim()).toBe('agreement.lockstep: no errors');
    for (const tested of answer('lockstep test')) expect(tested).toContain(' 0 failed');
  });

  it('rejects the row that it says is bad, and keeps the other', () => {
    const [summary = ''] = answer('lockstep import figures');
    expect(summary).toContain('2 read, 1 kept, 1 rejected');
    expect(summary).toContain('about 45');
  });

  it('gives the verdicts that it speaks of', () => {
    const [, assessed = '', then = '', later = ''] = answer('lockstep assess');
    expect(assessed).toMatch(/not met Every district is quieter than before/);
    expect(assessed).toMatch(/fulfilled Begin talks/);
    expect(assessed).toMatch(/violated Release all prisoners/);
    expect(assessed).toContain('Our observers will be home by summer.');
    expect(then).not.toBe(later);
    expect(answer('lockstep why')[0]).toContain('Upper Reach');
    expect(readFileSync(join(cwd, 'briefing.html'), 'utf8')).toContain('Ceasefire of the Reaches');
  });

  it('says where UCDP and ACLED files are to be had', () => {
    expect(page).toContain('https://ucdp.uu.se/downloads/');
    expect(page).toContain('https://acleddata.com/');
  });
});
