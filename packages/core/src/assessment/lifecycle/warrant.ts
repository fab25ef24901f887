/** How one power moves on one day, and what exerting it does. */
import type { Day } from '../../calendar/index.ts';
import type { Agreement, PowerEffect } from '../../language/index.ts';
import { circumstanceAt, isImpossible } from './circumstance.ts';
import { deadlineDay } from './dates.ts';
import { applyToDuty, resumeDuty, suspendDuty } from './duty.ts';
import { AGREEMENT, type AgreementEvent, next, POWER, type PowerEvent } from './tables.ts';
import type { Cause, Life, LifeInputs, Warrant } from './world.ts';

/** Asks for a commitment or power to be looked at on a later day. */
type Wake = (id: string, day: Day) => void;

export function applyToWarrant(
  warrant: Warrant,
  event: PowerEvent,
  day: Day,
  cause: Cause,
  witness: readonly string[] = [],
): boolean {
  const state = next(POWER, warrant.state, event);
  if (state === undefined) return false;
  warrant.state = state;
  warrant.history.push({ day, event, state, cause, witness });
  if (state === 'in effect' && event !== 'resumed') warrant.activeSince = day;
  return true;
}

/** Creates and activates; exertion comes in `exertOn`, after the day's performances. */
export function stepWarrant(
  warrant: Warrant,
  day: Day,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  wake: (day: Day) => void,
): boolean {
  const { trigger, antecedent, deadline } = warrant.power;
  const holds = (c: typeof trigger) => !c || circumstanceAt(c, day, agreement, inputs, life) === 'yes';
  let moved = false;
  const mayAct = life.state === 'in effect' || (life.state === 'suspended' && resumesAgreement(warrant));
  if (warrant.state === 'not triggered' && mayAct && holds(trigger)) {
    const cause: Cause = trigger ? { kind: 'trigger' } : { kind: 'signing' };
    const event = holds(antecedent) ? 'triggered unconditionally' : 'triggered';
    moved = applyToWarrant(warrant, event, day, cause);
  }
  if (warrant.state === 'create' && antecedent) {
    if (holds(antecedent)) {
      if (mayAct) moved = applyToWarrant(warrant, 'activated', day, { kind: 'antecedent' }) || moved;
    } else if (isImpossible(antecedent, life))
      moved = applyToWarrant(warrant, 'expired', day, { kind: 'antecedent impossible' });
  }
  if (deadline && warrant.deadline === undefined && warrant.state !== 'not triggered') {
    const last = deadlineDay(deadline, agreement, inputs, life);
    if (last !== undefined) {
      warrant.deadline = last;
      wake(last + 1);
    }
  }
  if (warrant.deadline !== undefined && day > warrant.deadline)
    moved =
      applyToWarrant(warrant, 'expired', day, { kind: 'not used', deadline: warrant.deadline }) || moved;
  return moved;
}

/** Such a power cannot be suspended together with the agreement, or nobody could resume it. */
function resumesAgreement({ power: { effect } }: Warrant): boolean {
  return effect.kind === 'resume' && 'agreement' in effect;
}

/** Exerts a power whose occurrence falls on this day, and carries out its effect. */
export function exertOn(warrant: Warrant, day: Day, inputs: LifeInputs, life: Life, wake: Wake): boolean {
  const { exertedBy, effect, id } = warrant.power;
  const occurrence = exertedBy === undefined ? undefined : inputs.occurred.get(exertedBy);
  if (occurrence?.day !== day) return false;
  const cause: Cause = { kind: 'power', power: id, effect: effect.kind };
  if (!applyToWarrant(warrant, 'exerted', day, { kind: 'exerted' }, occurrence.items)) return false;
  carryOut(effect, day, cause, occurrence.items, life, wake);
  return true;
}

function carryOut(
  effect: PowerEffect,
  day: Day,
  cause: Cause,
  items: readonly string[],
  life: Life,
  wake: Wake,
): void {
  if ('agreement' in effect) {
    moveAgreement(life, AGREEMENT_EVENT[effect.kind], day, cause, items, wake);
    return;
  }
  const duty = life.duties.get(effect.commitment);
  if (!duty) return;
  if (effect.kind === 'suspend') suspendDuty(duty, day, 'power', cause, items);
  else if (effect.kind === 'resume')
    resumeDuty(duty, day, 'power', cause, (on) => wake(effect.commitment, on), items);
  else if (effect.kind === 'terminate') applyToDuty(duty, 'terminated', day, cause, items);
  else if (effect.kind === 'create') applyToDuty(duty, 'triggered unconditionally', day, cause, items);
  else applyToDuty(duty, 'discharged', day, cause, items);
}

const AGREEMENT_EVENT = {
  suspend: 'suspended',
  resume: 'resumed',
  terminate: 'terminated',
  rescind: 'rescinded',
} as const satisfies Record<string, AgreementEvent>;

/** Moves the agreement and, with it, every duty and power that does not survive it. */
export function moveAgreement(
  life: Life,
  event: AgreementEvent,
  day: Day,
  cause: Cause,
  items: readonly string[],
  wake: Wake,
): boolean {
  const state = next(AGREEMENT, life.state, event);
  if (state === undefined) return false;
  life.state = state;
  life.history.push({ day, event, state, cause, witness: items });
  const because: Cause = { kind: 'agreement', state };
  // What never came about has no end either: it can no longer come about.
  const ends = event === 'terminated' || event === 'rescinded';
  for (const duty of life.duties.values()) {
    if (duty.commitment.surviving) continue;
    if (event === 'suspended') suspendDuty(duty, day, 'agreement', because);
    if (event === 'resumed')
      resumeDuty(duty, day, 'agreement', because, (on) => wake(duty.commitment.id, on));
    if (ends && duty.state !== 'not triggered') applyToDuty(duty, 'terminated', day, because);
  }
  for (const warrant of life.warrants.values()) {
    const rests = event === 'suspended' && !resumesAgreement(warrant);
    if (rests && applyToWarrant(warrant, 'suspended', day, because)) warrant.suspendedBy = 'agreement';
    if (event === 'resumed' && warrant.suspendedBy === 'agreement') {
      delete warrant.suspendedBy;
      applyToWarrant(warrant, 'resumed', day, because);
    }
    if (ends && warrant.state !== 'not triggered') applyToWarrant(warrant, 'terminated', day, because);
  }
  return true;
}
