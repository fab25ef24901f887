/** How one commitment moves on one day. */
import { addDuration, type Day } from '../../calendar/index.ts';
import type { Agreement } from '../../language/index.ts';
import { circumstanceAt, isImpossible } from './circumstance.ts';
import { deadlineDay } from './dates.ts';
import { isFinal, next, OBLIGATION, type ObligationEvent } from './tables.ts';
import { everPossible, firstSure, type TruthValue, truthAt } from './truth.ts';
import type { Cause, Duty, Life, LifeInputs } from './world.ts';

/** Takes an event if the machine allows it; returns whether the state changed. */
export function applyToDuty(
  duty: Duty,
  event: ObligationEvent,
  day: Day,
  cause: Cause,
  witness: readonly string[] = [],
): boolean {
  const state = next(OBLIGATION, duty.state, event);
  if (state === undefined) return false;
  duty.state = state;
  duty.history.push({ day, event, state, cause, witness });
  if (state === 'in effect' && event !== 'resumed') duty.activeSince = day;
  return true;
}

/** Moves a duty as far as it goes on this day. `wake` asks to be called again on a later day. */
export function stepDuty(
  duty: Duty,
  day: Day,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  wake: (day: Day) => void,
): boolean {
  let moved = false;
  if (duty.state === 'not triggered') moved = triggerDuty(duty, day, agreement, inputs, life) || moved;
  if (duty.state === 'create') moved = activateDuty(duty, day, agreement, inputs, life) || moved;
  if (duty.state === 'in effect' || duty.state === 'suspended')
    moved = followProviso(duty, day, agreement, inputs, life, wake) || moved;
  if (duty.state === 'in effect') {
    fixDates(duty, day, agreement, inputs, life, wake);
    moved =
      (duty.commitment.duty === 'achieve'
        ? stepAchieve(duty, day, inputs, provisoAt(duty, day, agreement, inputs, life))
        : stepKeep(duty, day, inputs, wake)) || moved;
  }
  if (duty.state === 'violated' && duty.commitment.duty === 'achieve' && duty.performedLate === undefined) {
    if (truthAt(duty.deed, day) === 'yes') {
      duty.performedLate = day;
      moved = true;
    }
  }
  return moved;
}

function triggerDuty(duty: Duty, day: Day, agreement: Agreement, inputs: LifeInputs, life: Life): boolean {
  const { trigger, antecedent } = duty.commitment;
  if (!mayAct(duty, life) && life.state !== 'suspended') return false;
  if (trigger && circumstanceAt(trigger, day, agreement, inputs, life) !== 'yes') return false;
  const cause: Cause = trigger ? { kind: 'trigger' } : { kind: 'signing' };
  const unconditional = !antecedent || circumstanceAt(antecedent, day, agreement, inputs, life) === 'yes';
  if (!mayAct(duty, life)) return hold(duty, day, unconditional);
  return applyToDuty(duty, unconditional ? 'triggered unconditionally' : 'triggered', day, cause);
}

/** Only what survives the agreement moves while it is not in effect. */
function mayAct(duty: Duty, life: Life): boolean {
  return life.state === 'in effect' || (duty.commitment.surviving && life.state !== 'formed');
}

/** What comes about while the agreement is suspended takes effect once it is in effect again. */
function hold(duty: Duty, day: Day, ready: boolean): false {
  if (ready) duty.heldSince ??= day;
  return false;
}

function activateDuty(duty: Duty, day: Day, agreement: Agreement, inputs: LifeInputs, life: Life): boolean {
  const { antecedent, deadline } = duty.commitment;
  if (!antecedent) return applyToDuty(duty, 'activated', day, { kind: 'antecedent' });
  if (circumstanceAt(antecedent, day, agreement, inputs, life) === 'yes') {
    if (!mayAct(duty, life)) return hold(duty, day, true);
    return applyToDuty(duty, 'activated', day, { kind: 'antecedent' });
  }
  const last = deadline && deadlineDay(deadline, agreement, inputs, life);
  if (isImpossible(antecedent, life) || (last !== undefined && day > last))
    return applyToDuty(duty, 'expired', day, { kind: 'antecedent impossible' });
  return false;
}

function provisoAt(duty: Duty, day: Day, agreement: Agreement, inputs: LifeInputs, life: Life): TruthValue {
  const { proviso } = duty.commitment;
  return proviso ? circumstanceAt(proviso, day, agreement, inputs, life) : 'yes';
}

/** `while ...`: the duty rests while its proviso certainly fails. */
function followProviso(
  duty: Duty,
  day: Day,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  wake: (day: Day) => void,
): boolean {
  if (!duty.commitment.proviso) return false;
  const holds = provisoAt(duty, day, agreement, inputs, life);
  if (duty.state === 'in effect' && holds === 'no')
    return suspendDuty(duty, day, 'proviso', { kind: 'proviso', holds: false });
  if (duty.state === 'suspended' && duty.suspendedBy === 'proviso' && holds === 'yes')
    return resumeDuty(duty, day, 'proviso', { kind: 'proviso', holds: true }, wake);
  return false;
}

export function suspendDuty(
  duty: Duty,
  day: Day,
  by: 'power' | 'agreement' | 'proviso',
  cause: Cause,
  witness: readonly string[] = [],
): boolean {
  if (!applyToDuty(duty, 'suspended', day, cause, witness)) return false;
  duty.suspendedSince = day;
  duty.suspendedBy = by;
  return true;
}

/** Resumes a duty suspended by the same cause, and sets its deadline by the commitment's policy. */
export function resumeDuty(
  duty: Duty,
  day: Day,
  by: 'power' | 'agreement' | 'proviso',
  cause: Cause,
  wake: (day: Day) => void,
  witness: readonly string[] = [],
): boolean {
  if (duty.suspendedBy !== by || !applyToDuty(duty, 'resumed', day, cause, witness)) return false;
  const since = duty.suspendedSince ?? day;
  if (duty.deadline !== undefined) {
    duty.deadline = deadlineAfter(duty, duty.deadline, since, day, duty.activeSince ?? since);
    wake(duty.deadline + 1);
  }
  delete duty.suspendedSince;
  delete duty.suspendedBy;
  return true;
}

/** What a suspension from `since` to `day` does to a deadline whose clock began on `began`. */
function deadlineAfter(
  { commitment: { onSuspension } }: Duty,
  deadline: Day,
  since: Day,
  day: Day,
  began: Day,
): Day {
  if (onSuspension === 'freeze') return deadline + (day - since);
  return onSuspension === 'restart' ? day + (deadline - began) : deadline;
}

/** Sets deadline and end of term once their anchors are known. */
function fixDates(
  duty: Duty,
  today: Day,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  wake: (day: Day) => void,
): void {
  const { deadline, until } = duty.commitment;
  if (deadline && duty.deadline === undefined) {
    const day = deadlineDay(deadline, agreement, inputs, life);
    if (day !== undefined) {
      const { heldSince } = duty;
      const held = heldSince !== undefined && duty.activeSince === today;
      duty.deadline = held ? deadlineAfter(duty, day, heldSince, today, heldSince) : day;
      wake(duty.deadline + 1);
    }
  }
  if (until && duty.end === undefined) {
    const day = deadlineDay(until, agreement, inputs, life);
    if (day !== undefined) {
      duty.end = day;
      wake(day + 1);
    }
  }
}

function stepAchieve(duty: Duty, day: Day, inputs: LifeInputs, proviso: TruthValue): boolean {
  const { deadline } = duty;
  const from = duty.activeSince ?? inputs.first;
  const late = deadline !== undefined && day > deadline;
  if (late && duty.doubtful) return false;
  // What was done in time while the duty rested counts once it is in effect again.
  const done = late ? firstSure(duty.deed, from, deadline) : firstSure(duty.deed, day, day);
  if (done !== undefined) {
    const cause: Cause = { kind: 'performed', ...(deadline === undefined ? {} : { deadline }) };
    return applyToDuty(duty, 'fulfilled', day, cause, inputs.deedWitness(duty.commitment.id, done));
  }
  if (!late) return false;
  if (everPossible(duty.deed, from, deadline)) {
    duty.doubtful = true;
    return true;
  }
  if (proviso === 'undecided') {
    duty.doubtful = true;
    duty.provisoUndecided = true;
    return true;
  }
  // The first day of being late, unless the duty was not in effect then: suspended, or its clock not yet set.
  const entered = duty.history[duty.history.length - 1]?.day ?? day;
  const since = Math.min(Math.max(deadline + 1, entered), day);
  return applyToDuty(duty, 'violated', since, { kind: 'deadline passed', deadline });
}

function stepKeep(duty: Duty, day: Day, inputs: LifeInputs, wake: (day: Day) => void): boolean {
  if (duty.end !== undefined && day > duty.end) {
    if (duty.doubtFrom !== undefined) {
      const before = duty.doubtful;
      duty.doubtful = true;
      return !before;
    }
    return applyToDuty(duty, 'fulfilled', duty.end + 1, { kind: 'kept to the end' });
  }
  const value = truthAt(duty.deed, day);
  if (value === 'undecided') duty.doubtFrom ??= day;
  if (value !== 'no') {
    delete duty.lapseFrom;
    return false;
  }
  const { cure } = duty.commitment;
  duty.lapseFrom ??= day;
  if (cure) {
    const lastCureDay = addDuration(duty.lapseFrom, cure);
    if (day <= lastCureDay) {
      wake(lastCureDay + 1);
      return false;
    }
  }
  const cause: Cause = {
    kind: 'lapse',
    from: duty.lapseFrom,
    ...(cure ? { cureDays: addDuration(duty.lapseFrom, cure) - duty.lapseFrom } : {}),
  };
  return applyToDuty(duty, 'violated', day, cause, inputs.deedWitness(duty.commitment.id, duty.lapseFrom));
}

/** True when nothing more can happen to it by its own clock. */
export function isDone(duty: Duty): boolean {
  return isFinal(OBLIGATION, duty.state);
}
