/** The council as JSON: times in UTC as ISO text, names of people beside their ids where a reader needs them. */
import { type Council, type Deviation, type Piece, type Round, redline } from '@lockstep/core/council';
import { formatInstant, type Instant, type Roster } from '@lockstep/core/record';
import { nameOf } from './open.ts';

const iso = (at: Instant): string => formatInstant(at);

/** One decision as other parts of the program and its users read it. */
export interface DecisionJson {
  readonly id: string;
  readonly entry: number;
  readonly title: string;
  readonly text: string;
  readonly rule: Round['rule'];
  readonly adjustment: string | null;
  readonly previous: string | null;
  /** What it changes in the text of the round before, word by word. */
  readonly redline: readonly Piece[] | null;
  readonly state: Round['state'];
  readonly since: string;
  readonly final: boolean;
  readonly finalSince: string | null;
  readonly proposedBy: string;
  /** Names by id of everybody who appears. */
  readonly people: Readonly<Record<string, string>>;
  readonly proposedAt: string;
  readonly basis: Round['basis'] | null;
  readonly unmet: Round['order']['unmet'];
  readonly silence: {
    readonly from: string;
    readonly expires: string;
    readonly said: string;
    readonly zone: string;
    readonly entitled: readonly string[];
    readonly extensions: readonly { readonly at: string; readonly said: string; readonly because: string }[];
  } | null;
  readonly positions: readonly {
    readonly entry: number;
    readonly by: string;
    readonly name: string;
    readonly at: string;
    readonly signed: string;
    readonly kind: Round['positions'][number]['kind'];
    readonly says: string | null;
    readonly instead: string | null;
    readonly effect: Round['positions'][number]['effect'];
  }[];
  readonly withdrawal: {
    readonly entry: number;
    readonly by: string;
    readonly at: string;
    readonly because: string | null;
  } | null;
  readonly missing: readonly { readonly member: string; readonly name: string; readonly why: string }[];
  readonly closed: { readonly entry: number; readonly by: string; readonly at: string } | null;
}

export interface CouncilJson {
  readonly record: string;
  readonly title: string;
  /** The zone in which the record tells time. */
  readonly zone: string;
  readonly at: string;
  readonly decisions: readonly DecisionJson[];
  readonly notes: readonly {
    readonly entry: number;
    readonly by: string;
    readonly at: string;
    readonly says: string;
    readonly about: string | null;
  }[];
  readonly withoutEffect: readonly { readonly entry: number; readonly why: string }[];
  readonly splitViews: Council['splitViews'];
  readonly deviations: readonly Deviation[];
  /** Entries withheld from this copy of the record: with any, decisions may stand otherwise. */
  readonly withheld: number;
}

export function councilJson(
  council: Council,
  roster: Roster,
  deviations: readonly Deviation[] = [],
  withheld = 0,
): CouncilJson {
  return {
    record: roster.origin,
    title: roster.title,
    zone: roster.zone,
    at: iso(council.at),
    decisions: council.rounds.map((round) => decisionJson(round, council, roster)),
    notes: council.notes.map(({ index, by, at, says, about }) => ({
      entry: index,
      by,
      at: iso(at),
      says,
      about: about ?? null,
    })),
    withoutEffect: council.refused.map(({ index, why }) => ({ entry: index, why })),
    splitViews: council.splitViews,
    deviations,
    withheld,
  };
}

/** What a round changes in the text of the one before; undefined for a first round. */
export function redlineOf({ previous, text }: Round, { rounds }: Council): readonly Piece[] | undefined {
  const before = rounds.find(({ id }) => id === previous);
  return before && redline(before.text, text);
}

function decisionJson(round: Round, council: Council, roster: Roster): DecisionJson {
  const { silence, closed, withdrawal } = round;
  return {
    id: round.id,
    entry: round.index,
    title: round.title,
    text: round.text,
    rule: round.rule,
    adjustment: round.adjustment ?? null,
    previous: round.previous ?? null,
    redline: redlineOf(round, council) ?? null,
    state: round.state,
    since: iso(round.since),
    final: round.final,
    finalSince: round.finalSince === undefined ? null : iso(round.finalSince),
    proposedBy: round.proposedBy,
    people: Object.fromEntries(peopleOf(round).map((id) => [id, nameOf(roster, id)])),
    proposedAt: iso(round.proposedAt),
    basis: round.basis ?? null,
    unmet: round.order.unmet,
    silence: silence
      ? {
          from: iso(silence.from),
          expires: iso(silence.expires),
          said: silence.said,
          zone: silence.zone,
          entitled: silence.entitled,
          extensions: silence.extensions.map(({ at, said, because }) => ({ at: iso(at), said, because })),
        }
      : null,
    positions: round.positions.map(({ index, by, at, signed, kind, says, instead, effect }) => ({
      entry: index,
      by,
      name: nameOf(roster, by),
      at: iso(at),
      signed: iso(signed),
      kind,
      says: says ?? null,
      instead: instead ?? null,
      effect,
    })),
    withdrawal: withdrawal
      ? {
          entry: withdrawal.index,
          by: withdrawal.by,
          at: iso(withdrawal.at),
          because: withdrawal.because ?? null,
        }
      : null,
    missing: round.missing.map(({ member, why }) => ({ member, name: nameOf(roster, member), why })),
    closed: closed ? { entry: closed.index, by: closed.by, at: iso(closed.at) } : null,
  };
}

function peopleOf(round: Round): string[] {
  const overriding = round.order.unmet.flatMap(({ override }) => (override ? [override.by] : []));
  const ids = [
    round.proposedBy,
    ...(round.silence?.entitled ?? []),
    ...round.positions.map(({ by }) => by),
    ...overriding,
    ...(round.closed ? [round.closed.by] : []),
    ...(round.withdrawal ? [round.withdrawal.by] : []),
  ];
  return [...new Set(ids)];
}
