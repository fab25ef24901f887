/** What members, chairs and others do in the council, read from the entries of the record. */
import {
  choiceField,
  countField,
  type Instant,
  instantField,
  isKeyKind,
  listField,
  objectOf,
  optionalText,
  type Payload,
  type Reading,
  RecordError,
  type Act as StandingEntry,
  textField,
  textsField,
} from '../record/index.ts';

/** Silence: adopted unless somebody objects. Assent: adopted only if all agree. Both at expiry, neither before. */
export const RULES = ['silence', 'assent'] as const;
export type Rule = (typeof RULES)[number];

/** An unmet condition that is set aside, and why. */
export interface Override {
  readonly condition: string;
  readonly because: string;
}

/** The assessment that a proposal rests on: its digest, and what it said of the adjustment's gate. */
export interface Basis {
  /** Digest of the canonical assessment, hex SHA-256. */
  readonly assessment: string;
  readonly asOf: string;
  readonly known: string;
  /** Digest of the agreement's text, as the assessment gives it. */
  readonly agreement: string;
  readonly evidenceRoot: string;
  readonly gate: 'open' | 'closed' | 'undecided' | 'none';
  readonly heldBackBy: readonly { readonly condition: string; readonly verdict: string }[];
}

/** The text an act is about: the proposal's id and the digest of its signed line, so that nobody signs unseen text. */
export interface On {
  readonly id: string;
  readonly digest: string;
}

export type Deed =
  | {
      readonly kind: 'propose';
      readonly id: string;
      readonly title: string;
      readonly text: string;
      readonly rule: Rule;
      readonly adjustment?: string;
      /** The round before, whose silence was broken. */
      readonly previous?: On;
      readonly basis?: Basis;
      readonly overrides: readonly Override[];
    }
  | { readonly kind: 'override'; readonly on: On; readonly overrides: readonly Override[] }
  | {
      readonly kind: 'circulate';
      readonly on: On;
      readonly expires: Instant;
      /** As written, with its offset, and the zone's name. */
      readonly said: string;
      readonly zone: string;
      readonly entitled: readonly string[];
    }
  | {
      readonly kind: 'extend';
      readonly on: On;
      readonly expires: Instant;
      readonly said: string;
      readonly because: string;
    }
  | { readonly kind: 'object'; readonly on: On; readonly because?: string }
  | { readonly kind: 'amend'; readonly on: On; readonly instead: string; readonly because?: string }
  | { readonly kind: 'reserve'; readonly on: On; readonly says: string }
  | { readonly kind: 'interpret'; readonly on: On; readonly says: string }
  | { readonly kind: 'agree'; readonly on: On }
  | { readonly kind: 'retract'; readonly on: On }
  | { readonly kind: 'withdraw'; readonly on: On; readonly because?: string }
  | {
      readonly kind: 'receive';
      /** Absent: a receipt for the whole record. */
      readonly on?: On;
      readonly size: number;
      /** Root of the tree of that size, base64. */
      readonly root: string;
      /** False where the member says that it had the text only after silence had ended. */
      readonly inTime: boolean;
    }
  | {
      readonly kind: 'close';
      readonly on: On;
      readonly outcome: string;
      readonly size: number;
      readonly root: string;
    }
  | { readonly kind: 'note'; readonly says: string; readonly about?: string };

export type Kind = Deed['kind'];

/** A deed with who did it and when it counts. */
export interface Act {
  readonly index: number;
  readonly by: string;
  /** When the record received it: the instant that counts. */
  readonly received: Instant;
  /** When its author says to have signed it. */
  readonly signed: Instant;
  /** Digest of the signed line. */
  readonly digest: string;
  readonly deed: Deed;
}

export interface Refused {
  readonly index: number;
  readonly why: string;
}

/** The council's acts of a reading, in order, and the entries that say nothing it understands. */
export function actsOf(reading: Reading): {
  readonly acts: readonly Act[];
  readonly refused: readonly Refused[];
} {
  const acts: Act[] = [];
  const refused: Refused[] = [];
  for (const entry of reading.acts) {
    if (isKeyKind(entry.payload.kind)) continue;
    try {
      acts.push(actOf(entry));
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      refused.push({ index: entry.index, why: error.message });
    }
  }
  return { acts, refused };
}

function actOf({ index, payload, received, digest }: StandingEntry): Act {
  return {
    index,
    by: payload.by,
    received,
    signed: instantField(payload, 'at'),
    digest,
    deed: deedOf(payload),
  };
}

/** The deed that a payload states; throws RecordError where a field is missing or malformed. */
export function deedOf(payload: Payload): Deed {
  const read = READERS[payload.kind as Kind];
  if (!Object.hasOwn(READERS, payload.kind))
    throw new RecordError(`"${payload.kind}" is nothing that can be done`);
  return read(payload);
}

const READERS: { readonly [K in Kind]: (payload: Payload) => Deed } = {
  propose: (payload) => ({
    kind: 'propose',
    id: textField(payload, 'id'),
    title: textField(payload, 'title'),
    text: textField(payload, 'text'),
    rule: choiceField(payload, 'rule', RULES),
    ...optional('adjustment', optionalText(payload, 'adjustment')),
    ...optional('previous', payload.previous === undefined ? undefined : onOf(payload.previous, 'previous')),
    ...optional('basis', payload.basis === undefined ? undefined : basisOf(payload.basis)),
    overrides: payload.overrides === undefined ? [] : overridesOf(payload),
  }),
  override: (payload) => ({ kind: 'override', on: onOf(payload.on), overrides: overridesOf(payload) }),
  circulate: (payload) => ({
    kind: 'circulate',
    on: onOf(payload.on),
    expires: instantField(payload, 'expires'),
    said: textField(payload, 'expires'),
    zone: textField(payload, 'zone'),
    entitled: textsField(payload, 'entitled'),
  }),
  extend: (payload) => ({
    kind: 'extend',
    on: onOf(payload.on),
    expires: instantField(payload, 'expires'),
    said: textField(payload, 'expires'),
    because: textField(payload, 'because'),
  }),
  object: (payload) => ({ kind: 'object', on: onOf(payload.on), ...because(payload) }),
  amend: (payload) => ({
    kind: 'amend',
    on: onOf(payload.on),
    instead: textField(payload, 'instead'),
    ...because(payload),
  }),
  reserve: (payload) => ({ kind: 'reserve', on: onOf(payload.on), says: textField(payload, 'says') }),
  interpret: (payload) => ({ kind: 'interpret', on: onOf(payload.on), says: textField(payload, 'says') }),
  agree: (payload) => ({ kind: 'agree', on: onOf(payload.on) }),
  retract: (payload) => ({ kind: 'retract', on: onOf(payload.on) }),
  withdraw: (payload) => ({ kind: 'withdraw', on: onOf(payload.on), ...because(payload) }),
  receive: (payload) => ({
    kind: 'receive',
    ...optional('on', payload.on === undefined ? undefined : onOf(payload.on)),
    size: countField(payload, 'size'),
    root: textField(payload, 'root'),
    inTime: payload.inTime !== false,
  }),
  close: (payload) => ({
    kind: 'close',
    on: onOf(payload.on),
    outcome: textField(payload, 'outcome'),
    size: countField(payload, 'size'),
    root: textField(payload, 'root'),
  }),
  note: (payload) => ({
    kind: 'note',
    says: textField(payload, 'says'),
    ...optional('about', optionalText(payload, 'about')),
  }),
};

function onOf(value: unknown, name = 'on'): On {
  const fields = objectOf(value, name);
  return { id: textField(fields, 'id'), digest: textField(fields, 'digest') };
}

function overridesOf(payload: Payload): Override[] {
  return listField(payload, 'overrides').map((value) => {
    const fields = objectOf(value, 'overrides');
    return { condition: textField(fields, 'condition'), because: textField(fields, 'because') };
  });
}

function basisOf(value: unknown): Basis {
  const fields = objectOf(value, 'basis');
  return {
    assessment: textField(fields, 'assessment'),
    asOf: textField(fields, 'asOf'),
    known: textField(fields, 'known'),
    agreement: textField(fields, 'agreement'),
    evidenceRoot: textField(fields, 'evidenceRoot'),
    gate: choiceField(fields, 'gate', ['open', 'closed', 'undecided', 'none']),
    heldBackBy: listField(fields, 'heldBackBy').map((item) => {
      const held = objectOf(item, 'heldBackBy');
      return { condition: textField(held, 'condition'), verdict: textField(held, 'verdict') };
    }),
  };
}

function because(payload: Payload): { readonly because?: string } {
  return optional('because', optionalText(payload, 'because'));
}

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: V });
}
