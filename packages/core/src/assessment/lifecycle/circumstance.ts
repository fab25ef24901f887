import type { Day } from '../../calendar/index.ts';
import type { Agreement, Circumstance } from '../../language/index.ts';
import { deadlineDay } from './dates.ts';
import { isFinal, OBLIGATION } from './tables.ts';
import { type Truth, type TruthValue, truthAt } from './truth.ts';
import type { Life, LifeInputs } from './world.ts';

/** Whether a circumstance holds on a day, given how the other commitments stand. */
export function circumstanceAt(
  circumstance: Circumstance,
  day: Day,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
): TruthValue {
  switch (circumstance.kind) {
    case 'formula':
      return truthAt(inputs.formulas(circumstance.formula), day);
    case 'anchor': {
      const from = deadlineDay(circumstance, agreement, inputs, life);
      return from !== undefined && from <= day ? 'yes' : 'no';
    }
    case 'kept': {
      const duty = life.duties.get(circumstance.commitment);
      if (!duty) return 'undecided';
      if (duty.state === 'violated') return 'no';
      return duty.doubtful || duty.doubtFrom !== undefined ? 'undecided' : 'yes';
    }
    case 'all': {
      let value: TruthValue = 'yes';
      for (const part of circumstance.of) {
        const one = circumstanceAt(part, day, agreement, inputs, life);
        if (one === 'no') return 'no';
        if (one === 'undecided') value = 'undecided';
      }
      return value;
    }
  }
}

/** True when it can never hold again: what it waits for can no longer happen. */
export function isImpossible(circumstance: Circumstance, life: Life): boolean {
  switch (circumstance.kind) {
    case 'kept':
      return life.duties.get(circumstance.commitment)?.state === 'violated';
    case 'anchor': {
      const { anchor } = circumstance;
      if (anchor.kind !== 'transition') return false;
      const duty = life.duties.get(anchor.id);
      return (
        duty !== undefined &&
        isFinal(OBLIGATION, duty.state) &&
        !duty.history.some((step) => step.state === anchor.event)
      );
    }
    case 'all':
      return circumstance.of.some((part) => isImpossible(part, life));
    case 'formula':
      return false;
  }
}

/** Every formula inside a circumstance, so that its changes wake the simulation. */
export function truthsOf(circumstance: Circumstance | undefined, inputs: LifeInputs): Truth[] {
  if (circumstance === undefined) return [];
  if (circumstance.kind === 'formula') return [inputs.formulas(circumstance.formula)];
  if (circumstance.kind === 'all') return circumstance.of.flatMap((part) => truthsOf(part, inputs));
  return [];
}
