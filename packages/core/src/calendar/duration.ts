import { civilFromDay, type Day, dayFromCivil, daysInMonth } from './day.ts';

/** A length of time in whole calendar units. Weeks are written as days. */
export type Duration =
  | { readonly unit: 'day'; readonly count: number }
  | { readonly unit: 'month'; readonly count: number }
  | { readonly unit: 'year'; readonly count: number };

/**
 * The day a duration after (or, with a negative count, before) a day. Months and years keep the day of the
 * month and fall back to the month's last day where it does not exist: 31 January plus one month is 28 (29)
 * February. Same rule in both directions, so it need not be reversible.
 */
export function addDuration(day: Day, duration: Duration, times = 1): Day {
  const count = duration.count * times;
  if (duration.unit === 'day') return day + count;
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  const months = year * 12 + (month - 1) + (duration.unit === 'year' ? count * 12 : count);
  const targetYear = Math.floor(months / 12);
  const targetMonth = months - targetYear * 12 + 1;
  return dayFromCivil(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)));
}
