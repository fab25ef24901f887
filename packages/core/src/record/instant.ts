/** Instants as whole seconds since 1970-01-01T00:00:00Z (POSIX: no leap seconds). */
import { dayFromIso, isoFromDay } from '../calendar/index.ts';

export type Instant = number;

const PATTERN = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(Z|[+-]\d{2}:\d{2})$/;

/**
 * The instant of `YYYY-MM-DDTHH:MM:SS` with `Z` or an offset such as `+02:00`, or undefined where it is not written
 * like that or does not exist (31 February, 24:00:00, leap second 60).
 */
export function parseInstant(text: string): Instant | undefined {
  const [, date, hour, minute, second, zone] = PATTERN.exec(text) ?? [];
  const day = date === undefined ? undefined : dayFromIso(date);
  if (day === undefined || zone === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const local = day * 86400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (zone === 'Z') return local;
  const [offsetHours, offsetMinutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (offsetHours > 18 || offsetMinutes > 59) return undefined;
  const offset = offsetHours * 3600 + offsetMinutes * 60;
  return zone.startsWith('+') ? local - offset : local + offset;
}

/** `YYYY-MM-DDTHH:MM:SSZ`. */
export function formatInstant(instant: Instant): string {
  const day = Math.floor(instant / 86400);
  const second = instant - day * 86400;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${isoFromDay(day)}T${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}Z`;
}
