/** Whether an expectation of an in-file test holds in an assessment. */
import { isoFromDay } from '../../calendar/index.ts';
import type { Expectation } from '../../language/index.ts';
import type { Assessment, Transition } from '../result/result.ts';

export interface Outcome {
  readonly holds: boolean;
  /** The state found instead, with its date where it has one. */
  readonly found: string;
  readonly reason: string;
}

interface Found {
  readonly states: readonly string[];
  readonly reason: string;
  readonly history: readonly Transition[];
}

/**
 * Compares with the verdict of a condition or reading, the state of a commitment or power, or the gate and status of an
 * adjustment. With `by`, the state must have been entered on or before that day.
 */
export function checkExpectation(expectation: Expectation, assessment: Assessment): Outcome {
  const found = find(expectation.subject, assessment);
  if (!found) return { holds: false, found: 'nothing of that name', reason: '' };
  const { by, state } = expectation;
  if (by === undefined)
    return { holds: found.states.includes(state), found: found.states.join(', '), reason: found.reason };
  const entered = found.history.find((step) => step.state === state);
  return {
    holds: entered !== undefined && entered.on <= isoFromDay(by),
    found: entered ? `${state} on ${entered.on}` : found.states.join(', '),
    reason: found.reason,
  };
}

function find(subject: string, assessment: Assessment): Found | undefined {
  if (subject === 'agreement') {
    const { state, history } = assessment.agreement;
    return { states: [state], reason: history.at(-1)?.reason ?? '', history };
  }
  const [id, readingId] = subject.split('.');
  const condition = assessment.conditions.find((one) => one.id === id);
  if (condition) {
    const one =
      readingId === undefined ? condition : condition.readings.find((reading) => reading.id === readingId);
    return one && { states: [one.verdict], reason: one.reason, history: [] };
  }
  const commitment = assessment.commitments.find((one) => one.id === id);
  if (commitment)
    return { states: [commitment.state], reason: commitment.reason, history: commitment.history };
  const power = assessment.powers.find((one) => one.id === id);
  if (power) return { states: [power.state], reason: power.reason, history: power.history };
  const adjustment = assessment.adjustments.find((one) => one.id === id);
  if (adjustment) {
    const open = assessment.openForDecision.includes(adjustment.id);
    return {
      states: [
        adjustment.gate,
        adjustment.status,
        ...(adjustment.status === 'carried out' ? ['decided'] : ['not carried out']),
        open ? 'open for decision' : 'not open for decision',
      ],
      reason: adjustment.reason,
      history: [],
    };
  }
  return undefined;
}
