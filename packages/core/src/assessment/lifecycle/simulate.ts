/**
 * The life of an agreement from its signing to the as-of date, as a pure function of evidence. Within a day the order
 * is: creation and activation, performances and lapses, deadlines that ended with the day before, until nothing moves;
 * then one power after the other in the order of the agreement, each followed by what it brings about. So what follows
 * from a violation on a day follows on that day, and a power reaches what came about on the day on which it is used.
 */
import type { Day } from '../../calendar/index.ts';
import type { Agreement, Commitment, Power } from '../../language/index.ts';
import { type Agenda, allDates, circumstancesOf, createAgenda, datesOf, dependents } from './agenda.ts';
import { truthsOf } from './circumstance.ts';
import { deadlineDay } from './dates.ts';
import { isDone, stepDuty } from './duty.ts';
import { changeDays, type Truth } from './truth.ts';
import { exertOn, moveAgreement, stepWarrant } from './warrant.ts';
import type { Duty, Life, LifeInputs, Warrant } from './world.ts';

const UNDECIDED: Truth = { first: 0, certain: new Uint8Array(0), possible: new Uint8Array(0) };

export function simulate(agreement: Agreement, inputs: LifeInputs): Life {
  const life = newLife(agreement, inputs);
  const agenda = createAgenda(inputs.first, inputs.last);
  for (const one of [...agreement.commitments, ...agreement.powers])
    wakeOnChanges(one, agreement, inputs, life, agenda);
  const lookers = dependents(agreement);
  for (let day = inputs.first; day <= inputs.last; day++) {
    const due = agenda.take(day);
    const starts = life.state === 'formed' && (inputs.signed === undefined || day >= inputs.signed);
    if (due.length > 0 || starts) liveDay(day, due, agreement, inputs, life, agenda, lookers);
  }
  return life;
}

function newLife(agreement: Agreement, inputs: LifeInputs): Life {
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
  return { duties, warrants, state: 'formed', history: [] };
}

/** Days known from the start on which something that it looks at changes. */
function wakeOnChanges(
  one: Commitment | Power,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  agenda: Agenda,
): void {
  agenda.wake(one.id, inputs.first);
  if (inputs.signed !== undefined) agenda.wake(one.id, inputs.signed);
  const deed = inputs.deeds.get(one.id);
  if (deed) for (const day of changeDays(deed)) agenda.wake(one.id, day);
  for (const circumstance of circumstancesOf(one))
    for (const truth of truthsOf(circumstance, inputs))
      for (const day of changeDays(truth)) agenda.wake(one.id, day);
  const exerted =
    'exertedBy' in one && one.exertedBy !== undefined ? inputs.occurred.get(one.exertedBy) : undefined;
  if (exerted) agenda.wake(one.id, exerted.day);
  wakeOnDates(one, inputs.first - 1, agreement, inputs, life, agenda);
}

/** The day of each date, and the day after it, on which a deadline has passed. */
function wakeOnDates(
  one: Commitment | Power,
  after: Day,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  agenda: Agenda,
): void {
  for (const dated of allDates(one)) {
    const day = deadlineDay(dated, agreement, inputs, life);
    if (day === undefined) continue;
    if (day > after) agenda.wake(one.id, day);
    if (day + 1 > after) agenda.wake(one.id, day + 1);
  }
}

function liveDay(
  day: Day,
  due: readonly string[],
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  agenda: Agenda,
  lookers: ReadonlyMap<string, readonly string[]>,
): void {
  const everyone = [...life.duties.keys(), ...life.warrants.keys()];
  const starts = life.state === 'formed' && (inputs.signed === undefined || day >= inputs.signed);
  if (starts) moveAgreement(life, 'activated', day, { kind: 'signing' }, [], (id, on) => agenda.wake(id, on));
  let looking = new Set(starts ? everyone : due);
  let moved = false;
  // Each pass moves at least one of finitely many machines towards a final state, or stops.
  while (looking.size > 0) {
    const state = life.state;
    const stepped = stepAll(looking, day, agreement, inputs, life, agenda);
    const movers = stepped.length > 0 ? stepped : exertOne(day, inputs, life, agenda);
    moved ||= movers.length > 0;
    // "10 days after the violation of ..." is a date only once that violation has come.
    const next = new Set(movers.flatMap((id) => [id, ...(lookers.get(id) ?? [])]));
    for (const id of next) {
      const one = life.duties.get(id)?.commitment ?? life.warrants.get(id)?.power;
      if (one) wakeOnDates(one, day, agreement, inputs, life, agenda);
    }
    looking = life.state === state ? next : new Set(everyone);
  }
  if (moved && life.state === 'in effect' && isFulfilled(life))
    moveAgreement(life, 'fulfilled', day, { kind: 'kept to the end' }, [], (id, on) => agenda.wake(id, on));
}

/** One pass over those looked at, in the order of the agreement; returns who moved. */
function stepAll(
  looking: ReadonlySet<string>,
  day: Day,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
  agenda: Agenda,
): string[] {
  const movers: string[] = [];
  const duties = [...looking].flatMap((id) => life.duties.get(id) ?? []);
  const warrants = [...looking].flatMap((id) => life.warrants.get(id) ?? []);
  for (const duty of duties)
    if (stepDuty(duty, day, agreement, inputs, life, (on) => agenda.wake(duty.commitment.id, on)))
      movers.push(duty.commitment.id);
  for (const warrant of warrants)
    if (stepWarrant(warrant, day, agreement, inputs, life, (on) => agenda.wake(warrant.power.id, on)))
      movers.push(warrant.power.id);
  return movers;
}

/** Exerts the first power that can be exerted on this day; returns who moved or was moved. */
function exertOne(day: Day, inputs: LifeInputs, life: Life, agenda: Agenda): string[] {
  for (const warrant of life.warrants.values()) {
    if (!exertOn(warrant, day, inputs, life, (id, on) => agenda.wake(id, on))) continue;
    const { id, effect } = warrant.power;
    return 'commitment' in effect ? [id, effect.commitment] : [id];
  }
  return [];
}

/**
 * Nothing is left to do: no duty is pending or doubtful, at least one was fulfilled, and each violated one was
 * remedied by a fulfilled duty that its violation had brought about.
 */
function isFulfilled(life: Life): boolean {
  let some = false;
  for (const duty of life.duties.values()) {
    if (duty.state === 'not triggered') continue;
    if (!isDone(duty) || duty.doubtful) return false;
    if (duty.state === 'fulfilled') some = true;
  }
  if (!some) return false;
  const all = [...life.duties.values()];
  return all.every(
    (duty) =>
      duty.state !== 'violated' ||
      all.some((other) => other.state === 'fulfilled' && isRemedyOf(other, duty.commitment.id)),
  );
}

function isRemedyOf(duty: Duty, violated: string): boolean {
  return datesOf(duty.commitment.trigger).some(
    ({ anchor }) => anchor.kind === 'transition' && anchor.id === violated && anchor.event === 'violated',
  );
}
