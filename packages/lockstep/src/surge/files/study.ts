import { type Day, periodAt, type Span, weekday } from '@lockstep/core/calendar';
import { periodOf, type TimeUnit } from '@lockstep/core/surge/expected';
import type { Counts } from './counts.ts';
import { PRECISION, spanOfDate, type WrittenDate } from './dates.ts';

const FINEST: Record<TimeUnit, keyof typeof PRECISION> = {
  generic: 'generic',
  day: 'day',
  week: 'day',
  month: 'month',
  year: 'year',
};

/** Can these dates be put into periods of this unit? */
export function datesFit(counts: Counts, unit: TimeUnit): boolean {
  return counts.precision !== undefined && PRECISION[counts.precision] >= PRECISION[FINEST[unit]];
}

/** Finds the period of a date, -1 outside of the study. Neighbouring rows often have one date, so the last is kept. */
export function periodFinder(starts: readonly Day[]): (date: WrittenDate) => number {
  let last: WrittenDate | undefined;
  let period = -1;
  return (date) => {
    if (date === last) return period;
    last = date;
    period = periodOf(starts, spanOfDate(date).from);
    return period;
  };
}

/** First to last day of the dated rows. */
function extent(counts: readonly Counts[]): Span | undefined {
  let span: Span | undefined;
  for (const date of datesOf(counts)) {
    const { from, to } = spanOfDate(date);
    span = span ? { from: Math.min(span.from, from), to: Math.max(span.to, to) } : { from, to };
  }
  return span;
}

/**
 * The study period when none is given: from the first to the last date, widened to whole months or years where
 * those are the unit. Weekly data are often dated by the first day of the week: if every date is the same day of
 * the week, each stands for the seven days from it.
 */
export function impliedStudy(counts: readonly Counts[], unit: TimeUnit): Span | undefined {
  const span = extent(counts);
  if (!span) return undefined;
  if (unit === 'month' || unit === 'year')
    return { from: periodAt(unit, span.from).from, to: periodAt(unit, span.to).to };
  if (unit === 'week' && onOneWeekday(counts, weekday(span.from)))
    return { from: span.from, to: span.to + 6 };
  return span;
}

function onOneWeekday(counts: readonly Counts[], day: number): boolean {
  return datesOf(counts).every((date) => weekday(spanOfDate(date).from) === day);
}

const datesOf = (counts: readonly Counts[]): readonly WrittenDate[] => counts.flatMap(({ dates }) => dates);
