import { W } from '../../lexer/words.ts';
import { endOfLast, expectWords, isQuoted, readName, readQuoted, takeWords, unexpected } from '../cursor.ts';
import { readFormula } from '../formulas.ts';
import { readDate } from '../quantities.ts';
import {
  type ClauseReader,
  type ClauseTable,
  readAnchor,
  readBasis,
  readClauseNumber,
  readJudges,
  readNote,
} from './common.ts';

const readApplies: ClauseReader = (p, start) => {
  p.at++;
  const from = takeWords(p, W.from) ? readDate(p) : undefined;
  const to = takeWords(p, W.to) || takeWords(p, W.until) ? readDate(p) : undefined;
  if (from === undefined && to === undefined) unexpected(p, ['“from”', '“to”']);
  return { kind: 'applies', start, end: endOfLast(p), ...(from && { from }), ...(to && { to }) };
};

const readReading: ClauseReader = (p, start) => {
  p.at++;
  const name = readName(p, 'the name of a reading');
  const label = isQuoted(p) ? readQuoted(p, 'a text') : undefined;
  return { kind: 'reading', name, start, end: endOfLast(p), ...(label && { label }) };
};

const readHeldBy: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'by', W.by);
  const by = readJudges(p);
  return { kind: 'held by', by, start, end: endOfLast(p) };
};

const readMeans: ClauseReader = (p, start) => {
  p.at++;
  const formula = readFormula(p);
  return { kind: 'means', formula, start, end: formula.end };
};

export const readJudgedBy: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'by', W.by);
  const by = readJudges(p);
  return { kind: 'judged by', by, start, end: endOfLast(p) };
};

export const CONDITION_CLAUSES: ClauseTable = new Map([
  [W.clause, readClauseNumber],
  [W.basis, readBasis],
  [W.note, readNote],
  [W.applies, readApplies],
  [W.reading, readReading],
  [W.held, readHeldBy],
  [W.means, readMeans],
  [W.judged, readJudgedBy],
]);

const readAnchorIs: ClauseReader = (p, start) => {
  p.at++;
  const anchor = readAnchor(p);
  return { kind: 'anchor is', anchor, start, end: anchor.end };
};

export const ANCHOR_CLAUSES: ClauseTable = new Map([
  [W.note, readNote],
  [W.reading, readReading],
  [W.held, readHeldBy],
  [W.is, readAnchorIs],
]);
