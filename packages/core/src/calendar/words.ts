/** Days as a reader meets them. English; one place to change for another language. */
import { civilFromDay, type Day } from './day.ts';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `21 October 2020`. */
export function dateInWords(day: Day): string {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

/** `21 October 2020`, `1 to 31 October 2020`, `30 May to 2 June 2020`, `30 December 2020 to 2 January 2021`. */
export function datesInWords(from: Day, to: Day): string {
  if (from === to) return dateInWords(from);
  const [a, b] = [civilFromDay(from), civilFromDay(to)];
  if (a.year !== b.year) return `${dateInWords(from)} to ${dateInWords(to)}`;
  if (a.month !== b.month) return `${a.day} ${MONTHS[a.month - 1]} to ${dateInWords(to)}`;
  return `${a.day} to ${dateInWords(to)}`;
}
