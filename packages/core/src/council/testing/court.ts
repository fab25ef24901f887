/** Councils for tests: acts without signatures, so that hundreds of thousands of histories can be tried. */
import {
  digestOfText,
  type Instant,
  payloadLine,
  type Reading,
  type Role,
  type Roster,
  type Act as StandingEntry,
} from '../../record/index.ts';
import { payload, when } from '../../record/testing/scribe.ts';
import { type Council, type CouncilInput, councilAt, type Sighting } from '../index.ts';

export interface Deed {
  readonly kind: string;
  readonly by: string;
  /** Received, in minutes after the beginning. */
  readonly at: number;
  /** Signed, where that is another time. */
  readonly signed?: number;
  readonly fields: object;
}

export const did = (kind: string, by: string, at: number, fields: object = {}, signed = at): Deed => ({
  kind,
  by,
  at,
  signed,
  fields,
});

export interface Member {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly from?: number;
  /** When all roles end. */
  readonly until?: number;
}

export const CHAIR: Member = { id: 'chair', roles: ['chair'] };
export const ABC: readonly Member[] = ['a', 'b', 'c'].map((id) => ({ id, roles: ['member'] }));

function rosterOf(people: readonly Member[]): Roster {
  const principals = people.map(({ id, roles, from = 0, until }) => ({
    id,
    name: id,
    keys: [],
    roles: [{ from: when(from), roles }, ...(until === undefined ? [] : [{ from: when(until), roles: [] }])],
  }));
  return {
    origin: 'lockstep.example/test',
    title: 'A test',
    zone: 'UTC',
    log: { name: 'lockstep.example/test', id: 0, type: 1, key: new Uint8Array(32) },
    principals: new Map(principals.map((principal) => [principal.id, principal])),
  };
}

const EVERYBODY: readonly Member[] = [CHAIR, ...ABC];
const ROSTER = rosterOf(EVERYBODY);

/** Root of a record of that size: any text that differs by size will do. */
export const rootOf = (size: number): string => `root of ${size}`;
const ROOTS = new Map(Array.from({ length: 60 }, (_, size) => [size, rootOf(size)]));

const known = new WeakMap<Deed, Omit<StandingEntry, 'index'>>();

function standing(deed: Deed): Omit<StandingEntry, 'index'> {
  const { kind, by, at, signed = at, fields } = deed;
  const before = known.get(deed);
  if (before) return before;
  const content = payload(kind, by, when(signed), fields);
  const line = payloadLine(content);
  const signature = { key: new Uint8Array(32), namespace: '', hash: '', signature: new Uint8Array(64) };
  const made = {
    payload: content,
    line,
    digest: digestOfText(line),
    received: when(at),
    armour: '',
    signature,
  };
  known.set(deed, made);
  return made;
}

export function inputOf(
  deeds: readonly Deed[],
  people: readonly Member[] = EVERYBODY,
  cosignatures: readonly Sighting[] = [],
): CouncilInput {
  const acts = deeds.map((deed, index): StandingEntry => ({ ...standing(deed), index }));
  const reading: Reading = {
    size: acts.length,
    acts,
    withheld: [],
    roster: people === EVERYBODY ? ROSTER : rosterOf(people),
    problems: [],
  };
  return { reading, roots: ROOTS, cosignatures };
}

export function councilOf(
  deeds: readonly Deed[],
  at: number,
  people?: readonly Member[],
  cosignatures?: readonly Sighting[],
): Council {
  return councilAt(inputOf(deeds, people, cosignatures), when(at));
}

/** A proposal made at minute 0, and how acts name it. */
export function proposal(
  fields: object = {},
  by = 'chair',
  at = 0,
): { deed: Deed; on: { id: string; digest: string } } {
  const all = { id: 'p', title: 'A text', text: 'We adjust together.', rule: 'silence', ...fields };
  const deed = did('propose', by, at, all);
  return {
    deed,
    on: { id: all.id, digest: digestOfText(payloadLine(payload('propose', by, when(at), all))) },
  };
}

/** The chair puts a text under silence from minute `at` to minute `until`. */
export function circulate(
  on: object,
  at: number,
  until: number,
  entitled: readonly string[] = ['a', 'b', 'c'],
): Deed {
  return did('circulate', 'chair', at, { on, expires: isoMinute(until), zone: 'UTC', entitled });
}

export function extend(on: object, at: number, until: number, by = 'chair'): Deed {
  return did('extend', by, at, { on, expires: isoMinute(until), because: 'more time' });
}

export function receive(
  by: string,
  at: number,
  size: number,
  on?: object,
  fields: object = {},
  signed = at,
): Deed {
  return did('receive', by, at, { ...(on ? { on } : {}), size, root: rootOf(size), ...fields }, signed);
}

export function isoMinute(minute: number): string {
  return new Date(when(minute) * 1000).toISOString().replace('.000', '');
}

export const minuteOf = (instant: Instant): number => (instant - when(0)) / 60;
