/** Keys of signed notes: verifier keys (`name+id+base64`) and signer keys, as Go's `note` package writes them. */
import { base64, concat, fromBase64, fromBigEndian, hex, utf8 } from '../bytes.ts';
import {
  isPublicKey,
  PUBLIC_KEY_BYTES,
  publicKeyOf,
  type SignMessage,
  signBytes,
  type VerifySignature,
  verifySignature,
} from '../ed25519.ts';
import { RecordError } from '../error.ts';
import { sha256 } from '../tree/index.ts';
import { isKeyName, type Note, type NoteSignature } from './note.ts';

/** Signature types assigned by c2sp.org/signed-note that are spoken here. */
export const SIGNATURE_TYPE = { ed25519: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof SIGNATURE_TYPE)[keyof typeof SIGNATURE_TYPE];

export interface VerifierKey {
  readonly name: string;
  readonly id: number;
  readonly type: SignatureType;
  /** Ed25519 public key, 32 bytes. */
  readonly key: Uint8Array;
}

/** Key id: first four bytes of SHA-256(name, newline, type, public key). */
export function keyId(name: string, type: number, key: Uint8Array): number {
  return fromBigEndian(sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), key)).subarray(0, 4));
}

/** `key` must be a public key that was checked when it was read. */
export function verifierKey(
  name: string,
  key: Uint8Array,
  type: SignatureType = SIGNATURE_TYPE.ed25519,
): VerifierKey {
  if (!isKeyName(name)) throw new RecordError(`"${name}" is no key name: no spaces and no plus sign`);
  return { name, id: keyId(name, type, key), type, key };
}

/** Reads `name+id+base64`; throws RecordError where it is malformed, of another type, or its id is wrong. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name, id, body] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const bytes = body === undefined ? undefined : fromBase64(body);
  if (name === undefined || id === undefined || bytes === undefined)
    throw new RecordError(`"${shorten(text)}" is no verifier key: expected NAME+ID+BASE64`);
  const type = bytes[0];
  if (type !== SIGNATURE_TYPE.ed25519 && type !== SIGNATURE_TYPE.cosignature)
    throw new RecordError(
      `the verifier key of ${name} is of type ${type}; only Ed25519 (1 and 4) is read here`,
    );
  if (bytes.length !== 1 + PUBLIC_KEY_BYTES)
    throw new RecordError(
      `the verifier key of ${name} has ${bytes.length - 1} bytes, expected ${PUBLIC_KEY_BYTES}`,
    );
  if (!isPublicKey(bytes.subarray(1))) throw new RecordError(`the key of ${name} is no Ed25519 public key`);
  const key = verifierKey(name, bytes.subarray(1), type);
  if (key.id !== Number.parseInt(id, 16))
    throw new RecordError(`the verifier key of ${name} says ${id}, its bytes say ${idText(key.id)}`);
  return key;
}

export function formatVerifierKey({ name, id, type, key }: VerifierKey): string {
  return `${name}+${idText(id)}+${base64(concat(Uint8Array.of(type), key))}`;
}

/** A key that can sign notes. `seed` is secret. */
export interface SignerKey {
  readonly name: string;
  readonly seed: Uint8Array;
}

// Deriving a public key takes a millisecond, and a log signs with the same key again and again.
const derived = new WeakMap<SignerKey, Uint8Array>();

export function verifierOf(signer: SignerKey, type: SignatureType = SIGNATURE_TYPE.ed25519): VerifierKey {
  const key = derived.get(signer) ?? publicKeyOf(signer.seed);
  derived.set(signer, key);
  return verifierKey(signer.name, key, type);
}

/** `PRIVATE+KEY+name+id+base64`. */
export function formatSignerKey(signer: SignerKey): string {
  const id = idText(verifierOf(signer).id);
  return `PRIVATE+KEY+${signer.name}+${id}+${base64(concat(Uint8Array.of(1), signer.seed))}`;
}

export function parseSignerKey(text: string): SignerKey {
  const [, name, id, body] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const bytes = body === undefined ? undefined : fromBase64(body);
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== 1)
    throw new RecordError('this is no signer key: expected PRIVATE+KEY+NAME+ID+BASE64 of an Ed25519 key');
  const signer = { name, seed: bytes.slice(1) };
  if (idText(verifierOf(signer).id) !== id)
    throw new RecordError(`the signer key of ${name} does not fit its id ${id}`);
  return signer;
}

/** Signature of a note's text. */
export function signNote(text: string, signer: SignerKey, sign: SignMessage = signBytes): NoteSignature {
  return { name: signer.name, id: verifierOf(signer).id, bytes: sign(utf8(text), signer.seed) };
}

export function isSignatureOf(signature: NoteSignature, key: VerifierKey): boolean {
  return signature.name === key.name && signature.id === key.id;
}

/**
 * Whether a plain Ed25519 key signed this note. Signatures of other keys are ignored; one that bears this key's name
 * and id and does not verify makes the note bad, however many others do.
 */
export function isSignedBy(note: Note, key: VerifierKey, verify: VerifySignature = verifySignature): boolean {
  const own = note.signatures.filter((signature) => isSignatureOf(signature, key));
  return own.length > 0 && own.every((signature) => verify(signature.bytes, utf8(note.text), key.key));
}

function idText(id: number): string {
  return hex(Uint8Array.of((id >>> 24) & 255, (id >>> 16) & 255, (id >>> 8) & 255, id & 255));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
