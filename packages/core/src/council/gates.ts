/** Not before: what an adjustment's gate says of a proposal, and which overrides put it in order. */
import type { Assessment } from '../assessment/index.ts';
import { digestOf, RecordError } from '../record/index.ts';
import type { Act, Basis, Override } from './acts.ts';

/** The basis of a proposal for an adjustment; throws RecordError where the agreement has no such adjustment. */
export function basisFrom(assessment: Assessment, adjustment: string): Basis {
  const result = assessment.adjustments.find(({ id }) => id === adjustment);
  if (!result) {
    const known = assessment.adjustments.map(({ id }) => id).join(', ') || 'none';
    throw new RecordError(`the agreement has no adjustment "${adjustment}"; it has: ${known}`);
  }
  return {
    assessment: digestOf(assessment),
    asOf: assessment.asOf,
    known: assessment.known,
    agreement: assessment.agreement.digest,
    evidenceRoot: assessment.evidenceRoot,
    gate: result.gate,
    heldBackBy: result.heldBackBy.map(({ condition, verdict }) => ({ condition, verdict })),
  };
}

/** One thing that stands in the way of an adjustment, with the override that sets it aside, if there is one. */
export interface Unmet {
  readonly condition: string;
  readonly verdict: string;
  readonly override?: Override & { readonly by: string; readonly index: number };
}

export interface Order {
  readonly inOrder: boolean;
  readonly unmet: readonly Unmet[];
  /** Set where an adjustment is proposed without saying what it was assessed on. */
  readonly noBasis: boolean;
}

/**
 * Whether a proposal is in order: it is about no adjustment, or its gate is open, or every condition that holds it
 * back is named by an override, in the proposal itself or made in time by its proposer or the chair.
 */
export function orderOf(proposal: Act, overrides: readonly Act[]): Order {
  const deed = proposal.deed;
  if (deed.kind !== 'propose' || deed.adjustment === undefined)
    return { inOrder: true, unmet: [], noBasis: false };
  if (!deed.basis) return { inOrder: false, unmet: [], noBasis: true };
  const made = [proposal, ...overrides].flatMap(({ by, index, deed: act }) =>
    act.kind === 'propose' || act.kind === 'override'
      ? act.overrides.map((override) => ({ ...override, by, index }))
      : [],
  );
  const unmet = standingInTheWay(deed.basis, deed.adjustment).map((held) => {
    const override = made.find(({ condition }) => condition === held.condition);
    return { ...held, ...(override ? { override } : {}) };
  });
  return { inOrder: unmet.every(({ override }) => override !== undefined), unmet, noBasis: false };
}

/** The conditions that hold an adjustment back; the gate itself where it is shut without one being named. */
export function standingInTheWay(basis: Basis, adjustment: string): Basis['heldBackBy'] {
  if (basis.gate === 'open' || basis.gate === 'none') return [];
  if (basis.heldBackBy.length > 0) return basis.heldBackBy;
  return [{ condition: adjustment, verdict: basis.gate === 'closed' ? 'not met' : 'open' }];
}
