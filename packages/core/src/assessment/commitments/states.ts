/** Occurrences, and states of commitments and powers, as yes-or-no series that formulas can build on. */
import type { Day, Span } from '../../calendar/index.ts';
import { type Agreement, propositionParts } from '../../language/index.ts';
import type { Proposition } from '../../logic/index.ts';
import type { Evidence } from '../evidence.ts';
import type { Step } from '../lifecycle/world.ts';
import { occurrenceTruth } from './deeds.ts';
import type { LifeUnderReading } from './lives.ts';

/** Those of them that speak of states: `us_8600 is fulfilled`. */
export function statePropositions(spoken: ReadonlySet<string>): string[] {
  return [...spoken].filter((name) => {
    const { state } = propositionParts(name);
    return state !== undefined && state !== HAPPENED;
  });
}

const HAPPENED = 'has happened';

/** `talks` holds on the day it happens, `talks has happened` from then on. */
export function occurrencePropositions(
  spoken: ReadonlySet<string>,
  agreement: Agreement,
  evidence: Evidence,
  span: Span,
): [string, Proposition][] {
  return agreement.occurrences.flatMap(({ id }): [string, Proposition][] => {
    if (!spoken.has(id) && !spoken.has(`${id} ${HAPPENED}`)) return [];
    const happened = occurrenceTruth(id, agreement, evidence, span);
    const on = onItsDay(id, happened, evidence, span);
    return [
      [id, { ...on, areas: [''], first: span.from, days: on.certain.length }],
      [`${id} ${HAPPENED}`, { ...happened, areas: [''], days: happened.certain.length }],
    ];
  });
}

function onItsDay(
  id: string,
  happened: { readonly certain: Uint8Array; readonly possible: Uint8Array },
  evidence: Evidence,
  span: Span,
): { readonly certain: Uint8Array; readonly possible: Uint8Array } {
  const certain = new Uint8Array(happened.certain.length);
  // Once it has certainly happened only recorded days count; before that any day on which it may have happened.
  const possible = happened.possible.map((value, i) => (happened.certain[i] === 1 ? 0 : value));
  for (const { name, occurred } of evidence.occurrences) {
    if (name !== id) continue;
    for (let day = Math.max(occurred.from, span.from); day <= Math.min(occurred.to, span.to); day++) {
      possible[day - span.from] = 1;
      if (occurred.from === occurred.to) certain[day - span.from] = 1;
    }
  }
  return { certain, possible };
}

/** A state holds from the day it is entered to the day before the next one. */
export function lifePropositions(
  names: readonly string[],
  lives: readonly LifeUnderReading[],
  span: Span,
): [string, Proposition][] {
  return names.map((name) => {
    const { id, state } = propositionParts(name);
    const days = span.to - span.from + 1;
    const certain = new Uint8Array(days).fill(1);
    const possible = new Uint8Array(days);
    // Rival readings of a date may disagree: certain is what all of them say, possible what any says.
    for (const { life } of lives) {
      const held = new Uint8Array(days);
      const steps: readonly Step<string>[] =
        life.duties.get(id)?.history ?? life.warrants.get(id)?.history ?? [];
      steps.forEach((step, i) => {
        if (step.state === state) fill(held, span, step.day, (steps[i + 1]?.day ?? span.to + 1) - 1);
      });
      held.forEach((value, i) => {
        if (value === 0) certain[i] = 0;
        else possible[i] = 1;
      });
      if (life.duties.get(id)?.doubtful) possible.fill(1);
    }
    return [name, { areas: [''], first: span.from, days, certain, possible }];
  });
}

function fill(values: Uint8Array, span: Span, from: Day, to: Day): void {
  values.fill(1, Math.max(0, from - span.from), Math.max(0, to - span.from + 1));
}
