/** What the program says about the council: what will be signed, what it does, and how things stand. */
import type { Deed, Piece } from '@lockstep/core/council';

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const plural = (count: number, one: string, many: string = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const CLOCK = {
  unreadable: (option: string, text: string): string =>
    `${option} takes a time such as 2021-04-14T18:00:00+02:00 or “2021-04-14 18:00 Europe/Brussels”; found “${text}”`,
  noSuchTime: (option: string, text: string, zone: string): string =>
    `${option}: “${text}” does not exist, or not once only, in the zone ${zone}`,
  ahead: (at: string, now: string): string =>
    `it is ${now}: nothing can be recorded as of ${at}, which is still to come`,
  noLength: (option: string, text: string): string =>
    `${option} takes hours or days, such as 72h or 3 days; found “${text}”`,
  noZone: (zone: string): string => `“${zone}” is no time zone: expected a name such as Europe/Brussels`,
  days: (count: number): string => plural(count, 'day'),
  hours: (count: number): string => plural(count, 'hour'),
  minutes: (count: number): string => plural(count, 'minute'),
} as const;

export const OPEN = {
  none: (target: string): string => `“${target}” holds no record; \`lockstep record new\` founds one`,
  damaged: (place: string, what: string): string =>
    `the record is damaged at ${place}: ${what}; \`lockstep record verify\` tells all`,
  notLockstep: (target: string): string => `“${target}” holds a log, but not a record of Lockstep`,
  stranger: (id: string, known: readonly string[]): string =>
    `“${id}” is not on the roster; it has ${list(known)}`,
  noFile: (path: string): string => `there is no file “${path}”`,
  noProposal: (id: string, known: readonly string[]): string =>
    known.length === 0
      ? `there is no proposal “${id}”: the record has none yet`
      : `there is no proposal “${id}”; there is ${list(known)}`,
} as const;

export const SIGN = {
  noKeygen: (file: string): string =>
    `${file} is locked or a public key, and ssh-keygen is not there to sign with it`,
  refused: (file: string, why: string): string => `ssh-keygen did not sign with ${file}: ${why}`,
  otherKey: (file: string): string => `ssh-keygen signed with another key than ${file}`,
  whoseKey: (file: string): string => `nobody on the roster signs with ${file} at that time`,
  notOwn: (name: string, file: string): string => `${file} is not ${name}'s key at that time`,
  needKey: 'to sign, name a key with --key',
  needAs: 'say who acts with --as NAME, or name a key with --key',
} as const;

export const ENTER = {
  before: (at: string, latest: string): string =>
    `the record received its last entry at ${latest}; nothing can be received at ${at}, before that`,
  noEffect: (why: string): string => `It would have no effect: ${why}.`,
  unsound: (why: string): string => `The record cannot take it: ${why}.`,
  changes: (before: string, after: string): string => `The text goes from “${before}” to “${after}”.`,
  stays: (state: string): string => `The text stays “${state}”.`,
  breaksEarly: (left: string): string => `That breaks the silence, ${left} before it would have ended.`,
  missing: (names: readonly string[]): string => `Still missing for it to be final: ${list(names)}.`,
  late: (name: string): string =>
    `Silence had ended: it breaks nothing, but the decision is not final until ${name} gives a receipt behind it.`,
  isFinal: 'With that the decision is final.',
  dry: (at: string): string =>
    `Nothing was signed. With --yes it is signed and recorded, as received on ${at}.`,
  dryTo: (file: string): string => `Nothing was signed. With --yes it is signed and written to ${file}.`,
  dryAdd: (at: string): string => `Nothing was recorded. With --yes it is recorded, as received on ${at}.`,
  none: 'Nothing was signed.',
  noneAdded: 'Nothing was recorded.',
  recorded: (index: number, record: string): string => `Recorded as entry ${index} of ${record}.`,
  written: (file: string): string => `Signed and written to ${file}; \`lockstep record add\` records it.`,
  proof: (file: string): string => `Proof that it is in the record: ${file}`,
  repaired: (entries: number, cut: number): string =>
    `An earlier write had been interrupted: ${plural(entries, 'entry', 'entries')} taken up from the journal, ${plural(cut, 'byte')} of an unfinished one left out.`,
  tooLong: (bytes: number): string => `the entry has ${bytes} bytes; a record holds at most 65,535 in one`,
} as const;

/** What a deed says, in one plain sentence, in the third person. */
export interface SentenceParts {
  readonly by: string;
  /** Title of the text concerned. */
  readonly title: string;
  readonly time: (said: string) => string;
  readonly name: (id: string) => string;
}

type Sentence<K extends Deed['kind']> = (deed: Extract<Deed, { kind: K }>, parts: SentenceParts) => string;

const because = (reason: string | undefined): string =>
  reason === undefined ? '' : `, because: “${reason}”`;

export const SENTENCES: { readonly [K in Deed['kind']]: Sentence<K> } = {
  propose: (deed, { by }) =>
    [
      `${by} proposes “${deed.title}” (${deed.id})${deed.previous ? `, as the next round after ${deed.previous.id}` : ''}: “${deed.text}”`,
      ...(deed.rule === 'assent' ? ['It is adopted only if every member agrees in so many words.'] : []),
      ...(deed.basis
        ? [
            `It rests on the assessment as of ${deed.basis.asOf} with what was known on ${deed.basis.known} (digest ${deed.basis.assessment.slice(0, 16)}...); the gate of ${deed.adjustment} is ${GATE[deed.basis.gate]}${heldBack(deed.basis.heldBackBy)}.`,
          ]
        : []),
      ...deed.overrides.map(
        (override) => `It sets ${override.condition} aside, because: “${override.because}”.`,
      ),
    ].join(' '),
  override: (deed, { by, title }) =>
    `For “${title}”, ${by} sets aside ${deed.overrides.map((one) => `${one.condition}, because: “${one.because}”`).join('; ')}`,
  circulate: (deed, { by, title, time, name }) =>
    `${by} puts “${title}” under silence until ${time(deed.said)}. Unless one of ${list(deed.entitled.map(name))} objects or amends before that moment, it is adopted.`,
  extend: (deed, { by, title, time }) =>
    `${by} extends the silence on “${title}” until ${time(deed.said)}${because(deed.because)}`,
  object: (deed, { by, title }) => `${by} objects to “${title}”${because(deed.because)}`,
  amend: (deed, { by, title }) =>
    `${by} does not accept “${title}” as it stands and asks for this text instead: “${deed.instead}”${because(deed.because)}`,
  reserve: (deed, { by, title }) =>
    `${by} does not stand in the way of “${title}”, with this reservation: “${deed.says}”`,
  interpret: (deed, { by, title }) => `${by} puts on record how it reads “${title}”: “${deed.says}”`,
  agree: (_, { by, title }) => `${by} agrees to “${title}”`,
  retract: (_, { by, title }) =>
    `${by} takes back its objection to “${title}”. Silence stays broken; a new round can begin.`,
  withdraw: (deed, { by, title }) => `${by} withdraws “${title}”${because(deed.because)}`,
  receive: (deed, { by, title }) =>
    `${by} has seen the record up to entry ${deed.size - 1} (root ${deed.root})${
      deed.on
        ? deed.inTime
          ? `, and had the text of “${title}” in time`
          : `, and had the text of “${title}” only after silence had ended`
        : ''
    }. This is a receipt; it agrees to nothing.`,
  close: (deed, { by, title }) =>
    `${by} announces that “${title}” is ${deed.outcome}, on the record of ${deed.size} entries (root ${deed.root})`,
  note: (deed, { by }) =>
    `${by} puts on record${deed.about === undefined ? '' : `, about ${deed.about}`}: “${deed.says}”`,
};

/** An act that cannot be read. */
export const SENTENCE_UNREAD = (by: string, kind: string, why: string): string =>
  `${by} signed an entry of the kind “${kind}” that cannot be read: ${why}.`;

/**
 * What others wrote, fit for a terminal: control characters and marks that turn the direction of writing are spelt
 * out, so that no text can clear a screen or show something else than it says.
 */
export function visible(text: string): string {
  return text.replaceAll(
    /[^\n\P{Cc}]|[\u202a-\u202e\u2066-\u2069]/gu,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const GATE = {
  open: 'open',
  closed: 'shut',
  undecided: 'not decided by the evidence',
  none: 'none',
} as const;

function heldBack(held: readonly { readonly condition: string; readonly verdict: string }[]): string {
  return held.length === 0
    ? ''
    : `: ${held.map(({ condition, verdict }) => `${condition} is ${verdict}`).join(', ')}`;
}

/** Entries about keys. */
export const KEYS = {
  found: (by: string, title: string, names: readonly string[]): string =>
    `${by} founds and chairs the record “${title}”${names.length > 0 ? `, with ${list(names)}` : ''}`,
  enrol: (by: string, name: string, roles: readonly string[], key: string): string =>
    `${by} enrols ${name} as ${list(roles)}, with the key ${key}`,
  leave: (by: string, name: string): string => `${by} strikes ${name} off: no roles from now on`,
  rotate: (by: string, name: string, key: string): string =>
    `${by}: from now on ${name} signs with the key ${key}`,
  revoke: (by: string, name: string, key: string, why: string): string =>
    `${by} revokes ${name}'s key ${key} from now on, because: “${why}”`,
} as const;

export const DECISIONS = {
  none: 'No proposals yet.',
  withheld: (count: number): string =>
    `${plural(count, 'entry', 'entries')} withheld from this copy: decisions may stand otherwise than is shown here.`,
  state: {
    draft: 'a draft, not yet under silence',
    'not in order': 'not in order',
    'under silence': 'under silence',
    broken: 'silence broken: not adopted',
    withdrawn: 'withdrawn',
    lapsed: 'lapsed: not everybody agreed in time',
    adopted: 'adopted, not yet final',
  },
  final: 'adopted, final',
  proposed: (by: string, at: string): string => `Proposed by ${by}, ${at}`,
  redline: (previous: string, pieces: readonly Piece[]): string =>
    `Changes to ${previous}: ${pieces.map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('')}`,
  silence: (from: string, until: string): string => `Under silence from ${from} until ${until}`,
  extended: (count: number): string => `extended ${count === 1 ? 'once' : `${count} times`}`,
  gate: (asOf: string, known: string, gate: keyof typeof GATE): string =>
    `Assessed as of ${asOf}, known on ${known}: the gate is ${GATE[gate]}`,
  unmet: (condition: string, verdict: string): string => `${condition} is ${verdict}, and not set aside`,
  override: (condition: string, verdict: string, by: string, why: string): string =>
    `Override: ${condition} is ${verdict}; set aside by ${by}: “${why}”`,
  noBasis: 'An adjustment without the assessment it rests on',
  position: {
    object: 'Objection',
    amend: 'Amendment',
    agree: 'Agrees',
    reserve: 'Reservation',
    interpret: 'Interpretation',
    retract: 'Objection taken back',
  },
  effect: {
    breaks: 'breaks the silence',
    attached: '',
    noted: 'noted',
    late: 'came after silence had ended',
  },
  missing: (name: string, why: string): string => `Missing: ${name} ${why}`,
  withdrawn: (by: string, at: string, why: string | undefined): string =>
    `Withdrawn by ${by}, ${at}${why === undefined ? '' : `: “${why}”`}`,
  closed: (by: string, at: string): string => `Announced by ${by}, ${at}`,
  refused: (index: number, why: string): string => `Entry ${index} has no effect: ${why}`,
  split: (by: string, size: number): string =>
    `${by} signed for a record of ${size} entries that is not this one: two views of one record`,
  deviation: {
    announced: (who: string, on: string, adjustment: string): string =>
      `${who} announced ${adjustment} on ${on}`,
    strength: (who: string, on: string, adjustment: string): string =>
      `${who}'s reported strength was at the level of ${adjustment} on ${on}`,
    'carried out': (who: string, on: string, adjustment: string): string =>
      `${who} carried out ${adjustment} on ${on}`,
  },
  ahead: (what: string, adopted: string | undefined): string =>
    adopted === undefined
      ? `${what}; no decision on it is adopted in the record`
      : `${what}; the decision was adopted on ${adopted}`,
} as const;

export const FOUND = {
  origin: (text: string): string =>
    `“${text}” cannot name a record: no spaces and no plus sign, such as example.org/council`,
  person: (text: string): string =>
    `“${text}” names nobody: expected ID=FILE or ID:Name=FILE with a public key's file`,
} as const;

export const PLAN = {
  oneEnd: 'say when silence ends, with --silence 72h or --until TIME',
  override: (text: string): string => `“${text}” sets nothing aside: expected --override CONDITION=REASON`,
  notHeldBack: (condition: string, unmet: readonly string[]): string =>
    `“${condition}” does not hold it back: ${unmet.length === 0 ? 'nothing does' : `${list(unmet)} ${unmet.length === 1 ? 'does' : 'do'}`}`,
  notYet: (option: string, date: string, today: string): string =>
    `${option}: nothing of ${date} can be known on ${today}, when it is proposed`,
  gateSince: (asOf: string, today: string, gate: keyof typeof GATE): string =>
    `The assessment is as of ${asOf}; as of ${today}, the day of the proposal, the gate is ${GATE[gate]}.`,
  notOver: (id: string, state: string): string => `${id} is ${state}: there is nothing to announce yet`,
  shortSilence: (hours: number, lasts: string): string =>
    `The agreement asks for a silence of ${plural(hours, 'hour')}; this one lasts ${lasts}.`,
  absent: (of: string, names: readonly string[]): string =>
    `The agreement asks for the consensus of ${of}; not among the members on this record's roster: ${list(names)}.`,
  needTitle: 'a proposal without --adjustment needs a --title',
  needText: 'say the text, with --text FILE or --say TEXT',
  notInOrder: (
    unmet: readonly { readonly condition: string; readonly verdict: string }[],
    silence: boolean,
  ): string =>
    `It is not in order: ${unmet.map(({ condition, verdict }) => `${condition} is ${verdict}`).join(', ')}, and no override says why that is set aside.${
      silence
        ? ' It stays a draft; `lockstep override` with --silence sets the conditions aside and puts it under silence.'
        : ''
    }`,
} as const;

export const REPLAY = {
  noBasis: (id: string): string => `${id} is not about an adjustment: there is no assessment to replay`,
  title: (id: string, title: string): string => `${id}  ${title}`,
  taken: (asOf: string, known: string): string =>
    `Taken on the assessment as of ${asOf}, with what was known on ${known}.`,
  same: (digest: string): string => `The evidence gives the same assessment again (digest ${digest}).`,
  other: (said: string, digest: string): string =>
    `The assessment comes out differently: ${digest}, and not ${said} as was signed.`,
  differs: {
    agreement: 'The text of the agreement is another one, and the one of then is not in this copy.',
    evidence:
      'What the workspace says was known then is not what was known then: evidence was added, changed or taken away.',
    gate: 'The gate, or what holds it back, is not what was signed.',
    program: 'Text and evidence are the same: the program computes something else than it did then.',
  },
  agreementChanged: 'The agreement has changed since; this is by its text of then.',
  gates: (then: keyof typeof GATE, now: keyof typeof GATE, known: string): string =>
    then === now
      ? then === 'none'
        ? 'No condition was attached to it.'
        : `The gate was ${GATE[then]}; with what is known on ${known} it still is.`
      : `The gate was ${GATE[then]}; with what is known on ${known} it is ${GATE[now]}.`,
  noChanges: (known: string): string =>
    `With what is known on ${known}, every verdict on that day is the same.`,
  changes: (known: string): string => `With what is known on ${known}, these differ for that day:`,
} as const;
