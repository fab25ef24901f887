/**
 * Who has to be looked at on which day. A duty or power moves only on days on which something that it looks at
 * changes: its deed, a date that it is counted from, its deadline, or a move of another one that it builds on.
 */
import type { Day } from '../../calendar/index.ts';
import type { Agreement, Anchor, Circumstance, Commitment, Deadline, Power } from '../../language/index.ts';
import { propositionParts } from '../../language/index.ts';
import { propositionsIn } from '../formulas.ts';

export interface Agenda {
  readonly wake: (id: string, day: Day) => void;
  /** Takes the ids due on a day off the agenda. */
  readonly take: (day: Day) => readonly string[];
}

export function createAgenda(first: Day, last: Day): Agenda {
  const due: (Set<string> | undefined)[] = new Array(Math.max(0, last - first + 1));
  return {
    wake: (id, day) => {
      if (day < first || day > last) return;
      const ids = due[day - first];
      if (ids) ids.add(id);
      else due[day - first] = new Set([id]);
    },
    take: (day) => {
      const ids = due[day - first];
      due[day - first] = undefined;
      return ids ? [...ids] : [];
    },
  };
}

export type Dated = Pick<Deadline, 'anchor' | 'offset'>;

/** Every date that a circumstance is counted from. */
export function datesOf(circumstance: Circumstance | undefined): Dated[] {
  if (circumstance === undefined) return [];
  if (circumstance.kind === 'anchor') return [circumstance];
  return circumstance.kind === 'all' ? circumstance.of.flatMap(datesOf) : [];
}

/** Circumstances of a commitment or power. */
export function circumstancesOf(one: Commitment | Power): (Circumstance | undefined)[] {
  return [one.trigger, one.antecedent, 'proviso' in one ? one.proviso : undefined];
}

/** Every date that a commitment or power is counted from: circumstances, deadline, end of term. */
export function allDates(one: Commitment | Power): Dated[] {
  return [
    ...circumstancesOf(one).flatMap(datesOf),
    ...(one.deadline ? [one.deadline, { anchor: one.deadline.anchor }] : []),
    ...('until' in one && one.until ? [one.until, { anchor: one.until.anchor }] : []),
  ];
}

const remembered = new WeakMap<Agreement, ReadonlyMap<string, readonly string[]>>();

/** For each commitment or power, those that look at how it stands. Worked out once for an agreement. */
export function dependents(agreement: Agreement): ReadonlyMap<string, readonly string[]> {
  const known = remembered.get(agreement) ?? findDependents(agreement);
  remembered.set(agreement, known);
  return known;
}

function findDependents(agreement: Agreement): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (on: string, id: string): void => {
    const ids = found.get(on);
    if (ids) ids.push(id);
    else found.set(on, [id]);
  };
  for (const one of [...agreement.commitments, ...agreement.powers]) {
    for (const { anchor } of allDates(one)) for (const id of subjectsOf(anchor, agreement)) add(id, one.id);
    for (const circumstance of circumstancesOf(one)) for (const id of namedIn(circumstance)) add(id, one.id);
  }
  return found;
}

function subjectsOf(anchor: Anchor, agreement: Agreement): string[] {
  if (anchor.kind === 'transition') return [anchor.id];
  if (anchor.kind !== 'declared') return [];
  const declared = agreement.anchors.find((one) => one.id === anchor.id);
  return declared?.readings.flatMap((reading) => subjectsOf(reading.anchor, agreement)) ?? [];
}

function namedIn(circumstance: Circumstance | undefined): string[] {
  if (circumstance === undefined) return [];
  if (circumstance.kind === 'kept') return [circumstance.commitment];
  if (circumstance.kind === 'all') return circumstance.of.flatMap(namedIn);
  if (circumstance.kind === 'formula')
    return propositionsIn(circumstance.formula).map((name) => propositionParts(name).id);
  return [];
}
