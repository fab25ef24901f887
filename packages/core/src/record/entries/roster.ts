/** Who may sign for whom, and when: a fold over the entries that found, enrol, rotate and revoke. */
import { equalBytes } from '../bytes.ts';
import { RecordError } from '../error.ts';
import type { Instant } from '../instant.ts';
import {
  formatVerifierKey,
  type Policy,
  parseVerifierKey,
  SIGNATURE_TYPE,
  type VerifierKey,
  verifierKey,
} from '../notes/index.ts';
import {
  type AllowedSigner,
  fingerprint,
  formatAllowedSigners,
  POSITION_NAMESPACE,
  parsePublicKey,
} from '../ssh/index.ts';
import type { Entry } from './entry.ts';
import { listField, objectOf, textField, textsField } from './payload.ts';

/** Chairs run the procedure, members decide, observers may speak, parties may reply. */
export const ROLES = ['chair', 'member', 'observer', 'party'] as const;
export type Role = (typeof ROLES)[number];

/** From `from` until just before `until`. */
export interface KeySpan {
  readonly key: Uint8Array;
  readonly from: Instant;
  readonly until?: Instant;
}

export interface Principal {
  readonly id: string;
  readonly name: string;
  /** Roles from an instant on, until the next; in order. */
  readonly roles: readonly { readonly from: Instant; readonly roles: readonly Role[] }[];
  readonly keys: readonly KeySpan[];
}

export interface Roster {
  /** Origin of the record, its title, and its zone, as founded. */
  readonly origin: string;
  readonly title: string;
  readonly zone: string;
  /** Key of the log's checkpoints. */
  readonly log: VerifierKey;
  readonly principals: ReadonlyMap<string, Principal>;
}

export const KEY_KINDS = ['found', 'enrol', 'leave', 'rotate', 'revoke'] as const;

export function isKeyKind(kind: string): boolean {
  return (KEY_KINDS as readonly string[]).includes(kind);
}

/** The key with which somebody signs at an instant, if there is one. */
export function keyAt(roster: Roster, id: string, at: Instant): Uint8Array | undefined {
  return roster.principals.get(id)?.keys.find((span) => holds(span, at))?.key;
}

export function rolesAt(roster: Roster, id: string, at: Instant): readonly Role[] {
  const spans = roster.principals.get(id)?.roles ?? [];
  return spans.findLast(({ from }) => from <= at)?.roles ?? [];
}

/** Everybody who holds a role at an instant, in the order of enrolment. */
export function holdersAt(roster: Roster, role: Role, at: Instant): readonly string[] {
  return [...roster.principals.keys()].filter((id) => rolesAt(roster, id, at).includes(role));
}

function holds({ from, until }: KeySpan, at: Instant): boolean {
  return from <= at && (until === undefined || at < until);
}

/** The roster that a founding entry sets up; throws RecordError where it is malformed. */
export function foundRoster({ payload, received }: Entry): Roster {
  if (payload.kind !== 'found')
    throw new RecordError('the first entry of a record founds it; this one does not');
  const log = parseVerifierKey(textField(payload, 'log'));
  if (log.name !== payload.record)
    throw new RecordError(`the log's key is named ${log.name}, the record ${payload.record}`);
  let roster: Roster = {
    origin: payload.record,
    title: textField(payload, 'title'),
    zone: textField(payload, 'zone'),
    log,
    principals: new Map(),
  };
  for (const who of listField(payload, 'principals'))
    roster = enrol(roster, objectOf(who, 'principals'), received);
  if (!rolesAt(roster, payload.by, received).includes('chair'))
    throw new RecordError(`the record is founded by ${payload.by}, who is not enrolled as its chair`);
  return roster;
}

type Change = (roster: Roster, entry: Entry) => Roster;

const CHANGES: ReadonlyMap<string, Change> = new Map<string, Change>([
  [
    'enrol',
    (roster, entry) => enrol(byChair(roster, entry), objectOf(entry.payload.who, 'who'), entry.received),
  ],
  [
    'leave',
    (roster, entry) => leave(byChair(roster, entry), textField(entry.payload, 'who'), entry.received),
  ],
  ['rotate', (roster, entry) => rotate(byOwnerOrChair(roster, entry), entry)],
  ['revoke', (roster, entry) => revoke(byOwnerOrChair(roster, entry), entry)],
]);

/**
 * The roster after an entry about keys. Nothing reaches back: keys and roles change from the moment at which the
 * record received the entry. Throws RecordError where the entry may not do what it says.
 */
export function changeRoster(roster: Roster, entry: Entry): Roster {
  const change = CHANGES.get(entry.payload.kind);
  if (!change) throw new RecordError('a record is founded once');
  return change(roster, entry);
}

function byChair(roster: Roster, { payload, received }: Entry): Roster {
  if (!rolesAt(roster, payload.by, received).includes('chair'))
    throw new RecordError(`${payload.by} is not the chair: only the chair enrols and strikes off`);
  return roster;
}

function byOwnerOrChair(roster: Roster, entry: Entry): Roster {
  return entry.payload.who === entry.payload.by ? roster : byChair(roster, entry);
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

function enrol(roster: Roster, who: Readonly<Record<string, unknown>>, from: Instant): Roster {
  const id = textField(who, 'id');
  if (!ID.test(id)) throw new RecordError(`"${id}" is no name for a signer: letters, digits, dots, hyphens`);
  const roles = textsField(who, 'roles').map((role) => {
    const known = ROLES.find((value) => value === role);
    if (!known) throw new RecordError(`"${role}" is no role: expected ${ROLES.join(', ')}`);
    return known;
  });
  const before = roster.principals.get(id);
  const key = parsePublicKey(textField(who, 'key'));
  // An enrolled signer is enrolled again only to change roles; keys change by rotation, with its own rules.
  const current = before && keyAt(roster, id, from);
  if (current && !equalBytes(current, key))
    throw new RecordError(`${id} is enrolled with another key: rotate it`);
  if (!current) ownKey(roster, id, key);
  const kept = before?.keys ?? [];
  return withPrincipal(roster, {
    id,
    name: textField(who, 'name'),
    roles: [...(before?.roles ?? []), { from, roles }],
    keys: current ? kept : [...kept, { key, from }],
  });
}

function leave(roster: Roster, id: string, from: Instant): Roster {
  const principal = enrolled(roster, id);
  return withPrincipal(roster, { ...principal, roles: [...principal.roles, { from, roles: [] }] });
}

function rotate(roster: Roster, { payload, received }: Entry): Roster {
  const principal = enrolled(roster, textField(payload, 'who'));
  const key = parsePublicKey(textField(payload, 'key'));
  ownKey(roster, principal.id, key);
  return withPrincipal(roster, {
    ...principal,
    keys: [...ended(principal.keys, received), { key, from: received }],
  });
}

function revoke(roster: Roster, { payload, received }: Entry): Roster {
  const principal = enrolled(roster, textField(payload, 'who'));
  const current = keyAt(roster, principal.id, received);
  const named = textField(payload, 'key');
  if (!current || fingerprint(current) !== named)
    throw new RecordError(`${principal.id} does not sign with the key ${named} at this time`);
  return withPrincipal(roster, { ...principal, keys: ended(principal.keys, received) });
}

function ended(keys: readonly KeySpan[], at: Instant): KeySpan[] {
  return keys.map((span) => (holds(span, at) ? { ...span, until: at } : span));
}

/** One key speaks for one signer only, once: neither anybody else's nor one that was given up may be taken. */
function ownKey(roster: Roster, id: string, key: Uint8Array): void {
  for (const other of roster.principals.values())
    for (const span of other.keys)
      if (equalBytes(span.key, key))
        throw new RecordError(`the key ${fingerprint(key)} of ${id} was already in use by ${other.id}`);
}

function enrolled(roster: Roster, id: string): Principal {
  const principal = roster.principals.get(id);
  if (!principal) throw new RecordError(`${id} is not enrolled`);
  return principal;
}

function withPrincipal(roster: Roster, principal: Principal): Roster {
  return { ...roster, principals: new Map(roster.principals).set(principal.id, principal) };
}

/** The allowed_signers file by which `ssh-keygen -Y verify` checks entries without Lockstep. */
export function allowedSigners(roster: Roster): string {
  const signers = [...roster.principals.values()].flatMap(({ id, name, keys }) =>
    keys
      .filter(({ from, until }) => until === undefined || from < until)
      .map(
        ({ key, from, until }): AllowedSigner => ({
          principals: [id],
          key,
          namespaces: [POSITION_NAMESPACE],
          validAfter: from,
          ...(until === undefined ? {} : { validBefore: until - 1 }),
          comment: name,
        }),
      ),
  );
  return formatAllowedSigners(signers);
}

/** The key under which a signer cosigns checkpoints: the same Ed25519 key, under a name and a type of its own. */
export function cosignerKey(roster: Roster, id: string, key: Uint8Array): VerifierKey {
  return verifierKey(`${roster.origin}/${id}`, key, SIGNATURE_TYPE.cosignature);
}

/** The policy of "in together": a head of the record counts once every member of that moment has seen it. */
export function policyAt(roster: Roster, at: Instant): Policy {
  const witnesses = holdersAt(roster, 'member', at).flatMap((id) => {
    const key = keyAt(roster, id, at);
    return key ? [{ name: id, key: cosignerKey(roster, id, key) }] : [];
  });
  const members = witnesses.map(({ name }) => name);
  if (members.length === 0) return { logs: [{ key: roster.log }], witnesses, groups: [], quorum: 'none' };
  // The group must not bear a member's name.
  const name = members.includes('members') ? 'all-members' : 'members';
  return {
    logs: [{ key: roster.log }],
    witnesses,
    groups: [{ name, threshold: members.length, members }],
    quorum: name,
  };
}

/** The log's key as text. */
export function logKeyText(roster: Roster): string {
  return `${formatVerifierKey(roster.log)}\n`;
}
