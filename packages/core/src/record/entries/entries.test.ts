import { describe, expect, it } from 'vitest';
import { equalBytes, textOf, utf8 } from '../bytes.ts';
import { publicKeyOf } from '../ed25519.ts';
import { formatVerifierKey, verifierOf } from '../notes/index.ts';
import { fingerprint } from '../ssh/index.ts';
import {
  entry,
  found,
  LOG,
  payload,
  principal,
  publicLine,
  RECORD,
  seedOf,
  when,
} from '../testing/scribe.ts';
import { appendLeaf, emptyFrontier, frontierRoot, leafHash } from '../tree/index.ts';
import {
  allowedSigners,
  formatRelease,
  holdersAt,
  keyAt,
  leafOfRelease,
  parseEntry,
  parsePayload,
  parseRelease,
  policyAt,
  readEntries,
  release,
  rolesAt,
} from './index.ts';

const PEOPLE = [
  { id: 'chair', roles: ['chair'] },
  { id: 'a', roles: ['member'] },
  { id: 'b', roles: ['member'] },
] as const;
const FOUND = found(PEOPLE, when(0));

const note = (by: string, minute: number, fields: object = { says: 'hello' }, signedWith = by) =>
  entry(payload('note', by, when(minute), fields), when(minute), signedWith);
const problems = (...entries: readonly Uint8Array[]) =>
  readEntries([FOUND, ...entries]).problems.map(({ index, what }) => `${index}: ${what}`);

describe('entries', () => {
  it('are the signed line, the signature and the receipt', () => {
    const bytes = note('a', 5);
    const text = textOf(bytes);
    expect(text.split('\n')[0]).toBe(
      `{"format":"lockstep-entry/1","kind":"note","record":"${RECORD}","by":"a","at":"2020-10-21T12:05:00Z","says":"hello"}`,
    );
    expect(text.endsWith('-----END SSH SIGNATURE-----\nreceived 2020-10-21T12:05:00Z\n')).toBe(true);
    expect(parseEntry(bytes)).toMatchObject({ received: when(5), payload: { by: 'a', says: 'hello' } });
  });

  it.each([
    ['no receipt', (text: string) => text.replace(/received.*\n/, '')],
    ['a receipt in another zone', (text: string) => text.replace('12:05:00Z\n', '14:05:00+02:00\n')],
    ['no newline at the end', (text: string) => text.slice(0, -1)],
    ['no signature', (text: string) => text.replace(/-----BEGIN[\s\S]*-----\n/, '')],
    ['text behind the receipt', (text: string) => `${text}more\n`],
    ['spaces in its JSON', (text: string) => text.replace('"kind":', '"kind": ')],
    ['a field twice', (text: string) => text.replace('"by":"a"', '"by":"b","by":"a"')],
    ['another format', (text: string) => text.replace('entry/1', 'entry/2')],
    ['no author', (text: string) => text.replace('"by":"a",', '')],
    ['an impossible time', (text: string) => text.replace('"at":"2020-10-21', '"at":"2021-02-29')],
  ])('are refused with %s', (_, change) => {
    const text = textOf(note('a', 5));
    expect(change(text)).not.toBe(text);
    expect(() => parseEntry(utf8(change(text)))).toThrow();
  });

  it('hold one JSON object', () => {
    for (const line of ['[]\n', 'null\n', '"x"\n', '{\n', '{}\n']) expect(() => parsePayload(line)).toThrow();
  });
});

describe('reading a record', () => {
  it('takes what the right people signed', () => {
    const reading = readEntries([FOUND, note('a', 1), note('b', 2)]);
    expect(reading.problems).toEqual([]);
    expect(reading.acts.map(({ index, payload: { kind, by } }) => [index, kind, by])).toEqual([
      [0, 'found', 'chair'],
      [1, 'note', 'a'],
      [2, 'note', 'b'],
    ]);
    expect(holdersAt(reading.roster!, 'member', when(0))).toEqual(['a', 'b']);
  });

  it('says what is wrong with an entry, and goes on without it', () => {
    const other = entry({ ...payload('note', 'a', when(3)), record: 'lockstep.example/other' }, when(3));
    expect(
      problems(
        note('a', 1, {}, 'b'),
        note('stranger', 2),
        other,
        utf8('no entry at all'),
        note('a', 4),
        entry(payload('note', 'a', when(4), { says: 'hello' }), when(9)),
        note('b', 8),
      ),
    ).toEqual([
      `1: it is signed with ${fingerprint(publicKeyOf(seedOf('b')))}, which is not a's key at that time`,
      '2: stranger has no valid key at 2020-10-21T12:02:00Z',
      `3: it is written for the record lockstep.example/other, not for ${RECORD}`,
      '4: the entry does not end with the line "received TIME"',
      '6: it repeats entry 5',
      '7: it is said to be received at 2020-10-21T12:08:00Z, but an entry before it at 2020-10-21T12:09:00Z',
    ]);
    const text = textOf(note('a', 1));
    expect(problems(utf8(text.replace('hello', 'hallo')))).toEqual(['1: the signature of a does not verify']);
  });

  it('needs a founding entry', () => {
    expect(readEntries([note('a', 1)]).problems).toEqual([
      { index: 0, what: 'the record has no founding entry that stands' },
    ]);
    expect(readEntries([]).problems).toEqual([]);
    expect(problems(found(PEOPLE, when(1)))).toEqual(['1: a record is founded once']);
    const fields = {
      title: 'x',
      zone: 'UTC',
      log: formatVerifierKey(verifierOf(LOG)),
      principals: PEOPLE.map(principal),
    };
    expect(readEntries([entry(payload('found', 'a', when(0), fields), when(0))]).problems[0]?.what).toBe(
      'the record is founded by a, who is not enrolled as its chair',
    );
    const alien = { ...fields, log: formatVerifierKey(verifierOf({ ...LOG, name: 'other' })) };
    expect(
      readEntries([entry(payload('found', 'chair', when(0), alien), when(0))]).problems[0]?.what,
    ).toContain("the log's key is named other");
  });
});

describe('keys', () => {
  const rotate = (who: string, by: string, minute: number, to: string, signedWith = by) =>
    entry(payload('rotate', by, when(minute), { who, key: publicLine(to) }), when(minute), signedWith);
  const revoke = (who: string, by: string, minute: number, key = fingerprint(publicKeyOf(seedOf(who)))) =>
    entry(payload('revoke', by, when(minute), { who, key, because: 'lost' }), when(minute));
  const enrol = (by: string, minute: number, who: object) =>
    entry(payload('enrol', by, when(minute), { who }), when(minute));

  it('are rotated from the moment of receipt on', () => {
    const entries = [FOUND, note('a', 9), rotate('a', 'a', 10, 'a2'), note('a', 10, {}, 'a2'), note('a', 11)];
    const { problems: found, roster } = readEntries(entries);
    expect(found.map(({ index }) => index)).toEqual([4]);
    expect(fingerprint(keyAt(roster!, 'a', when(9))!)).toBe(fingerprint(publicKeyOf(seedOf('a'))));
    expect(fingerprint(keyAt(roster!, 'a', when(10))!)).toBe(fingerprint(publicKeyOf(seedOf('a2'))));
  });

  it('are rotated by their owner or, when lost, by the chair', () => {
    expect(problems(rotate('a', 'chair', 10, 'a2'), note('a', 11, {}, 'a2'))).toEqual([]);
    expect(problems(rotate('a', 'b', 10, 'a2'))).toEqual([
      '1: b is not the chair: only the chair enrols and strikes off',
    ]);
    expect(problems(rotate('a', 'a', 10, 'b'))[0]).toContain('of a was already in use by b');
    expect(problems(rotate('a', 'a', 10, 'a2'), rotate('a', 'a', 11, 'a', 'a2'))[0]).toContain(
      'already in use by a',
    );
  });

  it('once revoked sign nothing, and what they signed before stays', () => {
    const reading = readEntries([FOUND, note('a', 9), revoke('a', 'a', 10), note('a', 10, { says: 'late' })]);
    expect(reading.problems).toEqual([{ index: 3, what: 'a has no valid key at 2020-10-21T12:10:00Z' }]);
    expect(reading.acts.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(problems(revoke('a', 'a', 10), rotate('a', 'chair', 11, 'a2'), note('a', 12, {}, 'a2'))).toEqual(
      [],
    );
    expect(problems(revoke('a', 'a', 10, 'SHA256:other'))).toEqual([
      '1: a does not sign with the key SHA256:other at this time',
    ]);
    expect(problems(revoke('nobody', 'chair', 10, 'SHA256:other'))).toEqual(['1: nobody is not enrolled']);
  });

  it('are enrolled by the chair only, each for one signer', () => {
    const who = principal({ id: 'c', roles: ['member'] });
    const reading = readEntries([FOUND, enrol('chair', 5, who), note('c', 5, {}), note('c', 6)]);
    expect(reading.problems).toEqual([]);
    expect(rolesAt(reading.roster!, 'c', when(4))).toEqual([]);
    expect(rolesAt(reading.roster!, 'c', when(5))).toEqual(['member']);
    expect(problems(enrol('a', 5, who))).toEqual([
      '1: a is not the chair: only the chair enrols and strikes off',
    ]);
    expect(problems(enrol('chair', 5, { ...who, key: publicLine('a') }))[0]).toContain('already in use by a');
    expect(problems(enrol('chair', 5, { ...who, roles: ['king'] }))[0]).toContain('"king" is no role');
    expect(problems(enrol('chair', 5, { ...who, id: 'c d' }))[0]).toContain('"c d" is no name for a signer');
    expect(problems(enrol('chair', 5, { ...principal(PEOPLE[1]), key: publicLine('c') }))[0]).toContain(
      'rotate it',
    );
  });

  it('count for acts received in the same second, in whatever order', () => {
    const entries = [note('c', 5), enrol('chair', 5, principal({ id: 'c', roles: ['member'] }))];
    expect(problems(...entries)).toEqual([]);
    expect(problems(...entries.toReversed())).toEqual([]);
  });

  it('of one who leaves stay valid, the role goes', () => {
    const leave = entry(payload('leave', 'chair', when(5), { who: 'b' }), when(5));
    const { roster, problems: found } = readEntries([FOUND, leave, note('b', 6)]);
    expect(found).toEqual([]);
    expect(holdersAt(roster!, 'member', when(4))).toEqual(['a', 'b']);
    expect(holdersAt(roster!, 'member', when(5))).toEqual(['a']);
    const back = enrol('chair', 7, principal(PEOPLE[2]));
    expect(holdersAt(readEntries([FOUND, leave, back]).roster!, 'member', when(7))).toEqual(['a', 'b']);
  });

  it('are written down for ssh-keygen, with their times', () => {
    const { roster } = readEntries([FOUND, rotate('a', 'a', 10, 'a2'), revoke('b', 'b', 20)]);
    expect(allowedSigners(roster!).split('\n')).toEqual([
      `chair namespaces="lockstep-position@v1",valid-after="20201021120000Z" ${publicLine('chair')} CHAIR`,
      `a namespaces="lockstep-position@v1",valid-after="20201021120000Z",valid-before="20201021120959Z" ${publicLine('a')} A`,
      `a namespaces="lockstep-position@v1",valid-after="20201021121000Z" ${publicLine('a2')} A`,
      `b namespaces="lockstep-position@v1",valid-after="20201021120000Z",valid-before="20201021121959Z" ${publicLine('b')} B`,
      '',
    ]);
  });

  it('make the policy: all members of the moment', () => {
    const { roster } = readEntries([FOUND, revoke('b', 'b', 20)]);
    const policy = policyAt(roster!, when(5));
    expect(policy.witnesses.map(({ name, key }) => [name, key.name])).toEqual([
      ['a', `${RECORD}/a`],
      ['b', `${RECORD}/b`],
    ]);
    expect(policy.groups).toEqual([{ name: 'members', threshold: 2, members: ['a', 'b'] }]);
    expect(policyAt(roster!, when(21)).groups[0]?.members).toEqual(['a']);
    expect(policyAt(roster!, when(-1)).quorum).toBe('none');
  });
});

describe('redacted copies', () => {
  const entries = [
    FOUND,
    note('a', 1, { class: 'members', says: 'among us' }),
    note('b', 2),
    note('a', 3, { class: 'chair' }),
  ];
  const root = (leaves: readonly Uint8Array[]) => {
    const frontier = emptyFrontier();
    for (const leaf of leaves) appendLeaf(frontier, leaf);
    return frontierRoot(frontier);
  };

  it('withhold by class and keep the root', () => {
    const copy = release(entries, 'the public', (name) => name === 'public');
    expect(copy.entries.map((item) => ('entry' in item ? 'shown' : item.withheld))).toEqual([
      'shown',
      'members',
      'shown',
      'chair',
    ]);
    expect(
      equalBytes(root(copy.entries.map(leafOfRelease)), root(entries.map((bytes) => leafHash(bytes)))),
    ).toBe(true);
    const reading = readEntries(copy.entries.map((item) => ('entry' in item ? item.entry : undefined)));
    expect(reading.withheld).toEqual([1, 3]);
    expect(reading.problems).toEqual([]);
    expect(reading.acts.map(({ index }) => index)).toEqual([0, 2]);
  });

  it('are written as lines and read again', () => {
    const copy = release(entries, 'the members', (name) => name !== 'chair');
    const bytes = formatRelease(copy);
    expect(textOf(bytes).split('\n')[0]).toBe(
      '{"format":"lockstep-release/1","audience":"the members","entries":4}',
    );
    expect(parseRelease(bytes)).toEqual(copy);
  });

  it('never withhold keys', () => {
    expect(release([FOUND], 'nobody', () => false).entries[0]).toHaveProperty('entry');
  });

  it.each([
    ['cut', (text: string) => text.slice(0, -5), 'cut short'],
    [
      'a line gone',
      (text: string) => text.replace(/\n.*\n$/, '\n'),
      'line 1: the copy says 4 entries and has 3',
    ],
    ['another format', (text: string) => text.replace('release/1', 'release/2'), 'not of format'],
    ['no JSON', (text: string) => text.replace('\n{"withheld"', '\n{withheld'), 'line 3 is not JSON'],
    [
      'a short leaf',
      (text: string) => text.replace(/"leaf":"..../, '"leaf":"'),
      'line 3: "leaf" is not 32 bytes',
    ],
    ['a field more', (text: string) => text.replace('"withheld"', '"more":1,"withheld"'), 'one plain way'],
  ])('are refused with %s', (_, change, why) => {
    const text = textOf(formatRelease(release(entries, 'the public', (name) => name === 'public')));
    expect(() => parseRelease(utf8(change(text)))).toThrow(why);
  });
});
