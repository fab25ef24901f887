/** The council as of an instant: a pure function of the record and that instant. Nothing is decided by a timer. */
import type { Instant } from '../record/index.ts';
import { type Act, actsOf, type Refused } from './acts.ts';
import { type CouncilInput, type Floor, floorOf } from './floor.ts';
import { roundOf } from './round.ts';
import { type Of, ofKind } from './silence.ts';
import type { Round } from './state.ts';
import { WHY } from './words.ts';

export interface Note {
  readonly index: number;
  readonly by: string;
  readonly at: Instant;
  readonly says: string;
  readonly about?: string;
}

/** Somebody signed for a tree of this record's name and size that is not this copy's: two views of one record. */
export interface SplitView {
  readonly by: string;
  readonly size: number;
  readonly root: string;
  /** Entry that says so; absent for a cosignature. */
  readonly index?: number;
}

export interface Council {
  readonly at: Instant;
  /** In the order in which they were proposed. */
  readonly rounds: readonly Round[];
  readonly notes: readonly Note[];
  /** Entries without effect, and why. */
  readonly refused: readonly Refused[];
  readonly splitViews: readonly SplitView[];
}

export function councilAt(input: CouncilInput, at: Instant): Council {
  const floor = floorOf(input);
  const read = actsOf({
    ...input.reading,
    acts: input.reading.acts.filter(({ received }) => received <= at),
  });
  const stand = proposals(read.acts, floor);
  const rounds = stand.proposals.map((proposal) => roundOf(proposal, read.acts, floor, at));
  const names = new Set(rounds.map(({ id }) => id));
  const lost = read.acts.flatMap(({ index, deed }) =>
    'on' in deed && deed.on && !names.has(deed.on.id) ? [{ index, why: WHY.noSuchText(deed.on.id) }] : [],
  );
  return {
    at,
    rounds: rounds.sort((a, b) => a.index - b.index),
    notes: ofKind(read.acts, 'note').map(({ index, by, received, deed }) => ({
      index,
      by,
      at: received,
      says: deed.says,
      ...(deed.about === undefined ? {} : { about: deed.about }),
    })),
    refused: [...read.refused, ...stand.refused, ...lost, ...rounds.flatMap((round) => round.refused)].sort(
      (a, b) => a.index - b.index,
    ),
    splitViews: splitViews(read.acts, floor, at),
  };
}

/** The proposals that stand: the first of each name, and a new round only once the one before is over. */
function proposals(
  acts: readonly Act[],
  floor: Floor,
): { readonly proposals: Of<'propose'>[]; readonly refused: Refused[] } {
  const stand = new Map<string, Of<'propose'>>();
  const refused: Refused[] = [];
  const sorted = ofKind(acts, 'propose').sort(
    (a, b) => a.received - b.received || (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0),
  );
  for (const act of sorted) {
    const twin = stand.get(act.deed.id);
    const why = twin ? WHY.twice(twin.index) : whyNoRound(act, stand, acts, floor);
    if (why === undefined) stand.set(act.deed.id, act);
    else refused.push({ index: act.index, why });
  }
  return { proposals: [...stand.values()], refused };
}

const OVER: readonly Round['state'][] = ['broken', 'withdrawn', 'lapsed'];

function whyNoRound(
  { deed, received }: Of<'propose'>,
  stand: ReadonlyMap<string, Of<'propose'>>,
  acts: readonly Act[],
  floor: Floor,
): string | undefined {
  if (!deed.previous) return undefined;
  const before = stand.get(deed.previous.id);
  if (!before || before.digest !== deed.previous.digest) return WHY.noPrevious(deed.previous.id);
  const { state } = roundOf(
    before,
    acts.filter((act) => act.received <= received),
    floor,
    received,
  );
  return OVER.includes(state) ? undefined : WHY.previousOpen(deed.previous.id, state);
}

function splitViews(acts: readonly Act[], floor: Floor, at: Instant): SplitView[] {
  const said = acts.flatMap(({ index, by, deed }) =>
    (deed.kind === 'receive' || deed.kind === 'close') && floor.isRoot(deed.size, deed.root) === false
      ? [{ by, size: deed.size, root: deed.root, index }]
      : [],
  );
  const cosigned = floor.cosignatures
    .filter((sighting) => sighting.at <= at && floor.isRoot(sighting.size, sighting.root) === false)
    .map(({ member, size, root }) => ({ by: member, size, root }));
  return [...said, ...cosigned];
}
