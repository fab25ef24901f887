/** When a text was put under silence, and until when. Silence lasts from its circulation until just before expiry. */
import type { Instant } from '../record/index.ts';
import type { Act, Deed, Refused } from './acts.ts';
import type { Floor } from './floor.ts';
import { type Order, orderOf } from './gates.ts';
import { WHY } from './words.ts';

/** An act of one kind. */
export type Of<K extends Deed['kind']> = Act & { readonly deed: Extract<Deed, { kind: K }> };

export function ofKind<K extends Deed['kind']>(acts: readonly Act[], kind: K): Of<K>[] {
  return acts.filter((act): act is Of<K> => act.deed.kind === kind);
}

export interface Silence {
  readonly from: Instant;
  readonly by: string;
  readonly index: number;
  readonly entitled: readonly string[];
  /** After all extensions. */
  readonly expires: Instant;
  /** As written by who set it last. */
  readonly said: string;
  readonly zone: string;
  readonly extensions: readonly {
    readonly at: Instant;
    readonly by: string;
    readonly said: string;
    readonly because: string;
  }[];
}

export interface SilenceFound {
  readonly silence: Silence | undefined;
  readonly order: Order;
  readonly refused: readonly Refused[];
}

/**
 * Finds the circulation that counts: the first by a chair that names exactly the members of that moment and a text
 * that is in order. Of two in the same second the one that leaves more time counts. Then its extensions.
 */
export function findSilence(proposal: Act, acts: readonly Act[], floor: Floor): SilenceFound {
  const refused: Refused[] = [];
  const overrides = ofKind(acts, 'override').filter((act) => {
    const allowed = act.by === proposal.by || floor.hasRole(act.by, 'chair', act.received);
    if (!allowed) refused.push({ index: act.index, why: WHY.overrideBy });
    return allowed;
  });
  const orderAt = (at: Instant) =>
    orderOf(
      proposal,
      overrides.filter(({ received }) => received <= at),
    );
  const withdrawn = ofKind(acts, 'withdraw').filter((act) => mayWithdraw(act, proposal, floor));
  const circulations = ofKind(acts, 'circulate').sort(
    (a, b) => a.received - b.received || b.deed.expires - a.deed.expires || compare(a.digest, b.digest),
  );
  let counts: Of<'circulate'> | undefined;
  for (const act of circulations) {
    const why = whyNot(act, floor, orderAt(act.received), counts, withdrawn);
    if (why === undefined) counts = act;
    else refused.push({ index: act.index, why });
  }
  if (!counts) {
    for (const act of ofKind(acts, 'extend')) refused.push({ index: act.index, why: WHY.notUnderSilence });
    return { silence: undefined, order: orderAt(Number.POSITIVE_INFINITY), refused };
  }
  const late = overrides.filter(({ received }) => received > counts.received);
  for (const act of late) refused.push({ index: act.index, why: WHY.overrideLate });
  const extended = extend(counts, ofKind(acts, 'extend'), floor);
  return {
    silence: {
      from: counts.received,
      by: counts.by,
      index: counts.index,
      entitled: counts.deed.entitled,
      zone: counts.deed.zone,
      ...extended.last,
      extensions: extended.extensions,
    },
    order: orderAt(counts.received),
    refused: [...refused, ...extended.refused],
  };
}

export function mayWithdraw(act: Act, proposal: Act, floor: Floor): boolean {
  return act.by === proposal.by || floor.hasRole(act.by, 'chair', act.received);
}

function whyNot(
  { by, received, deed }: Of<'circulate'>,
  floor: Floor,
  order: Order,
  earlier: Act | undefined,
  withdrawn: readonly Act[],
): string | undefined {
  if (!floor.hasRole(by, 'chair', received)) return WHY.chairOnly(by);
  if (earlier) return WHY.alreadyCirculated(earlier.index);
  if (withdrawn.some((act) => act.received < received)) return WHY.withdrawnBefore;
  if (!order.inOrder) return WHY.notInOrder(order);
  if (deed.expires <= received) return WHY.expiresBefore;
  const members = floor.membersAt(received);
  const missing = members.filter((id) => !deed.entitled.includes(id));
  const strangers = deed.entitled.filter((id) => !members.includes(id));
  if (members.length === 0) return WHY.noMembers;
  if (new Set(deed.entitled).size !== deed.entitled.length) return WHY.twiceEntitled;
  if (missing.length > 0 || strangers.length > 0) return WHY.notTheMembers(missing, strangers);
  return undefined;
}

/** Extensions by a chair before expiry, each to a later time. In one second the latest counts for all. */
function extend(circulation: Of<'circulate'>, acts: readonly Of<'extend'>[], floor: Floor) {
  const refused: Refused[] = [];
  const extensions: Silence['extensions'][number][] = [];
  let last = { expires: circulation.deed.expires, said: circulation.deed.said };
  const sorted = [...acts].sort((a, b) => a.received - b.received || a.deed.expires - b.deed.expires);
  let expiresThen = last.expires;
  let second = Number.NEGATIVE_INFINITY;
  for (const { index, by, received, deed } of sorted) {
    if (received !== second) [second, expiresThen] = [received, last.expires];
    const why = !floor.hasRole(by, 'chair', received)
      ? WHY.chairOnly(by)
      : received < circulation.received
        ? WHY.notUnderSilence
        : received >= expiresThen
          ? WHY.extendedLate
          : deed.expires <= expiresThen
            ? WHY.notLater
            : undefined;
    if (why !== undefined) {
      refused.push({ index, why });
      continue;
    }
    if (deed.expires > last.expires) last = { expires: deed.expires, said: deed.said };
    extensions.push({ at: received, by, said: deed.said, because: deed.because });
  }
  return { last, extensions, refused };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
