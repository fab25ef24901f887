/** With the real ssh-keygen and ssh-agent (Debian: openssh-client), where they are installed. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hex, parsePrivateKey, parsePublicKey, publicKeyOf } from '@lockstep/core/record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, bench, founded } from '../testing/council.ts';
import { memberKey } from './sign.ts';

const HAS_KEYGEN = spawnSync('ssh-keygen', ['-?']).error === undefined;
const HAS_AGENT = spawnSync('ssh-add', ['-L']).error === undefined;
const NAMESPACE = 'lockstep-position@v1';
const AT = ['--at', '2020-10-02T10:00:00Z'];

let b: Bench;
beforeEach(async () => {
  b = bench();
  await founded(b);
});
afterEach(() => b.remove());

function keygen(args: readonly string[], input?: string) {
  return spawnSync('ssh-keygen', args, {
    cwd: b.base,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
}

describe.skipIf(!HAS_KEYGEN)('ssh-keygen (skipped where openssh-client is not installed)', () => {
  it('accepts the signatures of entries, by the record’s allowed_signers', async () => {
    await b.must(0, 'record', 'note', 'ws', '--say', 'On record.', '--key', 'a', ...AT, '--yes');
    const payload = await b.must(0, 'record', 'show', 'ws', '1', '--payload');
    writeFileSync(join(b.base, 'signature'), await b.must(0, 'record', 'show', 'ws', '1', '--signature'));
    const verify = (who: string, time: string, line = payload, namespace = NAMESPACE) => {
      const args = [
        '-Y',
        'verify',
        '-f',
        'ws/record/keys/allowed_signers',
        '-I',
        who,
        '-n',
        namespace,
        '-s',
        'signature',
      ];
      return keygen([...args, '-O', `verify-time=${time}`], line).status;
    };
    expect(verify('a', '20201002100000Z')).toBe(0);
    expect(verify('b', '20201002100000Z')).not.toBe(0);
    expect(verify('a', '20200901100000Z')).not.toBe(0);
    expect(verify('a', '20201002100000Z', payload.replace('On record', 'Off record'))).not.toBe(0);
    expect(verify('a', '20201002100000Z', payload, 'file')).not.toBe(0);
  });

  it('makes keys and signatures that are accepted', async () => {
    const made = keygen(['-q', '-t', 'ed25519', '-N', '', '-C', 'made', '-f', 'made']);
    expect(made.status).toBe(0);
    const text = readFileSync(join(b.base, 'made'), 'utf8');
    const publicText = readFileSync(join(b.base, 'made.pub'), 'utf8');
    expect(hex(publicKeyOf(parsePrivateKey(text)))).toBe(hex(parsePublicKey(publicText)));
    const enrol = ['record', 'enrol', 'ws', 'made', '--public', 'made.pub', '--key', 'chair'];
    await b.must(0, ...enrol, ...AT, '--yes');
    // Written by hand and signed with ssh-keygen alone, in another tool's hands.
    const line =
      '{"format":"lockstep-entry/1","kind":"note","record":"lockstep.example/cli","by":"made","at":"2020-10-02T11:00:00Z","says":"By hand."}\n';
    const signed = keygen(['-q', '-Y', 'sign', '-n', NAMESPACE, '-f', 'made'], line);
    writeFileSync(join(b.base, 'made.entry'), line + signed.stdout);
    const add = ['record', 'add', 'ws', 'made.entry', '--at', '2020-10-02T12:00:00Z'];
    expect(await b.must(0, ...add, '--yes')).toContain('made puts on record: “By hand.”');
    const other = keygen(['-q', '-Y', 'sign', '-n', 'file', '-f', 'made'], line.replace('11:00', '11:01'));
    writeFileSync(join(b.base, 'made.entry'), line.replace('11:00', '11:01') + other.stdout);
    expect(await b.must(2, ...add)).toContain('the signature of made does not verify');
    expect(await b.must(0, 'record', 'verify', 'ws')).toContain('It verifies.');
  });

  it.skipIf(!HAS_AGENT)('signs for a key that only an agent holds', async () => {
    const socket = join(b.base, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    const before = process.env.SSH_AUTH_SOCK;
    try {
      await waitFor(
        () => spawnSync('ssh-add', ['-l'], { env: { ...process.env, SSH_AUTH_SOCK: socket } }).status !== 2,
      );
      process.env.SSH_AUTH_SOCK = socket;
      expect(spawnSync('ssh-add', ['-q', 'a'], { cwd: b.base, env: process.env }).status).toBe(0);
      for (const name of ['a', 'b']) rmSync(join(b.base, name));
      const key = memberKey(b.base, 'a.pub');
      expect(key.seed).toBeUndefined();
      expect(
        await b.must(0, 'record', 'note', 'ws', '--say', 'From the agent.', '--key', 'a.pub', ...AT, '--yes'),
      ).toContain('Recorded as entry 1');
      expect(
        await b.must(2, 'record', 'note', 'ws', '--say', 'x', '--key', 'b.pub', ...AT, '--yes'),
      ).toContain('ssh-keygen did not sign with');
    } finally {
      agent.kill();
      if (before === undefined) delete process.env.SSH_AUTH_SOCK;
      else process.env.SSH_AUTH_SOCK = before;
    }
  });
});

async function waitFor(ready: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !ready(); i++) await new Promise((done) => setTimeout(done, 20));
}
