/** SSH signatures (OpenSSH's PROTOCOL.sshsig): what `ssh-keygen -Y sign` writes and `ssh-keygen -Y verify` reads. */
import { sha512 } from '@noble/hashes/sha2.js';
import { base64, concat, equalBytes, fromBase64, textOf, utf8 } from '../bytes.ts';
import {
  publicKeyOf,
  SIGNATURE_BYTES,
  type SignMessage,
  signBytes,
  type VerifySignature,
  verifySignature,
} from '../ed25519.ts';
import { RecordError } from '../error.ts';
import { sha256 } from '../tree/index.ts';
import { KEY_TYPE, keyOfBlob, publicKeyBlob } from './keys.ts';
import { sshString, uint32, wireReader } from './wire.ts';

/** What members' positions are signed under, so that no other SSH signature can be passed off as one. */
export const POSITION_NAMESPACE = 'lockstep-position@v1';

const MAGIC = utf8('SSHSIG');
const VERSION = 1;
export const SSHSIG_BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';

const DIGESTS: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = new Map([
  ['sha256', sha256],
  ['sha512', (bytes: Uint8Array) => sha512(bytes)],
]);

export interface SshSignature {
  /** Ed25519 public key, 32 bytes. */
  readonly key: Uint8Array;
  readonly namespace: string;
  readonly hash: string;
  readonly signature: Uint8Array;
}

/** The bytes that are signed: not the message itself but its hash, bound to the namespace. */
function signedBytes(message: Uint8Array, namespace: string, hash: string): Uint8Array {
  const digest = DIGESTS.get(hash);
  if (!digest) throw new RecordError(`the signature uses ${hash}, expected sha512 or sha256`);
  return concat(MAGIC, sshString(namespace), sshString(''), sshString(hash), sshString(digest(message)));
}

/** Signs a message under a namespace with a secret seed; deterministic. */
export function sshSign(
  message: Uint8Array,
  seed: Uint8Array,
  namespace: string = POSITION_NAMESPACE,
  sign: SignMessage = signBytes,
): SshSignature {
  const hash = 'sha512';
  const signature = sign(signedBytes(message, namespace, hash), seed);
  return { key: publicKeyOf(seed), namespace, hash, signature };
}

/** Whether the signature is of this message, under this namespace, by the key that it names. Never throws. */
export function sshVerify(
  message: Uint8Array,
  signature: SshSignature,
  namespace: string = POSITION_NAMESPACE,
  verify: VerifySignature = verifySignature,
): boolean {
  if (signature.namespace !== namespace || !DIGESTS.has(signature.hash)) return false;
  return verify(signature.signature, signedBytes(message, namespace, signature.hash), signature.key);
}

/** Armoured text, ending with a newline; lines of 70 characters as ssh-keygen writes them. */
export function armour({ key, namespace, hash, signature }: SshSignature): string {
  const blob = concat(
    MAGIC,
    uint32(VERSION),
    sshString(publicKeyBlob(key)),
    sshString(namespace),
    sshString(''),
    sshString(hash),
    sshString(concat(sshString(KEY_TYPE), sshString(signature))),
  );
  return `${SSHSIG_BEGIN}\n${base64(blob).replace(/.{1,70}/g, '$&\n')}${END}\n`;
}

/** Reads an armoured signature; throws RecordError where it is malformed. Nothing is verified. */
export function parseArmour(text: string): SshSignature {
  const lines = text.split('\n');
  if (lines[0] !== SSHSIG_BEGIN || lines[lines.length - 1] !== '' || lines[lines.length - 2] !== END)
    throw new RecordError(`a signature stands between ${SSHSIG_BEGIN} and ${END}`);
  const blob = fromBase64(lines.slice(1, -2).join(''));
  if (!blob) throw new RecordError('the signature is not base64');
  const reader = wireReader(blob, 'the signature');
  if (!equalBytes(reader.raw(MAGIC.length), MAGIC))
    throw new RecordError('the signature is no SSH signature');
  const version = reader.uint32();
  if (version !== VERSION)
    throw new RecordError(`the signature is of version ${version}, expected ${VERSION}`);
  const key = keyOfBlob(reader.string());
  const namespace = textOf(reader.string(), 'the namespace');
  reader.string(); // reserved: to be ignored
  const hash = textOf(reader.string(), 'the hash algorithm');
  const inner = wireReader(reader.string(), 'the signature');
  const type = textOf(inner.string(), 'the signature type');
  if (type !== KEY_TYPE) throw new RecordError(`the signature is of type ${type}, expected ${KEY_TYPE}`);
  const signature = inner.string();
  if (signature.length !== SIGNATURE_BYTES || inner.rest().length > 0 || reader.rest().length > 0)
    throw new RecordError('the signature has bytes too few or too many');
  return { key, namespace, hash, signature };
}
