import type { Aggregate } from '../../logic/index.ts';
import { S, TOKEN } from '../lexer/tokens.ts';
import { isReserved, W } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { Expression, Ident } from '../syntax/index.ts';
import {
  deeper,
  endOfLast,
  expectSymbol,
  fail,
  isName,
  kindAt,
  type Parser,
  readName,
  startOf,
  symbolAt,
  takeSymbol,
  takeWords,
  textAt,
  unexpected,
  wordAt,
} from './cursor.ts';
import {
  isNumber,
  isNumberWord,
  readBounds,
  readCalendarBounds,
  readDate,
  readNumber,
  readWindowDays,
} from './quantities.ts';
import { readTermEndings } from './windows.ts';

const FUNCTIONS: ReadonlyMap<number, Aggregate> = new Map([
  [W.sum, 'sum'],
  [W.total, 'sum'],
  [W.mean, 'mean'],
  [W.average, 'mean'],
  [W.min, 'min'],
  [W.lowest, 'min'],
  [W.max, 'max'],
  [W.highest, 'max'],
  [W.count, 'count'],
  [W.median, 'median'],
]);

/** What can only be true or false: no window or area list can follow it. */
const TRUTHS: ReadonlySet<Expression['kind']> = new Set([
  'constant',
  'compare',
  'between',
  'state',
  'not',
  'and',
  'or',
  'implies',
  'iff',
  'xor',
  'whenever',
  'historically',
  'once',
  'always',
  'eventually',
  'since',
  'until',
  'rises',
  'falls',
  'areas',
  'at least of',
  'days that',
]);

const MAX_CHAIN = 500;

/** Sums and differences of products. */
export function readTerm(p: Parser): Expression {
  let left = readProduct(p);
  for (let chain = 0; ; chain++) {
    const kind = symbolAt(p) === S['+'] ? 'add' : symbolAt(p) === S['-'] ? 'subtract' : undefined;
    if (kind === undefined) return left;
    if (chain > MAX_CHAIN) fail(p, 'too-deep', SAY.tooDeep(MAX_CHAIN), startOf(p), startOf(p) + 1);
    p.at++;
    const right = readProduct(p);
    left = { kind, left, right, start: left.start, end: right.end };
    p.reach = 'closed';
  }
}

function readProduct(p: Parser): Expression {
  let left = readFactor(p);
  for (let chain = 0; ; chain++) {
    const kind = symbolAt(p) === S['*'] ? 'multiply' : symbolAt(p) === S['/'] ? 'divide' : undefined;
    if (kind === undefined) return left;
    if (chain > MAX_CHAIN) fail(p, 'too-deep', SAY.tooDeep(MAX_CHAIN), startOf(p), startOf(p) + 1);
    p.at++;
    const right = readFactor(p);
    left = { kind, left, right, start: left.start, end: right.end };
    p.reach = 'closed';
  }
}

function readFactor(p: Parser): Expression {
  const start = startOf(p);
  if (takeSymbol(p, S['-'])) {
    const of = deeper(p, () => readFactor(p));
    return { kind: 'negate', of, start, end: of.end };
  }
  const word = wordAt(p);
  if (word > 0) {
    const fn = FUNCTIONS.get(word);
    if (fn !== undefined) return deeper(p, () => readAggregate(p, fn));
    if (word === W.trend) return readTrend(p);
    if (word === W.half || word === W.twice) {
      const written = textAt(p).toLowerCase();
      p.at++;
      if (word === W.half) takeWords(p, W.of);
      const of = deeper(p, () => readFactor(p));
      return { kind: 'share', percent: word === W.half ? 50 : 200, written, of, start, end: of.end };
    }
  }
  return readPrimary(p);
}

/** `sum[0,27] X`, `highest of X over 28 days`, `median of X, every 7 days from A to B`. */
function readAggregate(p: Parser, fn: Aggregate): Expression {
  const start = startOf(p);
  const word = textAt(p);
  const wordEnd = start + word.length;
  p.at++;
  const calendar = readCalendarBounds(p);
  const bounds = calendar === undefined ? readBounds(p) : undefined;
  const window = calendar ?? (bounds && ({ kind: 'days', ...bounds } as const));
  if (window !== undefined) {
    const of = readFactor(p);
    return { kind: 'window', fn, window, of, start, end: of.end };
  }
  takeWords(p, W.of);
  const of = readFactor(p);
  if (symbolAt(p) === S[','] && wordAt(p, 1) === W.every) {
    p.at += 2;
    const every = readWindowDays(p);
    if (!takeWords(p, W.from)) unexpected(p, ['“from”']);
    const from = readDate(p);
    if (!takeWords(p, W.to)) unexpected(p, ['“to”']);
    const to = readDate(p);
    return { kind: 'reference', fn, every, from, to, of, start, end: to.end };
  }
  const filled = withFunction(of, fn, start);
  if (filled === undefined) {
    fail(p, 'no-window', SAY.aggregateOverWhat(word), start, wordEnd);
  }
  return filled;
}

/** Gives the outermost window that has no function of its own this one. */
function withFunction(of: Expression, fn: Aggregate, start: number): Expression | undefined {
  if (of.kind === 'window' || of.kind === 'during' || of.kind === 'across') {
    if (of.fn === undefined) return { ...of, fn, start };
  }
  if (of.kind === 'at' || of.kind === 'earlier' || of.kind === 'across') {
    const inner = withFunction(of.of, fn, start);
    return inner && ({ ...of, of: inner, start } as Expression);
  }
  return undefined;
}

function readTrend(p: Parser): Expression {
  const start = startOf(p);
  p.at++;
  const bounds = readBounds(p);
  takeWords(p, W.of);
  const of = readFactor(p);
  if (bounds !== undefined) {
    if (bounds.from !== 0 || !Number.isFinite(bounds.to)) {
      fail(p, 'trend-window', SAY.trendWindow(), start, start + 5);
    }
    return { kind: 'trend', days: bounds.to + 1, of, start, end: of.end };
  }
  if (of.kind === 'window' && of.fn === undefined && of.window.kind === 'days') {
    return { kind: 'trend', days: of.window.to + 1, of: of.of, start, end: of.end };
  }
  fail(p, 'no-window', SAY.aggregateOverWhat('trend'), start, start + 5);
}

function readPrimary(p: Parser): Expression {
  p.reach = 'closed';
  const start = startOf(p);
  if (isNumber(p)) return readNumberTerm(p);
  const symbol = symbolAt(p);
  if (symbol === S['(']) {
    p.at++;
    const inner = deeper(p, () => p.formula(p));
    expectSymbol(p, ')', S[')']);
    p.reach = 'closed';
    const bracketed = { ...inner, start, end: endOfLast(p) };
    return TRUTHS.has(inner.kind) ? bracketed : readTermEndings(p, bracketed);
  }
  const word = wordAt(p);
  if (word === W.abs) {
    p.at++;
    expectSymbol(p, '(', S['(']);
    const of = deeper(p, () => p.formula(p));
    expectSymbol(p, ')', S[')']);
    p.reach = 'closed';
    return readTermEndings(p, { kind: 'abs', of, start, end: endOfLast(p) });
  }
  if (word === W.true || word === W.false) {
    p.at++;
    return { kind: 'constant', value: word === W.true, start, end: endOfLast(p) };
  }
  if (word < 0) unexpected(p, ['a measure', 'a condition', 'a number', '“(”']);
  return readTermEndings(p, readNameTerm(p));
}

function readNameTerm(p: Parser): Expression & { readonly kind: 'name' } {
  const name = readName(p, 'a measure or a condition');
  if (symbolAt(p) === S['.'] && isName(p, 1)) {
    p.at++;
    const part = readName(p, 'a reading');
    return { kind: 'name', name: name.name, part, start: name.start, end: part.end };
  }
  return { kind: 'name', ...name };
}

function readNumberTerm(p: Parser): Expression {
  const number = readNumber(p, 'a number');
  const { start, written } = number;
  if (takeSymbol(p, S['%']) || takeWords(p, W.percent)) {
    const percentEnd = endOfLast(p);
    if (takeWords(p, W.of)) {
      const of = deeper(p, () => readFactor(p));
      return { kind: 'share', percent: number.value, written: `${written}%`, of, start, end: of.end };
    }
    const unit: Ident = { name: 'percent', start: percentEnd - 1, end: percentEnd };
    return { kind: 'number', value: number.value, written, unit, start, end: percentEnd };
  }
  const unit = readUnit(p);
  return { kind: 'number', value: number.value, written, start, end: endOfLast(p), ...(unit && { unit }) };
}

/** A word behind a number is its unit, unless it begins something else. */
export function readUnit(p: Parser): Ident | undefined {
  const code = wordAt(p);
  if (code < 0 || isReserved(code) || p.clauseWords.has(code) || isNumberWord(p)) return undefined;
  if (kindAt(p) !== TOKEN.word) return undefined;
  return readName(p, 'a unit');
}
