import { bigEndian, concat } from '../bytes.ts';
import { RecordError } from '../error.ts';

/** Longest entry that an entry bundle can hold, in bytes. */
export const ENTRY_LIMIT = 65_535;

/** Entries as a bundle of c2sp.org/tlog-tiles: each behind its length as a big-endian uint16. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > ENTRY_LIMIT)
        throw new RecordError(
          `an entry has ${entry.length} bytes; a record holds at most ${ENTRY_LIMIT} in one`,
        );
      return [bigEndian(entry.length, 2), entry];
    }),
  );
}

/** Entries of a bundle, as views of its bytes; throws where the last one is cut short. */
export function decodeBundle(bytes: Uint8Array, what = 'the bundle'): Uint8Array[] {
  const out: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + (bytes[at]! * 256 + (bytes[at + 1] ?? 0));
    if (at + 2 > bytes.length || end > bytes.length)
      throw new RecordError(`${what} is cut short at byte ${at}, in its entry ${out.length}`);
    out.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return out;
}
