/** Dates without doubt: `21 October 2020`. */
import { civilFromDay, dayFromIso } from '@lockstep/core/calendar';
import { DATES } from '../words/index.ts';

/** `21 October 2020`; text that is no date is given back as it is. */
export function formatDate(iso: string): string {
  const day = dayFromIso(iso);
  if (day === undefined) return iso;
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return DATES.date(dayOfMonth, DATES.months[month - 1] ?? '', year);
}

/** `21 October 2020`, `1–31 October 2020`, `30 May – 2 June 2020`. */
export function formatSpan(from: string, to: string): string {
  const [first, last] = [dayFromIso(from), dayFromIso(to)];
  if (first === undefined || last === undefined || first === last) return formatDate(from);
  const [a, b] = [civilFromDay(first), civilFromDay(last)];
  if (a.year !== b.year) return `${formatDate(from)} \u2013 ${formatDate(to)}`;
  if (a.month !== b.month)
    return `${DATES.dayMonth(a.day, DATES.months[a.month - 1] ?? '')} \u2013 ${formatDate(to)}`;
  return `${a.day}\u2013${formatDate(to)}`;
}

/** `Oct 2020`. */
export function formatMonth(day: number): string {
  const { year, month } = civilFromDay(day);
  return `${DATES.shortMonths[month - 1] ?? ''} ${year}`;
}
