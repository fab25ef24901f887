import { dateInWords, datesInWords, dayFromIso } from '../../calendar/index.ts';
import type { IsoDate } from './result.ts';

// Numbers, dates and lists as the surge scan writes them.

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;

export const number = (n: number): string => NUMBERS[n] ?? String(n);
export const weeksWord = (n: number): string => `${n} ${n === 1 ? 'week' : 'weeks'}`;
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A count that may be a mean: 27, 4.2, 0.3. */
export function amount(value: number): string {
  if (value >= 10 || Number.isInteger(value)) return String(Math.round(value));
  return value.toFixed(value < 0.1 ? 2 : 1);
}

export const isoWords = (iso: IsoDate): string => dateInWords(dayFromIso(iso)!);

/** `2 to 8 August 2021`, `29 March to 4 April 2021`. */
export const spanWords = (from: IsoDate, to: IsoDate): string =>
  datesInWords(dayFromIso(from)!, dayFromIso(to)!);

/** `A`, `A and B`, `A, B and C`, and from the sixth on `A, B, C, D, E and 4 more`. */
export function listWords(names: readonly string[], most = 5): string {
  if (names.length > most + 1) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
