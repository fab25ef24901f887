/** Where an axis is marked: round numbers, and the first days of months. */
import { addDuration, civilFromDay, type Day, dayFromCivil } from '@lockstep/core/calendar';
import { DATES } from '../words/index.ts';

const ROUND = [1, 2, 2.5, 5, 10] as const;

/** The smallest round step (1, 2, 2.5 or 5 times a power of ten) of which at most `most` reach from 0 to `top`. */
export function roundStep(top: number, most: number): number {
  if (!(top > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(top / most));
  const step = ROUND.map((factor) => factor * power).find((size) => Math.ceil(top / size - 1e-9) <= most);
  const chosen = step ?? 10 * power;
  return top >= 4 ? Math.max(1, chosen === 2.5 ? 5 : chosen) : chosen;
}

/** Round numbers from `bottom` to at least `top`; zero is always one of them. */
export function valueTicks(bottom: number, top: number, most: number): number[] {
  const step = roundStep(Math.max(top, -bottom), most);
  const first = Math.floor(Math.min(0, bottom) / step);
  const last = Math.max(Math.ceil(Math.max(0, top) / step - 1e-9), first + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

export interface DayTick {
  readonly day: Day;
  readonly text: string;
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60] as const;

/**
 * First days of months (or Mondays, for a few weeks), at most `most` of them and at least `least` months apart; the
 * year is named where it begins.
 */
export function dayTicks(from: Day, to: Day, most: number, least = 1): DayTick[] {
  if (to - from < 62) return weekTicks(from, to, most);
  const start = civilFromDay(from);
  const firstMonth = dayFromCivil(start.year, start.month, 1);
  const months = (to - from) / 30.44;
  const step = MONTH_STEPS.find((size) => size >= least && months / size <= most) ?? 120;
  const ticks: DayTick[] = [];
  for (let n = 0; ; n += 1) {
    const day = addDuration(firstMonth, { unit: 'month', count: n });
    if (day > to) return ticks;
    const { year, month } = civilFromDay(day);
    if (day < from || (year * 12 + month - 1) % step !== 0) continue;
    const name = DATES.shortMonths[month - 1] ?? '';
    const nameYear = ticks.length === 0 || month <= Math.min(step, 12);
    ticks.push({ day, text: step >= 12 ? String(year) : nameYear ? `${name} ${year}` : name });
  }
}

function weekTicks(from: Day, to: Day, most: number): DayTick[] {
  const step = 7 * Math.max(1, Math.ceil((to - from) / 7 / most));
  const monday = from + ((((4 - from) % 7) + 7) % 7);
  const ticks: DayTick[] = [];
  for (let day = monday; day <= to; day += step) {
    const { day: dayOfMonth, month } = civilFromDay(day);
    ticks.push({ day, text: `${dayOfMonth} ${DATES.shortMonths[month - 1] ?? ''}` });
  }
  return ticks;
}
