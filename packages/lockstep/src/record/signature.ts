/** Ed25519 by the platform, accepting exactly what the core's strict verification accepts, twenty times as fast. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { isPublicKey, type SignMessage, type VerifySignature, verifySignature } from '@lockstep/core/record';

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const MOST_KEYS = 10_000;
const keys = new Map<string, KeyObject | undefined>();

/**
 * OpenSSL takes keys that are of small order or not written canonically, so keys are judged by the core first. With a
 * good key it accepts nothing that the core refuses: it compares R as bytes, without the cofactor, and refuses a large
 * S. What it refuses, the core decides.
 */
export const fastVerify: VerifySignature = (signature, message, publicKey) => {
  const key = keyObject(publicKey);
  if (!key || signature.length !== 64) return false;
  return verify(null, message, key, signature) || verifySignature(signature, message, publicKey);
};

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const secrets = new WeakMap<Uint8Array, KeyObject>();

/** The same signature as the core's: Ed25519 leaves no choice. */
export const fastSign: SignMessage = (message, seed) => {
  const key =
    secrets.get(seed) ??
    createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  secrets.set(seed, key);
  return sign(null, message, key);
};

function keyObject(publicKey: Uint8Array): KeyObject | undefined {
  const name = Buffer.from(publicKey).toString('latin1');
  if (keys.has(name)) return keys.get(name);
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = isPublicKey(publicKey)
    ? createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
    : undefined;
  keys.set(name, key);
  return key;
}
