import { type Day, dateInWords, isoFromDay } from '../../calendar/index.ts';
import { type SurgeSettings, weeksNeeded } from './input.ts';
import { isoWords, listWords, number, percent, spanWords, weeksWord } from './phrases.ts';
import type { IsoDate } from './result.ts';

// What a reader is warned of.

export function incompleteWeeks(firstDays: readonly Day[], noun: string): string {
  const which =
    firstDays.length === 1
      ? `The week from ${dateInWords(firstDays[0]!)} is`
      : `${number(firstDays.length)[0]!.toUpperCase()}${number(firstDays.length).slice(1)} weeks from ${dateInWords(firstDays[0]!)} on are`;
  return `${which} not complete: more ${noun} may still be reported, and counts can only rise.`;
}

export function shortHistory(settings: SurgeSettings): string {
  return (
    `The history is too short to compare this week with the conflict's own past (${weeksNeeded(settings)} weeks are ` +
    'needed). It is compared with simulated independent counts instead, which calls a surge too often where ' +
    `violence clusters in time: ${FALLBACK_RATE}.`
  );
}

/** Measured by bench/surge-calibration.js; see docs/method-surge.md. */
const FALLBACK_RATE =
  'in tests without any surge, up to 24 of 100 weeks came out at .05 or less, where 5 would be right';

export function shortBaseline(weeks: number, from: Day, to: Day): string {
  return (
    `What is normal is taken from ${weeksWord(weeks)} only, ${spanWords(isoFromDay(from), isoFromDay(to))}. ` +
    'A rise that comes every year at this season would look the same.'
  );
}

export function knownChange(day: IsoDate, what: string): string {
  return `On ${isoWords(day)}: ${what}. The rise, or part of it, may come from this change.`;
}

export function newSource(name: string, share: number, before: number): string {
  return (
    `${percent(share)} of the counts in the window come from ${name}, which supplied ${percent(before)} of the ` +
    'baseline. Part of the rise may be more reporting rather than more violence.'
  );
}

export function claimShare(party: string, share: number, before: number, noun: string): string {
  return `${percent(share)} of the ${noun} in the window rest on the word of ${party} alone (${percent(before)} in the baseline).`;
}

export function unlocated(areas: readonly string[]): string {
  return `${listWords(areas)} ${areas.length === 1 ? 'has' : 'have'} no coordinates and can only be found to surge alone.`;
}
