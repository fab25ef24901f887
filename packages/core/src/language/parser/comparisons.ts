import type { Comparison } from '../../logic/index.ts';
import { S } from '../lexer/tokens.ts';
import { W } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { Expression, NameExpression, StateExpression } from '../syntax/index.ts';
import {
  endOfLast,
  fail,
  isName,
  type Parser,
  readName,
  startOf,
  symbolAt,
  takeWords,
  unexpected,
  wordAt,
} from './cursor.ts';
import { isNumber, readNumber } from './quantities.ts';
import { readTerm } from './terms.ts';
import { readTermEndings } from './windows.ts';

const SYMBOL_COMPARISONS: ReadonlyMap<number, Comparison> = new Map([
  [S['<'], '<'],
  [S['<='], '<='],
  [S['>'], '>'],
  [S['>='], '>='],
  [S['=='], '=='],
  [S['!='], '!='],
]);

/** Longest first where one begins another. */
const WORD_COMPARISONS: readonly (readonly [readonly number[], Comparison])[] = [
  [[W.at, W.most], '<='],
  [[W.at, W.least], '>='],
  [[W.no, W.more, W.than], '<='],
  [[W.no, W.fewer, W.than], '>='],
  [[W.no, W.less, W.than], '>='],
  [[W.not, W.more, W.than], '<='],
  [[W.not, W.less, W.than], '>='],
  [[W.not, W.equal, W.to], '!='],
  [[W.other, W.than], '!='],
  [[W.less, W.than], '<'],
  [[W.fewer, W.than], '<'],
  [[W.more, W.than], '>'],
  [[W.equal, W.to], '=='],
  [[W.exactly], '=='],
  [[W.below], '<'],
  [[W.under], '<'],
  [[W.above], '>'],
];

export function takeComparison(p: Parser): Comparison | undefined {
  const symbol = SYMBOL_COMPARISONS.get(symbolAt(p));
  if (symbol !== undefined) {
    p.at++;
    return symbol;
  }
  if (wordAt(p) <= 0) return undefined;
  for (const [words, op] of WORD_COMPARISONS) if (takeWords(p, ...words)) return op;
  return undefined;
}

/** True for `at least 40 deaths ...`: a comparison that begins with its number. */
export function isCountFirst(p: Parser): boolean {
  const at = p.at;
  const yes = wordAt(p) > 0 && takeComparison(p) !== undefined && isNumber(p) && isName(p, 1);
  p.at = at;
  return yes;
}

/** `at most 40 deaths in any 28 days`. */
export function readCountFirst(p: Parser): Expression {
  const start = startOf(p);
  const op = takeComparison(p) ?? unexpected(p, ['“at most”', '“at least”']);
  const words = wordsFrom(p, start, op);
  const number = readNumber(p, 'a number');
  const right: Expression = { kind: 'number', ...number };
  const name = readName(p, 'a measure');
  const left = readTermEndings(p, { kind: 'name', ...name });
  p.reach = 'closed';
  return { kind: 'compare', op, left, right, countFirst: true, start, end: endOfLast(p), words };
}

/** Usual words of each operator. */
const USUAL: Readonly<Record<Comparison, string>> = {
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
  '==': 'exactly',
  '!=': 'other than',
};

/** The words written from there on, or the usual ones of an operator. */
function wordsFrom(p: Parser, start: number, op: Comparison): string {
  const words = p.text.slice(start, endOfLast(p)).toLowerCase().replace(/\s+/g, ' ');
  return /^[a-z ]+$/.test(words) ? words : USUAL[op];
}

/** A term with what may be said of it: a comparison, a state, or nothing (a condition's name). */
export function readComparison(p: Parser): Expression {
  const left = readTerm(p);
  const wordsStart = startOf(p);
  const copula =
    takeWords(p, W.is) || takeWords(p, W.are) || takeWords(p, W.stays) || takeWords(p, W.remains);
  if (left.kind === 'name') {
    const state = readState(p, left, copula);
    if (state !== undefined) return state;
  }
  if (takeWords(p, W.between)) {
    const low = readTerm(p);
    if (!takeWords(p, W.and)) unexpected(p, ['“and”']);
    const high = readTerm(p);
    p.reach = 'closed';
    return { kind: 'between', of: left, low, high, start: left.start, end: high.end };
  }
  const op = takeComparison(p) ?? (copula ? '==' : undefined);
  if (op === undefined) {
    if (wordAt(p) === W.over) fail(p, 'over-compares', SAY.overIsWindow(), startOf(p), startOf(p) + 4);
    return left;
  }
  const words = wordsFrom(p, wordsStart, op);
  const right = readTerm(p);
  p.reach = 'closed';
  return { kind: 'compare', op, left, right, start: left.start, end: right.end, words };
}

const STATES: readonly (readonly [readonly number[], StateExpression['state']])[] = [
  [[W.not, W.met], 'not met'],
  [[W.met], 'met'],
  [[W.fulfilled], 'fulfilled'],
  [[W.violated], 'violated'],
  [[W.in, W.effect], 'in effect'],
  [[W.suspended], 'suspended'],
  [[W.discharged], 'discharged'],
  [[W.terminated], 'terminated'],
  [[W.exerted], 'exerted'],
  [[W.expired], 'expired'],
];

function readState(p: Parser, of: NameExpression, copula: boolean): Expression | undefined {
  const { start } = of;
  if (!copula) {
    if (takeWords(p, W.has, W.happened))
      return { kind: 'state', of, state: 'has happened', start, end: endOfLast(p) };
    if (takeWords(p, W.has, W.not, W.happened)) {
      const end = endOfLast(p);
      return { kind: 'not', of: { kind: 'state', of, state: 'has happened', start, end }, start, end };
    }
    if (takeWords(p, W.happens)) return { kind: 'state', of, state: 'happens', start, end: endOfLast(p) };
    return undefined;
  }
  for (const [words, state] of STATES) {
    if (takeWords(p, ...words)) return { kind: 'state', of, state, start, end: endOfLast(p) };
  }
  const negated =
    wordAt(p) === W.not
      ? STATES.find(([words]) => wordAt(p, 1) === words[0] && words[0] !== W.not)
      : undefined;
  if (negated !== undefined && takeWords(p, W.not, ...negated[0])) {
    const end = endOfLast(p);
    return { kind: 'not', of: { kind: 'state', of, state: negated[1], start, end }, start, end };
  }
  return undefined;
}
