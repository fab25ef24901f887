import { dayFromCivil, dayFromIso, isCivilDate, type Period } from '../../calendar/index.ts';
import type { Bounds, Window } from '../../logic/index.ts';
import { S, TOKEN } from '../lexer/tokens.ts';
import { W } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { DateNode, LengthNode, NumberNode } from '../syntax/index.ts';
import {
  endOfLast,
  expectSymbol,
  fail,
  kindAt,
  type Parser,
  startOf,
  symbolAt,
  takeSymbol,
  textAt,
  unexpected,
  wordAt,
} from './cursor.ts';

const NUMBER_WORDS: ReadonlyMap<number, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, index) => [W[word as keyof typeof W], index + 1],
  ),
);

const MONTH_WORDS: ReadonlyMap<number, number> = new Map(
  [
    ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
    ...['november', 'december'],
  ].map((word, index) => [W[word as keyof typeof W], index + 1]),
);

const LENGTH_UNITS: ReadonlyMap<number, LengthNode['unit']> = new Map([
  [W.day, 'day'],
  [W.days, 'day'],
  [W.week, 'week'],
  [W.weeks, 'week'],
  [W.month, 'month'],
  [W.months, 'month'],
  [W.year, 'year'],
  [W.years, 'year'],
]);

export const PERIOD_WORDS: ReadonlyMap<number, Period> = new Map([
  [W.week, 'week'],
  [W.month, 'month'],
  [W.quarter, 'quarter'],
  [W.year, 'year'],
]);

/** A number in digits or, up to twelve, in letters. */
export function isNumber(p: Parser, ahead = 0): boolean {
  return kindAt(p, ahead) === TOKEN.number || isNumberWord(p, ahead);
}

export function isNumberWord(p: Parser, ahead = 0): boolean {
  const word = wordAt(p, ahead);
  return word > 0 && NUMBER_WORDS.has(word);
}

export function readNumber(p: Parser, what: string): NumberNode & { readonly written: string } {
  if (!isNumber(p)) unexpected(p, [what]);
  const start = startOf(p);
  const written = textAt(p);
  const value = NUMBER_WORDS.get(wordAt(p)) ?? Number(written.replaceAll(',', ''));
  p.at++;
  return { value, written, start, end: endOfLast(p) };
}

export function readWholeNumber(p: Parser, what: string): NumberNode {
  const node = readNumber(p, what);
  if (!Number.isSafeInteger(node.value)) {
    fail(p, 'whole-number', SAY.wholeNumber(capital(what)), node.start, node.end);
  }
  return node;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** True when a length stands here: a number and `days`, `weeks`, `months` or `years`. */
export function isLength(p: Parser, ahead = 0): boolean {
  return isNumber(p, ahead) && LENGTH_UNITS.has(wordAt(p, ahead + 1));
}

export function readLength(p: Parser): LengthNode {
  const number = readWholeNumber(p, 'a number of days, weeks, months or years');
  const unit = LENGTH_UNITS.get(wordAt(p));
  if (unit === undefined) unexpected(p, ['“days”', '“weeks”', '“months”', '“years”']);
  p.at++;
  return { count: number.value, unit, start: number.start, end: endOfLast(p) };
}

/** A hundred years: more is a slip of the pen, and days by the million cannot be held. */
const LONGEST_WINDOW = 36_525;

/** A number of days for a window, at least one; weeks count seven days, months and years are refused. */
export function readWindowDays(p: Parser): number {
  const length = readLength(p);
  if (length.unit === 'month' || length.unit === 'year') {
    fail(p, 'calendar-length', SAY.calendarLength(length.unit), length.start, length.end);
  }
  if (length.count < 1) fail(p, 'empty-window', SAY.atLeastOneDay(), length.start, length.end);
  const days = length.unit === 'week' ? length.count * 7 : length.count;
  if (days > LONGEST_WINDOW)
    fail(p, 'long-window', SAY.windowTooLong(LONGEST_WINDOW), length.start, length.end);
  return days;
}

export function isDate(p: Parser, ahead = 0): boolean {
  return (
    kindAt(p, ahead) === TOKEN.date ||
    (kindAt(p, ahead) === TOKEN.number &&
      MONTH_WORDS.has(wordAt(p, ahead + 1)) &&
      kindAt(p, ahead + 2) === TOKEN.number)
  );
}

/** `2020-02-29` or `29 February 2020`. */
export function readDate(p: Parser): DateNode {
  if (!isDate(p)) unexpected(p, ['a date such as 2020-02-29']);
  const start = startOf(p);
  let day: number | undefined;
  if (kindAt(p) === TOKEN.date) {
    day = dayFromIso(textAt(p));
    p.at++;
  } else {
    const [dayOfMonth, month, year] = [
      Number(textAt(p)),
      MONTH_WORDS.get(wordAt(p, 1))!,
      Number(textAt(p, 2)),
    ];
    const exists = year >= 1000 && year <= 9999 && isCivilDate(year, month, dayOfMonth);
    day = exists ? dayFromCivil(year, month, dayOfMonth) : undefined;
    p.at += 3;
  }
  const end = endOfLast(p);
  if (day === undefined) fail(p, 'no-date', SAY.noDate(p.text.slice(start, end)), start, end);
  return { day, start, end };
}

/** `[quarter]`, `[last month]`: the calendar window of an aggregate. */
export function readCalendarBounds(p: Parser): Window | undefined {
  if (symbolAt(p) !== S['[']) return undefined;
  const last = wordAt(p, 1) === W.last;
  const period = PERIOD_WORDS.get(wordAt(p, last ? 2 : 1));
  if (period === undefined) return undefined;
  p.at += last ? 3 : 2;
  expectSymbol(p, ']', S[']']);
  return { kind: 'calendar', period, offset: last ? -1 : 0 };
}

/** `[0,27]`, `[7,*]`; absent gives undefined. */
export function readBounds(p: Parser): Bounds | undefined {
  if (symbolAt(p) !== S['[']) return undefined;
  const start = startOf(p);
  p.at++;
  const from = readWholeNumber(p, 'a number of days');
  expectSymbol(p, ',', S[',']);
  const endless = takeSymbol(p, S['*']) || takeSymbol(p, S['∞']) || isInfinity(p);
  const to = endless ? Number.POSITIVE_INFINITY : readWholeNumber(p, 'a number of days').value;
  expectSymbol(p, ']', S[']']);
  if (to < from.value) {
    fail(p, 'reversed-window', SAY.boundsReversed(String(from.value), String(to)), start, endOfLast(p));
  }
  if (from.value > LONGEST_WINDOW || (Number.isFinite(to) && to > LONGEST_WINDOW)) {
    fail(p, 'long-window', SAY.windowTooLong(LONGEST_WINDOW), start, endOfLast(p));
  }
  return { from: from.value, to };
}

function isInfinity(p: Parser): boolean {
  const word = wordAt(p);
  if (word !== W.inf && word !== W.infinity) return false;
  p.at++;
  return true;
}
