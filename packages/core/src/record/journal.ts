/**
 * The journal: what a writer makes durable before it acknowledges an append. Entries appended together stand in one
 * frame, and a frame counts only as a whole, so a write that was cut off leaves nothing half-written.
 *
 *     lockstep-journal/1 BASE\n          BASE: size of the record when the journal was begun
 *     frame: uint32 length, 8 bytes of SHA-256(uint64 number of its first entry || bundle), bundle
 */
import { bigEndian, concat, equalBytes, fromBigEndian, textOf, utf8 } from './bytes.ts';
import { RecordError } from './error.ts';
import { decodeBundle, encodeBundle, sha256 } from './tree/index.ts';

const HEADER = 'lockstep-journal/1';
const CHECK_BYTES = 8;

export function journalHeader(base: number): Uint8Array {
  return utf8(`${HEADER} ${base}\n`);
}

/** A frame of entries of which the first is number `index`. */
export function journalFrame(index: number, entries: readonly Uint8Array[]): Uint8Array {
  const bundle = encodeBundle(entries);
  return concat(bigEndian(bundle.length, 4), check(index, bundle), bundle);
}

function check(index: number, bundle: Uint8Array): Uint8Array {
  return sha256(concat(bigEndian(index, 8), bundle)).subarray(0, CHECK_BYTES);
}

export interface Journal {
  readonly base: number;
  readonly entries: readonly Uint8Array[];
  /** Length of what is whole, in bytes; what is behind it was cut off while it was written, or is damaged. */
  readonly whole: number;
}

/** Reads a journal up to its first frame that is not whole; throws RecordError where not even its header is. */
export function parseJournal(bytes: Uint8Array): Journal {
  const end = bytes.indexOf(0x0a) + 1;
  const base = /^lockstep-journal\/1 (0|[1-9]\d*)\n$/.exec(
    end > 0 ? textOf(bytes.subarray(0, end), 'the journal') : '',
  )?.[1];
  if (base === undefined) throw new RecordError(`it does not begin with "${HEADER} SIZE"`);
  const entries: Uint8Array[] = [];
  let at = end;
  while (at + 4 + CHECK_BYTES <= bytes.length) {
    const length = fromBigEndian(bytes.subarray(at, at + 4));
    const bundle = bytes.subarray(at + 4 + CHECK_BYTES, at + 4 + CHECK_BYTES + length);
    const given = bytes.subarray(at + 4, at + 4 + CHECK_BYTES);
    if (bundle.length < length || !equalBytes(given, check(Number(base) + entries.length, bundle))) break;
    entries.push(...decodeBundle(bundle, 'the journal'));
    at += 4 + CHECK_BYTES + length;
  }
  return { base: Number(base), entries, whole: at };
}
