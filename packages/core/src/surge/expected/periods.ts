import { addDuration, type Day, type Span } from '../../calendar/index.ts';

export const TIME_UNITS = ['day', 'week', 'month', 'year'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

function back(day: Day, unit: TimeUnit, count: number): Day {
  if (unit === 'day') return day - count;
  if (unit === 'week') return day - 7 * count;
  return addDuration(day, { unit, count: -count });
}

/**
 * First days of the periods of a study, and the day after its end. Periods are counted back from the end; what is
 * left at the start and too short for a period is added to the first one, as SaTScan does.
 */
export function periodStarts(study: Span, unit: TimeUnit): Day[] {
  const end = study.to + 1;
  const starts = [end];
  for (let k = 1; ; k++) {
    const start = back(end, unit, k);
    if (start < study.from) break;
    starts.push(start);
  }
  starts.reverse();
  if (starts[0] !== study.from) {
    if (starts.length > 1) starts[0] = study.from;
    else starts.unshift(study.from);
  }
  return starts;
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
