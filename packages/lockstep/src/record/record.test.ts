import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  auditRecord,
  equalBytes,
  hex,
  journalFrame,
  journalHeader,
  leafHash,
  parseCheckpoint,
  publicKeyOf,
  signBytes,
  sha256 as slow,
  verifierOf,
  verifyEntry,
  verifySignature,
} from '@lockstep/core/record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createRecord,
  fastVerify,
  folderFiles,
  newLogKey,
  openReader,
  openWriter,
  readLogKey,
  sha256,
} from './index.ts';

const ORIGIN = 'lockstep.example/disk';
const KEY = newLogKey(ORIGIN, new Uint8Array(32).fill(3));
const text = (i: number) => Buffer.from(`entry ${i} ${'x'.repeat(i % 50)}`);
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, i) => text(from + i));

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lockstep-record-'));
  folder = join(base, 'record');
  createRecord(folder, KEY, true);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const errors = (where = folder) =>
  auditRecord(folderFiles(where), { key: verifierOf(KEY), sha: sha256, verify: fastVerify })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ place, what }) => `${place}: ${what}`);
const stored = (where = folder) =>
  openReader(where)
    .entries()
    .map((entry) => Buffer.from(entry).toString());
const expected = (count: number) => numbered(count).map(String);

function write(batches: readonly (readonly Uint8Array[])[], where = folder): void {
  const writer = openWriter(where, KEY);
  for (const batch of batches) writer.append(batch);
  writer.close();
}

describe('a record on disk', () => {
  it('keeps what is appended, in tiles that verify', () => {
    write([numbered(3), numbered(2, 3)]);
    write([numbered(1, 5)]);
    expect(stored()).toEqual(expected(6));
    expect(errors()).toEqual([]);
    expect(readdirSync(join(folder, 'tile/0/000.p'))).toEqual(['6']);
    expect(readdirSync(join(folder, 'tile/entries/000.p'))).toEqual(['6']);
    expect(existsSync(join(folder, 'journal'))).toBe(false);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('is the same whether it was written at once or entry by entry', () => {
    const other = join(base, 'other');
    createRecord(other, KEY, false);
    write([numbered(600)], other);
    write(numbered(600).map((entry) => [entry]));
    expect(readFileSync(join(folder, 'checkpoint'), 'utf8')).toBe(
      readFileSync(join(other, 'checkpoint'), 'utf8'),
    );
    const files = folderFiles(folder);
    expect(files.paths).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/001',
      'tile/0/002.p/88',
      'tile/1/000.p/2',
      'tile/entries/000',
      'tile/entries/001',
      'tile/entries/002.p/88',
    ]);
    expect(folderFiles(other).paths).toEqual(files.paths);
    for (const path of files.paths)
      expect(equalBytes(files.read(path)!, folderFiles(other).read(path)!), path).toBe(true);
    expect(errors()).toEqual([]);
    expect(stored()).toEqual(expected(600));
  });

  it('proves single entries', () => {
    write([numbered(300)]);
    const reader = openReader(folder);
    const { size, root } = reader.checkpoint.head;
    for (const index of [0, 255, 256, 299])
      expect(verifyEntry(reader.entry(index), index, size, reader.proof(index), root)).toBe(true);
    expect(() => reader.entry(300)).toThrow('there is no entry 300: the record has 300, counted from 0');
    expect(() => reader.proof(-1)).toThrow('there is no entry -1');
  });

  it('gives readers of an older checkpoint what they need', () => {
    const writer = openWriter(folder, KEY);
    writer.append(numbered(10));
    writer.publish();
    const older = readFileSync(join(folder, 'checkpoint'));
    writer.append(numbered(500, 10));
    writer.close();
    const reader = openReader(folder, older);
    expect(reader.entries().map(String)).toEqual(expected(10).map(String));
    const { size, root } = reader.checkpoint.head;
    expect(verifyEntry(reader.entry(7), 7, size, reader.proof(7), root)).toBe(true);
  });

  it('is read whole while it is being written', async () => {
    const program = `
import { openReader } from '${new URL('../../dist/record/index.js', import.meta.url).href}';
let reads = 0;
const end = Date.now() + 400;
while (Date.now() < end) {
  const reader = openReader(process.argv[1]);
  const entries = reader.entries().map(String);
  if (entries.length !== reader.size || entries.some((text, i) => !text.startsWith('entry ' + i + ' '))) throw new Error('read something else');
  reads++;
}
console.log(reads);`;
    write([numbered(1)]);
    const built = new URL('../../dist/record/index.js', import.meta.url);
    if (!existsSync(built)) return;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
      cwd: process.cwd(),
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    const done = new Promise((end) => child.on('close', end));
    for (let i = 1; child.exitCode === null && i < 2000; i++) {
      const writer = openWriter(folder, KEY);
      writer.append(numbered(1, i));
      writer.close();
      await new Promise((next) => setImmediate(next));
    }
    await done;
    expect(err).toBe('');
    expect(Number(out)).toBeGreaterThan(0);
  });

  it('keeps its log key to itself', () => {
    const path = join(folder, 'private/log.key');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'private/.gitignore'), 'utf8')).toBe('*\n');
    expect(hex(readLogKey(folder).seed)).toBe(hex(KEY.seed));
    expect(folderFiles(folder).paths.some((name) => name.startsWith('private'))).toBe(false);
    writeFileSync(path, 'nonsense');
    expect(() => readLogKey(folder)).toThrow('this is no signer key');
    expect(() => readLogKey(join(base, 'nowhere'))).toThrow('there is no key to sign');
  });

  it('is founded once', () => {
    expect(() => createRecord(folder, KEY, true)).not.toThrow();
    write([numbered(1)]);
    expect(() => createRecord(folder, KEY, true)).toThrow('holds a record already');
    expect(() => openWriter(join(base, 'nowhere'), KEY)).toThrow('holds no record');
    expect(() => openReader(join(base, 'nowhere'))).toThrow('holds no record');
  });

  it('refuses a key that is not its own, and damage', () => {
    write([numbered(3)]);
    expect(() => openWriter(folder, newLogKey(ORIGIN))).toThrow('is not signed by');
    const tile = join(folder, 'tile/0/000.p/3');
    const bytes = readFileSync(tile);
    bytes[50]! ^= 1;
    writeFileSync(tile, bytes);
    expect(() => openWriter(folder, KEY)).toThrow(
      'does not hold the entries that its tile says; nothing was changed',
    );
    rmSync(tile);
    expect(() => openWriter(folder, KEY)).toThrow('tile/0/000.p/3 is missing');
  });
});

describe('one writer', () => {
  it('keeps others out while it is open', () => {
    const writer = openWriter(folder, KEY);
    expect(() => openWriter(folder, KEY)).toThrow(
      `another process is writing this record (process ${process.pid} on`,
    );
    writer.close();
    writer.close();
    openWriter(folder, KEY).close();
  });

  it('leaves a lock that is taken over once it has died', () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const holder = { pid: dead, host: hostName(), born: 'boot 1', id: 'x' };
    writeFileSync(join(folder, 'lock'), JSON.stringify(holder));
    openWriter(folder, KEY).close();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    // A process that was given the same number later is another one.
    writeFileSync(join(folder, 'lock'), JSON.stringify({ ...holder, pid: process.pid }));
    openWriter(folder, KEY).close();
    writeFileSync(join(folder, 'lock'), JSON.stringify({ ...holder, host: 'elsewhere' }));
    expect(() => openWriter(folder, KEY)).toThrow('another computer is writing this record (process');
    writeFileSync(join(folder, 'lock'), '');
    openWriter(folder, KEY).close();
    expect(readdirSync(folder).filter((name) => name.startsWith('lock'))).toEqual([]);
  });
});

function hostName(): string {
  return readFileSync('/proc/sys/kernel/hostname', 'utf8').trim();
}

/** What a writer that died leaves: everything as it was on disk when it was killed, its lock included. */
function killedWriter(before: number, after: number): void {
  write([numbered(before)]);
  const writer = openWriter(folder, KEY);
  for (const entry of numbered(after, before)) writer.append([entry]);
  if (after > 0) writer.publish();
  // The lock of this process is that of a living one; a dead one's is taken over.
  rmSync(join(folder, 'lock'));
}

describe('after a writer was killed', () => {
  it('has everything that was acknowledged', () => {
    killedWriter(250, 10);
    expect(stored()).toEqual(expected(260));
    expect(errors()).toEqual([]);
    const writer = openWriter(folder, KEY);
    expect(writer.repaired).toBeUndefined();
    writer.append(numbered(1, 260));
    writer.close();
    expect(errors()).toEqual([]);
    expect(stored()).toEqual(expected(261));
  });

  it('cuts a write short that did not finish', () => {
    killedWriter(3, 2);
    const journal = join(folder, 'journal');
    const whole = statSync(journal).size;
    for (const tail of ['\0', 'half a frame', '\0\0\0\x08checksumabc']) {
      appendFileSync(journal, tail);
      const writer = openWriter(folder, KEY);
      expect(writer.repaired).toEqual({ entries: 0, cut: tail.length });
      expect(writer.size()).toBe(5);
      writer.close();
      expect(errors()).toEqual([]);
      expect(existsSync(journal)).toBe(false);
      killedWriter(0, 0);
      writeFileSync(journal, readJournalOf(3, 2));
      expect(statSync(journal).size).toBe(whole);
    }
  });

  it('takes up what reached the journal and nothing else', () => {
    killedWriter(3, 2);
    // As after a loss of power: the journal is there, checkpoint and tiles of the last appends are not or are empty.
    const later = openReader(folder).checkpointBytes;
    writeFileSync(join(folder, 'checkpoint'), olderCheckpoint(3));
    writeFileSync(join(folder, 'tile/0/000.p/5'), '');
    rmSync(join(folder, 'tile/entries/000.p/5'));
    const writer = openWriter(folder, KEY);
    expect(writer.repaired).toEqual({ entries: 2, cut: 0 });
    writer.close();
    expect(stored()).toEqual(expected(5));
    expect(errors()).toEqual([]);
    expect(equalBytes(openReader(folder).checkpointBytes, later)).toBe(true);
  });

  it('fills the tiles that the journal fills', () => {
    write([numbered(250)]);
    writeFileSync(
      join(folder, 'journal'),
      Uint8Array.from([
        ...journalHeader(250),
        ...journalFrame(250, numbered(4, 250)),
        ...journalFrame(254, numbered(6, 254)),
      ]),
    );
    const writer = openWriter(folder, KEY);
    expect(writer.repaired).toEqual({ entries: 10, cut: 0 });
    writer.close();
    expect(stored()).toEqual(expected(260));
    expect(errors()).toEqual([]);
    expect(folderFiles(folder).paths).toContain('tile/entries/000');
  });

  it('goes back to the journal where the tiles of its checkpoint were lost', () => {
    killedWriter(3, 2);
    writeFileSync(join(folder, 'tile/0/000.p/5'), Buffer.alloc(160));
    const writer = openWriter(folder, KEY);
    expect(writer.repaired).toBeUndefined();
    writer.close();
    expect(stored()).toEqual(expected(5));
    expect(errors()).toEqual([]);
  });

  it('does not pass off damage as a write cut short', () => {
    killedWriter(3, 2);
    const journal = join(folder, 'journal');
    truncateSync(journal, statSync(journal).size - 1);
    writeFileSync(join(folder, 'tile/0/000.p/5'), Buffer.alloc(160));
    expect(() => openWriter(folder, KEY)).toThrow('the journal ends at 4 entries, the checkpoint says 5');
    writeFileSync(join(folder, 'checkpoint'), olderCheckpoint(2));
    expect(() => openWriter(folder, KEY)).toThrow('an older one was put in its place');
  });

  function olderCheckpoint(size: number): Uint8Array {
    const other = mkdtempSync(join(base, 'older-'));
    createRecord(other, KEY, false);
    write([numbered(size)], other);
    return openReader(other).checkpointBytes;
  }

  function readJournalOf(before: number, after: number): Buffer {
    const other = mkdtempSync(join(base, 'journal-'));
    createRecord(other, KEY, false);
    write([numbered(before)], other);
    const writer = openWriter(other, KEY);
    for (const entry of numbered(after, before)) writer.append([entry]);
    return readFileSync(join(other, 'journal'));
  }
});

describe('a disk that does not take it', () => {
  const isRoot = process.getuid?.() === 0;

  /** A small disk in memory; undefined where this process may not mount one. */
  function smallDisk(kilobytes: number): string | undefined {
    const disk = join(base, 'disk');
    mkdirSync(disk);
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', disk]);
    return status === 0 ? disk : undefined;
  }
  afterEach(() => spawnSync('umount', [join(base, 'disk')]));

  it.skipIf(!isRoot)(
    'for want of space keeps all that was acknowledged (needs a disk mounted by root)',
    (context) => {
      const disk = smallDisk(512);
      if (!disk) return context.skip('mounting is not allowed here');
      const full = join(disk, 'record');
      createRecord(full, KEY, false);
      const writer = openWriter(full, KEY);
      const big = (i: number) => Buffer.from(`entry ${i} ${'x'.repeat(5000)}`);
      let acknowledged = 0;
      const fill = () => {
        for (;;) {
          writer.append([big(acknowledged)]);
          acknowledged++;
          if (acknowledged % 7 === 0) writer.publish();
        }
      };
      expect(fill).toThrow(`the record in “${full}” cannot be written: the disk is full`);
      writer.close();
      expect(acknowledged).toBeGreaterThan(20);
      expect(errors(full)).toEqual([]);
      // With room again, the record goes on where it was.
      spawnSync('mount', ['-o', 'remount,size=4096k', disk]);
      const again = openWriter(full, KEY);
      expect(again.size()).toBe(acknowledged);
      again.append([big(acknowledged)]);
      again.close();
      expect(stored(full)).toEqual(Array.from({ length: acknowledged + 1 }, (_, i) => String(big(i))));
      expect(errors(full)).toEqual([]);
    },
  );

  it('that is read-only leaves the record as it was', (context) => {
    const disk = isRoot ? smallDisk(512) : base;
    if (!disk) return context.skip('mounting is not allowed here');
    const where = join(disk, 'record');
    if (isRoot) createRecord(where, KEY, false);
    write([numbered(3)], where);
    if (isRoot) spawnSync('mount', ['-o', 'remount,ro', disk]);
    else chmodSync(where, 0o555);
    try {
      expect(() => openWriter(where, KEY)).toThrow(
        /cannot be written: (the disk is read-only|no permission to write there)/,
      );
      expect(stored(where)).toEqual(expected(3));
      expect(errors(where)).toEqual([]);
    } finally {
      if (!isRoot) chmodSync(where, 0o755);
    }
  });
});

describe('signatures checked by the platform', () => {
  it('are the same as those of the core', () => {
    const seed = slow(Buffer.from('seed'));
    const key = publicKeyOf(seed);
    const signature = signBytes(Buffer.from('text'), seed);
    expect(fastVerify(signature, Buffer.from('text'), key)).toBe(true);
    for (let i = 0; i < 64; i++) {
      const changed = signature.slice();
      changed[i]! ^= 1 << (i % 8);
      expect(fastVerify(changed, Buffer.from('text'), key)).toBe(false);
    }
    // With the neutral element as key, R = identity and S = 0 fit any message; OpenSSL alone takes it.
    const identity = Buffer.from(`01${'00'.repeat(31)}`, 'hex');
    const any = Buffer.concat([identity, Buffer.alloc(32)]);
    expect(fastVerify(any, Buffer.from('anything'), identity)).toBe(false);
    expect(verifySignature(any, Buffer.from('anything'), identity)).toBe(false);
    expect(fastVerify(signature.slice(1), Buffer.from('text'), key)).toBe(false);
    expect(equalBytes(sha256(Buffer.from('x')), slow(Buffer.from('x')))).toBe(true);
    expect(hex(leafHash(Buffer.from('x'), sha256))).toBe(hex(leafHash(Buffer.from('x'))));
    expect(parseCheckpoint(openReader(folder).checkpointBytes).head.size).toBe(0);
  });
});
