// The record: appends against the disk's own fsync, the audit of 100,000 entries, and proofs.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  armour,
  auditRecord,
  formatEntry,
  formatPublicKey,
  formatVerifierKey,
  payloadLine,
  publicKeyOf,
  sshSign,
  verifierOf,
  verifyEntry,
} from '@lockstep/core/record';

const dist = new URL('../packages/lockstep/dist/record/index.js', import.meta.url);
const { createRecord, fastSign, fastVerify, folderFiles, newLogKey, openReader, openWriter, sha256 } =
  await import(dist.href);

// On the disk of the checkout, not in memory.
const base = mkdtempSync(new URL('../.bench-record-', import.meta.url).pathname);
const KEY = newLogKey('bench/record', new Uint8Array(32).fill(3));
const SEED = new Uint8Array(32).fill(5);
const at = (i) => new Date(1_600_000_000_000 + i * 1000).toISOString().replace('.000', '');

/** A signed entry of some 650 bytes. */
function entry(i, fields) {
  const line = payloadLine({
    format: 'lockstep-entry/1',
    kind: 'note',
    record: KEY.name,
    by: 'chair',
    at: at(i),
    ...fields,
  });
  return formatEntry(
    { line, armour: armour(sshSign(Buffer.from(line), SEED, undefined, fastSign)) },
    1_600_000_000 + i,
  );
}
const founding = entry(0, {
  kind: 'found',
  title: 'Bench',
  zone: 'UTC',
  log: formatVerifierKey(verifierOf(KEY)),
  principals: [{ id: 'chair', name: 'Chair', roles: ['chair'], key: formatPublicKey(publicKeyOf(SEED)) }],
});
const note = (i) =>
  entry(i, { says: `Remark ${i} of a long day, in which many people said what they had to say.` });
const seconds = (work) => {
  const start = performance.now();
  const value = work();
  return [(performance.now() - start) / 1000, value];
};

function appends() {
  const count = 1000;
  const entries = Array.from({ length: count }, (_, i) => note(i + 1));
  const raw = () => {
    const fd = openSync(join(base, 'raw'), 'w');
    const [time] = seconds(() => {
      for (const bytes of entries) {
        writeSync(fd, bytes);
        fdatasyncSync(fd);
      }
    });
    closeSync(fd);
    return time;
  };
  const before = raw();
  const folder = join(base, 'appends');
  createRecord(folder, KEY, false);
  const writer = openWriter(folder, KEY);
  writer.append([founding]);
  const [time] = seconds(() => {
    for (const bytes of entries) writer.append([bytes]);
  });
  writer.close();
  const disk = (before + raw()) / 2;
  const rate = (all) => Math.round(count / all);
  console.log(
    `append, durable: ${rate(time)} entries/s; write + fsync of the bare disk: ${rate(disk)}/s; ratio ${(disk / time).toFixed(2)}`,
  );
}

const options = { key: verifierOf(KEY), sha: sha256, verify: fastVerify };

/** The tree of 100,000 entries of the same length as signed ones, and proofs in it. */
function large() {
  const count = 100_000;
  const folder = join(base, 'large');
  const length = note(1).length;
  createRecord(folder, KEY, false);
  const writer = openWriter(folder, KEY);
  for (let from = 0; from < count; from += 1000)
    writer.append(
      Array.from({ length: 1000 }, (_, i) => Buffer.from(`entry ${from + i} `.padEnd(length, 'x'))),
    );
  writer.close();
  const [opened] = seconds(() => openWriter(folder, KEY).close());
  const tree = [1, 2, 3].map(() => {
    const [time, audit] = seconds(() => auditRecord(folderFiles(folder), options));
    if (!audit.ok) throw new Error(JSON.stringify(audit.findings.slice(0, 3)));
    return time;
  });
  console.log(
    `verify ${count} entries of ${length} bytes: ${Math.min(...tree).toFixed(2)} s (target 3 s); open for writing ${(opened * 1000).toFixed(0)} ms`,
  );

  const [cold] = seconds(() => openReader(folder).proof(77_777));
  const reader = openReader(folder);
  const { size, root } = reader.checkpoint.head;
  const picks = Array.from({ length: 1000 }, (_, i) => (i * 7919) % size);
  const [warm] = seconds(() => picks.map((index) => reader.proof(index)));
  if (!picks.every((index) => verifyEntry(reader.entry(index), index, size, reader.proof(index), root)))
    throw new Error('a proof does not hold');
  console.log(
    `inclusion proof in ${count}: ${((warm / picks.length) * 1000).toFixed(3)} ms each of 1,000 (target 1 ms); the first, from closed files, ${(cold * 1000).toFixed(1)} ms`,
  );
}

/** Every signature of a record, besides its tree. */
function signatures() {
  const count = 10_000;
  const folder = join(base, 'signed');
  createRecord(folder, KEY, false);
  const writer = openWriter(folder, KEY);
  writer.append([founding, ...Array.from({ length: count - 1 }, (_, i) => note(i + 1))]);
  writer.close();
  const [time, { reading, findings }] = seconds(() => auditRecord(folderFiles(folder), options));
  if (reading?.acts.length !== count) throw new Error(JSON.stringify(findings.slice(0, 3)));
  console.log(
    `verify ${count} signed entries, each signature: ${time.toFixed(2)} s, ${((time / count) * 1e6).toFixed(0)} us each`,
  );
}

try {
  appends();
  large();
  signatures();
} finally {
  rmSync(base, { recursive: true, force: true });
}
