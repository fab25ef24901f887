/** Founding a record: the chair's first entry, which names the log's key and everybody who is on the roster. */
import { join, resolve } from 'node:path';
import {
  ENTRY_FORMAT,
  formatEntry,
  formatInstant,
  formatPublicKey,
  formatVerifierKey,
  foundRoster,
  type Instant,
  isKeyName,
  type Payload,
  parsePublicKey,
  payloadLine,
  RecordError,
  type Role,
  verifierOf,
} from '@lockstep/core/record';
import type { Io } from '../cli/io.ts';
import { Problem } from '../cli/problem.ts';
import { createRecord, newLogKey, openWriter, readLogKey } from '../record/index.ts';
import { atOption, checkZone, notAhead } from './clock.ts';
import type { Entered } from './enter.ts';
import { keySentence } from './keys.ts';
import { readGiven } from './open.ts';
import { refreshDerived } from './recording.ts';
import { memberKey } from './sign.ts';
import { FOUND } from './words.ts';

export interface FoundOptions {
  readonly title: string;
  readonly origin: string;
  readonly zone: string;
  readonly key: string;
  readonly chair: string;
  /** `id=FILE`, `id:Name=FILE` of public keys. */
  readonly member: readonly string[];
  readonly observer: readonly string[];
  readonly party: readonly string[];
  readonly at?: string;
  readonly logKey?: string;
  readonly yes?: boolean;
  /** Called with what is about to be signed, before it is. */
  readonly tell?: (about: Entered) => void;
}

/** Founds a record in a workspace's folder `record`; a dry run unless `yes`. */
export function foundRecord(io: Io, dir: string, options: FoundOptions): Entered {
  const folder = join(resolve(io.cwd, dir), 'record');
  const zone = checkZone(options.zone);
  const at = atOption(options.at, zone);
  if (!isKeyName(options.origin)) throw new Problem(FOUND.origin(options.origin));
  const key = memberKey(io.cwd, options.key);
  const log =
    options.logKey === undefined
      ? newLogKey(options.origin)
      : readLogKey(folder, resolve(io.cwd, options.logKey));
  const [chairId, chairName] = named(options.chair);
  const people = (list: readonly string[], role: Role) => list.map((text) => principal(io, text, role));
  const payload: Payload = {
    format: ENTRY_FORMAT,
    kind: 'found',
    record: log.name,
    by: chairId,
    at: formatInstant(at),
    title: options.title,
    zone,
    log: formatVerifierKey(verifierOf(log)),
    principals: [
      { id: chairId, name: chairName, roles: ['chair'], key: formatPublicKey(key.publicKey) },
      ...people(options.member, 'member'),
      ...people(options.observer, 'observer'),
      ...people(options.party, 'party'),
    ],
  };
  const result: Entered = {
    record: log.name,
    at: formatInstant(at),
    payloads: [payload],
    sentences: [
      keySentence(payload, { origin: '', title: '', zone, log: verifierOf(log), principals: new Map() }),
    ],
    effect: [],
    refused: null,
    state: null,
    zone,
    signedBefore: false,
    entries: [],
    wrote: null,
    notes: [],
  };
  check(payload, at, key.publicKey);
  if (options.yes !== true) return result;
  notAhead(at, zone);
  options.tell?.(result);
  const line = payloadLine(payload);
  const entry = formatEntry({ line, armour: key.sign(line) }, at);
  createRecord(folder, log, options.logKey === undefined);
  const writer = openWriter(folder, log);
  try {
    writer.append([entry]);
    writer.publish();
    refreshDerived(folder);
  } finally {
    writer.close();
  }
  return { ...result, entries: [0] };
}

/** Throws a Problem where the roster would be refused. */
function check(payload: Payload, received: Instant, key: Uint8Array): void {
  const signature = { key, namespace: '', hash: '', signature: new Uint8Array(64) };
  try {
    foundRoster({ payload, received, line: '', digest: '', armour: '', signature });
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message);
    throw error;
  }
}

/** `id` or `id:Name`. */
function named(text: string): [string, string] {
  const [id = '', ...name] = text.split(':');
  return [id, name.join(':') || id];
}

function principal(io: Io, text: string, role: Role): object {
  const at = text.indexOf('=');
  if (at < 1) throw new Problem(FOUND.person(text));
  const [id, name] = named(text.slice(0, at));
  return { id, name, roles: [role], key: publicLine(io, text.slice(at + 1)) };
}

/** The public key of a file, as the roster writes it. */
export function publicLine(io: Io, file: string): string {
  try {
    return formatPublicKey(parsePublicKey(Buffer.from(readGiven(io.cwd, file)).toString('utf8')));
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message, { file });
    throw error;
  }
}
