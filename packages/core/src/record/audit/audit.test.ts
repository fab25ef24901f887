import { createPublicKey, verify as nodeVerify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hex, textOf, utf8 } from '../bytes.ts';
import type { VerifySignature } from '../ed25519.ts';
import { formatRelease, release } from '../entries/index.ts';
import { journalFrame, journalHeader, parseJournal } from '../journal.ts';
import { parseVerifierKey, verifierOf } from '../notes/index.ts';
import { checkpointOf, type FileMap, filesOf, recordFiles, treeFiles } from '../testing/files.ts';
import { entry, found, LOG, payload, when } from '../testing/scribe.ts';
import { sha256 } from '../tree/index.ts';
import { auditRecord } from './index.ts';

const PEOPLE = [
  { id: 'chair', roles: ['chair'] },
  { id: 'a', roles: ['member'] },
] as const;
const note = (by: string, minute: number, says: string, more: object = {}) =>
  entry(payload('note', by, when(minute), { says, ...more }), when(minute));
const ENTRIES = [found(PEOPLE, when(0)), note('a', 1, 'one'), note('chair', 2, 'two')];
const KEY = verifierOf(LOG);

/** Node's own, which is quicker, and each signature once: thousands of altered records are audited here. */
const known = new Map<string, boolean>();
const verify: VerifySignature = (signature, message, key) => {
  const name = [signature, message, key].map((bytes) => Buffer.from(bytes).toString('latin1')).join();
  const before = known.get(name);
  if (before !== undefined) return before;
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  const good = nodeVerify(
    null,
    message,
    createPublicKey({ key: spki, format: 'der', type: 'spki' }),
    signature,
  );
  known.set(name, good);
  return good;
};
const audit = (map: FileMap, options = {}) => auditRecord(filesOf(map), { key: KEY, verify, ...options });
const errors = (map: FileMap, options = {}) =>
  audit(map, options)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ place, what }) => `${place}: ${what}`);

describe('the audit of a record', () => {
  it('finds nothing wrong with one that is whole', () => {
    const one = audit(recordFiles(ENTRIES, [checkpointOf(ENTRIES.slice(0, 2), ['a'], when(1))]));
    expect(one.findings).toEqual([]);
    expect(one).toMatchObject({ ok: true, keyGiven: true });
    expect(one.reading?.acts).toHaveLength(3);
    expect(one.cosignatures).toMatchObject([{ member: 'a', size: 2, at: when(1) }]);
    expect(one.rootAt(3)).toBe(textOf(checkpointOf(ENTRIES)).split('\n')[2]);
    expect(one.rootAt(4)).toBeUndefined();
    const own = auditRecord(filesOf(recordFiles(ENTRIES)), { verify });
    expect(own).toMatchObject({ ok: true, keyGiven: false });
  });

  it('finds every flipped bit, and says in which file and at which entry', () => {
    const whole = recordFiles(ENTRIES, [checkpointOf(ENTRIES.slice(0, 2), ['a'], when(1))]);
    // A journal as a writer leaves it when it is killed before it can clear up.
    whole.set('journal', Uint8Array.from([...journalHeader(2), ...journalFrame(2, ENTRIES.slice(2))]));
    expect(errors(whole)).toEqual([]);
    let flips = 0;
    for (const [path, bytes] of whole)
      for (let at = 0; at < bytes.length; at++) {
        const changed = bytes.slice();
        changed[at]! ^= 1 << (at % 8);
        const found = errors(new Map(whole).set(path, changed));
        flips++;
        if (found.length === 0 || !found.some((line) => line.startsWith(path)))
          expect(found, `${path}, byte ${at}`).toContainEqual(expect.stringContaining(path));
      }
    expect(flips).toBeGreaterThan(3500);
  });

  it('finds files that are gone, cut or too long', () => {
    const whole = recordFiles(ENTRIES);
    for (const [path, bytes] of whole) {
      const without = new Map(whole);
      without.delete(path);
      expect(errors(without).join(), path).toContain(path);
      expect(errors(new Map(whole).set(path, bytes.subarray(0, -1))).join(), path).toContain(path);
      expect(errors(new Map(whole).set(path, Uint8Array.from([...bytes, 0]))).join(), path).toContain(path);
    }
  });

  it('names the entry that was changed', () => {
    const whole = recordFiles(ENTRIES);
    const path = 'tile/entries/000.p/3';
    const bytes = whole.get(path)!.slice();
    bytes[Buffer.from(bytes).indexOf('"says":"one"') + 9]! ^= 1;
    expect(errors(new Map(whole).set(path, bytes))).toEqual([
      expect.stringMatching(
        /^tile\/entries\/000.p\/3, bytes \d+ to \d+, entry 1: it is not what was recorded$/,
      ),
    ]);
    const tile = whole.get('tile/0/000.p/3')!.slice();
    tile[40]! ^= 1;
    expect(errors(new Map(whole).set('tile/0/000.p/3', tile))).toEqual([
      'tile/0/000.p/3, byte 40, in the hash of entry 1: it is not what the entries give',
    ]);
  });

  it('finds entries cut off, put in another order, doubled or replaced, even with new tiles', () => {
    const forge = (entries: readonly Uint8Array[]) =>
      new Map([...recordFiles(entries), ['checkpoint', checkpointOf(ENTRIES)] as const]);
    expect(errors(forge(ENTRIES.slice(0, 2))).join()).toContain('tile/entries/000.p/3: it is missing');
    const [first, second, third] = ENTRIES as [Uint8Array, Uint8Array, Uint8Array];
    for (const entries of [
      [first, third, second],
      [first, second, second],
      [first, second, note('chair', 2, 'another')],
    ])
      expect(errors(forge(entries))[0]).toBe(
        'checkpoint: its root is not that of the 3 entries here: other entries were recorded',
      );
  });

  it('finds a checkpoint that another key signed', () => {
    const other = checkpointOf(ENTRIES, [], 0, { ...LOG, seed: new Uint8Array(32).fill(7) });
    expect(errors(recordFiles(ENTRIES).set('checkpoint', other)).slice(0, 1)).toEqual([
      `checkpoint: the checkpoint is not signed by ${LOG.name}: it bears signatures of ${LOG.name} only, or of another key`,
    ]);
    const stranger = verifierOf({ ...LOG, seed: new Uint8Array(32).fill(7) });
    expect(errors(recordFiles(ENTRIES).set('checkpoint', other), { key: stranger })).toEqual([
      expect.stringContaining("entry 0: it names another key as the log's"),
    ]);
  });

  it('finds a record that was rolled back or of which others saw another', () => {
    const seen = (bytes: Uint8Array) => ({ seen: [{ from: 'kept.txt', bytes }] });
    const two = recordFiles(ENTRIES.slice(0, 2));
    expect(errors(two, seen(checkpointOf(ENTRIES)))).toEqual([
      'kept.txt: a record of 3 entries was signed, this one has 2: it was rolled back',
    ]);
    expect(errors(two, seen(checkpointOf(ENTRIES.slice(0, 1))))).toEqual([]);
    const forked = checkpointOf([ENTRIES[0]!, note('a', 1, 'something else')]);
    expect(errors(recordFiles(ENTRIES), seen(forked))).toEqual([
      'kept.txt: another record of 2 entries was signed: two views of one record',
    ]);
    expect(errors(recordFiles(ENTRIES, [forked])).join()).toContain(
      'cosigned/2: another record of 2 entries',
    );
    expect(errors(recordFiles(ENTRIES.slice(0, 1), [forked])).join()).toContain('it was rolled back');
    expect(errors(two, seen(utf8('nonsense')))).toEqual([
      'kept.txt: the note has no empty line before its signatures',
    ]);
  });

  it('finds entries that should never have been recorded', () => {
    const stranger = entry(payload('note', 'a', when(3), { says: 'x' }), when(3), 'chair');
    const back = entry(payload('note', 'a', when(1), { says: 'back' }), when(1));
    expect(errors(recordFiles([...ENTRIES, stranger, ENTRIES[1]!, back]))).toEqual([
      expect.stringContaining('entry 3: it is signed with SHA256:'),
      expect.stringMatching(
        /entry 4: it is said to be received at 2020-10-21T12:01:00Z, but an entry before it at/,
      ),
      expect.stringMatching(/entry 5: it is said to be received/),
    ]);
  });

  it('looks at pinned files, and tells of others', () => {
    const text = utf8('the agreement');
    const other = '0'.repeat(64);
    const real = hex(sha256(text));
    const entries = [...ENTRIES, note('a', 3, 'x', { pins: [{ name: 'agreement.lockstep', sha256: real }] })];
    const whole = recordFiles(entries);
    expect(audit(whole).findings).toEqual([
      { severity: 'note', place: `pinned/${real}`, what: 'an entry names it; this copy has not got it' },
    ]);
    whole.set(`pinned/${real}`, text);
    expect(audit(whole).findings).toEqual([]);
    expect(errors(new Map(whole).set(`pinned/${real}`, utf8('changed')))[0]).toContain(
      'which is not its name',
    );
    expect(errors(new Map(whole).set(`pinned/${other}`, text))[0]).toContain('which is not its name');
    expect(audit(new Map(whole).set('notes.txt', text)).findings).toEqual([
      { severity: 'note', place: 'notes.txt', what: 'it is no part of a record' },
    ]);
  });
});

describe('the audit of a copy', () => {
  const entries = [...ENTRIES, note('a', 3, 'among members', { class: 'members' })];
  const copy = (): FileMap => {
    const whole = recordFiles(entries);
    for (const path of [...whole.keys()]) if (path.startsWith('tile/entries')) whole.delete(path);
    return whole.set(
      'released.jsonl',
      formatRelease(release(entries, 'the public', (name) => name === 'public')),
    );
  };

  it('finds the same root although entries are withheld', () => {
    const one = audit(copy());
    expect(one.findings).toEqual([]);
    expect(one.audience).toBe('the public');
    expect(one.reading?.withheld).toEqual([3]);
    expect(one.reading?.acts).toHaveLength(3);
  });

  it('finds every flipped bit of it', () => {
    const whole = copy();
    const bytes = whole.get('released.jsonl')!;
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      const found = errors(new Map(whole).set('released.jsonl', changed));
      // Audience and class are the words of whoever made the copy: nobody signed them.
      const unsigned = /"audience":"[^"]*|"withheld":"[^"]*/g;
      const free = [...textOf(bytes).matchAll(unsigned)].some(
        ({ index, 0: text }) => at > index + text.indexOf(':"') + 1 && at < index + text.length,
      );
      if (!free) expect(found.length, `byte ${at}`).toBeGreaterThan(0);
    }
  });
});

describe('the audit of a log of another kind', () => {
  // Trillian Tessera's published test log, with its key.
  const words = 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten'
    .split(' ')
    .map(utf8);
  const key = parseVerifierKey(
    'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
  );
  const checkpoint = utf8(
    'example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n\n— example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=\n',
  );

  it('looks at the tree alone, and says so', () => {
    const { map } = treeFiles(words);
    const one = audit(map, { key, checkpoint });
    expect(one).toMatchObject({ ok: true });
    expect(one.reading).toBeUndefined();
    expect(one.findings).toEqual([
      {
        severity: 'note',
        place: 'checkpoint',
        what: 'its entries are not those of Lockstep: only the tree was checked',
      },
    ]);
    expect(errors(treeFiles([...words.slice(0, 14), utf8('sixteen')]).map, { key, checkpoint })).toHaveLength(
      1,
    );
    expect(errors(map, { checkpoint, key: KEY })[0]).toContain('is not signed by');
  });
});

describe('the journal', () => {
  const journal = Uint8Array.from([
    ...journalHeader(7),
    ...journalFrame(7, ENTRIES),
    ...journalFrame(10, [utf8('x')]),
  ]);

  it('gives back whole frames only', () => {
    expect(parseJournal(journal)).toMatchObject({ base: 7, whole: journal.length });
    expect(parseJournal(journal).entries).toHaveLength(4);
    const first = journalHeader(7).length + journalFrame(7, ENTRIES).length;
    for (let cut = first; cut < journal.length; cut++)
      expect(parseJournal(journal.subarray(0, cut))).toMatchObject({ entries: { length: 3 }, whole: first });
    for (let at = first; at < journal.length; at++) {
      const changed = journal.slice();
      changed[at]! ^= 4;
      expect(parseJournal(changed).entries).toHaveLength(3);
    }
  });

  it('is refused without its header', () => {
    for (const bytes of [
      new Uint8Array(0),
      utf8('lockstep-journal/1 07\n'),
      utf8('lockstep-journal/1 7'),
      journal.subarray(1),
    ])
      expect(() => parseJournal(bytes)).toThrow('it does not begin with "lockstep-journal/1 SIZE"');
  });
});
