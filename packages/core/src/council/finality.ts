/**
 * When adoption by silence is final. A record can prove that something is in it, not that nothing was kept out. So a
 * decision binds only once every entitled member has shown that it had the text in time and has seen the record as it
 * stood when silence ended: a member whose objection was suppressed will not give that.
 */
import type { Instant } from '../record/index.ts';
import type { Act } from './acts.ts';
import type { Floor, Sighting } from './floor.ts';
import { ofKind, type Silence } from './silence.ts';
import type { Missing, Position } from './state.ts';
import { WHY } from './words.ts';

export interface Finality {
  readonly final: boolean;
  readonly since?: Instant;
  readonly missing: readonly Missing[];
}

interface Facts {
  readonly silence: Silence;
  /** Acts on this text. */
  readonly mine: readonly Act[];
  /** All acts, also those on other texts: a receipt for another one shows the record just as well. */
  readonly all: readonly Act[];
  readonly positions: readonly Position[];
  readonly floor: Floor;
  readonly at: Instant;
  readonly proposal: Act;
}

export function finality(facts: Facts): Finality {
  const { silence } = facts;
  const needed = facts.floor.sizeBefore(silence.expires);
  const missing: Missing[] = [];
  let since = silence.expires;
  for (const member of silence.entitled) {
    const told = toldAt(member, facts);
    const seen = seenAt(member, needed, facts);
    if (told === undefined || seen === undefined)
      missing.push({
        member,
        why: told === undefined ? WHY.notTold : WHY.notSeen(lateWords(member, facts).length > 0),
      });
    else since = Math.max(since, told, seen);
  }
  return missing.length > 0 ? { final: false, missing } : { final: true, since, missing };
}

/**
 * When it is shown that the member had the text before expiry: any act of its own on the text before then, a sighting
 * before then of a record that holds it, or its later word that it had. A member that had it too late must agree in
 * so many words.
 */
function toldAt(member: string, facts: Facts): Instant | undefined {
  const { silence, mine, proposal } = facts;
  if (proposal.by === member || silence.by === member) return silence.from;
  const own = mine
    .filter(({ by, deed }) => by === member && !(deed.kind === 'receive' && !deed.inTime))
    .filter(
      ({ received, deed }) => received < silence.expires || deed.kind === 'receive' || deed.kind === 'agree',
    )
    .map(({ received }) => received);
  const before = sightingsOf(member, facts)
    .filter(({ at, size }) => at < silence.expires && size > silence.index)
    .map(({ at }) => at);
  return earliest([...own, ...before]);
}

/**
 * When the member showed that it has seen the record as of expiry. Where it had objected late by then, the record that
 * it saw must hold that objection; what it says after that no longer undoes a decision that is final.
 */
function seenAt(member: string, needed: number, facts: Facts): Instant | undefined {
  const late = lateWords(member, facts);
  return earliest(
    sightingsOf(member, facts)
      .filter(({ at, signed, size }) => Math.min(at, signed) >= facts.silence.expires && size >= needed)
      .filter(({ at, size }) => late.every((word) => word.at > at || word.index < size))
      .map(({ at }) => at),
  );
}

/** The member's receipts and cosignatures so far of records that are this one; `signed` in advance is signed unseen. */
function sightingsOf(member: string, { all, floor, at }: Facts): (Sighting & { readonly signed: Instant })[] {
  const receipts = ofKind(all, 'receive')
    .filter(({ by, deed, index }) => by === member && deed.size <= index)
    .map(({ deed, received, signed }) => ({
      member,
      size: deed.size,
      root: deed.root,
      at: received,
      signed,
    }));
  const cosigned = floor.cosignatures
    .filter((sighting) => sighting.member === member && sighting.at <= at)
    .map((sighting) => ({ ...sighting, signed: sighting.at }));
  return [...receipts, ...cosigned].filter(({ size, root }) => floor.isRoot(size, root) === true);
}

/** The member's objections and amendments that came after expiry. */
function lateWords(member: string, { positions }: Facts): readonly Position[] {
  return positions.filter(({ by, effect, kind }) => by === member && effect === 'late' && kind !== 'agree');
}

function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.length === 0 ? undefined : Math.min(...instants);
}
