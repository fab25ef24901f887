/** What somebody in a secretariat reads late in the evening: before signing, and where something is not as it should be. */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const plain = (...more: readonly string[]) =>
  b.must(0, 'propose', 'ws', '--id', 'p', '--title', 'A plan', '--key', 'chair', ...more);

describe('before anything is signed', () => {
  it('what it says is told, also where the key then refuses', async () => {
    await plain('--say', 'We adjust.', '--silence', '72h', ...at('02T10:00'), '--yes');
    // A public key whose other half is in no file and in no agent.
    rmSync(join(b.base, 'a'));
    const ran = await b.run(
      'object',
      'ws',
      'p',
      '--because',
      'No.',
      '--key',
      'a.pub',
      ...at('03T10:00'),
      '--yes',
    );
    expect(ran.code).toBe(2);
    expect(ran.out).toBe(
      'Member A objects to “A plan”, because: “No.”\nThat breaks the silence, 2 days before it would have ended.\n',
    );
    expect(ran.err).toMatch(/^lockstep: ssh-keygen did not sign with .*a\.pub: .*\n$/);
    // More than fits into its pipe: it is gone before it has read all.
    writeFileSync(join(b.base, 'long.md'), 'x'.repeat(300_000));
    const amend = ['amend', 'ws', 'p', '--text', 'long.md', '--key', 'a.pub', ...at('03T10:00'), '--yes'];
    expect((await b.run(...amend)).err).toMatch(/^lockstep: ssh-keygen did not sign with .*a\.pub: .*\n$/);
  });

  it('a silence shorter than the agreement asks for is pointed out', async () => {
    const propose = ['propose', 'ws', '--adjustment', 'leave', '--say', 'We leave.', '--key', 'chair'];
    const day = ['--at', '2020-12-10T10:00:00Z', '--as-of', '2020-12-01'];
    expect(await b.must(0, ...propose, '--silence', '7h', ...day)).toContain(
      'The agreement asks for a silence of 72 hours; this one lasts 7 hours.\n',
    );
    expect(await b.must(0, ...propose, '--silence', '72h', ...day)).not.toContain('asks for');
  });

  it('members of the alliance who are not on the roster are named', async () => {
    const file = join(b.base, 'ws/agreement.lockstep');
    const text = readFileSync(file, 'utf8').replace(
      '"The alliance"',
      '"The alliance" members from "members.csv"',
    );
    writeFileSync(file, text);
    writeFileSync(
      join(b.base, 'ws/members.csv'),
      'id,name,also,from,to\na,Member A,,,\nb,Member B,,,\nc,Member C,,,\n',
    );
    const propose = ['propose', 'ws', '--adjustment', 'leave', '--say', 'We leave.', '--key', 'chair'];
    const day = ['--at', '2020-12-10T10:00:00Z', '--as-of', '2020-12-01'];
    expect(await b.must(0, ...propose, ...day)).not.toContain('roster');
    appendFileSync(join(b.base, 'ws/members.csv'), 'd,Member D,,2020-12-01,\ne,Member E,,,2020-12-09\n');
    expect(await b.must(0, ...propose, ...day)).toContain(
      "The agreement asks for the consensus of The alliance; not among the members on this record's roster: Member D.\n",
    );
  });

  it('a condition that holds nothing back cannot be set aside, by whatever slip', async () => {
    const propose = ['propose', 'ws', '--adjustment', 'leave', '--say', 'We leave.', '--key', 'chair'];
    const day = at('10T10:00');
    expect(await b.must(2, ...propose, '--override', 'clam=why', ...day)).toBe(
      'lockstep: “clam” does not hold it back: calm does\n',
    );
    await b.must(1, ...propose, ...day, '--yes');
    const override = ['override', 'ws', 'leave-1', '--key', 'chair', ...at('10T11:00')];
    expect(await b.must(2, ...override, '--condition', 'clam=why')).toContain('“clam” does not hold it back');
    await b.must(0, ...override, '--condition', 'calm=why');
  });

  it('an assessment of an earlier day that says otherwise, or of a later one, is pointed out', async () => {
    const propose = ['propose', 'ws', '--adjustment', 'leave', '--say', 'We leave.', '--key', 'chair'];
    const day = ['--at', '2020-12-10T10:00:00Z'];
    expect(await b.must(1, ...propose, '--as-of', '2020-10-01', ...day)).toContain(
      'The assessment is as of 2020-10-01; as of 2020-12-10, the day of the proposal, the gate is open.\n',
    );
    expect(await b.must(0, ...propose, '--as-of', '2020-12-01', ...day)).not.toContain('day of the proposal');
    for (const option of ['--as-of', '--known'])
      expect(await b.must(2, ...propose, '--as-of', '2020-12-01', option, '2020-12-11', ...day)).toBe(
        `lockstep: ${option}: nothing of 2020-12-11 can be known on 2020-12-10, when it is proposed\n`,
      );
  });

  it('an empty text is none', async () => {
    expect(await b.must(2, 'record', 'note', 'ws', '--say', '', '--key', 'a', ...at('02T10:00'))).toBe(
      'lockstep: say the words with --say, or name a file with --text\n',
    );
  });
});

describe('how things stand', () => {
  it('is told at times written without seconds, in any zone', async () => {
    await plain('--say', 'We adjust.', '--silence', '72h', ...at('02T10:00'), '--yes');
    const before = await b.must(0, 'decisions', 'ws', '--at', '2020-10-05T09:59Z');
    expect(before).toContain('p  A plan: under silence');
    expect(await b.must(0, 'decisions', 'ws', '--at', '2020-10-05T11:59+02:00')).toBe(before);
    expect(await b.must(0, 'decisions', 'ws', '--at', '2020-10-05T12:00+02:00')).toContain('not yet final');
  });

  it('keeps texts of several lines apart from the next proposal', async () => {
    await plain('--say', 'One.\nTwo.', ...at('02T10:00'), '--yes');
    await b.must(
      0,
      'withdraw',
      'ws',
      'p',
      '--because',
      'Not now.\nLater.',
      '--key',
      'chair',
      ...at('02T11:00'),
      '--yes',
    );
    expect(await b.must(0, 'decisions', 'ws')).toContain(': “Not now.\n    Later.”\n');
  });

  it('does not ask for a receipt behind an assent', async () => {
    await plain('--say', 'We adjust.', '--silence', '72h', ...at('02T10:00'), '--yes');
    for (const id of ['a', 'b'])
      await b.must(0, 'receive', 'ws', 'p', '--key', id, ...at('06T10:00'), '--yes');
    await b.must(0, 'receive', 'ws', 'p', '--late', '--key', 'c', ...at('06T10:00'), '--yes');
    expect(await b.must(0, 'agree', 'ws', 'p', '--key', 'c', ...at('06T11:00'), '--yes')).toBe(
      [
        'Member C agrees to “A plan”.',
        'The text stays “adopted”.',
        'With that the decision is final.',
        'Recorded as entry 6 of lockstep.example/cli.',
        '',
      ].join('\n'),
    );
  });
});
