/** Commitments, powers and adjustments, and how they came to stand so. */
import type { ObligationState } from '../lifecycle/tables.ts';
import type { CitationResult, IsoDate, Verdict } from './basics.ts';
import type { JudgementResult } from './condition.ts';

/** `disputed` where judges differ, `open` where the evidence does not decide. */
export type CommitmentState = ObligationState | 'disputed' | 'open';

export interface Transition {
  readonly on: IsoDate;
  readonly state: string;
  /** The event: `triggered`, `activated`, `fulfilled`, `violated`, `suspended`, `resumed` ... */
  readonly event: string;
  readonly reason: string;
  /** Ids of the evidence items that caused it. */
  readonly witness: readonly string[];
}

export interface CommitmentResult {
  readonly id: string;
  readonly label: string;
  readonly clause: string | null;
  readonly basis: { readonly kind: string; readonly citation: string } | null;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly duty: 'achieve' | 'keep' | 'refrain';
  readonly words: string;
  readonly state: CommitmentState;
  readonly since: IsoDate | null;
  readonly deadline: IsoDate | null;
  /** Days after the deadline at which it was performed, when late. */
  readonly performedLate: { readonly on: IsoDate; readonly days: number } | null;
  readonly reason: string;
  readonly notes: readonly string[];
  readonly history: readonly Transition[];
  /** One per rival anchor or reading, when they differ. */
  readonly readings: readonly {
    readonly id: string;
    readonly label: string;
    readonly state: CommitmentState;
    readonly deadline: IsoDate | null;
    readonly reason: string;
  }[];
  /** Kroc levels and other judgements by people, beside the lifecycle. */
  readonly judgements: readonly JudgementResult[];
  readonly evidence: readonly CitationResult[];
}

export interface PowerResult {
  readonly id: string;
  readonly label: string;
  readonly holder: readonly string[];
  readonly state:
    | 'not triggered'
    | 'create'
    | 'in effect'
    | 'suspended'
    | 'exerted'
    | 'expired'
    | 'terminated';
  readonly since: IsoDate | null;
  readonly reason: string;
  readonly history: readonly Transition[];
}

export interface AdjustmentResult {
  readonly id: string;
  readonly label: string;
  readonly party: string;
  readonly to: string | null;
  /** `open`: every gate met; `closed`: at least one is certainly not met; `undecided`: the evidence does not say. */
  readonly gate: 'open' | 'closed' | 'undecided' | 'none';
  readonly status: 'not decided' | 'decided' | 'carried out';
  readonly decidedOn: IsoDate | null;
  readonly carriedOutOn: IsoDate | null;
  /** The conditions that hold it back, with their verdicts. */
  readonly heldBackBy: readonly { readonly condition: string; readonly verdict: Verdict }[];
  readonly words: string;
  readonly reason: string;
  readonly rule: string | null;
}
