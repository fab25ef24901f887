/**
 * What the simulation of an agreement's life reads and keeps: the evidence as truths over days, and for each
 * commitment and power where it stands.
 */
import type { Day } from '../../calendar/index.ts';
import type { Commitment, Power } from '../../language/index.ts';
import type { Formula } from '../../logic/index.ts';
import type { AgreementState, ObligationState, PowerState } from './tables.ts';
import type { Truth } from './truth.ts';

/** Evidence resolved to daily truths; all of it as known at one knowledge date. */
export interface LifeInputs {
  /** First and last day simulated: from the signing (or the earliest anchor) to the as-of date. */
  readonly first: Day;
  readonly last: Day;
  readonly signed: Day | undefined;
  /** The first day of each occurrence that has happened. */
  readonly occurred: ReadonlyMap<string, { readonly day: Day; readonly items: readonly string[] }>;
  /** What must be done, by commitment id. For `refrain` it is what must not be. */
  readonly deeds: ReadonlyMap<string, Truth>;
  /** Ids of the evidence behind a deed on a day. */
  readonly deedWitness: (commitment: string, day: Day) => readonly string[];
  readonly formulas: (formula: Formula) => Truth;
  /** Which reading of each declared anchor counts in this run. */
  readonly anchorReading: ReadonlyMap<string, string>;
}

/** Why something changed; turned into words by `words.ts`. */
export type Cause =
  | { readonly kind: 'signing' }
  | { readonly kind: 'trigger' }
  | { readonly kind: 'antecedent' }
  | { readonly kind: 'performed'; readonly deadline?: Day }
  | { readonly kind: 'kept to the end' }
  | { readonly kind: 'deadline passed'; readonly deadline: Day }
  | { readonly kind: 'not used'; readonly deadline: Day }
  | { readonly kind: 'lapse'; readonly from: Day; readonly cureDays?: number }
  | { readonly kind: 'proviso'; readonly holds: boolean }
  | { readonly kind: 'exerted' }
  | { readonly kind: 'power'; readonly power: string; readonly effect: string }
  | { readonly kind: 'agreement'; readonly state: AgreementState }
  | { readonly kind: 'antecedent impossible' };

export interface Step<State extends string> {
  readonly day: Day;
  readonly event: string;
  readonly state: State;
  readonly cause: Cause;
  readonly witness: readonly string[];
}

export interface Duty {
  readonly commitment: Commitment;
  readonly deed: Truth;
  state: ObligationState;
  history: Step<ObligationState>[];
  activeSince?: Day;
  /** The deadline as it stands, after suspensions. */
  deadline?: Day;
  end?: Day;
  suspendedSince?: Day;
  /** Since when only the suspension of the agreement keeps it from taking effect. */
  heldSince?: Day;
  suspendedBy?: 'power' | 'agreement' | 'proviso';
  /** The deadline has passed, or the term ended, and the evidence does not say whether it was performed. */
  doubtful: boolean;
  /** It was not done by its deadline, and whether it was due then is what the evidence does not say. */
  provisoUndecided?: boolean;
  /** First day on which a `keep` duty could not be told from a lapse. */
  doubtFrom?: Day;
  lapseFrom?: Day;
  performedLate?: Day;
}

export interface Warrant {
  readonly power: Power;
  state: PowerState;
  history: Step<PowerState>[];
  activeSince?: Day;
  deadline?: Day;
  suspendedBy?: 'power' | 'agreement';
}

export interface Life {
  readonly duties: ReadonlyMap<string, Duty>;
  readonly warrants: ReadonlyMap<string, Warrant>;
  state: AgreementState;
  history: Step<AgreementState>[];
}
