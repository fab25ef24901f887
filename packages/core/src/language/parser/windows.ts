import type { Window } from '../../logic/index.ts';
import { S, TOKEN } from '../lexer/tokens.ts';
import { W } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { Expression, Quoted } from '../syntax/index.ts';
import {
  endOfLast,
  fail,
  isQuoted,
  kindAt,
  type Parser,
  readName,
  readQuoted,
  symbolAt,
  takeWords,
  unexpected,
  wordAt,
} from './cursor.ts';
import {
  isDate,
  isLength,
  isNumber,
  PERIOD_WORDS,
  readDate,
  readLength,
  readWindowDays,
} from './quantities.ts';

/** Reads what stands behind a term: windows, fixed days, earlier days, areas taken together. */
export function readTermEndings(p: Parser, term: Expression): Expression {
  let of = term;
  for (let count = 0; count < 64; count++) {
    const next = readTermEnding(p, of);
    if (next === undefined) return of;
    of = next;
  }
  return of;
}

function readTermEnding(p: Parser, of: Expression): Expression | undefined {
  const word = wordAt(p);
  if (word === W.over) {
    if (isNumber(p, 1) && wordAt(p, 2) <= 0) {
      fail(p, 'over-compares', SAY.overIsWindow(), p.tokens.start[p.at]!, p.tokens.end[p.at]!);
    }
    p.at++;
    takeWords(p, W.the, W.last);
    const days = readWindowDays(p);
    return windowed(p, of, { kind: 'days', from: 0, to: days - 1 });
  }
  if (word === W.in) return readIn(p, of);
  if (word === W.across) {
    p.at++;
    if (isQuoted(p)) return { ...readAreaList(p, of), end: endOfLast(p) };
    takeWords(p, W.all);
    const set = readName(p, 'the name of an area list');
    return { kind: 'across', set, of, start: of.start, end: set.end };
  }
  if (word === W.to && isDate(p, 1)) {
    p.at++;
    const day = readDate(p);
    return { kind: 'at', day, of, start: of.start, end: day.end };
  }
  if (word === W.on && isDate(p, 1)) {
    p.at++;
    const day = readDate(p);
    return { kind: 'at', day, of, start: of.start, end: day.end };
  }
  if (word === W.from && isDate(p, 1) && wordAt(p, kindAt(p, 1) === TOKEN.date ? 2 : 4) === W.to) {
    p.at++;
    const from = readDate(p);
    p.at++;
    const to = readDate(p);
    return { kind: 'during', from, to, of, start: of.start, end: to.end };
  }
  if (isNumber(p) && isLength(p) && (wordAt(p, 2) === W.before || wordAt(p, 2) === W.earlier)) {
    const by = readLength(p);
    p.at++;
    return { kind: 'earlier', by, of, start: of.start, end: endOfLast(p) };
  }
  return undefined;
}

function windowed(p: Parser, of: Expression, window: Window): Expression {
  return { kind: 'window', window, of, start: of.start, end: endOfLast(p) };
}

/** `in the last 28 days`, `in the month`, `in all provinces together`, `in "Helmand"`; otherwise not of the term. */
function readIn(p: Parser, of: Expression): Expression | undefined {
  const next = wordAt(p, 1);
  if (next === W.the) return readInThe(p, of);
  if (next === W.all) {
    p.at += 2;
    const set = readName(p, 'the name of an area list');
    if (!takeWords(p, W.together)) unexpected(p, ['“together”']);
    return { kind: 'across', fn: 'sum', set, of, start: of.start, end: endOfLast(p) };
  }
  if (isQuoted(p, 1)) {
    p.at++;
    return readAreaList(p, of);
  }
  const offset = next === W.any ? 2 : 1;
  if (isNumber(p, offset) && isLength(p, offset)) {
    p.at += offset;
    const days = readWindowDays(p);
    return windowed(p, of, { kind: 'days', from: 0, to: days - 1 });
  }
  return undefined;
}

function readInThe(p: Parser, of: Expression): Expression {
  p.at += 2;
  const last = takeWords(p, W.last);
  if (last && isNumber(p)) {
    const days = readWindowDays(p);
    return windowed(p, of, { kind: 'days', from: 0, to: days - 1 });
  }
  if (last) takeWords(p, W.full);
  const period = PERIOD_WORDS.get(wordAt(p));
  if (period === undefined) {
    unexpected(p, [
      ...(last ? ['a number of days'] : ['“last”']),
      '“week”',
      '“month”',
      '“quarter”',
      '“year”',
    ]);
  }
  p.at++;
  if (!last && wordAt(p) === W.before && !startsOperand(p)) {
    fail(p, 'month-before', SAY.periodBefore(period), p.tokens.start[p.at - 1]!, p.tokens.end[p.at]!);
  }
  return windowed(p, of, { kind: 'calendar', period, offset: last ? -1 : 0 });
}

/** "deaths in the month before talks" compares with talks; "deaths in the month before" and no more is a slip. */
function startsOperand(p: Parser): boolean {
  const word = wordAt(p, 1);
  if (word < 0)
    return symbolAt(p, 1) === S['('] || symbolAt(p, 1) === S['!'] || kindAt(p, 1) === TOKEN.number;
  return !AFTER_TERM.has(word);
}

const AFTER_TERM: ReadonlySet<number> = new Set([W.and, W.or, W.below, W.above, W.is, W.exactly, W.over]);

/** `"Helmand", "Kandahar" and "Uruzgan" together`; a single area needs no `together`. */
function readAreaList(p: Parser, of: Expression): Expression {
  const areas: Quoted[] = [readQuoted(p, 'the name of an area in quotation marks')];
  while ((wordAt(p) === W.and && isQuoted(p, 1)) || (symbolAt(p) === S[','] && isQuoted(p, 1))) {
    p.at++;
    areas.push(readQuoted(p, 'the name of an area in quotation marks'));
  }
  if (!takeWords(p, W.together) && areas.length > 1) unexpected(p, ['“together”']);
  return { kind: 'across', fn: 'sum', areas, of, start: of.start, end: endOfLast(p) };
}
