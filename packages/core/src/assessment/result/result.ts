/**
 * What `assess` gives back. Plain JSON once written: days are ISO dates, infinite ends are null.
 * The published JSON Schema is generated from the same shape (packages/lockstep/src/schema).
 */
import type { IsoDate } from './basics.ts';
import type { AdjustmentResult, CommitmentResult, PowerResult, Transition } from './commitment.ts';
import type { ConditionResult } from './condition.ts';
import type { Gap, SourceResult, SurgeFinding } from './evidence.ts';
import type { PostureResult, StatementResult } from './posture.ts';

export * from './basics.ts';
export * from './commitment.ts';
export * from './condition.ts';
export * from './evidence.ts';
export * from './posture.ts';

export interface Assessment {
  readonly format: 'lockstep-assessment/1';
  readonly agreement: {
    readonly title: string;
    readonly digest: string;
    readonly timeZone: string;
    readonly signed: IsoDate | null;
    /** The agreement's own life: `formed`, `in effect`, `suspended`, `fulfilled`, `terminated`, `rescinded`. */
    readonly state: string;
    readonly history: readonly Transition[];
    readonly parties: readonly { readonly id: string; readonly label: string }[];
  };
  readonly asOf: IsoDate;
  readonly known: IsoDate;
  readonly evidenceRoot: string;
  /** Adjustment ids whose gate is open and that are not yet decided. */
  readonly openForDecision: readonly string[];
  readonly conditions: readonly ConditionResult[];
  readonly commitments: readonly CommitmentResult[];
  readonly powers: readonly PowerResult[];
  readonly adjustments: readonly AdjustmentResult[];
  readonly posture: readonly PostureResult[];
  /** One for each measure that a condition looks for a surge in. */
  readonly surges: readonly SurgeFinding[];
  readonly statements: readonly StatementResult[];
  readonly gaps: readonly Gap[];
  readonly sources: readonly SourceResult[];
}

/** What differs between two assessments of the same agreement. */
export interface AssessmentChange {
  readonly subject: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
}
