/** Proof bundles (c2sp.org/tlog-proof): one file that shows an outsider that one entry is in a log. */
import { base64, fromBase64, textOf, utf8 } from '../bytes.ts';
import type { VerifySignature } from '../ed25519.ts';
import { RecordError } from '../error.ts';
import { HASH_BYTES, type Hash, verifyEntry } from '../tree/index.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import type { VerifierKey } from './keys.ts';

export interface ProofBundle {
  readonly index: number;
  /** From the leaf's sibling up. */
  readonly hashes: readonly Hash[];
  /** The checkpoint's bytes, verbatim. */
  readonly checkpoint: Uint8Array;
  /** Here: the entry's own bytes, so that the file speaks for itself. Trusted only once it hashes to the leaf. */
  readonly extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

export function formatProof({ index, hashes, checkpoint, extra }: ProofBundle): Uint8Array {
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${base64(extra)}`]),
    `index ${index}`,
    ...hashes.map(base64),
    '',
    textOf(checkpoint, 'the checkpoint'),
  ];
  return utf8(lines.join('\n'));
}

/** Reads a proof bundle; throws RecordError where it is malformed. Nothing is verified. */
export function parseProof(bytes: Uint8Array): ProofBundle {
  const text = textOf(bytes, 'the proof');
  const gap = text.indexOf('\n\n');
  if (!text.startsWith(`${HEADER}\n`)) throw new RecordError(`a proof begins with the line ${HEADER}`);
  if (gap < 0) throw new RecordError('the proof has no empty line before its checkpoint');
  const lines = text.slice(HEADER.length + 1, gap).split('\n');
  let extra: Uint8Array | undefined;
  if (lines[0]?.startsWith('extra ')) {
    extra = fromBase64(lines[0].slice('extra '.length));
    if (extra === undefined) throw new RecordError('the extra data of the proof is not base64');
    lines.shift();
  }
  const index = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '')?.[1];
  if (index === undefined || !Number.isSafeInteger(Number(index)))
    throw new RecordError('the proof has no line "index NUMBER"');
  const hashes = lines.map((line, i) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES)
      throw new RecordError(`hash ${i + 1} of the proof is not 32 bytes in base64`);
    return hash;
  });
  const checkpoint = utf8(text.slice(gap + 2));
  return { index: Number(index), hashes, checkpoint, ...(extra === undefined ? {} : { extra }) };
}

/**
 * Checks a proof bundle for an entry against the log's key; gives its checkpoint, or throws RecordError with the
 * reason. `entry` may be left out where the bundle carries it.
 */
export function openProof(
  bundle: ProofBundle,
  key: VerifierKey,
  entry: Uint8Array | undefined = bundle.extra,
  verify?: VerifySignature,
): Checkpoint {
  if (entry === undefined)
    throw new RecordError('the proof does not carry the entry: give the entry beside it');
  const checkpoint = openCheckpoint(bundle.checkpoint, key, verify);
  const { size, root } = checkpoint.head;
  if (!verifyEntry(entry, bundle.index, size, bundle.hashes, root))
    throw new RecordError(
      `the proof does not show that this entry is number ${bundle.index} of the ${size} in the log`,
    );
  return checkpoint;
}
