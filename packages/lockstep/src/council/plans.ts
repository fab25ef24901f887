/** What each command of the council puts into the record. */
import type { On, Round } from '@lockstep/core/council';
import { holdersAt, type Instant } from '@lockstep/core/record';
import { Problem } from '../cli/problem.ts';
import { lengthOption, timeOption, withOffset } from './clock.ts';
import { roundNamed } from './draft.ts';
import type { Plan } from './enter.ts';
import type { OpenRecord } from './open.ts';
import { PLAN } from './words.ts';

/** An act on one proposal. */
function onText(
  id: string,
  kind: string,
  fields: (round: Round, open: OpenRecord, at: Instant) => object,
): Plan {
  return (open, _, at) => {
    const round = roundNamed(open.council(at), id);
    return { intents: [{ kind, fields: { on: round.on, ...fields(round, open, at) } }] };
  };
}

const given = (name: string, value: string | undefined): object =>
  value === undefined ? {} : { [name]: value };

export const objectPlan = (id: string, because?: string): Plan =>
  onText(id, 'object', () => given('because', because));
export const amendPlan = (id: string, instead: string, because?: string): Plan =>
  onText(id, 'amend', () => ({ instead, ...given('because', because) }));
export const reservePlan = (id: string, says: string): Plan => onText(id, 'reserve', () => ({ says }));
export const interpretPlan = (id: string, says: string): Plan => onText(id, 'interpret', () => ({ says }));
export const agreePlan = (id: string): Plan => onText(id, 'agree', () => ({}));
export const retractPlan = (id: string): Plan => onText(id, 'retract', () => ({}));
export const withdrawPlan = (id: string, because?: string): Plan =>
  onText(id, 'withdraw', () => given('because', because));

export interface Until {
  /** A length: `72h`. */
  readonly silence?: string;
  /** A time. */
  readonly until?: string;
}

/** The exact end of silence, with its offset, and the zone it is told in. */
export function expiryOf(
  { silence, until }: Until,
  zone: string,
  from: Instant,
): { expires: string; zone: string } {
  if ((silence === undefined) === (until === undefined)) throw new Problem(PLAN.oneEnd);
  const at =
    until === undefined
      ? from + lengthOption(silence ?? '', '--silence')
      : timeOption(until, '--until', zone);
  return { expires: withOffset(at, zone), zone };
}

export function circulateFields(on: On, open: OpenRecord, at: Instant, end: Until): object {
  const { roster } = open;
  return { on, ...expiryOf(end, roster.zone, at), entitled: holdersAt(roster, 'member', at) };
}

export const circulatePlan = (id: string, end: Until): Plan =>
  onText(id, 'circulate', ({ on }, open, at) => circulateFields(on, open, at, end));

/** More silence, from its present end on where a length is given. */
export const extendPlan = (id: string, end: Until, because: string): Plan =>
  onText(id, 'extend', (round, open, at) => {
    const { expires } = expiryOf(end, open.roster.zone, round.silence?.expires ?? at);
    return { expires, because };
  });

/** `condition=why`. */
export function overridesOf(texts: readonly string[]): { condition: string; because: string }[] {
  return texts.map((text) => {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1) throw new Problem(PLAN.override(text));
    return { condition: text.slice(0, at).trim(), because: text.slice(at + 1).trim() };
  });
}

/** Throws a Problem for a condition that does not hold the text back: a slip of the pen sets nothing aside. */
export function checkOverrides(
  overrides: readonly { readonly condition: string }[],
  unmet: readonly string[],
): void {
  const slip = overrides.find(({ condition }) => !unmet.includes(condition));
  if (slip) throw new Problem(PLAN.notHeldBack(slip.condition, unmet));
}

/** Sets conditions aside and, where an end is given, puts the text under silence with it. */
export const overridePlan = (id: string, overrides: readonly string[], end: Until): Plan => {
  const all = overridesOf(overrides);
  return (open, _, at) => {
    const { on, order } = roundNamed(open.council(at), id);
    checkOverrides(
      all,
      order.unmet.map(({ condition }) => condition),
    );
    const circulate = end.silence !== undefined || end.until !== undefined;
    return {
      intents: [
        { kind: 'override', fields: { on, overrides: all } },
        ...(circulate ? [{ kind: 'circulate', fields: { ...circulateFields(on, open, at, end) } }] : []),
      ],
    };
  };
};

/** A receipt for the record as this copy holds it; without a proposal, for the record as a whole. */
export const receivePlan = (id: string | undefined, late: boolean): Plan => {
  return (open, _, at) => {
    const on = id === undefined ? undefined : roundNamed(open.council(at), id).on;
    const fields = { ...(on ? { on } : {}), size: open.size, root: open.audit.rootAt(open.size) };
    return { intents: [{ kind: 'receive', fields: late ? { ...fields, inTime: false } : fields }] };
  };
};

/** The chair's announcement of what the record shows. */
export const closePlan =
  (id: string): Plan =>
  (open, _, at) => {
    const round = roundNamed(open.council(at), id);
    if (['draft', 'not in order', 'under silence'].includes(round.state))
      return { intents: [], refused: PLAN.notOver(round.id, round.state) };
    const size = closingSize(round, open);
    const fields = { on: round.on, outcome: round.state, size, root: open.audit.rootAt(size) };
    return { intents: [{ kind: 'close', fields }] };
  };

/** The record as it stood when silence ended; for what ended otherwise, as it stands now. */
function closingSize({ state, silence }: Round, { reading, size }: OpenRecord): number {
  if (state !== 'adopted' || !silence) return size;
  return (reading.acts.findLast(({ received }) => received < silence.expires)?.index ?? -1) + 1;
}

export const notePlan =
  (says: string, about?: string): Plan =>
  () => ({
    intents: [{ kind: 'note', fields: { says, ...given('about', about) } }],
  });

export const keyPlan =
  (kind: string, fields: Readonly<Record<string, unknown>>): Plan =>
  () => ({
    intents: [{ kind, fields }],
  });
