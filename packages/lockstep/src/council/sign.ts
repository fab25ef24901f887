/** Signing with a member's SSH key: from its file or, where that is locked or elsewhere, through ssh-keygen and its agent. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import {
  armour,
  hasPassphrase,
  hex,
  type Instant,
  keyAt,
  POSITION_NAMESPACE,
  parseArmour,
  parsePrivateKey,
  parsePublicKey,
  publicKeyOf,
  RecordError,
  type Roster,
  sshSign,
} from '@lockstep/core/record';
import { Problem } from '../cli/problem.ts';
import { fastSign } from '../record/index.ts';
import { readGiven } from './open.ts';
import { SIGN } from './words.ts';

/** A key that can sign positions. */
export interface MemberKey {
  readonly publicKey: Uint8Array;
  /** Armoured signature of a line under the namespace of positions. */
  readonly sign: (line: string) => string;
  /** The secret seed, where the file holds it openly. */
  readonly seed?: Uint8Array;
}

/**
 * The key of a file: an OpenSSH private key without passphrase is used as it is; one with a passphrase, or a public
 * key whose other half is in an agent or on a token, signs through `ssh-keygen -Y sign`.
 */
export function memberKey(cwd: string, path: string): MemberKey {
  const text = Buffer.from(readGiven(cwd, path)).toString('utf8');
  if (/^ssh-/.test(text))
    return throughKeygen(
      attempt(path, () => parsePublicKey(text)),
      resolve(cwd, path),
    );
  if (!attempt(path, () => hasPassphrase(text))) {
    const seed = attempt(path, () => parsePrivateKey(text));
    const sign = (line: string) => armour(sshSign(Buffer.from(line, 'utf8'), seed, undefined, fastSign));
    return { publicKey: publicKeyOf(seed), sign, seed };
  }
  const publicText = Buffer.from(readGiven(cwd, `${path}.pub`)).toString('utf8');
  return throughKeygen(
    attempt(`${path}.pub`, () => parsePublicKey(publicText)),
    resolve(cwd, path),
  );
}

function throughKeygen(publicKey: Uint8Array, file: string): MemberKey {
  return {
    publicKey,
    sign: (line) => {
      const ran = spawnSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', POSITION_NAMESPACE, '-f', file], {
        input: line,
        encoding: 'utf8',
      });
      // One that refuses before it has read the line leaves a broken pipe, which is no reason of its own.
      if (isMissing(ran.error)) throw new Problem(SIGN.noKeygen(file));
      if (ran.status !== 0 || ran.error)
        throw new Problem(SIGN.refused(file, ran.stderr.trim().split('\n').at(-1) ?? ''));
      const signature = parseArmour(ran.stdout);
      if (hex(signature.key) !== hex(publicKey)) throw new Problem(SIGN.otherKey(file));
      return ran.stdout;
    },
  };
}

function isMissing(error: Error | undefined): boolean {
  return error !== undefined && 'code' in error && error.code === 'ENOENT';
}

/** Who on the roster signs with this key at an instant; undefined where nobody does. */
export function ownerOf(roster: Roster, publicKey: Uint8Array, at: Instant): string | undefined {
  return [...roster.principals.keys()].find((id) => {
    const key = keyAt(roster, id, at);
    return key !== undefined && hex(key) === hex(publicKey);
  });
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message, { file: path });
    throw error;
  }
}
