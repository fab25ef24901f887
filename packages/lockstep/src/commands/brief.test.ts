import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../chromium/index.ts';
import type { Io } from '../cli/io.ts';
import { run } from '../cli/program.ts';
import { assessmentSchema } from '../schema/index.ts';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/resolute-support', import.meta.url));

describe('lockstep brief', () => {
  let cwd: string;
  let out = '';
  let err = '';
  const io = (): Io => ({
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd,
    terminal: false,
    today: () => '2026-11-23',
  });
  const brief = (...args: string[]) => run(['brief', ...args], io());

  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'lockstep-brief-'));
    out = '';
    err = '';
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  it('writes a page named after the date, and prints the answer and where the page is', async () => {
    expect(await brief(EXAMPLE, '--as-of', '2020-10-21')).toBe(0);
    expect(err).toBe('');
    expect(readdirSync(cwd)).toEqual(['briefing-2020-10-21.html']);
    const page = readFileSync(join(cwd, 'briefing-2020-10-21.html'), 'utf8');
    expect(page.startsWith('<!doctype html>')).toBe(true);
    expect(page.endsWith('</html>\n')).toBe(true);
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
    expect(out).toContain('Nothing is open for decision.');
    expect(out).toMatch(/^ {2}not met +All ties with al-Qaida/m);
    expect(out).toMatch(/Briefing: briefing-2020-10-21\.html \(\d+ kB\)\n$/);
  });

  it('says what knowing more changed, and gives the whole as JSON', async () => {
    const args = ['--as-of', '2020-10-21', '--known', '2021-12-31', '-o', 'later.json', '--json'];
    expect(await brief(EXAMPLE, ...args)).toBe(0);
    const written = JSON.parse(readFileSync(join(cwd, 'later.json'), 'utf8'));
    expect(written.format).toBe('lockstep-briefing/1');
    expect(assessmentSchema.parse(written.assessment)).toEqual(written.assessment);
    expect(written.comparisons[0]).toMatchObject({ asOf: '2020-10-21', known: '2020-10-21' });
    const changed = written.comparisons[0].changes.map(({ subject }: { subject: string }) => subject);
    expect(changed).toContain('less_violence.deaths_lower');
    expect(JSON.parse(out)).toMatchObject({ asOf: '2020-10-21', known: '2021-12-31', file: 'later.json' });
  });

  it('writes Markdown, and compares with the date that is asked for', async () => {
    expect(await brief(EXAMPLE, '--as-of', '2020-10-21', '--since', '2020-07-14', '-o', 'b.md')).toBe(0);
    const text = readFileSync(join(cwd, 'b.md'), 'utf8');
    expect(text).toContain('# Nothing is open for decision');
    expect(text).toContain('### Compared with 14 July 2020, as known that day');
  });

  it('writes a Word document', async () => {
    expect(await brief(EXAMPLE, '--as-of', '2020-10-21', '-o', 'b.docx')).toBe(0);
    expect(readFileSync(join(cwd, 'b.docx')).toString('latin1', 0, 4)).toBe('PK\u0003\u0004');
    expect(out).toMatch(/Briefing: b\.docx \(\d+ kB\)\n$/);
  });

  it.skipIf(findChromium() === undefined)('prints to PDF where there is a browser', async () => {
    expect(await brief(EXAMPLE, '--as-of', '2020-10-21', '-o', 'b.pdf')).toBe(0);
    expect(readFileSync(join(cwd, 'b.pdf')).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(readdirSync(cwd)).toEqual(['b.pdf']);
  });

  it.each([
    [
      ['--as-of', '2020-10-21', '-o', 'b.txt'],
      'a briefing is written as .html, .pdf, .docx, .md and .json; “b.txt” ends in none of them',
    ],
    [['--as-of', '2020-10-21', '-o', 'no/such/b.html'], 'the folder of “no/such/b.html” does not exist'],
    [
      ['--as-of', '2020-10-21', '--since', '2020-10-21'],
      '--since takes a date before the as-of date; found “2020-10-21”',
    ],
    [['--as-of', '2020-02-31'], '--as-of takes a date that exists, as YYYY-MM-DD; found “2020-02-31”'],
  ])('refuses %j in one sentence and writes nothing', async (args, message) => {
    expect(await brief(EXAMPLE, ...args)).toBe(2);
    expect(err).toBe(`lockstep: ${message}\n`);
    expect(out).toBe('');
    expect(readdirSync(cwd)).toEqual([]);
  });
});
