/**
 * The life of an agreement from its signing to the as-of date, as a pure function of evidence. Only days on which
 * something can change are visited. Within a day the order is: creation and activation, performances and lapses,
 * deadlines that ended with the day before, then powers; repeated until nothing moves, so that what follows from a
 * violation on a day follows on that day.
 */
import type { Day } from '../../calendar/index.ts';
import type { Agreement, Circumstance } from '../../language/index.ts';
import { truthsOf } from './circumstance.ts';
import { deadlineDay } from './dates.ts';
import { isDone, stepDuty } from './duty.ts';
import { changeDays, type Truth } from './truth.ts';
import { exertOn, moveAgreement, stepWarrant } from './warrant.ts';
import type { Duty, Life, LifeInputs, Warrant } from './world.ts';

const UNDECIDED: Truth = { first: 0, certain: new Uint8Array(0), possible: new Uint8Array(0) };

export function simulate(agreement: Agreement, inputs: LifeInputs): Life {
  const duties = new Map<string, Duty>();
  for (const commitment of agreement.commitments)
    duties.set(commitment.id, {
      commitment,
      deed: inputs.deeds.get(commitment.id) ?? UNDECIDED,
      state: 'not triggered',
      history: [],
      doubtful: false,
    });
  const warrants = new Map<string, Warrant>();
  for (const power of agreement.powers)
    warrants.set(power.id, { power, state: 'not triggered', history: [] });
  const life: Life = { duties, warrants, state: 'formed', history: [] };

  const marked = new Uint8Array(Math.max(0, inputs.last - inputs.first + 1));
  const wake = (day: Day): void => {
    if (day >= inputs.first && day <= inputs.last) marked[day - inputs.first] = 1;
  };
  markDays(agreement, inputs, life, wake);

  const waiting = afterTransitions(agreement);
  for (let day = inputs.first; day <= inputs.last; day++) {
    if (marked[day - inputs.first] !== 1) continue;
    liveDay(day, agreement, inputs, life, wake);
    // "10 days after the violation of ..." is a date only once that violation has come.
    for (const dated of waiting) {
      const due = deadlineDay(dated, agreement, inputs, life);
      if (due !== undefined && due > day) wake(due);
    }
  }
  return life;
}

function markDays(agreement: Agreement, inputs: LifeInputs, life: Life, wake: (day: Day) => void): void {
  wake(inputs.first);
  wake(inputs.last);
  if (inputs.signed !== undefined) wake(inputs.signed);
  for (const { day } of inputs.occurred.values()) wake(day);
  for (const deed of inputs.deeds.values()) for (const day of changeDays(deed)) wake(day);
  const dated = (circumstance: Circumstance | undefined): void => {
    for (const truth of truthsOf(circumstance, inputs)) for (const day of changeDays(truth)) wake(day);
    for (const dated of datesOf(circumstance)) {
      const day = deadlineDay(dated, agreement, inputs, life);
      if (day !== undefined) wake(day);
    }
  };
  for (const one of [...agreement.commitments, ...agreement.powers]) {
    dated(one.trigger);
    dated(one.antecedent);
  }
  for (const commitment of agreement.commitments) dated(commitment.proviso);
}

/** Circumstances that are due some time after a transition. */
function afterTransitions(agreement: Agreement): Dated[] {
  return [...agreement.commitments, ...agreement.powers]
    .flatMap((one) => [
      ...datesOf(one.trigger),
      ...datesOf(one.antecedent),
      ...('proviso' in one ? datesOf(one.proviso) : []),
    ])
    .filter((dated) => dated.anchor.kind === 'transition' && dated.offset !== undefined);
}

type Dated = Extract<Circumstance, { kind: 'anchor' }>;

function datesOf(circumstance: Circumstance | undefined): Dated[] {
  if (circumstance === undefined) return [];
  if (circumstance.kind === 'anchor') return [circumstance];
  return circumstance.kind === 'all' ? circumstance.of.flatMap(datesOf) : [];
}

function liveDay(
  day: Day,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  wake: (day: Day) => void,
): void {
  if (life.state === 'formed' && (inputs.signed === undefined || day >= inputs.signed))
    moveAgreement(life, 'activated', day, { kind: 'signing' }, [], wake);
  // Each pass moves at least one of finitely many machines towards a final state, or stops.
  for (let moved = true; moved; ) {
    moved = false;
    for (const duty of life.duties.values())
      moved = stepDuty(duty, day, agreement, inputs, life, wake) || moved;
    for (const warrant of life.warrants.values())
      moved = stepWarrant(warrant, day, agreement, inputs, life, wake) || moved;
    for (const warrant of life.warrants.values()) moved = exertOn(warrant, day, inputs, life, wake) || moved;
  }
  if (life.state === 'in effect' && isFulfilled(life))
    moveAgreement(life, 'fulfilled', day, { kind: 'kept to the end' }, [], wake);
}

/**
 * Nothing is left to do: no duty is pending or doubtful, at least one was fulfilled, and each violated one was
 * remedied by a fulfilled duty that its violation had brought about.
 */
function isFulfilled(life: Life): boolean {
  const all = [...life.duties.values()].filter((duty) => duty.state !== 'not triggered');
  if (!all.some((duty) => duty.state === 'fulfilled')) return false;
  return all.every((duty) => {
    if (!isDone(duty) || duty.doubtful) return false;
    return (
      duty.state !== 'violated' ||
      all.some((other) => other.state === 'fulfilled' && isRemedyOf(other, duty.commitment.id))
    );
  });
}

function isRemedyOf(duty: Duty, violated: string): boolean {
  return datesOf(duty.commitment.trigger).some(
    ({ anchor }) => anchor.kind === 'transition' && anchor.id === violated && anchor.event === 'violated',
  );
}
