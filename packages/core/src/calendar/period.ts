import { civilFromDay, type Day, dayFromCivil, daysInMonth, weekday } from './day.ts';
import type { Span } from './span.ts';

/** Calendar periods that can serve as windows. Weeks run from Monday to Sunday (ISO 8601). */
export const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;

/** The calendar period `offset` periods away from the one that contains `day` (0 is that one, -1 the one before). */
export function periodAt(period: Period, day: Day, offset = 0): Span {
  if (period === 'week') {
    const from = day - (weekday(day) - 1) + 7 * offset;
    return { from, to: from + 6 };
  }
  const { year, month } = civilFromDay(day);
  const length = MONTHS_IN[period];
  const index = Math.floor((year * 12 + month - 1) / length) + offset;
  const firstMonth = index * length;
  const fromYear = Math.floor(firstMonth / 12);
  const lastMonth = firstMonth + length - 1;
  const toYear = Math.floor(lastMonth / 12);
  const toMonth = lastMonth - toYear * 12 + 1;
  return {
    from: dayFromCivil(fromYear, firstMonth - fromYear * 12 + 1, 1),
    to: dayFromCivil(toYear, toMonth, daysInMonth(toYear, toMonth)),
  };
}
