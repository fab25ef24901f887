import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, bench, founded } from '../../testing/council.ts';

let b: Bench;
beforeEach(async () => {
  b = bench();
  await founded(b);
});
afterEach(() => b.remove());

const at = (time: string) => ['--at', `2020-10-${time}:00Z`];
const plain = async (...more: readonly string[]) =>
  b.must(
    0,
    'propose',
    'ws',
    '--id',
    'p',
    '--title',
    'A plan',
    '--say',
    'We adjust together.',
    '--silence',
    '72h',
    '--key',
    'chair',
    ...more,
  );
const decisions = async (...more: readonly string[]) =>
  JSON.parse(await b.must(0, 'decisions', 'ws', '--json', ...more)).decisions;

describe('a decision from the command line', () => {
  it('says in plain words what will be signed, and signs only when told to', async () => {
    const before = readFileSync(join(b.base, 'ws/record/checkpoint'), 'utf8');
    expect(await plain(...at('02T10:00'))).toBe(
      [
        'The chair proposes “A plan” (p): “We adjust together.”',
        'The chair puts “A plan” under silence until 5 October 2020, 12:00 (Europe/Brussels; 10:00 UTC). Unless one of Member A, Member B and Member C objects or amends before that moment, it is adopted.',
        'Nothing was signed. With --yes it is signed and recorded, as received on 2 October 2020, 12:00 (Europe/Brussels; 10:00 UTC).',
        '',
      ].join('\n'),
    );
    expect(readFileSync(join(b.base, 'ws/record/checkpoint'), 'utf8')).toBe(before);
    expect(await plain(...at('02T10:00'), '--yes')).toContain(
      'Recorded as entry 1 of lockstep.example/cli.\nRecorded as entry 2',
    );
    expect((await decisions(...at('03T10:00')))[0]).toMatchObject({
      id: 'p',
      state: 'under silence',
      silence: {
        expires: '2020-10-05T10:00:00Z',
        said: '2020-10-05T12:00:00+02:00',
        zone: 'Europe/Brussels',
        entitled: ['a', 'b', 'c'],
      },
    });
  });

  it('is adopted by silence, and final once all have given a receipt', async () => {
    await plain(...at('02T10:00'), '--yes');
    expect(await b.must(1, 'close', 'ws', 'p', '--key', 'chair', ...at('05T09:59'))).toBe(
      'p is under silence: there is nothing to announce yet.\n',
    );
    expect(await b.must(0, 'close', 'ws', 'p', '--key', 'chair', ...at('05T10:00'), '--yes')).toContain(
      'The chair announces that “A plan” is adopted, on the record of 3 entries',
    );
    for (const id of ['a', 'b'])
      expect(await b.must(0, 'receive', 'ws', 'p', '--key', id, ...at('05T11:00'), '--yes')).toContain(
        'had the text of “A plan” in time. This is a receipt; it agrees to nothing.',
      );
    expect((await decisions(...at('06T10:00')))[0]).toMatchObject({
      state: 'adopted',
      final: false,
      missing: [
        { member: 'c', name: 'Member C', why: 'is not shown to have had the text before silence ended' },
      ],
      closed: { entry: 3, by: 'chair' },
    });
    expect(await b.must(0, 'receive', 'ws', 'p', '--key', 'c', ...at('05T12:00'), '--yes')).toContain(
      'With that the decision is final.',
    );
    expect(await b.must(0, 'decisions', 'ws', ...at('06T10:00'))).toContain('p  A plan: adopted, final');
    expect(await b.must(0, 'record', 'verify', 'ws')).toContain('It verifies.');
  });

  it('is broken by an objection, and comes back as a linked round', async () => {
    await plain(...at('02T10:00'), '--yes');
    expect(
      await b.must(
        0,
        'object',
        'ws',
        'p',
        '--because',
        'Not before.',
        '--key',
        'b',
        ...at('05T03:00'),
        '--yes',
        '--proof',
        'b.tlog-proof',
      ),
    ).toBe(
      [
        'Member B objects to “A plan”, because: “Not before.”',
        'That breaks the silence, 7 hours before it would have ended.',
        'Recorded as entry 3 of lockstep.example/cli.',
        '',
      ].join('\n'),
    );
    expect(await b.must(0, 'record', 'verify', 'b.tlog-proof', '--key', 'ws/record/keys/log.vkey')).toContain(
      'Entry 3 of the 4 entries of lockstep.example/cli: it is in.',
    );
    const next = [
      'propose',
      'ws',
      '--id',
      'p2',
      '--title',
      'A plan',
      '--say',
      'We adjust slowly.',
      '--after',
      'p',
    ];
    await b.must(0, ...next, '--silence', '1 day', '--key', 'chair', ...at('05T12:00'), '--yes');
    expect(await decisions(...at('05T13:00'))).toMatchObject([
      {
        id: 'p',
        state: 'broken',
        positions: [{ by: 'b', kind: 'object', says: 'Not before.', effect: 'breaks' }],
      },
      {
        id: 'p2',
        state: 'under silence',
        previous: 'p',
        redline: expect.arrayContaining([{ kind: 'added', text: 'slowly' }]),
      },
    ]);
    expect(await b.must(0, 'decisions', 'ws', ...at('05T13:00'))).toContain(
      'Changes to p: We adjust [-together-]{+slowly+}.',
    );
  });

  it('takes extensions, amendments, reservations and interpretations', async () => {
    await plain(...at('02T10:00'), '--yes');
    const extend = ['extend', 'ws', 'p', '--because', 'A capital asks for time', '--key', 'chair'];
    expect(
      await b.must(0, ...extend, '--until', '2020-10-06 18:00 Europe/Athens', ...at('03T10:00'), '--yes'),
    ).toContain(
      'The chair extends the silence on “A plan” until 6 October 2020, 17:00 (Europe/Brussels; 15:00 UTC), because: “A capital asks for time”.',
    );
    await b.must(
      0,
      'reserve',
      'ws',
      'p',
      '--say',
      'Our forces leave last.',
      '--key',
      'a',
      ...at('03T11:00'),
      '--yes',
    );
    await b.must(
      0,
      'interpret',
      'ws',
      'p',
      '--say',
      'Together means within weeks.',
      '--key',
      'watcher',
      ...at('03T12:00'),
      '--yes',
    );
    expect(await b.must(0, 'agree', 'ws', 'p', '--key', 'c', ...at('03T13:00'), '--yes')).toContain(
      'The text stays “under silence”.',
    );
    expect(await b.must(0, 'decisions', 'ws', ...at('05T11:00'))).toBe(
      [
        'p  A plan: under silence',
        '  Proposed by The chair, 2 October 2020, 12:00 (Europe/Brussels; 10:00 UTC)',
        '  Under silence from 2 October 2020, 12:00 (Europe/Brussels; 10:00 UTC) until 6 October 2020, 17:00 (Europe/Brussels; 15:00 UTC), extended once',
        '  Reservation: Member A: “Our forces leave last.”',
        '  Interpretation: The observer: “Together means within weeks.” (noted)',
        '  Agrees: Member C',
        '',
      ].join('\n'),
    );
    await b.must(
      0,
      'amend',
      'ws',
      'p',
      '--say',
      'We adjust slowly.',
      '--because',
      'Too fast',
      '--key',
      'c',
      ...at('05T12:00'),
      '--yes',
    );
    expect((await decisions(...at('05T13:00')))[0]).toMatchObject({
      state: 'broken',
      positions: expect.arrayContaining([
        expect.objectContaining({ kind: 'amend', instead: 'We adjust slowly.', says: 'Too fast' }),
      ]),
    });
  });

  it('refuses what would have no effect, and what cannot be', async () => {
    await plain(...at('02T10:00'), '--yes');
    expect(await b.must(1, 'withdraw', 'ws', 'p', '--key', 'a', ...at('03T10:00'), '--yes')).toContain(
      'It would have no effect: only the proposer and the chair may withdraw it.',
    );
    expect(await b.must(0, 'object', 'ws', 'p', '--key', 'watcher', ...at('03T10:00'))).toContain(
      'The text stays “under silence”.',
    );
    expect(await b.must(2, 'object', 'ws', 'q', '--key', 'a', ...at('03T10:00'))).toBe(
      'lockstep: there is no proposal “q”; there is p\n',
    );
    expect(await b.must(2, 'object', 'ws', 'p', '--key', 'a', ...at('01T12:00'))).toContain(
      'nothing can be received at 1 October 2020, 14:00',
    );
    expect(await b.must(2, 'object', 'ws', 'p', '--as', 'a', '--key', 'b', ...at('03T10:00'))).toBe(
      "lockstep: b is not Member A's key at that time\n",
    );
    expect(await b.must(2, 'object', 'ws', 'p', '--as', 'nobody', ...at('03T10:00'))).toContain(
      '“nobody” is not on the roster; it has chair, a, b, c and watcher',
    );
    expect(await b.must(2, 'object', 'ws', 'p', ...at('03T10:00'))).toContain(
      'say who acts with --as NAME, or name a key with --key',
    );
    expect(await b.must(2, 'object', 'ws', 'p', '--as', 'a', ...at('03T10:00'), '--yes')).toContain(
      'to sign, name a key with --key',
    );
    expect(await b.must(2, 'object', 'ws', 'p', '--key', 'a', '--at', '2020-02-30')).toContain(
      'does not exist',
    );
    expect(await b.must(2, 'object', 'ws', 'p', '--key', 'a', '--at', '2020-10-25 02:30')).toContain(
      'does not exist, or not once only, in the zone Europe/Brussels',
    );
    expect(await b.must(2, 'object', 'ws', 'p', '--key', 'a', '--at', 'tomorrow')).toContain(
      '--at takes a time such as',
    );
    expect(
      await b.must(
        2,
        'extend',
        'ws',
        'p',
        '--because',
        'x',
        '--silence',
        'a while',
        '--key',
        'chair',
        ...at('03T10:00'),
      ),
    ).toContain('--silence takes hours or days');
    expect(await b.must(2, 'object', 'nowhere', 'p', '--key', 'a')).toContain('“nowhere” holds no record');
    expect(await b.must(2, 'object', 'ws', 'p', '--key', 'missing')).toContain('there is no file “missing”');
  });

  it('can be signed elsewhere and recorded by the keeper, once', async () => {
    await plain(...at('02T10:00'), '--yes');
    expect(
      await b.must(0, 'object', 'ws', 'p', '--key', 'a', ...at('03T10:00'), '--to', 'a.entry', '--yes'),
    ).toContain('Signed and written to a.entry');
    expect(await b.must(0, 'record', 'add', 'ws', 'a.entry', ...at('03T11:00'))).toContain(
      'That breaks the silence',
    );
    expect(await b.must(0, 'record', 'add', 'ws', 'a.entry', ...at('03T11:00'), '--yes')).toContain(
      'Recorded as entry 3',
    );
    writeFileSync(
      join(b.base, 'forged.entry'),
      readFileSync(join(b.base, 'a.entry'), 'utf8').replace('"by":"a"', '"by":"b"'),
    );
    expect(await b.must(2, 'record', 'add', 'ws', 'forged.entry', ...at('03T12:00'))).toMatch(
      /^lockstep: forged.entry: it is signed with SHA256:.*, which is not b's key/,
    );
    expect(await b.must(2, 'record', 'add', 'ws', 'ws/judgements.csv', ...at('03T12:00'))).toContain(
      'ws/judgements.csv: the entry has no signature under its first line',
    );
  });
});

describe('an adjustment from the command line', () => {
  const propose = ['propose', 'ws', '--adjustment', 'leave', '--say', 'We leave together.', '--key', 'chair'];

  it('is not in order while its gate is shut, and says what holds it back', async () => {
    const out = await b.must(
      1,
      ...propose,
      '--as-of',
      '2020-10-02',
      '--silence',
      '72h',
      ...at('02T10:00'),
      '--yes',
    );
    expect(out).toContain('the gate of leave is shut: calm is not met.');
    expect(out).toContain(
      'It is not in order: calm is not met, and no override says why that is set aside. It stays a draft',
    );
    expect(await decisions(...at('02T11:00'))).toMatchObject([
      { id: 'leave-1', state: 'not in order', unmet: [{ condition: 'calm', verdict: 'not met' }] },
    ]);
    expect(
      await b.must(1, 'circulate', 'ws', 'leave-1', '--silence', '72h', '--key', 'chair', ...at('02T11:00')),
    ).toContain('calm is not met');
    const override = [
      'override',
      'ws',
      'leave-1',
      '--condition',
      'calm=The day agreed has come',
      '--silence',
      '72h',
      '--key',
      'chair',
    ];
    expect(await b.must(0, ...override, ...at('02T12:00'), '--yes')).toContain(
      'The text goes from “not in order” to “under silence”.',
    );
    expect(await b.must(0, 'decisions', 'ws', ...at('02T13:00'))).toContain(
      'Override: calm is not met; set aside by The chair: “The day agreed has come”',
    );
  });

  it('with its gate open, or with an override in the proposal, goes under silence at once', async () => {
    const ready = [
      '--as-of',
      '2020-11-02',
      '--silence',
      '72h',
      '--at',
      '2020-11-02T10:00:00Z',
      '--yes',
      '--json',
    ];
    expect(JSON.parse(await b.must(0, ...propose, ...ready))).toMatchObject({
      state: 'under silence',
      entries: [1, 2],
      refused: null,
    });
    const overridden = [
      '--as-of',
      '2020-10-02',
      '--override',
      'calm=It cannot be known',
      '--silence',
      '72h',
      '--at',
      '2020-11-03T10:00:00Z',
    ];
    expect(await b.must(0, ...propose, ...overridden)).toContain(
      'It sets calm aside, because: “It cannot be known”',
    );
    expect(
      await b.must(
        2,
        'propose',
        'ws',
        '--adjustment',
        'stay',
        '--say',
        'x',
        '--key',
        'chair',
        '--at',
        '2020-11-04',
      ),
    ).toContain('the agreement has no adjustment "stay"; it has: leave');
  });

  it('is replayed from the pinned evidence, beside what is known since', async () => {
    await b.must(
      0,
      ...propose,
      '--as-of',
      '2020-10-02',
      '--override',
      'calm=why',
      '--silence',
      '72h',
      ...at('02T10:00'),
      '--yes',
    );
    const replay = JSON.parse(await b.must(0, 'replay', 'ws', 'leave-1', '--known', '2020-12-31', '--json'));
    expect(replay).toMatchObject({ same: true, differs: [], agreementChanged: false, gateNow: 'open' });
    expect(replay.changes).toMatchObject([
      { subject: 'calm', from: 'not met', to: 'met' },
      { subject: 'leave', from: 'gate closed', to: 'gate open' },
    ]);
    const text = await b.must(0, 'replay', 'ws', 'leave-1', '--known', '2020-10-31');
    expect(text).toContain('The gate was shut; with what is known on 2020-10-31 it still is.');
    expect(text).toContain('With what is known on 2020-10-31, every verdict on that day is the same.');

    // The agreement changes; the decision is replayed by the text that was kept with it.
    const agreement = join(b.base, 'ws/agreement.lockstep');
    writeFileSync(agreement, readFileSync(agreement, 'utf8').replace('"It is calm"', '"It is quiet"'));
    const later = await b.must(0, 'replay', 'ws', 'leave-1');
    expect(later).toContain('The evidence gives the same assessment again');
    expect(later).toContain('The agreement has changed since; this is by its text of then.');
  });

  it('does not replay where the evidence of then is gone', async () => {
    await b.must(
      0,
      ...propose,
      '--as-of',
      '2020-10-02',
      '--override',
      'calm=why',
      '--silence',
      '72h',
      ...at('02T10:00'),
      '--yes',
    );
    const csv = join(b.base, 'ws/judgements.csv');
    writeFileSync(csv, readFileSync(csv, 'utf8').replace('Fighting went on', 'Nothing much'));
    await b.must(
      0,
      'import',
      'judgements',
      'ws/judgements.csv',
      '--in',
      'ws',
      '--as',
      'views',
      '--known',
      'column',
      '--licence',
      'test',
      '--citation',
      'test',
      '--obtained',
      '2020-12-31',
    );
    expect(await b.must(1, 'replay', 'ws', 'leave-1')).toContain(
      'What the workspace says was known then is not what was known then',
    );
    await plain(...at('03T10:00'), '--yes');
    expect(await b.must(2, 'replay', 'ws', 'p')).toContain('p is not about an adjustment');
  });
});

describe('keys from the command line', () => {
  it('are enrolled, rotated and revoked', async () => {
    b.key('d');
    b.key('a2');
    expect(
      await b.must(
        0,
        'record',
        'enrol',
        'ws',
        'd',
        '--name',
        'Member D',
        '--role',
        'member',
        '--public',
        'd.pub',
        '--key',
        'chair',
        ...at('02T10:00'),
        '--yes',
      ),
    ).toMatch(/^The chair enrols Member D as member, with the key SHA256:/);
    expect(
      await b.must(1, 'record', 'enrol', 'ws', 'e', '--public', 'a.pub', '--key', 'chair', ...at('02T10:00')),
    ).toContain('was already in use by a');
    await b.must(
      0,
      'record',
      'rotate',
      'ws',
      'a',
      '--public',
      'a2.pub',
      '--key',
      'a',
      ...at('02T11:00'),
      '--yes',
    );
    await plain(...at('02T12:00'), '--yes');
    expect(await b.must(2, 'object', 'ws', 'p', '--key', 'a', ...at('02T13:00'))).toContain(
      'nobody on the roster signs with a at that time',
    );
    await b.must(0, 'agree', 'ws', 'p', '--key', 'a2', ...at('02T13:00'), '--yes');
    await b.must(
      0,
      'record',
      'revoke',
      'ws',
      'b',
      '--because',
      'lost',
      '--key',
      'chair',
      ...at('02T14:00'),
      '--yes',
    );
    expect(await b.must(2, 'object', 'ws', 'p', '--key', 'b', ...at('02T15:00'))).toContain(
      'nobody on the roster',
    );
    await b.must(0, 'record', 'leave', 'ws', 'c', '--key', 'chair', ...at('02T15:00'), '--yes');
    expect((await decisions(...at('02T16:00')))[0].silence.entitled).toEqual(['a', 'b', 'c', 'd']);
    const signers = readFileSync(join(b.base, 'ws/record/keys/allowed_signers'), 'utf8');
    expect(
      signers.match(
        /^a namespaces="lockstep-position@v1",valid-after="20201001100000Z",valid-before="20201002105959Z"/m,
      ),
    ).toBeTruthy();
    expect(await b.must(0, 'record', 'verify', 'ws')).toContain('It verifies.');
  });
});

describe('copies and proofs from the command line', () => {
  it('withhold by class, still verify, and let a party prove that its reply is in', async () => {
    await b.must(
      0,
      'record',
      'note',
      'ws',
      '--say',
      'Among ourselves.',
      '--class',
      'members',
      '--key',
      'a',
      ...at('02T10:00'),
      '--yes',
    );
    await b.must(
      0,
      'record',
      'note',
      'ws',
      '--say',
      'Our reply.',
      '--about',
      'calm',
      '--key',
      'watcher',
      ...at('02T11:00'),
      '--yes',
    );
    expect(await b.must(0, 'record', 'release', 'ws', '--for', 'the public', '-o', 'copy')).toBe(
      'Copy in copy: 2 entries shown, 1 withheld.\n',
    );
    const copy = await b.must(
      0,
      'record',
      'verify',
      'copy',
      '--key',
      'ws/record/keys/log.vkey',
      '--seen',
      'ws/record/checkpoint',
    );
    expect(copy).toContain('A copy for the public: 1 entry withheld.');
    expect(copy).toContain('It verifies.');
    expect(readFileSync(join(b.base, 'copy/released.jsonl'), 'utf8')).not.toContain('Among ourselves');
    expect(existsSync(join(b.base, 'copy/private'))).toBe(false);
    expect(await b.must(0, 'decisions', 'copy')).toContain(
      '1 entry withheld from this copy: decisions may stand otherwise',
    );
    expect(await b.must(0, 'record', 'prove', 'ws', '2', '-o', 'reply.tlog-proof')).toBe(
      'Proof of entry 2: reply.tlog-proof\n',
    );
    expect(await b.must(0, 'record', 'verify', 'reply.tlog-proof', '--key', 'copy/keys/log.vkey')).toContain(
      'Our reply.',
    );
    expect(await b.must(2, 'record', 'release', 'ws', '--for', 'x', '-o', 'copy')).toContain(
      'is there already',
    );
    const asJson = await b.must(
      0,
      'record',
      'release',
      'ws',
      '--for',
      'members',
      '--show',
      'members',
      '-o',
      'copy2',
      '--json',
    );
    expect(JSON.parse(asJson)).toEqual({ output: 'copy2', audience: 'members', shown: 3, withheld: 0 });
    expect(await b.must(2, 'record', 'prove', 'ws', '9')).toContain('there is no entry 9: the record has 3');
    expect(await b.must(2, 'record', 'verify', 'reply.tlog-proof')).toContain('give it with --key');
  });

  it('are cosigned by members, who see when they are shown another record', async () => {
    expect(
      JSON.parse(await b.must(0, 'record', 'cosign', 'ws', '--key', 'a', ...at('02T10:00'), '--json')),
    ).toMatchObject({ by: 'a', size: 1, file: null });
    expect(await b.must(0, 'record', 'cosign', 'ws', '--key', 'a', ...at('02T10:00'))).toContain(
      'This agrees to nothing.',
    );
    await b.must(0, 'record', 'cosign', 'ws', '--key', 'a', ...at('02T10:00'), '--yes');
    await b.must(0, 'record', 'cosign', 'ws', '--key', 'b', ...at('02T11:00'), '--yes');
    const report = JSON.parse(await b.must(0, 'record', 'verify', 'ws', '--json'));
    expect(report.cosignatures).toEqual([
      { member: 'a', size: 1, at: '2020-10-02T10:00:00Z' },
      { member: 'b', size: 1, at: '2020-10-02T11:00:00Z' },
    ]);
    // An entry said to be received before both had seen the record without it.
    await b.must(0, 'record', 'note', 'ws', '--say', 'Early.', '--key', 'c', ...at('02T09:00'), '--yes');
    const noted = JSON.parse(await b.must(0, 'record', 'verify', 'ws', '--json'));
    expect(noted.findings).toMatchObject([
      { severity: 'note', entry: 1, what: expect.stringContaining('a had seen the record without it') },
    ]);
    writeFileSync(join(b.base, 'kept'), readFileSync(join(b.base, 'ws/record/checkpoint')));
    await b.must(0, 'record', 'cosign', 'ws', '--key', 'a', '--seen', 'kept', ...at('03T10:00'), '--yes');
  });

  it('tell what is wrong with a damaged record, and nothing is built on one', async () => {
    const tile = join(b.base, 'ws/record/tile/entries/000.p/1');
    const bytes = readFileSync(tile);
    bytes[bytes.indexOf('A test') + 2]! ^= 1;
    writeFileSync(tile, bytes);
    const out = await b.must(1, 'record', 'verify', 'ws');
    expect(out).toMatch(
      /WRONG {2}tile\/entries\/000.p\/1, bytes 0 to \d+, entry 0: it is not what was recorded/,
    );
    expect(out).toContain('It does NOT verify.');
    expect(await b.must(2, 'decisions', 'ws')).toContain('the record is damaged at tile/entries/000.p/1');
    expect(await b.must(2, 'record', 'verify', 'nowhere')).toContain('there is no file or folder “nowhere”');
    mkdirSync(join(b.base, 'empty'));
    expect(await b.must(2, 'record', 'verify', 'empty')).toContain('there is no file named checkpoint');
    expect(await b.must(2, 'record', 'verify', 'ws', '--key', 'nonsense')).toContain(
      'there is no file “nonsense”',
    );
  });

  it('show what is in a record', async () => {
    expect(await b.must(0, 'record', 'show', 'ws')).toContain(
      '   0  2020-10-01T10:00:00Z  The chair founds and chairs the record “A test”, with Member A, Member B, Member C and The observer.',
    );
    expect(await b.must(0, 'record', 'show', 'ws', '0', '--payload')).toMatch(
      /^\{"format":"lockstep-entry\/1","kind":"found".*\}\n$/,
    );
    expect(await b.must(0, 'record', 'show', 'ws', '0')).toContain('received 2020-10-01T10:00:00Z\n');
  });
});
