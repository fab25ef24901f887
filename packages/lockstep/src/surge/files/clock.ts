import { type Day, isoFromDay, type Span } from '@lockstep/core/calendar';
import type { TimeUnit } from '@lockstep/core/surge/expected';
import { parseDate, type WrittenDate } from './dates.ts';

/** How the times of a study are read and said. */
export interface Clock {
  readonly read: (word: string) => WrittenDate | undefined;
  /** What a time looks like, for a message. */
  readonly expected: string;
  readonly say: (day: Day) => string;
}

/** Whole numbers without a calendar: SaTScan's generic times. */
const GENERIC: Clock = {
  read: (word) => (/^[+-]?\d{1,9}$/.test(word) ? { precision: 'generic', at: Number(word) } : undefined),
  expected: 'a whole number, as times of the unit "generic" are',
  say: String,
};

/** The clock of a unit; `study` gives two-digit years their century. */
export function clockOf(unit: TimeUnit | undefined, study?: Span): Clock {
  if (unit === 'generic') return GENERIC;
  return {
    read: (word) => parseDate(word, study),
    expected: 'a date: expected YYYY, YYYY/MM, YYYY/MM/DD or MM/DD/YYYY',
    say: isoFromDay,
  };
}
