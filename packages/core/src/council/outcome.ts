/** How a text ends, by what happened first: broken, withdrawn, or its silence ran out. */
import type { Instant } from '../record/index.ts';
import type { Act, Refused, Rule } from './acts.ts';
import type { Floor } from './floor.ts';
import { mayWithdraw, type Of, ofKind, type Silence } from './silence.ts';
import type { Missing, Position, State } from './state.ts';
import { WHY } from './words.ts';

/** What ended a text before its silence did. */
export interface Ending {
  readonly broken?: Instant;
  readonly withdrawn?: Instant;
  readonly withdrawal?: Of<'withdraw'>;
  readonly refused: readonly Refused[];
}

export function endingOf(
  proposal: Act,
  mine: readonly Act[],
  positions: readonly Position[],
  silence: Silence | undefined,
  floor: Floor,
): Ending {
  const refused: Refused[] = [];
  const withdrawals = ofKind(mine, 'withdraw').filter((act) => {
    const late = silence && act.received >= silence.expires;
    const why = !mayWithdraw(act, proposal, floor) ? WHY.withdrawBy : late ? WHY.tooLate : undefined;
    if (why !== undefined) refused.push({ index: act.index, why });
    return why === undefined;
  });
  const broken = earliest(positions.filter(({ effect }) => effect === 'breaks').map(({ at }) => at));
  const withdrawn = earliest(withdrawals.map(({ received }) => received));
  const withdrawal = withdrawals.find(({ received }) => received === withdrawn);
  return {
    ...(broken === undefined ? {} : { broken }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(withdrawal ? { withdrawal } : {}),
    refused,
  };
}

/** The moment from which nothing can be extended any more; undefined while only time can end the text. */
export function overAt({ broken, withdrawn }: Ending): Instant | undefined {
  return earliest([broken, withdrawn].filter((instant) => instant !== undefined));
}

export interface Outcome {
  readonly state: State;
  readonly since: Instant;
  readonly missing: readonly Missing[];
}

/** In the same second a break comes before a withdrawal: it is never hidden by one. */
export function outcomeOf(
  proposal: Act,
  rule: Rule,
  mine: readonly Act[],
  silence: Silence | undefined,
  { broken, withdrawn }: Ending,
  inOrder: boolean,
  at: Instant,
): Outcome {
  const is = (state: State, since: Instant, missing: readonly Missing[] = []): Outcome => ({
    state,
    since,
    missing,
  });
  if (broken !== undefined && (withdrawn === undefined || broken <= withdrawn)) return is('broken', broken);
  if (withdrawn !== undefined) return is('withdrawn', withdrawn);
  if (!silence) return is(inOrder ? 'draft' : 'not in order', proposal.received);
  const lacking = rule === 'assent' ? withoutAssent(silence, mine) : [];
  if (at < silence.expires) return is('under silence', silence.from, lacking);
  return lacking.length > 0 ? is('lapsed', silence.expires, lacking) : is('adopted', silence.expires);
}

function withoutAssent(silence: Silence, mine: readonly Act[]): readonly Missing[] {
  const agreed = ofKind(mine, 'agree').filter(
    ({ received }) => received >= silence.from && received < silence.expires,
  );
  return silence.entitled
    .filter((member) => !agreed.some(({ by }) => by === member))
    .map((member) => ({ member, why: WHY.noAssent }));
}

/** The chair's announcement, where it says what the record says. */
export function announcement(
  mine: readonly Act[],
  outcome: Outcome,
  silence: Silence | undefined,
  floor: Floor,
): {
  readonly closed?: { readonly index: number; readonly by: string; readonly at: Instant };
  readonly refused: readonly Refused[];
} {
  const refused: Refused[] = [];
  const closes = ofKind(mine, 'close').filter((act) => {
    const why = whyNotAnnounced(act, outcome, silence, floor);
    if (why !== undefined) refused.push({ index: act.index, why });
    return why === undefined;
  });
  const [first] = closes;
  return { ...(first ? { closed: { index: first.index, by: first.by, at: first.received } } : {}), refused };
}

const OPEN: readonly State[] = ['draft', 'not in order', 'under silence'];

function whyNotAnnounced(
  { index, by, received, deed }: Of<'close'>,
  outcome: Outcome,
  silence: Silence | undefined,
  floor: Floor,
): string | undefined {
  if (!floor.hasRole(by, 'chair', received)) return WHY.chairOnly(by);
  const early = OPEN.includes(outcome.state) || received < outcome.since;
  if (early || deed.outcome !== outcome.state) return WHY.otherOutcome(deed.outcome);
  const wrongSize = outcome.state === 'adopted' && silence && deed.size !== floor.sizeBefore(silence.expires);
  if (wrongSize || deed.size > index || floor.isRoot(deed.size, deed.root) === false)
    return WHY.otherRecord(deed.size);
  return undefined;
}

function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.length === 0 ? undefined : Math.min(...instants);
}
