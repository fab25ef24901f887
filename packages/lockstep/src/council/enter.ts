/** From an intent to an entry: say what will be signed, sign it, record it, and hand back the proof. */
import { join, resolve } from 'node:path';
import type { State } from '@lockstep/core/council';
import {
  checkSigned,
  ENTRY_LIMIT,
  equalBytes,
  formatEntry,
  formatInstant,
  formatSigned,
  hex,
  type Instant,
  keyAt,
  type Payload,
  parseSigned,
  payloadLine,
  pinsOf,
  RecordError,
  readEntries,
} from '@lockstep/core/record';
import type { Io } from '../cli/io.ts';
import { Problem } from '../cli/problem.ts';
import { fastVerify, openReader, placeFile, readIfThere, sha256 } from '../record/index.ts';
import { AGREEMENT_FILE } from './assessing.ts';
import { atOption, instantWords, notAhead } from './clock.ts';
import { effectOf, effectWords, type Intent, payloadOf, sentenceOf } from './draft.ts';
import { type OpenRecord, openRecord, principalOf, readGiven } from './open.ts';
import { type Append, type RecordingOptions, whileRecording } from './recording.ts';
import { type MemberKey, memberKey, ownerOf } from './sign.ts';
import { ENTER, SIGN } from './words.ts';

export interface EnterOptions extends RecordingOptions {
  readonly as?: string;
  readonly key?: string;
  readonly at?: string;
  readonly yes?: boolean;
  /** Write the signed entry to a file instead of the record. */
  readonly to?: string;
  /** Who may see the entry. */
  readonly class?: string;
  /** Called with what is about to be signed, before it is: a key may ask for a passphrase or a touch. */
  readonly tell?: (about: Entered) => void;
}

export interface Planned {
  readonly intents: readonly Intent[];
  /** Files to keep beside the record, by their SHA-256. */
  readonly pins?: ReadonlyMap<string, Uint8Array>;
  readonly notes?: readonly string[];
  /** Why there is nothing to sign. */
  readonly refused?: string;
}

/** What a command wants to do, given the record, who acts and when: one act or several that belong together. */
export type Plan = (open: OpenRecord, by: string, at: Instant) => Promise<Planned> | Planned;

/** What was, or would be, signed and recorded. */
export interface Entered {
  readonly record: string;
  readonly at: string;
  readonly payloads: readonly Payload[];
  readonly sentences: readonly string[];
  readonly effect: readonly string[];
  /** Why it would have no effect: such an act is not recorded. */
  readonly refused: string | null;
  /** How the text concerned stands with it. */
  readonly state: State | null;
  /** The zone in which the record tells time. */
  readonly zone: string;
  /** Whether it was signed before, elsewhere, and is only to be recorded. */
  readonly signedBefore: boolean;
  /** Numbers of the recorded entries; none after a dry run. */
  readonly entries: readonly number[];
  /** File that the signed entry was written to. */
  readonly wrote: string | null;
  readonly notes: readonly string[];
}

/** Runs one act: a dry run unless `yes`. Throws a Problem for what cannot be done at all. */
export async function enter(io: Io, dir: string, plan: Plan, options: EnterOptions): Promise<Entered> {
  const run = async (append?: Append, notes: readonly string[] = []): Promise<Entered> => {
    const open = openRecord(io.cwd, dir);
    const at = receivedAt(open, options.at, append !== undefined);
    const key = options.key === undefined ? undefined : memberKey(io.cwd, options.key);
    const by = actor(open, options, key, at);
    const planned = await plan(open, by, at);
    const classed = options.class === undefined ? {} : { class: options.class };
    const payloads = planned.intents.map((intent) => payloadOf(open, { ...classed, ...intent }, by, at));
    const outcome = describe(open, payloads, at, [...notes, ...(planned.notes ?? [])]);
    if (planned.refused !== undefined) return { ...outcome, refused: planned.refused };
    if (options.yes !== true || outcome.refused !== null) return outcome;
    if (!key) throw new Problem(SIGN.needKey);
    options.tell?.(outcome);
    const signed = payloads.map((payload) => {
      const line = payloadLine(payload);
      return { line, armour: key.sign(line) };
    });
    if (append) return recorded(append, outcome, open, signed, at, planned.pins);
    const to = options.to ?? '';
    const text = signed.map(({ line, armour }) => formatSigned(line, armour)).join('');
    placeFile(resolve(io.cwd, to), Buffer.from(text, 'utf8'), true);
    return { ...outcome, wrote: to };
  };
  return options.yes === true && options.to === undefined ? whileRecording(io, dir, options, run) : run();
}

/** Records what somebody signed elsewhere, from a file; a dry run unless `yes`. */
export async function addSigned(
  io: Io,
  dir: string,
  file: string,
  options: RecordingOptions & { readonly at?: string; readonly yes?: boolean },
): Promise<Entered> {
  const text = Buffer.from(readGiven(io.cwd, file)).toString('utf8');
  const run = (append?: Append, notes: readonly string[] = []): Entered => {
    const open = openRecord(io.cwd, dir);
    const at = receivedAt(open, options.at, append !== undefined);
    const signed = inFile(file, () => {
      const all = splitSigned(text).map(parseSigned);
      for (const one of all) checkSigned(one, open.roster, at, fastVerify);
      return all;
    });
    const payloads = signed.map(({ payload }) => payload);
    const outcome = sound({ ...describe(open, payloads, at, notes), signedBefore: true }, open, signed, at);
    if (!append || outcome.refused !== null) return outcome;
    return recorded(append, outcome, open, signed, at, pinsAtHand(open, payloads));
  };
  return options.yes === true ? whileRecording(io, dir, options, run) : run();
}

/** The pinned agreement, where the keeper's workspace has the very text that was signed for. */
function pinsAtHand({ dir }: OpenRecord, payloads: readonly Payload[]): ReadonlyMap<string, Uint8Array> {
  const bytes = readIfThere(join(dir, AGREEMENT_FILE));
  const digest = bytes && hex(sha256(bytes));
  const named = digest !== undefined && payloads.flatMap(pinsOf).includes(digest);
  return new Map(bytes && digest !== undefined && named ? [[digest, bytes]] : []);
}

/** A file may hold several signed entries, one behind the other. */
function splitSigned(text: string): string[] {
  return text.split(/(?<=-----END SSH SIGNATURE-----\n)/);
}

function receivedAt(open: OpenRecord, text: string | undefined, recording: boolean): Instant {
  const { zone } = open.roster;
  const at = atOption(text, zone);
  // A dry run may ask what would come of an act next week; to record one would shut out everything before it.
  if (recording) notAhead(at, zone);
  if (at < open.latest)
    throw new Problem(ENTER.before(instantWords(at, zone), instantWords(open.latest, zone)));
  return at;
}

function describe(
  open: OpenRecord,
  payloads: readonly Payload[],
  at: Instant,
  notes: readonly string[],
): Entered {
  const council = open.council(at);
  const effect = effectOf(open, payloads, at);
  return {
    record: open.roster.origin,
    at: formatInstant(at),
    payloads,
    sentences: payloads.map((payload) => sentenceOf(payload, open.roster, council, payloads)),
    effect: effectWords(effect, open, at),
    refused: effect.refused ?? null,
    state: effect.after?.state ?? null,
    zone: open.roster.zone,
    signedBefore: false,
    entries: [],
    wrote: null,
    notes,
  };
}

interface Lines {
  readonly line: string;
  readonly armour: string;
}

/** Appends what was signed, unless the record would not read it as sound: an entry can never be taken out again. */
function recorded(
  append: Append,
  outcome: Entered,
  open: OpenRecord,
  signed: readonly Lines[],
  at: Instant,
  pins?: ReadonlyMap<string, Uint8Array>,
): Entered {
  const checked = sound(outcome, open, signed, at);
  if (checked.refused !== null) return checked;
  const entries = entriesOf(signed, at);
  const first = append(entries, pins);
  return { ...outcome, entries: entries.map((_, i) => first + i) };
}

/** The outcome, refused where the record with these entries in it would have something wrong with one of them. */
function sound(outcome: Entered, open: OpenRecord, signed: readonly Lines[], at: Instant): Entered {
  if (outcome.refused !== null) return outcome;
  const all = [...openReader(open.folder).entries(), ...entriesOf(signed, at)];
  const wrong = readEntries(all, fastVerify).problems.find(({ index }) => index >= open.size);
  return wrong ? { ...outcome, refused: wrong.what, effect: [ENTER.unsound(wrong.what)] } : outcome;
}

function entriesOf(signed: readonly Lines[], at: Instant): Uint8Array[] {
  const entries = signed.map((one) => formatEntry(one, at));
  const long = entries.find(({ length }) => length > ENTRY_LIMIT);
  if (long) throw new Problem(ENTER.tooLong(long.length));
  return entries;
}

/** Who acts: as named, or whoever the key belongs to. */
function actor(open: OpenRecord, options: EnterOptions, key: MemberKey | undefined, at: Instant): string {
  const { roster } = open;
  if (options.as !== undefined) {
    const { id, name } = principalOf(open, options.as);
    const own = keyAt(roster, id, at);
    if (key && !(own && equalBytes(own, key.publicKey)))
      throw new Problem(SIGN.notOwn(name, options.key ?? ''));
    return id;
  }
  if (!key) throw new Problem(SIGN.needAs);
  const owner = ownerOf(roster, key.publicKey, at);
  if (owner === undefined) throw new Problem(SIGN.whoseKey(options.key ?? ''));
  return owner;
}

function inFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message, { file });
    throw error;
  }
}
