import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockstep } from '../../testing/run.ts';
import { temporaryFolder } from '../../testing/workspace.ts';
import { indexPath } from '../index/file.ts';
import { checkPins } from '../pins/check.ts';
import { readPins } from '../pins/file.ts';
import { importOptions } from './options.ts';
import { importFiles } from './run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let dir: string;
beforeEach(() => {
  folder = temporaryFolder();
  dir = join(folder.dir, 'workspace');
  mkdirSync(dir);
});
afterEach(() => folder.remove());

const rows = (from: number, to: number, deaths = 1) => {
  const lines = Array.from(
    { length: to - from },
    (_, i) => `e${from + i},2021-01-${10 + (i % 20)},,${deaths}`,
  );
  return `id,from,area,deaths_best\n${lines.join('\n')}\n`;
};
const put = (name: string, content: string) => {
  const path = join(folder.dir, name);
  writeFileSync(path, content);
  return path;
};
/** Imports with every file of events going straight into an index. */
const importLarge = async (file: string, known: string, ...more: readonly string[]) => {
  const flags = { as: 'ev', known, covers: '2021-01-01..2021-01-31' };
  const options = importOptions('events', flags, '2026-11-23');
  return importFiles({ dir, cwd: dir, files: [file, ...more], options, large: 0 });
};

describe('many events', () => {
  it('go into an index of their own, with the same answer as few', async () => {
    const file = put('a.csv', rows(0, 500).replace('e7,2021-01-17', 'e7,2021-02-31'));
    const large = await importLarge(file, '2021-02-01');
    expect(large.files[0]).toMatchObject({
      outcome: 'imported',
      pin: { rows: { read: 500, kept: 499, rejected: 1 } },
      rejected: [{ line: 9, column: 'from', value: '2021-02-31' }],
      facts: { from: '2021-01-10', to: '2021-01-29', spans: 0, withoutKnown: 499 },
    });
    expect(existsSync(indexPath(dir, 'ev'))).toBe(true);
    const small = await lockstep(
      folder.dir,
      'import',
      'events',
      'a.csv',
      '--in',
      'other',
      '--as',
      'ev',
      '--known',
      '2021-02-01',
      '--covers',
      '2021-01-01..2021-01-31',
      '--json',
    );
    const { facts, areas, pin } = JSON.parse(small.out).files[0];
    expect({ facts, areas, pin }).toEqual(
      JSON.parse(
        JSON.stringify({
          facts: large.files[0]!.facts,
          areas: large.files[0]!.areas,
          pin: { ...large.files[0]!.pin, file: pin.file },
        }),
      ),
    );
  });
  it('tell what a newer release changed', async () => {
    await importLarge(put('a.csv', rows(0, 100)), '2021-02-01');
    const { files } = await importLarge(put('b.csv', rows(50, 150)), '2021-03-01');
    expect(files[0]!.changes).toMatchObject({ appeared: 50, unchanged: 0, changed: 50, vanished: 50 });
    const again = await importLarge(put('c.csv', rows(50, 150)), '2021-04-01');
    expect(again.files[0]!.outcome).toBe('replaced');
  });
  it('leave nothing behind when none of them can be used', async () => {
    await expect(importLarge(put('a.csv', 'id,from\na,never\n'), '2021-02-01')).rejects.toThrow(
      /no row can be used/,
    );
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('one writer at a time', () => {
  const lock = (holder: object) => {
    mkdirSync(join(dir, 'sources'), { recursive: true });
    writeFileSync(join(dir, 'sources/.lock'), JSON.stringify(holder));
  };
  it('says who is writing', async () => {
    lock({
      pid: process.pid,
      host: hostname(),
      since: '2026-11-23T10:00:00.000Z',
      command: 'lockstep import figures',
    });
    put('a.csv', rows(0, 5));
    const { code, err } = await lockstep(dir, 'import', 'events', '../a.csv');
    expect(code).toBe(2);
    expect(err).toMatch(
      /another program is writing here: lockstep import figures, process \d+ on .*, since 2026-11-23/,
    );
  });
  it('takes over from one that has died, and clears up after it', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((done) => gone.on('exit', done));
    lock({
      pid: gone.pid,
      host: hostname(),
      since: '2026-11-23T10:00:00.000Z',
      command: 'lockstep import events',
    });
    writeFileSync(join(dir, `sources/x.csv.${gone.pid}-1.tmp`), 'half');
    put('a.csv', rows(0, 5));
    expect((await lockstep(dir, 'import', 'events', '../a.csv')).code).toBe(0);
    expect(readdirSync(join(dir, 'sources')).sort()).toEqual(['a.csv', 'sources.json']);
  });
});

describe('an import that is killed', () => {
  // The child runs the built program; without a build there is nothing to kill.
  const program = join(import.meta.dirname, '../../../bin/lockstep.js');
  const built = existsSync(join(import.meta.dirname, '../../../dist/main.js'));
  it.skipIf(!built)('leaves the workspace as before or as after, at whatever moment', async () => {
    put('first.csv', rows(0, 2000));
    expect((await lockstep(dir, 'import', 'events', '../first.csv', '--as', 'ev')).code).toBe(0);
    const before = readFileSync(join(dir, 'sources/sources.json'), 'utf8');
    const big = put('second.csv', rows(0, 150_000, 2));
    for (const delay of [250, 500, 900]) {
      const child = spawn(process.execPath, [program, 'import', 'events', big, '--as', 'ev', '--in', dir], {
        stdio: 'ignore',
      });
      const exit = new Promise((done) => child.on('exit', done));
      const timer = setTimeout(() => child.kill('SIGKILL'), delay);
      await exit;
      clearTimeout(timer);
      const pins = await readPins(dir);
      const untouched = readFileSync(join(dir, 'sources/sources.json'), 'utf8') === before;
      expect(pins).toHaveLength(untouched ? 1 : 2);
      expect((await checkPins(dir)).every((one) => one.state === 'as imported')).toBe(true);
    }
    const after = await lockstep(dir, 'import', 'events', big, '--as', 'ev');
    expect(after.code).toBe(0);
    expect(readdirSync(join(dir, 'sources')).filter((name) => name.includes('tmp'))).toEqual([]);
    expect(await readPins(dir)).toHaveLength(2);
  });
});
