/**
 * Writers killed at any moment, on a healthy disk, on one that is full, and where files may not grow. A few
 * rounds in the suite; `LOCKSTEP_KILLS=2000 npx vitest run packages/lockstep/src/record/killed.test.ts` for the full
 * count, each round a kill in the middle of some append.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditRecord, verifierOf } from '@lockstep/core/record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecord, fastVerify, folderFiles, newLogKey, openReader, openWriter, sha256 } from './index.ts';

const ORIGIN = 'lockstep.example/killed';
const KEY = newLogKey(ORIGIN, new Uint8Array(32).fill(3));
const KILLS = Number(process.env.LOCKSTEP_KILLS ?? 8);
/** A record this long is begun anew: each round looks at every entry. */
const LONGEST = 1500;
const BUILT = new URL('../../dist/record/index.js', import.meta.url);

/**
 * A program that appends for ever, one to three entries at a time, and says how many are acknowledged. Where the disk
 * refuses, it says so, opens the record again and goes on trying.
 */
const APPENDER = `
import { writeSync } from 'node:fs';
import { newLogKey, openWriter } from '${BUILT.href}';
const [folder, length] = [process.argv[1], Number(process.argv[2])];
const key = newLogKey('${ORIGIN}', new Uint8Array(32).fill(3));
const text = (i) => Buffer.from('entry ' + i + ' ' + 'x'.repeat((i * 37) % length));
for (;;) {
  try {
    const writer = openWriter(folder, key);
    try {
      for (;;) {
        const from = writer.size();
        writer.append(Array.from({ length: 1 + (from % 3) }, (_, i) => text(from + i)));
        writeSync(1, writer.size() + '\\n');
        if (from % 5 === 0) writer.publish();
      }
    } finally {
      writer.close();
    }
  } catch (error) {
    if (!/cannot be written: (the disk is full|a file may not be so large here)$/.test(error.message)) throw error;
    writeSync(1, 'full\\n');
  }
}`;
const text = (i: number, length: number) => `entry ${i} ${'x'.repeat((i * 37) % length)}`;

interface Death {
  /** Entries acknowledged before it died. */
  readonly acknowledged: number;
  /** How often the disk had refused. */
  readonly refused: number;
}

/**
 * Lets the appender write until it is killed, `after` some milliseconds from its first word, or from its first refusal; `limit`: blocks
 * to a file.
 */
async function killed(
  folder: string,
  length: number,
  after: number,
  { since = '', limit }: { readonly since?: '' | 'full'; readonly limit?: number } = {},
): Promise<Death> {
  const argv = ['--input-type=module', '-e', APPENDER, folder, String(length)];
  const child =
    limit === undefined
      ? spawn(process.execPath, argv)
      : spawn('/bin/sh', ['-c', `ulimit -f ${limit} && exec "$0" "$@"`, process.execPath, ...argv]);
  let said = '';
  let waiting = true;
  child.stdout.on('data', (data) => {
    said += data;
    if (waiting && said.includes(since)) setTimeout(() => child.kill('SIGKILL'), after);
    waiting &&= !said.includes(since);
  });
  const complaints: string[] = [];
  child.stderr.on('data', (data) => complaints.push(String(data)));
  await new Promise((done) => child.on('close', done));
  expect(complaints.join('')).toBe('');
  // The last line may be cut off in the pipe.
  const lines = said.split('\n').slice(0, -1);
  const refused = lines.filter((line) => line === 'full').length;
  return { acknowledged: Number(lines.filter((line) => line !== 'full').at(-1) ?? 0), refused };
}

/** Everything acknowledged is there, for readers of now and for the next writer, and nothing that is half-written. */
function whole(folder: string, length: number, acknowledged: number): number {
  const errors = () =>
    auditRecord(folderFiles(folder), { key: verifierOf(KEY), sha: sha256, verify: fastVerify })
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ place, what }) => `${place}: ${what}`);
  const check = () => {
    expect(errors()).toEqual([]);
    const found = openReader(folder).entries().map(String);
    const other = found.findIndex((entry, i) => entry !== text(i, length));
    expect(other, `entry ${other} of ${found.length}: ${found[other]?.slice(0, 80)}`).toBe(-1);
  };
  check();
  const writer = openWriter(folder, KEY);
  const size = writer.size();
  writer.close();
  expect(size).toBeGreaterThanOrEqual(acknowledged);
  check();
  expect(openReader(folder).size).toBe(size);
  return size;
}

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lockstep-killed-'));
});
afterEach(() => {
  spawnSync('umount', [join(base, 'disk')]);
  rmSync(base, { recursive: true, force: true });
});

describe.skipIf(!existsSync(BUILT))('a writer that is killed at any moment (needs the built program)', () => {
  it('loses nothing that it acknowledged, and leaves nothing half-written', async () => {
    let total = 0;
    let folder = '';
    for (let round = 0, size = LONGEST; round < KILLS; round++) {
      if (size >= LONGEST) {
        folder = join(base, `record-${round}`);
        createRecord(folder, KEY, false);
        size = 0;
      }
      const { acknowledged } = await killed(folder, 50, KILLS > 8 ? Math.random() * 60 : round * 17);
      const after = whole(folder, 50, acknowledged);
      total += after - size;
      size = after;
    }
    if (KILLS > 8) process.stdout.write(`${KILLS} kills over ${total} appended entries\n`);
    expect(total).toBeGreaterThan(0);
  }, 3_600_000);

  it('loses nothing on a disk that is full, or only just not (needs a disk mounted by root)', async (context) => {
    const disk = join(base, 'disk');
    mkdirSync(disk);
    const resize = (kilobytes: number, more = '') =>
      spawnSync('mount', ['-t', 'tmpfs', '-o', `${more}size=${kilobytes}k`, 'tmpfs', disk]).status;
    if (process.getuid?.() !== 0 || resize(256) !== 0) return context.skip('mounting is not allowed here');
    const folder = join(disk, 'record');
    const rounds = Math.max(3, Math.floor(KILLS / 20));
    let refusals = 0;
    for (let round = 0, size = 0, room = 0; round < rounds; round++) {
      if (round % 12 === 0) {
        rmSync(folder, { recursive: true, force: true });
        resize(256, 'remount,');
        createRecord(folder, KEY, false);
        [size, room] = [0, 256];
      }
      const { acknowledged, refused } = await killed(folder, 6000, 20 + Math.random() * 150, {
        since: round % 12 === 0 ? 'full' : '',
      });
      refusals += refused;
      // Read while it is full; a writer that has no room either says so and changes nothing.
      expect(openReader(folder).size).toBeLessThanOrEqual(Math.max(acknowledged, size) + 3);
      for (let tries = 0; ; tries++) {
        try {
          openWriter(folder, KEY).close();
          break;
        } catch (error) {
          expect(String(error)).toMatch(/cannot be written: the disk is full$/);
          expect(tries).toBeLessThan(20);
          room += 96;
          resize(room, 'remount,');
        }
      }
      size = whole(folder, 6000, Math.max(acknowledged, size));
    }
    if (KILLS > 8) process.stdout.write(`${rounds} kills with ${refusals} refusals of a full disk\n`);
    expect(refusals).toBeGreaterThan(0);
  }, 3_600_000);

  it.skipIf(process.platform === 'win32')('loses nothing where files may not grow', async () => {
    const folder = join(base, 'record');
    createRecord(folder, KEY, false);
    // Some kilobytes to a file: the write that goes over is done in part.
    const { acknowledged, refused } = await killed(folder, 6000, 50, { since: 'full', limit: 64 });
    expect(acknowledged).toBeGreaterThan(3);
    expect(refused).toBeGreaterThan(0);
    whole(folder, 6000, acknowledged);
  });
});
