/**
 * One text and what became of it, as of an instant. The rules are those of the silence procedure of the OSCE
 * (MC.DOC/1/06, Annex 1(A)) and of the EU Council's simplified written procedure, made exact:
 *
 * - What counts is when the record received an act. Silence holds from circulation until just before expiry.
 * - One objection or amendment by an entitled member in that time breaks it, for good: taking the objection back
 *   does not restore silence, and a changed text begins anew, as a round linked to this one.
 * - A decision that is final stays so, also against what is back-dated into the record afterwards.
 * - In the same second a break comes before a withdrawal, and nothing is affected by the order of the entries.
 */
import type { Instant } from '../record/index.ts';
import type { Act, Refused } from './acts.ts';
import { type Finality, finality } from './finality.ts';
import type { Floor } from './floor.ts';
import { announcement, endingOf, outcomeOf, overAt } from './outcome.ts';
import { positionsOf } from './positions.ts';
import { findSilence, type Of, ofKind } from './silence.ts';
import type { Round } from './state.ts';
import { WHY } from './words.ts';

/** The round of a proposal as of `at`; `all` are the council's acts received by then. */
export function roundOf(proposal: Of<'propose'>, all: readonly Act[], floor: Floor, at: Instant): Round {
  const sealed = sealedBy(proposal, all, floor, at);
  return sealed ? roundFrom(proposal, sealed.all, sealed.floor, at) : roundFrom(proposal, all, floor, at);
}

/**
 * Once all entitled members have cosigned, after expiry, a record in which the text is adopted, it is final, and stays
 * so: what is put behind that record counts from the second after, whenever its keeper says that it was received. By receipts
 * the same holds of itself, since they are entries, and no entry is received before the one ahead of it.
 */
function sealedBy(
  proposal: Of<'propose'>,
  all: readonly Act[],
  floor: Floor,
  at: Instant,
): { readonly all: readonly Act[]; readonly floor: Floor } | undefined {
  const last = all.at(-1)?.index ?? -1;
  const sizes = floor.cosignatures
    .map(({ size }) => size)
    .filter((one) => one > proposal.index && one <= last);
  for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
    const then: Floor = {
      ...floor,
      sizeBefore: (instant) => Math.min(floor.sizeBefore(instant), size),
      cosignatures: floor.cosignatures.filter((one) => one.size <= size),
    };
    const early = all.filter(({ index }) => index < size);
    const { finalSince } = roundFrom(proposal, early, then, at);
    if (finalSince === undefined) continue;
    return {
      all: all.map((act) =>
        act.index >= size && act.received < finalSince ? { ...act, received: finalSince + 1 } : act,
      ),
      floor: {
        ...floor,
        sizeBefore: (instant) =>
          instant <= finalSince ? Math.min(floor.sizeBefore(instant), size) : floor.sizeBefore(instant),
      },
    };
  }
  return undefined;
}

function roundFrom(proposal: Of<'propose'>, all: readonly Act[], floor: Floor, at: Instant): Round {
  const { id, title, text, rule, adjustment, previous, basis } = proposal.deed;
  const refused: Refused[] = [];
  const mine = all.filter((act) => {
    if (!('on' in act.deed) || act.deed.on?.id !== id) return false;
    const fits = act.deed.on.digest === proposal.digest && act.received >= proposal.received;
    if (!fits) refused.push({ index: act.index, why: WHY.otherText });
    return fits;
  });
  const { silence, order, positions, ending } = silenceOf(proposal, mine, floor, refused);
  const outcome = outcomeOf(proposal, rule, mine, silence, ending, order.inOrder, at);
  const { closed, ...announced } = announcement(mine, outcome, silence, floor);
  refused.push(...announced.refused);
  const end: Finality =
    outcome.state === 'adopted' && silence
      ? finality({ silence, mine, all, positions, floor, at, proposal })
      : { final: false, missing: outcome.missing };
  return {
    id,
    index: proposal.index,
    on: { id, digest: proposal.digest },
    title,
    text,
    rule,
    ...(adjustment === undefined ? {} : { adjustment }),
    ...(previous === undefined ? {} : { previous: previous.id }),
    ...(basis === undefined ? {} : { basis }),
    proposedBy: proposal.by,
    proposedAt: proposal.received,
    order,
    state: outcome.state,
    since: outcome.since,
    ...(silence ? { silence } : {}),
    // An objection to a text that had been withdrawn broke nothing.
    positions: positions.map((position) =>
      position.effect === 'breaks' && outcome.state === 'withdrawn'
        ? { ...position, effect: 'noted' }
        : position,
    ),
    ...(outcome.state === 'withdrawn' && ending.withdrawal
      ? { withdrawal: withdrawalOf(ending.withdrawal) }
      : {}),
    final: end.final,
    ...(end.since === undefined ? {} : { finalSince: end.since }),
    missing: end.missing,
    ...(closed ? { closed } : {}),
    refused: refused.sort((a, b) => a.index - b.index),
  };
}

function withdrawalOf({ index, by, received, deed }: Of<'withdraw'>): NonNullable<Round['withdrawal']> {
  return { index, by, at: received, ...(deed.because === undefined ? {} : { because: deed.because }) };
}

/** The silence with the extensions that came before anything else had ended the text, and what ended it. */
function silenceOf(proposal: Act, mine: readonly Act[], floor: Floor, refused: Refused[]) {
  const look = (acts: readonly Act[]) => {
    const found = findSilence(proposal, acts, floor);
    const positions = positionsOf(acts, found.silence);
    return { ...found, positions, ending: endingOf(proposal, acts, positions, found.silence, floor) };
  };
  const first = look(mine);
  const over = overAt(first.ending) ?? Number.POSITIVE_INFINITY;
  const late = ofKind(mine, 'extend').filter(({ received }) => received >= over);
  const { ending, ...found } =
    late.length === 0 ? first : look(mine.filter((act) => !late.some(({ index }) => index === act.index)));
  refused.push(
    ...found.refused,
    ...ending.refused,
    ...late.map(({ index }) => ({ index, why: WHY.notUnderSilence })),
  );
  return { ...found, ending };
}
