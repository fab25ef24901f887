import { addDuration, civilFromDay, type Day, type Span } from '../../calendar/index.ts';

/** `generic`: times are whole numbers without a calendar, one apart. */
export const TIME_UNITS = ['day', 'week', 'month', 'year', 'generic'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

function back(day: Day, unit: TimeUnit, count: number): Day {
  if (unit === 'day' || unit === 'generic') return day - count;
  if (unit === 'week') return day - 7 * count;
  const earlier = addDuration(day, { unit, count: -count });
  // A month without such a day: the first day of the next one, as SaTScan has it.
  return civilFromDay(earlier).day === civilFromDay(day).day ? earlier : earlier + 1;
}

/**
 * First days of the periods of a study, and the day after its end. Periods are counted back from the end; what is
 * left at the start and too short for a period is a shorter first one, as in SaTScan.
 */
export function periodStarts(study: Span, unit: TimeUnit): Day[] {
  const end = study.to + 1;
  const starts = [end];
  while (starts.at(-1)! > study.from) starts.push(Math.max(study.from, back(end, unit, starts.length)));
  return starts.reverse();
}

/** Length of a study in periods: a shorter first one counts as the share of a period that it is. */
export function studyLength(study: Span, unit: TimeUnit): number {
  const starts = periodStarts(study, unit);
  const [first, second] = [starts[0]!, starts[1]!];
  const whole = second - back(study.to + 1, unit, starts.length - 1);
  return starts.length - 2 + (second - first) / whole;
}

/** Index of the period that contains a day, or -1. */
export function periodOf(starts: readonly Day[], day: Day): number {
  if (day < starts[0]! || day >= starts.at(-1)!) return -1;
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
