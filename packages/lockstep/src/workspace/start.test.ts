import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockstep } from '../testing/run.ts';
import { temporaryFolder } from '../testing/workspace.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('lockstep new', () => {
  it('writes a workspace whose agreement checks, whose tests pass and whose evidence is pinned', async () => {
    const { code, out, err } = await lockstep(folder.dir, 'new', 'start');
    expect([code, err]).toEqual([0, '']);
    const files = [
      '.gitignore',
      'README.md',
      'agreement.lockstep',
      'areas.geojson',
      'members.csv',
      'sources/events.csv',
      'sources/figures.csv',
      'sources/judgements.csv',
      'sources/occurrences.csv',
      'sources/sources.json',
      'sources/statements.csv',
    ];
    expect(out.split('\n').filter((line) => files.includes(line.trim()))).toHaveLength(files.length);
    const dir = join(folder.dir, 'start');
    expect(files.every((file) => existsSync(join(dir, file)))).toBe(true);
    const pinned = await lockstep(dir, 'sources', '--json');
    expect(pinned.code).toBe(0);
    expect(JSON.parse(pinned.out).files).toHaveLength(5);
    for (const { pin } of JSON.parse(pinned.out).files) {
      expect(pin).toMatchObject({ obtained: '2026-11-23', rows: { rejected: 0 } });
    }
    const tested = await lockstep(dir, 'test');
    expect(tested.out).toContain('1 passed, 0 failed');
    expect(tested.code).toBe(0);
    const readme = readFileSync(join(dir, 'README.md'), 'utf8');
    expect(readme).toContain('lockstep assess --as-of 2025-03-31');
  });
  it('refuses a folder with something in it, and a file', async () => {
    mkdirSync(join(folder.dir, 'full'));
    writeFileSync(join(folder.dir, 'full/mine.txt'), 'mine');
    const full = await lockstep(folder.dir, 'new', 'full');
    expect([full.code, full.err]).toEqual([
      2,
      'lockstep: full: the folder is not empty (1 entry); give the name of a new folder\n',
    ]);
    expect(readdirSync(join(folder.dir, 'full'))).toEqual(['mine.txt']);
    const file = await lockstep(folder.dir, 'new', 'full/mine.txt');
    expect([file.code, file.err]).toEqual([
      2,
      'lockstep: full/mine.txt: there is a file of this name; give the name of a new folder\n',
    ]);
  });
});

describe('lockstep sources', () => {
  it('says what is there, what changed and what is missing', async () => {
    await lockstep(folder.dir, 'new', 'start');
    const dir = join(folder.dir, 'start');
    const whole = await lockstep(folder.dir, 'sources', 'start');
    expect(whole.code).toBe(0);
    expect(whole.out).toContain('incidents (events)\n');
    expect(whole.out).toContain('2024-12-01 to 2025-03-31, as stated; a day is complete 3 days later');
    expect(whole.out).toContain('5 files, all as imported');
    writeFileSync(join(dir, 'sources/figures.csv'), 'id,metric,from,value\n');
    const changed = await lockstep(dir, 'sources');
    expect(changed.code).toBe(1);
    expect(changed.out).toMatch(/CHANGED: imported as [0-9a-f]{64}, now [0-9a-f]{64}/);
    expect(changed.out).toContain('5 files, 1 not as imported');
    const assessed = await lockstep(dir, 'assess', '--as-of', '2025-03-31');
    expect(assessed.code).toBe(2);
    expect(assessed.err).toMatch(
      /sources\/figures\.csv: the file is not the one that was imported: its SHA-256 was/,
    );
  });
  it('has a plain answer for a folder without any, and refuses what is no folder', async () => {
    const none = await lockstep(folder.dir, 'sources');
    expect([none.code, none.out]).toEqual([
      0,
      'No evidence has been imported here yet. Start with: lockstep import KIND FILE\n',
    ]);
    expect((await lockstep(folder.dir, 'sources', 'nowhere')).err).toBe(
      'lockstep: nowhere: there is no such folder\n',
    );
    mkdirSync(join(folder.dir, 'sources'));
    writeFileSync(
      join(folder.dir, 'sources/sources.json'),
      '{"format":"lockstep-sources/1","files":[{"source":"x"}]}',
    );
    const broken = await lockstep(folder.dir, 'sources');
    expect(broken.code).toBe(2);
    expect(broken.err).toMatch(
      /sources\/sources\.json: the list of sources is not as expected:[\s\S]*files\[0\]\.kind/,
    );
  });
});
