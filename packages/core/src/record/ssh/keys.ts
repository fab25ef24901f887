/** SSH Ed25519 keys (RFC 8709): public key lines, fingerprints, and OpenSSH's private key file without a passphrase. */
import { base64, concat, equalBytes, fromBase64, textOf, utf8 } from '../bytes.ts';
import { isPublicKey, PUBLIC_KEY_BYTES, publicKeyOf } from '../ed25519.ts';
import { RecordError } from '../error.ts';
import { sha256 } from '../tree/index.ts';
import { sshString, uint32, type WireReader, wireReader } from './wire.ts';

export const KEY_TYPE = 'ssh-ed25519';

/** Wire encoding of a public key. */
export function publicKeyBlob(key: Uint8Array): Uint8Array {
  return concat(sshString(KEY_TYPE), sshString(key));
}

/** The raw 32-byte key of a wire encoding; throws RecordError for any other type. Whether it is a point is not checked. */
export function keyOfBlob(blob: Uint8Array): Uint8Array {
  const reader = wireReader(blob, 'the public key');
  const type = textOf(reader.string(), 'the key type');
  if (type !== KEY_TYPE)
    throw new RecordError(`the key is of type ${type}; positions are signed with ${KEY_TYPE}`);
  const key = reader.string();
  if (key.length !== PUBLIC_KEY_BYTES || reader.rest().length > 0)
    throw new RecordError(`this is no valid ${KEY_TYPE} public key`);
  return key;
}

/** `ssh-ed25519 AAAA...` without comment. */
export function formatPublicKey(key: Uint8Array): string {
  return `${KEY_TYPE} ${base64(publicKeyBlob(key))}`;
}

/** Reads a public key line (`ssh-ed25519 AAAA... comment`); throws RecordError otherwise. */
export function parsePublicKey(line: string): Uint8Array {
  const [type, body] = line.trim().split(/[ \t]+/);
  if (type !== KEY_TYPE)
    throw new RecordError(`expected a public key "${KEY_TYPE} AAAA...", found "${line.slice(0, 40)}"`);
  const blob = fromBase64(body ?? '');
  if (!blob) throw new RecordError(`the public key "${line.slice(0, 40)}..." is not base64`);
  const key = keyOfBlob(blob);
  if (!isPublicKey(key)) throw new RecordError(`this is no valid ${KEY_TYPE} public key`);
  return key;
}

/** Fingerprint as `ssh-keygen -l` prints it: `SHA256:` and base64 without padding. */
export function fingerprint(key: Uint8Array): string {
  return `SHA256:${base64(sha256(publicKeyBlob(key))).replace(/=+$/, '')}`;
}

const MAGIC = utf8('openssh-key-v1\0');
const BEGIN = '-----BEGIN OPENSSH PRIVATE KEY-----';
const END = '-----END OPENSSH PRIVATE KEY-----';

/** The cipher of an OpenSSH private key file, and a reader of what follows its key derivation. */
function openKeyFile(text: string): { readonly cipher: string; readonly rest: WireReader } {
  const lines = text.trim().split(/\r?\n/);
  if (lines[0] !== BEGIN || lines[lines.length - 1] !== END)
    throw new RecordError(`this is no OpenSSH private key file: expected ${BEGIN}`);
  const bytes = fromBase64(lines.slice(1, -1).join(''));
  if (!bytes || !equalBytes(bytes.subarray(0, MAGIC.length), MAGIC))
    throw new RecordError('the private key file is damaged');
  const rest = wireReader(bytes.subarray(MAGIC.length), 'the private key file');
  const cipher = textOf(rest.string());
  rest.string();
  rest.string();
  return { cipher, rest };
}

/** Whether a private key file is locked with a passphrase; throws RecordError where it is no such file. */
export function hasPassphrase(text: string): boolean {
  return openKeyFile(text).cipher !== 'none';
}

/** The secret seed of an OpenSSH private key file; throws RecordError where it has a passphrase or is of another type. */
export function parsePrivateKey(text: string): Uint8Array {
  const { cipher, rest } = openKeyFile(text);
  if (cipher !== 'none')
    throw new RecordError('the private key has a passphrase: sign through ssh-agent or ssh-keygen instead');
  if (rest.uint32() !== 1) throw new RecordError('the private key file holds more than one key');
  const publicKey = keyOfBlob(rest.string());
  const inner = wireReader(rest.string(), 'the private key');
  const [check, checkAgain] = [inner.uint32(), inner.uint32()];
  if (check !== checkAgain) throw new RecordError('the private key file is damaged');
  if (textOf(inner.string()) !== KEY_TYPE)
    throw new RecordError(`the private key is not of type ${KEY_TYPE}`);
  const again = inner.string();
  const seed = inner.string().slice(0, PUBLIC_KEY_BYTES);
  if (!equalBytes(again, publicKey) || !equalBytes(publicKeyOf(seed), publicKey))
    throw new RecordError('the private key does not fit its public key');
  return seed;
}

/** An OpenSSH private key file without passphrase for a seed. `check` is any number: OpenSSH's uses a random one. */
export function formatPrivateKey(seed: Uint8Array, comment = '', check = 0): string {
  const key = publicKeyOf(seed);
  let inner = concat(
    uint32(check),
    uint32(check),
    sshString(KEY_TYPE),
    sshString(key),
    sshString(concat(seed, key)),
    sshString(comment),
  );
  // Padded with 1, 2, 3 ... to a multiple of 8, the block size of "no cipher".
  for (let i = 1; inner.length % 8 !== 0; i++) inner = concat(inner, Uint8Array.of(i));
  const bytes = concat(
    MAGIC,
    sshString('none'),
    sshString('none'),
    sshString(''),
    uint32(1),
    sshString(publicKeyBlob(key)),
    sshString(inner),
  );
  return `${BEGIN}\n${base64(bytes).replace(/.{1,70}/g, '$&\n')}${END}\n`;
}
