/** Makes records for tests: people with keys, and entries as their keeper would store them. */
import { utf8 } from '../bytes.ts';
import { publicKeyOf } from '../ed25519.ts';
import { ENTRY_FORMAT, formatEntry, type Payload, payloadLine, type Role } from '../entries/index.ts';
import { type Instant, parseInstant } from '../instant.ts';
import { formatVerifierKey, type SignerKey, verifierOf } from '../notes/index.ts';
import { armour, formatPublicKey, sshSign } from '../ssh/index.ts';
import { sha256 } from '../tree/index.ts';

export const RECORD = 'lockstep.example/test';
export const LOG: SignerKey = { name: RECORD, seed: sha256(utf8('the log')) };

export const seedOf = (name: string): Uint8Array => sha256(utf8(`key of ${name}`));
export const publicLine = (name: string): string => formatPublicKey(publicKeyOf(seedOf(name)));

const BEGINNING = parseInstant('2020-10-21T12:00:00Z')!;

/** Instant of a text, or of minutes after 2020-10-21T12:00:00Z. */
export function when(at: string | number): Instant {
  if (typeof at === 'number') return BEGINNING + at * 60;
  const instant = parseInstant(at);
  if (instant === undefined) throw new Error(`no such time: ${at}`);
  return instant;
}

export const iso = (instant: Instant): string => new Date(instant * 1000).toISOString().replace('.000', '');

export function payload(kind: string, by: string, at: Instant, fields: object = {}): Payload {
  return { format: ENTRY_FORMAT, kind, record: RECORD, by, at: iso(at), ...fields };
}

/** An entry signed by its author (or, to forge one, with somebody else's key) and received. */
export function entry(content: Payload, received: Instant, signedWith: string = content.by): Uint8Array {
  const line = payloadLine(content);
  return formatEntry({ line, armour: armour(sshSign(utf8(line), seedOf(signedWith))) }, received);
}

export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
}

export const principal = ({ id, roles }: Person): object => ({
  id,
  name: id.toUpperCase(),
  roles,
  key: publicLine(id),
});

/** The entry that founds a record; the first person chairs. */
export function found(people: readonly Person[], at: Instant): Uint8Array {
  const fields = {
    title: 'A test',
    zone: 'Europe/Brussels',
    log: formatVerifierKey(verifierOf(LOG)),
    principals: people.map(principal),
  };
  return entry(payload('found', people[0]!.id, at, fields), at);
}
