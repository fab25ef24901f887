import { type Day, dayFromCivil, daysInMonth, isCivilDate, type Span } from '@lockstep/core/calendar';

/** How exactly a time is given; a greater number is more exact. A generic time is a whole number without a calendar. */
export const PRECISION = { year: 1, month: 2, day: 3, generic: 4 } as const;
export type Precision = keyof typeof PRECISION;

interface CivilDate {
  readonly precision: Exclude<Precision, 'generic'>;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A time as written: a whole year, a whole month, a day, or a generic time. */
export type WrittenDate = CivilDate | { readonly precision: 'generic'; readonly at: Day };

/**
 * Full year of a two-digit one: in the century of the study, if that is known and the year falls into it, else in
 * the 1900s. SaTScan's old samples still write 73 for 1973.
 */
function fullYear(year: number, study: Span | undefined): number {
  if (year > 99) return year;
  if (!study) return 1900 + year;
  const [first, last] = [yearOf(study.from), yearOf(study.to)];
  const century = Math.floor(first / 100) * 100;
  if (Math.floor(last / 100) * 100 === century || year >= first - century) return century + year;
  return century + 100 + year;
}

const yearOf = (day: Day): number => new Date(day * 86_400_000).getUTCFullYear();

/**
 * A date in one of SaTScan's forms: YYYY, YYYY/MM, YYYY/MM/DD, MM/YYYY or MM/DD/YYYY with `/`, `-`, `.` or `*`
 * between, or YYYYMMDD. Undefined if the text is none of these or no day of the calendar.
 */
export function parseDate(text: string, study?: Span): WrittenDate | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const parts = compact ? compact.slice(1) : text.split(/[-/.*]/);
  if (parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return undefined;
  const numbers = parts.map(Number);
  const yearLast = parts.length > 1 && numbers.at(-1)! > 999;
  const rawYear = yearLast ? numbers.pop()! : numbers.shift()!;
  if (rawYear > 99 && rawYear < 1000) return undefined;
  const year = fullYear(rawYear, study);
  const month = numbers[0] ?? 1;
  const day = numbers[1] ?? 1;
  if (!isCivilDate(year, month, day)) return undefined;
  const precision = parts.length === 1 ? 'year' : parts.length === 2 ? 'month' : 'day';
  return { precision, year, month, day };
}

/** First and last day that a date stands for. */
export function spanOfDate(date: WrittenDate): Span {
  if (date.precision === 'generic') return { from: date.at, to: date.at };
  const { precision, year, month, day } = date;
  if (precision === 'year') return { from: dayFromCivil(year, 1, 1), to: dayFromCivil(year, 12, 31) };
  const first = dayFromCivil(year, month, day);
  return {
    from: first,
    to: precision === 'month' ? dayFromCivil(year, month, daysInMonth(year, month)) : first,
  };
}

/** The day for which a population figure stands: the middle of a year (1 July) or of a month (the 15th). */
export function populationDay(date: WrittenDate): Day {
  if (date.precision === 'generic') return date.at;
  const { precision, year, month, day } = date;
  if (precision === 'year') return dayFromCivil(year, 7, 1);
  return dayFromCivil(year, month, precision === 'month' ? 15 : day);
}
