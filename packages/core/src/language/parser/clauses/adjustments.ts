import { W } from '../../lexer/words.ts';
import type { Clause } from '../../syntax/index.ts';
import {
  endOfLast,
  expectWords,
  isName,
  type Parser,
  readName,
  takeWords,
  unexpected,
  wordAt,
} from '../cursor.ts';
import { readFormula } from '../formulas.ts';
import { readWholeNumber } from '../quantities.ts';
import {
  type ClauseReader,
  type ClauseTable,
  readAmount,
  readClauseNumber,
  readNote,
  takeComma,
} from './common.ts';

/** `alliance to about 12,000`, `alliance brings troops to at most 8,600` */
export function readAdjusts(p: Parser, start: number): Clause {
  const party = readName(p, 'the name of a party');
  const measure = takeWords(p, W.brings) ? readName(p, 'the name of a measure') : undefined;
  expectWords(p, 'to', W.to);
  const to = readAmount(p);
  return { kind: 'adjusts', party, to, start, end: to.end, ...(measure && { measure }) };
}

export function isAdjusts(p: Parser): boolean {
  return isName(p) && (wordAt(p, 1) === W.to || wordAt(p, 1) === W.brings);
}

const readRequires: ClauseReader = (p, start) => {
  p.at++;
  const formula = readFormula(p);
  return { kind: 'requires', formula, start, end: formula.end };
};

/** `decided by consensus of alliance, silence 72 hours`, `decided when OCC` */
const readDecided: ClauseReader = (p, start) => {
  p.at++;
  if (takeWords(p, W.when)) {
    const occurrence = readName(p, 'the name of an occurrence');
    return { kind: 'decided when', occurrence, start, end: occurrence.end };
  }
  if (!takeWords(p, W.by)) unexpected(p, ['“by consensus of”', '“when”']);
  expectWords(p, 'consensus of', W.consensus, W.of);
  const of = readName(p, 'the name of a party');
  takeComma(p);
  if (!takeWords(p, W.silence)) return { kind: 'decided by', of, start, end: of.end };
  const silence = readWholeNumber(p, 'a number of hours');
  expectWords(p, 'hours', W.hours);
  return { kind: 'decided by', of, silence, start, end: endOfLast(p) };
};

const readDone: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'when', W.when);
  const occurrence = readName(p, 'the name of an occurrence');
  return { kind: 'done when', occurrence, start, end: occurrence.end };
};

export const ADJUSTMENT_CLAUSES: ClauseTable = new Map([
  [W.clause, readClauseNumber],
  [W.note, readNote],
  [W.requires, readRequires],
  [W.decided, readDecided],
  [W.done, readDone],
]);
