import { ed25519 } from '@noble/curves/ed25519.js';
import { hex } from './bytes.ts';

export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/** Checks an Ed25519 signature; a shell may hand in a faster one that accepts exactly the same. */
export type VerifySignature = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/**
 * Strict verification (RFC 8032, FIPS 186-5): encodings must be canonical and keys of small order are refused, so
 * that a signature speaks for one key and one message only. Never throws.
 */
export const verifySignature: VerifySignature = (signature, message, publicKey) => {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false;
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};

// The same few keys are read again and again, and decompressing a point takes most of a millisecond.
const judged = new Map<string, boolean>();
const MOST_JUDGED = 1000;

/** Whether these bytes are a public key that strict verification can accept at all. */
export function isPublicKey(bytes: Uint8Array): boolean {
  const name = hex(bytes);
  const known = judged.get(name);
  if (known !== undefined) return known;
  if (judged.size >= MOST_JUDGED) judged.clear();
  const good = isGoodPoint(bytes);
  judged.set(name, good);
  return good;
}

function isGoodPoint(bytes: Uint8Array): boolean {
  try {
    return !ed25519.Point.fromBytes(bytes, false).isSmallOrder();
  } catch {
    return false;
  }
}

/** Public key of a 32-byte secret seed. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

/** Signs a message with a 32-byte secret seed; a shell may hand in a faster one. */
export type SignMessage = (message: Uint8Array, seed: Uint8Array) => Uint8Array;

/** Deterministic signature (RFC 8032): the same wherever it is computed. */
export const signBytes: SignMessage = (message, seed) => ed25519.sign(message, seed);
