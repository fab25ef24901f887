import { S } from '../lexer/tokens.ts';
import { W } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { DateNode, Expression } from '../syntax/index.ts';
import { readAreasPhrase } from './areas.ts';
import { isCountFirst, readComparison, readCountFirst } from './comparisons.ts';
import {
  deeper,
  endOfLast,
  expectSymbol,
  fail,
  type Parser,
  startOf,
  symbolAt,
  takeSymbol,
  takeWords,
  textAt,
  unexpected,
  wordAt,
} from './cursor.ts';
import { readDaysPhrase } from './phrases.ts';
import { isDate, isNumber, readBounds, readDate, readWholeNumber, readWindowDays } from './quantities.ts';
import { isSurge, readSurge, readSurgePhrase } from './surges.ts';

/** One operand of a formula: a comparison or a name, a phrase with what it covers, or something in brackets. */
export function readOperand(p: Parser): Expression {
  return deeper(p, () => readPrefixed(p));
}

function readPrefixed(p: Parser): Expression {
  const start = startOf(p);
  const spelled = wordAt(p) > 0 ? textAt(p) : '';
  const wrap = readDaysPhrase(p) ?? readAreasPhrase(p);
  if (wrap !== undefined) {
    const phrase = p.text.slice(start, endOfLast(p));
    takeSymbol(p, S[',']);
    const of = readOperand(p);
    return prefixed(p, phrase, wrap(of, start, of.end));
  }
  if (symbolAt(p) === S['!']) {
    p.at++;
    const of = readOperand(p);
    return { kind: 'not', of, start, end: of.end };
  }
  if (isSurge(p)) {
    const surge = readSurge(p);
    return readEndings(p, surge, () => readSurgePhrase(p, surge.kind === 'not'));
  }
  const word = wordAt(p);
  if (word > 0) {
    const phrase = WORDS.get(word)?.(p, start);
    if (phrase?.kind === 'at least of') return readEndings(p, phrase);
    if (phrase !== undefined) return prefixed(p, spelled, phrase);
    if (word === W.not || word === W.no) {
      if (!isCountFirst(p)) {
        p.at++;
        const of = readOperand(p);
        return {
          kind: 'not',
          of,
          start,
          end: of.end,
          ...(word === W.no && of.kind !== 'state' && { none: true }),
        };
      }
    }
    if (isCountFirst(p)) return readEndings(p, readCountFirst(p));
  }
  return readEndings(p, readComparison(p));
}

function prefixed(p: Parser, spelled: string, expression: Expression): Expression {
  p.reach = 'prefix';
  p.reachWord = spelled;
  return expression;
}

/** Phrases behind a comparison: `... on every day of the last 28 days`, `... in every province`, `... becomes true`. */
function readEndings(
  p: Parser,
  first: Expression,
  phrase = () => readDaysPhrase(p) ?? readAreasPhrase(p),
): Expression {
  let of = first;
  for (let count = 0; count < 64; count++) {
    if (wordAt(p) === W.becomes) {
      p.at++;
      const rises = takeWords(p, W.true) || takeWords(p, W.met);
      if (!rises && !takeWords(p, W.false) && !takeWords(p, W.not, W.met))
        unexpected(p, ['“true”', '“false”']);
      of = { kind: rises ? 'rises' : 'falls', of, start: of.start, end: endOfLast(p) };
      continue;
    }
    const at = startOf(p);
    const wrap = phrase();
    if (wrap === undefined) return of;
    const end = endOfLast(p);
    of = wrap(of, of.start, end);
    p.reach = 'postfix';
    p.reachWord = p.text.slice(at, end);
  }
  return of;
}

type Reader = (p: Parser, start: number) => Expression | undefined;

/** `historically[0,27] F`, `once since 2020-02-29 F` and their kin. */
function operator(kind: 'historically' | 'once' | 'always' | 'eventually'): Reader {
  return (p, start) => {
    p.at++;
    const bounds = readBounds(p);
    const past = kind === 'historically' || kind === 'once';
    const since = past && wordAt(p) === W.since && isDate(p, 1) ? readSince(p) : undefined;
    const of = readOperand(p);
    return { kind, of, start, end: of.end, ...(bounds && { bounds }), ...(since && { since }) };
  };
}

function readSince(p: Parser): DateNode {
  p.at++;
  return readDate(p);
}

function edge(kind: 'rises' | 'falls'): Reader {
  return (p, start) => {
    p.at++;
    const of = readOperand(p);
    return { kind, of, start, end: of.end };
  };
}

/** Reads `, F` behind a phrase. */
function readBody(p: Parser): Expression {
  takeSymbol(p, S[',']);
  return readOperand(p);
}

const readWhenever: Reader = (p, start) => {
  const isWhen = wordAt(p) === W.when;
  const wordEnd = start + textAt(p).length;
  p.at++;
  const left = readOperand(p);
  if (isWhen && left.kind !== 'rises' && left.kind !== 'falls') {
    fail(p, 'when', SAY.bareWhen(), start, wordEnd);
  }
  const right = readBody(p);
  return { kind: 'whenever', left, right, start, end: right.end };
};

const readIf: Reader = (p, start) => {
  p.at++;
  const left = readOperand(p);
  takeSymbol(p, S[',']);
  takeWords(p, W.then);
  const right = readOperand(p);
  return { kind: 'implies', left, right, start, end: right.end };
};

const readSinceFirst: Reader = (p, start) => {
  p.at++;
  const right = readOperand(p);
  const left = readBody(p);
  return { kind: 'since', left, right, start, end: left.end };
};

const readUntilFirst: Reader = (p, start) => {
  p.at++;
  const stop = readOperand(p);
  const of = readBody(p);
  return { kind: 'as long as', stop, of, start, end: of.end };
};

const readBetween: Reader = (p, start) => {
  p.at++;
  const first = readOperand(p);
  if (!takeWords(p, W.and)) unexpected(p, ['“and”']);
  const second = readOperand(p);
  const of = readBody(p);
  return { kind: 'between events', first, second, of, start, end: of.end };
};

const readAfterUntil: Reader = (p, start) => {
  p.at++;
  const first = readOperand(p);
  if (!takeWords(p, W.until)) unexpected(p, ['“until”']);
  const second = readOperand(p);
  const of = readBody(p);
  return { kind: 'after until', first, second, of, start, end: of.end };
};

/** `within 10 days, F`; `within 10 days of A, B` */
const readWithin: Reader = (p, start) => {
  p.at++;
  const days = readWindowDays(p);
  if (takeWords(p, W.of) || takeWords(p, W.after)) {
    const first = readOperand(p);
    const of = readBody(p);
    return { kind: 'response', days, first, of, start, end: of.end };
  }
  const of = readBody(p);
  return { kind: 'eventually', bounds: { from: 0, to: days }, of, start, end: of.end };
};

const readNever: Reader = (p, start) => {
  p.at++;
  takeSymbol(p, S[',']);
  const of = readOperand(p);
  return { kind: 'never', of, start, end: of.end };
};

/** `at least once every 7 days, F`; `at least 2 of {A, B}` */
const readAtLeast: Reader = (p, start) => {
  if (wordAt(p, 1) !== W.least) return undefined;
  if (wordAt(p, 2) === W.once && wordAt(p, 3) === W.every) {
    p.at += 4;
    const days = readWindowDays(p);
    const of = readBody(p);
    return { kind: 'recurrence', days, of, start, end: of.end };
  }
  if (!isNumber(p, 2) || wordAt(p, 3) !== W.of || symbolAt(p, 4) !== S['{']) return undefined;
  p.at += 2;
  const count = readWholeNumber(p, 'a number');
  p.at += 2;
  const of = [p.formula(p)];
  while (takeSymbol(p, S[','])) of.push(p.formula(p));
  expectSymbol(p, '}', S['}']);
  p.reach = 'closed';
  return { kind: 'at least of', count: count.value, of, start, end: endOfLast(p) };
};

const readConfirmed: Reader = (p, start) => {
  if (wordAt(p, 1) !== W.by || wordAt(p, 2) !== W.at) return undefined;
  p.at += 2;
  return readAtLeast(p, start) ?? unexpected(p, ['“at least two of {...}”']);
};

const WORDS: ReadonlyMap<number, Reader> = new Map([
  [W.historically, operator('historically')],
  [W.once, operator('once')],
  [W.always, operator('always')],
  [W.eventually, operator('eventually')],
  [W.rises, edge('rises')],
  [W.falls, edge('falls')],
  [W.whenever, readWhenever],
  [W.while, readWhenever],
  [W.when, readWhenever],
  [W.if, readIf],
  [W.since, readSinceFirst],
  [W.until, readUntilFirst],
  [W.between, readBetween],
  [W.after, readAfterUntil],
  [W.within, readWithin],
  [W.never, readNever],
  [W.at, readAtLeast],
  [W.confirmed, readConfirmed],
]);
