/** Checkpoints (c2sp.org/tlog-checkpoint@v1.0.0): the signed head of a log. */
import { base64, equalBytes, fromBase64 } from '../bytes.ts';
import type { SignMessage, VerifySignature } from '../ed25519.ts';
import { RecordError } from '../error.ts';
import { EMPTY_ROOT, HASH_BYTES, type Hash } from '../tree/index.ts';
import { isSignedBy, type SignerKey, signNote, type VerifierKey } from './keys.ts';
import { formatNote, type Note, parseNote } from './note.ts';

export interface TreeHead {
  /** Identity of the log. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Further lines, opaque. */
  readonly extensions: readonly string[];
}

/** The text that a checkpoint signs. */
export function headText({ origin, size, root, extensions }: TreeHead): string {
  return [origin, String(size), base64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** Reads the text of a checkpoint; throws RecordError where it is malformed. */
export function parseHead(text: string): TreeHead {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length < 3) throw new RecordError('a checkpoint has at least three lines');
  const [origin, sizeText, rootText, ...extensions] = lines as [string, string, string, ...string[]];
  if (lines.some((line) => line === '')) throw new RecordError('a checkpoint has no empty lines in its text');
  const size = Number(sizeText);
  if (!/^(0|[1-9]\d*)$/.test(sizeText) || !Number.isSafeInteger(size))
    throw new RecordError(`"${sizeText}" is no tree size`);
  const root = fromBase64(rootText);
  if (root?.length !== HASH_BYTES)
    throw new RecordError(`"${rootText}" is no root hash: expected 32 bytes in base64`);
  if (size === 0 && !equalBytes(root, EMPTY_ROOT))
    throw new RecordError('the checkpoint is of an empty log but its root is not that of an empty tree');
  return { origin, size, root, extensions };
}

/** A signed checkpoint, as bytes. */
export function signCheckpoint(head: TreeHead, signer: SignerKey, sign?: SignMessage): Uint8Array {
  const text = headText(head);
  return formatNote({ text, signatures: [signNote(text, signer, sign)] });
}

export interface Checkpoint {
  readonly head: TreeHead;
  readonly note: Note;
}

/** Reads a checkpoint; no signature is checked. */
export function parseCheckpoint(bytes: Uint8Array): Checkpoint {
  const note = parseNote(bytes);
  return { head: parseHead(note.text), note };
}

/** Reads a checkpoint and checks the log's signature; throws RecordError in one sentence otherwise. */
export function openCheckpoint(bytes: Uint8Array, key: VerifierKey, verify?: VerifySignature): Checkpoint {
  const checkpoint = parseCheckpoint(bytes);
  if (!isSignedBy(checkpoint.note, key, verify))
    throw new RecordError(`the checkpoint is not signed by ${key.name}: ${whoSigned(checkpoint.note, key)}`);
  return checkpoint;
}

function whoSigned(note: Note, key: VerifierKey): string {
  return note.signatures.some(({ name, id }) => name === key.name && id === key.id)
    ? 'its signature does not verify'
    : `it bears signatures of ${note.signatures.map(({ name }) => name).join(', ')} only, or of another key`;
}
