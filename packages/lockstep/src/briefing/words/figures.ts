/** Numbers, dates and small words. */

import { MONTHS } from '@lockstep/core/calendar';

/** Language and direction of the words in this file. */
export const LANGUAGE = { code: 'en', direction: 'ltr' } as const;

export const NUMBERS = {
  thousands: ',',
  decimal: '.',
  unknown: 'not known',
  anyAmount: 'any amount',
  atLeast: (number: string): string => `at least ${number}`,
  atMost: (number: string): string => `at most ${number}`,
  atTheLimit: 'exactly at the limit',
  inside: (amount: string): string => `inside the limit by ${amount}`,
  outside: (amount: string): string => `outside the limit by ${amount}`,
  straddles: (out: string, inside: string): string => `between ${out} outside and ${inside} inside the limit`,
} as const;

export const DATES = {
  months: MONTHS as readonly string[],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  date: (day: number, month: string, year: number): string => `${day} ${month} ${year}`,
  dayMonth: (day: number, month: string): string => `${day} ${month}`,
} as const;

const SMALL = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] as const;

export const count = (n: number): string => SMALL[n] ?? String(n);

export const plural = (n: number, one: string, many = `${one}s`): string => (n === 1 ? one : many);

export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
