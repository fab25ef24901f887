/**
 * Cosignatures (c2sp.org/tlog-cosignature, Ed25519 v1): "at this time, the largest tree of this log that I have seen
 * is this one, and it only ever grew". It says nothing about agreeing with what is in it.
 */
import { bigEndian, concat, fromBigEndian, utf8 } from '../bytes.ts';
import {
  SIGNATURE_BYTES,
  type SignMessage,
  signBytes,
  type VerifySignature,
  verifySignature,
} from '../ed25519.ts';
import { isSignatureOf, SIGNATURE_TYPE, type SignerKey, type VerifierKey, verifierOf } from './keys.ts';
import type { Note, NoteSignature } from './note.ts';

const signedMessage = (time: number, text: string) => utf8(`cosignature/v1\ntime ${time}\n${text}`);

/** Cosignature of a checkpoint's text at a POSIX time in whole seconds. */
export function cosign(
  text: string,
  time: number,
  signer: SignerKey,
  sign: SignMessage = signBytes,
): NoteSignature {
  return {
    name: signer.name,
    id: verifierOf(signer, SIGNATURE_TYPE.cosignature).id,
    bytes: concat(bigEndian(time, 8), sign(signedMessage(time, text), signer.seed)),
  };
}

/** The POSIX time at which this key (of type 4) cosigned the checkpoint, or undefined where it did not. */
export function cosignedAt(
  note: Note,
  key: VerifierKey,
  verify: VerifySignature = verifySignature,
): number | undefined {
  const times = note.signatures
    .filter((signature) => isSignatureOf(signature, key))
    .map(({ bytes }) => {
      if (bytes.length !== 8 + SIGNATURE_BYTES || bytes[0]! > 0) return undefined;
      const time = fromBigEndian(bytes.subarray(0, 8));
      return verify(bytes.subarray(8), signedMessage(time, note.text), key.key) ? time : undefined;
    });
  return times.length > 0 && times.every((time) => time !== undefined) ? Math.max(...times) : undefined;
}
