/** What the rules need to know of the record beside the acts on one text: who was who, and which trees there were. */
import {
  holdersAt,
  type Instant,
  type Reading,
  type Role,
  rolesAt,
  type Act as StandingEntry,
} from '../record/index.ts';

/** A member's word that, at a time, it had seen the record grown to a size, with this root. */
export interface Sighting {
  readonly member: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly at: Instant;
}

export interface Floor {
  readonly hasRole: (id: string, role: Role, at: Instant) => boolean;
  readonly membersAt: (at: Instant) => readonly string[];
  /** Size of the record just before an instant: of everything received before it. */
  readonly sizeBefore: (at: Instant) => number;
  /** Whether the tree of that size has that root in this copy of the record; undefined where that is not known. */
  readonly isRoot: (size: number, root: string) => boolean | undefined;
  readonly cosignatures: readonly Sighting[];
}

/** Everything that a council's state depends on. */
export interface CouncilInput {
  readonly reading: Reading;
  /** Base64 roots of the record by size, at least for `sizesNamed`. */
  readonly roots: ReadonlyMap<number, string>;
  /** Members' cosignatures of checkpoints, already verified. */
  readonly cosignatures: readonly Sighting[];
}

export function floorOf({ reading, roots, cosignatures }: CouncilInput): Floor {
  const { roster, acts } = reading;
  return {
    hasRole: (id, role, at) => roster !== undefined && rolesAt(roster, id, at).includes(role),
    membersAt: (at) => (roster ? holdersAt(roster, 'member', at) : []),
    sizeBefore: (at) => (acts.findLast((entry) => entry.received < at)?.index ?? -1) + 1,
    isRoot: (size, root) => (roots.has(size) ? roots.get(size) === root : undefined),
    cosignatures,
  };
}

/** Sizes of the record that its entries name: their roots are needed to see whether all saw the same record. */
export function sizesNamed(reading: Reading): readonly number[] {
  const sizes = reading.acts.flatMap(({ payload, index }: StandingEntry) => {
    const size = payload.size;
    return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 && size <= index ? [size] : [];
  });
  return [...new Set(sizes)].sort((a, b) => a - b);
}
