/**
 * Entries as stored: the signed line, the SSH signature over exactly that line, and when the record received it.
 *
 *     {"format":"lockstep-entry/1","kind":"object", ...}
 *     -----BEGIN SSH SIGNATURE-----
 *     ...
 *     -----END SSH SIGNATURE-----
 *     received 2020-10-21T14:03:10Z
 */
import { textOf, utf8 } from '../bytes.ts';
import { digestOfText } from '../canonical.ts';
import { RecordError } from '../error.ts';
import { formatInstant, type Instant, parseInstant } from '../instant.ts';
import { parseArmour, SSHSIG_BEGIN, type SshSignature } from '../ssh/index.ts';
import { type Payload, parsePayload } from './payload.ts';

/** A payload with its author's signature: what a member hands to the keeper of the record. */
export interface SignedPayload {
  /** The signed line, with its newline. */
  readonly line: string;
  readonly payload: Payload;
  /** Hex SHA-256 of the line: the name under which other entries speak of it. */
  readonly digest: string;
  readonly signature: SshSignature;
  readonly armour: string;
}

export interface Entry extends SignedPayload {
  /** By the keeper of the record. */
  readonly received: Instant;
}

/** Text of a signed payload, as a member hands it in: an entry without the line of receipt. */
export function formatSigned(line: string, armour: string): string {
  return `${line}${armour}`;
}

/** Reads what `formatSigned` writes; throws RecordError where it is malformed. No signature is checked. */
export function parseSigned(text: string): SignedPayload {
  const end = text.indexOf('\n') + 1;
  const line = text.slice(0, end);
  const armour = text.slice(end);
  if (end === 0 || !armour.startsWith(SSHSIG_BEGIN))
    throw new RecordError('the entry has no signature under its first line');
  return {
    line,
    payload: parsePayload(line),
    digest: digestOfText(line),
    signature: parseArmour(armour),
    armour,
  };
}

/** The entry's bytes: the leaf of the record. */
export function formatEntry(
  { line, armour }: { line: string; armour: string },
  received: Instant,
): Uint8Array {
  return utf8(`${formatSigned(line, armour)}received ${formatInstant(received)}\n`);
}

/** Reads an entry; throws RecordError where it is malformed. No signature is checked. */
export function parseEntry(bytes: Uint8Array): Entry {
  const text = textOf(bytes, 'the entry');
  const [, signed, time] = /^([\s\S]*\n)received (\S+)\n$/.exec(text) ?? [];
  const received = time === undefined ? undefined : parseInstant(time);
  if (signed === undefined || received === undefined || formatInstant(received) !== time)
    throw new RecordError('the entry does not end with the line "received TIME"');
  return { ...parseSigned(signed), received };
}
