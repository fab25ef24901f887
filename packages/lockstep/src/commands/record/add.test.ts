/** What a record must never take up, because nothing can be taken out of it again. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  armour,
  ENTRY_FORMAT,
  formatPublicKey,
  formatSigned,
  payloadLine,
  publicKeyOf,
  sshSign,
} from '@lockstep/core/record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader, openWriter, readLogKey } from '../../record/index.ts';
import { type Bench, bench, founded, seedOf } from '../../testing/council.ts';

let b: Bench;
beforeEach(async () => {
  b = bench();
  await founded(b);
});
afterEach(() => b.remove());

const at = (time: string) => ['--at', `2020-10-${time}:00Z`];

/** A signed entry in a file, as somebody's own program may write it. */
function signed(
  file: string,
  by: string,
  fields: Readonly<Record<string, unknown>> & { kind: string },
): void {
  const { kind, ...rest } = fields;
  const line = payloadLine({
    format: ENTRY_FORMAT,
    kind,
    record: 'lockstep.example/cli',
    by,
    at: '2020-10-02T10:00:00Z',
    ...rest,
  });
  writeFileSync(join(b.base, file), formatSigned(line, armour(sshSign(Buffer.from(line), seedOf(by)))));
}

const stillWhole = async () => expect(await b.must(0, 'record', 'verify', 'ws')).toContain('It verifies.');

describe('the keeper', () => {
  it('records what was signed elsewhere once, and is told why not twice', async () => {
    signed('reply.entry', 'watcher', { kind: 'note', says: 'Our reply.' });
    expect(await b.must(0, 'record', 'add', 'ws', 'reply.entry', ...at('02T11:00'))).toBe(
      [
        'The observer puts on record: “Our reply.”',
        'Nothing was recorded. With --yes it is recorded, as received on 2 October 2020, 13:00 (Europe/Brussels; 11:00 UTC).',
        '',
      ].join('\n'),
    );
    await b.must(0, 'record', 'add', 'ws', 'reply.entry', ...at('02T11:00'), '--yes');
    for (const yes of [[], ['--yes']])
      expect(await b.must(1, 'record', 'add', 'ws', 'reply.entry', ...at('02T12:00'), ...yes)).toBe(
        [
          'The observer puts on record: “Our reply.”',
          'The record cannot take it: it repeats entry 1.',
          'Nothing was recorded.',
          '',
        ].join('\n'),
      );
    await stillWhole();
  });

  it('is kept from an act that was signed and recorded already, in the same second', async () => {
    const note = ['record', 'note', 'ws', '--say', 'Once.', '--key', 'a', ...at('02T10:00'), '--yes'];
    await b.must(0, ...note);
    expect(await b.must(1, ...note)).toContain('The record cannot take it: it repeats entry 1.');
    await stillWhole();
  });

  it('keeps the agreement that a proposal from elsewhere was made on, for its replay', async () => {
    const propose = [
      'propose',
      'ws',
      '--adjustment',
      'leave',
      '--say',
      'We leave.',
      '--key',
      'a',
      ...at('02T10:00'),
    ];
    await b.must(1, ...propose, '--to', 'leave.entry', '--yes');
    await b.must(1, 'record', 'add', 'ws', 'leave.entry', ...at('02T11:00'), '--yes');
    expect(JSON.parse(await b.must(0, 'record', 'verify', 'ws', '--json')).findings).toEqual([]);
    const file = join(b.base, 'ws/agreement.lockstep');
    writeFileSync(file, readFileSync(file, 'utf8').replace('It is calm', 'All is calm'));
    expect(await b.must(0, 'replay', 'ws', 'leave-1', '--known', '2020-10-02')).toContain(
      'The agreement has changed since; this is by its text of then.',
    );
  });

  it('does not take a file in which one entry stands twice', async () => {
    signed('reply.entry', 'a', { kind: 'note', says: 'Twice.' });
    const text = readFileSync(join(b.base, 'reply.entry'), 'utf8');
    writeFileSync(join(b.base, 'twice.entry'), text + text);
    expect(await b.must(1, 'record', 'add', 'ws', 'twice.entry', ...at('02T11:00'), '--yes')).toContain(
      'it repeats entry 1',
    );
    await stillWhole();
  });

  it('does not take changes of the roster that their author may not make', async () => {
    const key = formatPublicKey(publicKeyOf(seedOf('d')));
    const who = { id: 'd', name: 'D', roles: ['member'], key };
    signed('enrol.entry', 'a', { kind: 'enrol', who });
    signed('again.entry', 'chair', { kind: 'found', title: 'x', zone: 'UTC', log: 'x', principals: [] });
    signed('odd.entry', 'chair', { kind: 'enrol', who: { ...who, roles: ['queen'] } });
    // Each alone is fine; the second is not once the first is in.
    signed('first.entry', 'chair', { kind: 'enrol', who });
    signed('second.entry', 'chair', { kind: 'enrol', who: { ...who, id: 'e' } });
    const both = ['first.entry', 'second.entry'].map((file) => readFileSync(join(b.base, file), 'utf8'));
    writeFileSync(join(b.base, 'both.entry'), both.join(''));
    for (const [file, why] of [
      ['enrol.entry', 'a is not the chair'],
      ['again.entry', 'a record is founded once'],
      ['odd.entry', '"queen" is no role'],
      ['both.entry', 'was already in use by d'],
    ] as const)
      expect(await b.must(1, 'record', 'add', 'ws', file, ...at('02T11:00'), '--yes'), file).toContain(why);
    await stillWhole();
  });
});

describe('what others wrote', () => {
  it('is refused where it is malformed, and shown where another program recorded it', async () => {
    signed('odd.entry', 'a', { kind: 'note', says: 5 });
    signed('strange.entry', 'a', { kind: 'dance', says: 'x' });
    for (const file of ['odd.entry', 'strange.entry'])
      expect(await b.must(1, 'record', 'add', 'ws', file, ...at('02T11:00'), '--yes')).toMatch(
        /^Member A signed an entry of the kind “(note|dance)” that cannot be read: .*\nIt would have no effect: .*\nNothing was recorded.\n$/,
      );
  });

  it('cannot play tricks on a terminal', async () => {
    const trick = 'Fine.\u001b[2J\u202egnorW';
    signed('trick.entry', 'a', { kind: 'note', says: trick });
    const said = await b.must(0, 'record', 'add', 'ws', 'trick.entry', ...at('02T11:00'), '--yes');
    expect(said).toContain('“Fine.\\u001b[2J\\u202egnorW”');
    const text = ['--title', trick, '--say', 'x', '--key', 'chair', ...at('02T12:00'), '--yes'];
    await b.must(0, 'propose', 'ws', '--id', 'p', ...text);
    for (const command of [['record', 'show'], ['decisions']])
      for (const mark of '\u001b\u202e') expect(await b.must(0, ...command, 'ws')).not.toContain(mark);
  });
});

describe('a time that has not come yet', () => {
  it('may be asked about, and is not recorded: everything before it would be shut out', async () => {
    const later = ['--at', '2121-04-12T10:00:00Z'];
    const note = ['record', 'note', 'ws', '--say', 'x', '--key', 'a'];
    expect(await b.must(0, ...note, ...later)).toContain('as received on 12 April 2121, 12:00');
    for (const argv of [
      [...note, ...later, '--yes'],
      ['record', 'cosign', 'ws', '--key', 'a', ...later, '--yes'],
      ['record', 'new', 'other', '--chair', 'x', '--key', 'chair', ...later, '--yes'],
    ])
      expect(await b.must(2, ...argv)).toMatch(/^lockstep: it is .*: nothing can be recorded as of .*2121/);
    await b.must(0, ...note, ...at('02T10:00'), '--yes');
  });
});

describe('a keeper that dies at work', () => {
  it('leaves a record that verifies, also before the files about keys are brought up', async () => {
    b.key('d');
    const enrol = ['record', 'enrol', 'ws', 'd', '--public', 'd.pub', '--key', 'chair', ...at('02T10:00')];
    // What stands in the entry is taken from a twin of the record; ours is left as the dead writer leaves it.
    cpSync(join(b.base, 'ws'), join(b.base, 'twin'), { recursive: true });
    await b.must(0, ...enrol.map((word) => (word === 'ws' ? 'twin' : word)), '--yes');
    const folder = join(b.base, 'ws/record');
    const writer = openWriter(folder, readLogKey(folder));
    writer.append([openReader(join(b.base, 'twin/record')).entry(1)]);
    writer.publish();
    cpSync(folder, join(b.base, 'dead/record'), {
      recursive: true,
      filter: (name) => !name.endsWith('lock'),
    });
    writer.close();

    const report = JSON.parse(await b.must(0, 'record', 'verify', 'dead', '--json'));
    expect(report.findings).toEqual(
      ['keys/allowed_signers', 'keys/policy'].map((place) => ({
        severity: 'note',
        place,
        what: 'it is not yet what the entries give: it was being written',
      })),
    );
    await b.must(0, 'record', 'note', 'dead', '--say', 'x', '--key', 'd', ...at('02T11:00'), '--yes');
    expect(JSON.parse(await b.must(0, 'record', 'verify', 'dead', '--json')).findings).toEqual([]);
  });

  it('keeps nobody from cosigning once it is gone, and nobody cosigns while it writes', async () => {
    const cosign = ['record', 'cosign', 'ws', '--key', 'a', ...at('02T10:00'), '--yes'];
    const folder = join(b.base, 'ws/record');
    const writer = openWriter(folder, readLogKey(folder));
    expect(await b.must(2, ...cosign)).toContain('another process is writing this record');
    writer.close();
    await b.must(0, ...cosign);
  });
});
