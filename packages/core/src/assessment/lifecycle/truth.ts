import type { Day } from '../../calendar/index.ts';

/**
 * A yes-or-no series over days for the agreement as a whole, with three values: certain and possible (yes), not even
 * possible (no), possible but not certain (the evidence does not decide). Days outside are undecided.
 */
export interface Truth {
  readonly first: Day;
  readonly certain: Uint8Array;
  readonly possible: Uint8Array;
}

export type TruthValue = 'yes' | 'no' | 'undecided';

export function truthAt(truth: Truth, day: Day): TruthValue {
  const index = day - truth.first;
  if (index < 0 || index >= truth.certain.length) return 'undecided';
  if (truth.certain[index] === 1) return 'yes';
  return truth.possible[index] === 1 ? 'undecided' : 'no';
}

/** The days on which the value differs from the day before, the first day included. */
export function changeDays(truth: Truth): Day[] {
  const days: Day[] = [];
  for (let i = 0; i < truth.certain.length; i++)
    if (i === 0 || truth.certain[i] !== truth.certain[i - 1] || truth.possible[i] !== truth.possible[i - 1])
      days.push(truth.first + i);
  return days;
}

/** The first day of `from..to` on which it certainly holds. */
export function firstSure(truth: Truth, from: Day, to: Day): Day | undefined {
  for (let day = from; day <= to; day++) if (truthAt(truth, day) === 'yes') return day;
  return undefined;
}

/** True if the evidence leaves open, on some day of `from..to`, that it holds. */
export function everPossible(truth: Truth, from: Day, to: Day): boolean {
  for (let day = from; day <= to; day++) if (truthAt(truth, day) !== 'no') return true;
  return false;
}

/** A truth that holds from a day on: what has happened stays happened. Before `closedFrom..` it is `no`. */
export function fromDayOn(span: { first: Day; last: Day }, certainFrom?: Day, possibleFrom?: Day): Truth {
  const length = Math.max(0, span.last - span.first + 1);
  const certain = new Uint8Array(length);
  const possible = new Uint8Array(length);
  if (certainFrom !== undefined) certain.fill(1, Math.min(length, Math.max(0, certainFrom - span.first)));
  if (possibleFrom !== undefined) possible.fill(1, Math.min(length, Math.max(0, possibleFrom - span.first)));
  return { first: span.first, certain, possible };
}

export function negate(truth: Truth): Truth {
  return {
    first: truth.first,
    certain: truth.possible.map((value) => 1 - value),
    possible: truth.certain.map((value) => 1 - value),
  };
}
