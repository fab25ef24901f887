/** Policies (c2sp.org/tlog-policy): which logs and which quorum of cosigners make a checkpoint count. */
import { hex } from '../bytes.ts';
import type { VerifySignature } from '../ed25519.ts';
import { RecordError } from '../error.ts';
import type { Checkpoint } from './checkpoint.ts';
import { cosignedAt } from './cosignature.ts';
import { formatVerifierKey, isSignedBy, parseVerifierKey, SIGNATURE_TYPE, type VerifierKey } from './keys.ts';

export interface Policy {
  readonly logs: readonly { readonly key: VerifierKey; readonly url?: string }[];
  readonly witnesses: readonly { readonly name: string; readonly key: VerifierKey; readonly url?: string }[];
  readonly groups: readonly {
    readonly name: string;
    readonly threshold: number;
    readonly members: readonly string[];
  }[];
  /** Name of a witness or group, or `none`. */
  readonly quorum: string;
}

interface Draft {
  readonly logs: { key: VerifierKey; url?: string }[];
  readonly witnesses: { name: string; key: VerifierKey; url?: string }[];
  readonly groups: { name: string; threshold: number; members: string[] }[];
  readonly names: Set<string>;
  readonly placed: Set<string>;
  quorum?: string;
}

type Reader = (words: readonly string[], draft: Draft) => void;

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['log', readLog],
  ['witness', readWitness],
  ['group', readGroup],
  ['quorum', readQuorum],
]);

/** Reads a policy; throws RecordError with the line where it is malformed. */
export function parsePolicy(text: string): Policy {
  const draft: Draft = { logs: [], witnesses: [], groups: [], names: new Set(), placed: new Set() };
  for (const [i, line] of text.split('\n').entries()) {
    try {
      readLine(line, draft);
    } catch (error) {
      if (error instanceof RecordError) throw new RecordError(`line ${i + 1}: ${error.message}`);
      throw error;
    }
  }
  if (draft.quorum === undefined)
    throw new RecordError('a policy has exactly one quorum line; this one has none');
  return { logs: draft.logs, witnesses: draft.witnesses, groups: draft.groups, quorum: draft.quorum };
}

function readLine(line: string, draft: Draft): void {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if ((code < 0x20 && code !== 9) || code === 0x7f) throw new RecordError(`control character ${code}`);
  }
  const [keyword, ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
  if (keyword === undefined || keyword.startsWith('#')) return;
  const reader = READERS.get(keyword);
  if (!reader) throw new RecordError(`unknown keyword "${keyword}": expected log, witness, group or quorum`);
  reader(words, draft);
}

function readLog(words: readonly string[], draft: Draft): void {
  const [text, url] = words;
  if (text === undefined || words.length > 2) throw new RecordError('expected: log KEY [URL]');
  const key = parseVerifierKey(text);
  if (key.type !== SIGNATURE_TYPE.ed25519)
    throw new RecordError(`${key.name} is a cosigner's key, not a log's`);
  noSameKey(draft.logs, key, 'log');
  draft.logs.push({ key, ...(url === undefined ? {} : { url }) });
}

function readWitness(words: readonly string[], draft: Draft): void {
  const [name, text, url] = words;
  if (name === undefined || text === undefined || words.length > 3)
    throw new RecordError('expected: witness NAME KEY [URL]');
  const key = parseVerifierKey(text);
  if (key.type !== SIGNATURE_TYPE.cosignature)
    throw new RecordError(`the key of ${name} is no cosigner's key (type 4)`);
  noSameKey(draft.witnesses, key, 'witness');
  define(name, draft);
  draft.witnesses.push({ name, key, ...(url === undefined ? {} : { url }) });
}

function readGroup(words: readonly string[], draft: Draft): void {
  const [name, rule, ...members] = words;
  if (name === undefined || rule === undefined || members.length === 0)
    throw new RecordError('expected: group NAME all|any|NUMBER MEMBER...');
  const threshold =
    rule === 'all' ? members.length : rule === 'any' ? 1 : /^\d+$/.test(rule) ? Number(rule) : Number.NaN;
  if (!(threshold >= 1 && threshold <= members.length))
    throw new RecordError(`"${rule}" is no threshold: expected all, any or 1 to ${members.length}`);
  for (const member of members) {
    if (!draft.names.has(member)) throw new RecordError(`"${member}" is not defined above`);
    if (draft.placed.has(member)) throw new RecordError(`"${member}" is a member more than once`);
    draft.placed.add(member);
  }
  define(name, draft);
  draft.groups.push({ name, threshold, members });
}

function readQuorum(words: readonly string[], draft: Draft): void {
  const [name] = words;
  if (name === undefined || words.length > 1) throw new RecordError('expected: quorum NAME');
  if (draft.quorum !== undefined)
    throw new RecordError('a policy has exactly one quorum line; this is the second');
  if (name !== 'none' && !draft.names.has(name)) throw new RecordError(`"${name}" is not defined above`);
  draft.quorum = name;
}

function define(name: string, draft: Draft): void {
  if (name === 'none') throw new RecordError('the name "none" is reserved');
  if (draft.names.has(name)) throw new RecordError(`"${name}" is defined twice`);
  draft.names.add(name);
}

function noSameKey(known: readonly { readonly key: VerifierKey }[], key: VerifierKey, what: string): void {
  if (known.some((other) => hex(other.key.key) === hex(key.key)))
    throw new RecordError(`the key of ${key.name} is that of another ${what}`);
}

export function formatPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const words = (...parts: readonly (string | undefined)[]) =>
    parts.filter((part) => part !== undefined).join(' ');
  return [
    ...logs.map(({ key, url }) => words('log', formatVerifierKey(key), url)),
    ...witnesses.map(({ name, key, url }) => words('witness', name, formatVerifierKey(key), url)),
    ...groups.map(({ name, threshold, members }) => words('group', name, String(threshold), ...members)),
    `quorum ${quorum}`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** How a checkpoint stands to a policy: whether a listed log signed it, who cosigned, whether the quorum is there. */
export interface Standing {
  readonly log: boolean;
  /** Witness names that cosigned, with the POSIX time. */
  readonly cosigned: ReadonlyMap<string, number>;
  readonly quorum: boolean;
}

export function checkPolicy({ head, note }: Checkpoint, policy: Policy, verify?: VerifySignature): Standing {
  const log = policy.logs.some(({ key }) => key.name === head.origin && isSignedBy(note, key, verify));
  const cosigned = new Map<string, number>();
  for (const { name, key } of policy.witnesses) {
    const time = cosignedAt(note, key, verify);
    if (time !== undefined) cosigned.set(name, time);
  }
  const stands = new Map<string, boolean>(policy.witnesses.map(({ name }) => [name, cosigned.has(name)]));
  for (const { name, threshold, members } of policy.groups)
    stands.set(name, members.filter((member) => stands.get(member)).length >= threshold);
  return { log, cosigned, quorum: policy.quorum === 'none' || stands.get(policy.quorum) === true };
}
