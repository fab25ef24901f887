/** Times at the edge: what people write, in whatever zone, to instants, and back to words. */
import { MONTHS } from '@lockstep/core/calendar';
import { formatInstant, type Instant, parseInstant } from '@lockstep/core/record';
import { Temporal } from 'temporal-polyfill';
import { Problem } from '../cli/problem.ts';
import { CLOCK } from './words.ts';

/** The system's clock: read only where a command's `--at` is left out. */
export function systemNow(): Instant {
  return Math.floor(Date.now() / 1000);
}

/** `--at` of a command, or now. */
export function atOption(text: string | undefined, zone: string): Instant {
  return text === undefined ? systemNow() : timeOption(text, '--at', zone);
}

/** Clocks differ by seconds; a mistyped year does not. */
const LEEWAY_SECONDS = 120;

/** Throws a Problem for a time that has not come yet: nothing can be received or seen then. */
export function notAhead(at: Instant, zone: string): void {
  const now = systemNow();
  if (at > now + LEEWAY_SECONDS)
    throw new Problem(CLOCK.ahead(instantWords(at, zone), instantWords(now, zone)));
}

/**
 * A time as people write it: `2021-04-14T18:00:00+02:00`, `2021-04-14 18:00 Europe/Brussels`, `2021-04-14 18:00` in
 * the record's own zone, or a date, which is its first second there. Throws a Problem for what does not exist or, where
 * clocks are put back, exists twice.
 */
export function timeOption(text: string, option: string, zone: string): Instant {
  const exact = parseInstant(text.trim().replace(/(T\d{2}:\d{2})(?=Z$|[+-])/, '$1:00'));
  if (exact !== undefined) return exact;
  const [, date, time = '00:00', named] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?(?: ?\[?([A-Za-z][A-Za-z0-9_+/-]*)\]?)?$/.exec(
      text.trim(),
    ) ?? [];
  if (date === undefined) throw new Problem(CLOCK.unreadable(option, text));
  try {
    const local = `${date}T${time}[${named ?? zone}]`;
    return (
      Temporal.ZonedDateTime.from(local, { disambiguation: 'reject', overflow: 'reject' }).epochMilliseconds /
      1000
    );
  } catch {
    throw new Problem(CLOCK.noSuchTime(option, text, named ?? zone));
  }
}

/** `72h`, `72 hours`, `3 days`: a length of silence in seconds. */
export function lengthOption(text: string, option: string): number {
  const [, count, unit] = /^(\d+) ?(h|hours?|d|days?)$/.exec(text.trim()) ?? [];
  if (count === undefined || unit === undefined || Number(count) === 0)
    throw new Problem(CLOCK.noLength(option, text));
  return Number(count) * (unit.startsWith('h') ? 3600 : 86_400);
}

/** An instant with its zone's offset, as an exact expiry is written: `2021-04-14T18:00:00+02:00`. */
export function withOffset(at: Instant, zone: string): string {
  return zoned(at, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** `14 April 2021, 18:00 (Europe/Brussels; 16:00 UTC)`. */
export function instantWords(at: Instant, zone: string): string {
  const local = zoned(at, zone);
  const utc = zoned(at, 'UTC');
  const clock = (one: Temporal.ZonedDateTime) =>
    `${String(one.hour).padStart(2, '0')}:${String(one.minute).padStart(2, '0')}${one.second === 0 ? '' : `:${String(one.second).padStart(2, '0')}`}`;
  const day = (one: Temporal.ZonedDateTime) => `${one.day} ${MONTHS[one.month - 1]} ${one.year}`;
  if (zone === 'UTC') return `${day(utc)}, ${clock(utc)} UTC`;
  const inUtc = day(local) === day(utc) ? clock(utc) : `${day(utc)}, ${clock(utc)}`;
  return `${day(local)}, ${clock(local)} (${zone}; ${inUtc} UTC)`;
}

/** Whole days and hours between two instants, in words: `2 days 7 hours`. */
export function spanWords(seconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const parts = [
    ...(days > 0 ? [CLOCK.days(days)] : []),
    ...(hours > 0 ? [CLOCK.hours(hours)] : []),
    ...(days === 0 && hours === 0 ? [CLOCK.minutes(minutes)] : []),
  ];
  return parts.join(' ');
}

/** The calendar date of an instant in a zone, ISO. */
export function dateIn(at: Instant, zone: string): string {
  return zoned(at, zone).toPlainDate().toString();
}

/** Throws a Problem where no such zone is known. */
export function checkZone(zone: string): string {
  try {
    zoned(0, zone);
    return zone;
  } catch {
    throw new Problem(CLOCK.noZone(zone));
  }
}

function zoned(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(formatInstant(at)).toZonedDateTimeISO(zone);
}
