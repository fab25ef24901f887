/** The SSH wire encoding (RFC 4251 section 5): length-prefixed strings and numbers. */
import { bigEndian, concat, fromBigEndian, utf8 } from '../bytes.ts';
import { RecordError } from '../error.ts';

/** A string: its length as uint32, then its bytes. */
export function sshString(value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? utf8(value) : value;
  return concat(bigEndian(bytes.length, 4), bytes);
}

export function uint32(value: number): Uint8Array {
  return bigEndian(value, 4);
}

/** Reads an encoded value from its beginning; throws RecordError where it is cut short. */
export interface WireReader {
  readonly string: () => Uint8Array;
  readonly uint32: () => number;
  readonly raw: (length: number) => Uint8Array;
  /** What is left. */
  readonly rest: () => Uint8Array;
}

export function wireReader(bytes: Uint8Array, what: string): WireReader {
  let at = 0;
  const raw = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RecordError(`${what} is cut short`);
    at += length;
    return bytes.subarray(at - length, at);
  };
  const number = () => fromBigEndian(raw(4));
  return { raw, uint32: number, string: () => raw(number()), rest: () => bytes.subarray(at) };
}
