import { S } from '../../lexer/tokens.ts';
import { W } from '../../lexer/words.ts';
import { STATES_OF } from '../../states.ts';
import type { ExpectNode, FactNode, SubjectNode } from '../../syntax/index.ts';
import {
  endOfLast,
  expectWords,
  isName,
  isQuoted,
  type Parser,
  readName,
  startOf,
  symbolAt,
  takeWords,
  textAt,
  unexpected,
  wordAt,
} from '../cursor.ts';
import { isDate, readDate, readNumber } from '../quantities.ts';
import { readUnit } from '../terms.ts';
import { type ClauseReader, type ClauseTable, readJudge, takeComma } from './common.ts';

const readAsOf: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'of', W.of);
  const day = readDate(p);
  const known = takeWords(p, W.known) ? readDate(p) : undefined;
  return { kind: 'as of', day, start, end: endOfLast(p), ...(known && { known }) };
};

const readOn: ClauseReader = (p, start) => {
  p.at++;
  const day = readDate(p);
  const to = takeWords(p, W.to) ? readDate(p) : undefined;
  const fact = readFact(p);
  return { kind: 'on', day, fact, start, end: fact.end, ...(to && { to }) };
};

/** `talks_begin`, `troops is 8,600`, `alliance says broke_ties not met` */
function readFact(p: Parser): FactNode {
  const start = startOf(p);
  if (isQuoted(p) || wordAt(p, 1) === W.says) {
    const judge = readJudge(p);
    expectWords(p, 'says', W.says);
    const subject = readSubject(p);
    const { state } = readState(p);
    return { kind: 'judgement', judge, subject, verdict: state, start, end: endOfLast(p) };
  }
  const name = readName(p, 'an occurrence, a measure or a judge');
  if (takeWords(p, W.is) || takeWords(p, W.are)) {
    const value = readNumber(p, 'a number');
    const unit = readUnit(p);
    return { kind: 'figure', measure: name, value, start, end: endOfLast(p), ...(unit && { unit }) };
  }
  return { kind: 'occurrence', name, start, end: name.end };
}

function readSubject(p: Parser): SubjectNode {
  const start = startOf(p);
  if (wordAt(p) === W.agreement) {
    p.at++;
    const end = endOfLast(p);
    return { name: { name: 'agreement', start, end }, start, end };
  }
  const name = readName(p, 'a condition, commitment, power or adjustment');
  if (symbolAt(p) !== S['.']) return { name, start, end: name.end };
  p.at++;
  const part = readName(p, 'a reading');
  return { name, part, start, end: part.end };
}

const KNOWN_STATES: ReadonlySet<string> = new Set(Object.values(STATES_OF).flat());
const LONGEST_STATE = 4;

/** The longest known state that stands here; an unknown one ends with its line or at the next sign. */
function readState(p: Parser): { state: string; stateStart: number; stateEnd: number } {
  takeWords(p, W.is);
  const stateStart = startOf(p);
  const words: string[] = [];
  let known = 0;
  for (let ahead = 0; wordAt(p, ahead) >= 0 && wordAt(p, ahead) !== W.by; ahead++) {
    if (words.length > 0 && startsClause(p, ahead)) break;
    words.push(textAt(p, ahead).toLowerCase());
    if (words.length <= LONGEST_STATE && KNOWN_STATES.has(words.join(' '))) known = words.length;
  }
  if (words.length === 0) unexpected(p, ['a state such as “met” or “fulfilled”']);
  if (known > 0) words.length = known;
  p.at += words.length;
  return { state: words.join(' '), stateStart, stateEnd: endOfLast(p) };
}

function startsClause(p: Parser, ahead: number): boolean {
  const first = p.tokens.flags[p.at + ahead]! !== 0;
  return first && TEST_CLAUSES.has(wordAt(p, ahead));
}

const readExpect: ClauseReader = (p, start) => {
  p.at++;
  const expectations = [readExpectation(p)];
  while (takeComma(p) || (wordAt(p) === W.and && isName(p, 1) && takeWords(p, W.and))) {
    expectations.push(readExpectation(p));
  }
  return { kind: 'expect', expectations, start, end: endOfLast(p) };
};

function readExpectation(p: Parser): ExpectNode {
  const subject = readSubject(p);
  const state = readState(p);
  const by = takeWords(p, W.by) ? (isDate(p) ? readDate(p) : unexpected(p, ['a date'])) : undefined;
  return { subject, ...state, start: subject.start, end: endOfLast(p), ...(by && { by }) };
}

export const TEST_CLAUSES: ClauseTable = new Map([
  [W.as, readAsOf],
  [W.on, readOn],
  [W.expect, readExpect],
]);
