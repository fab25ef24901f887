/** An act before it is signed: its payload, what it says in plain words, and what it would do. */
import { type Council, councilAt, type Deed, deedOf, type Round } from '@lockstep/core/council';
import {
  changeRoster,
  digestOfText,
  ENTRY_FORMAT,
  formatInstant,
  type Instant,
  isKeyKind,
  keyAt,
  type Payload,
  parseInstant,
  payloadLine,
  RecordError,
  type Roster,
} from '@lockstep/core/record';
import { Problem } from '../cli/problem.ts';
import { instantWords, spanWords } from './clock.ts';
import { keySentence } from './keys.ts';
import { nameOf, type OpenRecord } from './open.ts';
import { ENTER, OPEN, SENTENCE_UNREAD, SENTENCES, type SentenceParts, visible } from './words.ts';

/** Fields of an act beside the head that all entries share. */
export interface Intent {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Who may see the entry; absent: anybody. */
  readonly class?: string;
}

export function payloadOf(
  { roster }: Pick<OpenRecord, 'roster'>,
  intent: Intent,
  by: string,
  at: Instant,
): Payload {
  return {
    format: ENTRY_FORMAT,
    kind: intent.kind,
    record: roster.origin,
    by,
    at: formatInstant(at),
    ...(intent.class === undefined ? {} : { class: intent.class }),
    ...intent.fields,
  };
}

/** The proposal of that name; throws a Problem that names those there are. */
export function roundNamed({ rounds }: Council, id: string): Round {
  const round = rounds.find((one) => one.id === id);
  if (!round)
    throw new Problem(
      OPEN.noProposal(
        id,
        rounds.map((one) => one.id),
      ),
    );
  return round;
}

/**
 * One plain sentence that says what the payload says; `beside` are those signed together with it. What somebody's own
 * program wrote may be malformed: then it says so.
 */
export function sentenceOf(
  payload: Payload,
  roster: Roster,
  council: Council,
  beside: readonly Payload[] = [],
): string {
  try {
    return visible(wordsFor(payload, roster, council, beside));
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return visible(SENTENCE_UNREAD(nameOf(roster, payload.by), payload.kind, error.message));
  }
}

function wordsFor(payload: Payload, roster: Roster, council: Council, beside: readonly Payload[]): string {
  if (isKeyKind(payload.kind)) return keySentence(payload, roster);
  const deed = deedOf(payload);
  const on = 'on' in deed ? deed.on : undefined;
  const titles = new Map(council.rounds.map(({ id, title }) => [id, title]));
  for (const one of beside)
    if (typeof one.id === 'string' && typeof one.title === 'string') titles.set(one.id, one.title);
  const parts: SentenceParts = {
    by: nameOf(roster, payload.by),
    title: on ? (titles.get(on.id) ?? on.id) : '',
    time: (said) => instantWords(parseInstant(said) ?? 0, 'zone' in deed ? deed.zone : roster.zone),
    name: (id) => nameOf(roster, id),
  };
  const text = (SENTENCES[deed.kind] as (deed: Deed, parts: SentenceParts) => string)(deed, parts);
  return /[.!?]”?$/.test(text) ? text : `${text}.`;
}

/** What would come of it, were it recorded now: why it would have no effect, or how the text would stand. */
export interface Effect {
  readonly refused?: string;
  readonly before?: Round;
  readonly after?: Round;
}

export function effectOf(open: OpenRecord, payloads: readonly Payload[], at: Instant): Effect {
  if (payloads.length === 0) return {};
  const key = payloads.find(({ kind }) => isKeyKind(kind));
  if (key) return keyEffect(open, key, at);
  const { acts } = open.reading;
  const imagined = payloads.map((payload, i) => {
    const line = payloadLine(payload);
    const signature = { key: new Uint8Array(32), namespace: '', hash: '', signature: new Uint8Array(64) };
    return {
      index: open.size + i,
      payload,
      line,
      digest: digestOfText(line),
      received: at,
      armour: '',
      signature,
    };
  });
  const reading = { ...open.reading, acts: [...acts, ...imagined] };
  const council = councilAt({ ...open.input, reading, roots: rootsWith(open, payloads) }, at);
  const refused = council.refused.find(({ index }) => index >= open.size)?.why;
  const last = payloads.at(-1);
  const named = last && subjectOf(last);
  const [before, after] = [open.council(at), council].map(({ rounds }) =>
    rounds.find(({ id }) => id === named),
  );
  return {
    ...(refused === undefined ? {} : { refused }),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
}

/** The proposal that an act is about; undefined where it is about none, or malformed. */
function subjectOf(payload: Payload): string | undefined {
  try {
    const deed = deedOf(payload);
    return 'on' in deed ? deed.on?.id : deed.kind === 'propose' ? deed.id : undefined;
  } catch (error) {
    if (error instanceof RecordError) return undefined;
    throw error;
  }
}

function rootsWith(open: OpenRecord, payloads: readonly Payload[]): ReadonlyMap<number, string> {
  const roots = new Map(open.input.roots);
  for (const { size } of payloads) {
    const root = typeof size === 'number' ? open.audit.rootAt(size) : undefined;
    if (typeof size === 'number' && root !== undefined) roots.set(size, root);
  }
  return roots;
}

function keyEffect({ roster }: OpenRecord, payload: Payload, at: Instant): Effect {
  const line = payloadLine(payload);
  const key = keyAt(roster, payload.by, at) ?? new Uint8Array(32);
  const signature = { key, namespace: '', hash: '', signature: new Uint8Array(64) };
  try {
    changeRoster(roster, { payload, line, digest: digestOfText(line), received: at, armour: '', signature });
    return {};
  } catch (error) {
    if (error instanceof RecordError) return { refused: error.message };
    throw error;
  }
}

/** The effect in words; nothing where there is nothing to say. */
export function effectWords({ refused, before, after }: Effect, open: OpenRecord, at: Instant): string[] {
  if (refused !== undefined) return [ENTER.noEffect(refused)];
  if (!after) return [];
  const changed = before && before.state !== after.state;
  const late = after.positions.find(
    ({ kind, index, effect }) => index >= open.size && effect === 'late' && kind !== 'agree',
  );
  const broke = after.state === 'broken' && before?.state === 'under silence' && before.silence;
  return [
    ...(broke ? [ENTER.breaksEarly(spanWords(broke.expires - at))] : []),
    ...(late ? [ENTER.late(nameOf(open.roster, late.by))] : []),
    ...(changed && !broke ? [ENTER.changes(before.state, after.state)] : []),
    ...(before && !changed ? [ENTER.stays(after.state)] : []),
    ...(after.state === 'adopted' && !before?.final && after.final ? [ENTER.isFinal] : []),
    ...(after.state === 'adopted' && !after.final
      ? [ENTER.missing(after.missing.map(({ member }) => nameOf(open.roster, member)))]
      : []),
  ];
}
