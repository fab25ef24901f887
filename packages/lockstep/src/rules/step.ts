import type { Day } from '@lockstep/core/calendar';
import type { TruthVerdict } from '@lockstep/core/logic';

/** A change of verdict and what brought it. */
export interface Step {
  /** The day judged, or the day on which something became known. */
  readonly day: Day;
  readonly verdict: TruthVerdict;
  /** Absent for the first. */
  readonly before?: TruthVerdict;
  readonly causes: readonly StepCause[];
}

/**
 * `cell`: days of a measure that the new verdict rests on, or that leave it open. `new`, `gone`: an item of evidence.
 * `covered`: days that a source began to speak for.
 */
export interface StepCause {
  readonly how: 'cell' | 'new' | 'gone' | 'covered';
  readonly measure: string;
  readonly area: string;
  readonly from: Day;
  readonly to: Day;
  readonly low?: number;
  readonly high?: number;
  readonly id?: string;
  readonly text?: string;
}
