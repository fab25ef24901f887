import { S } from '../../lexer/tokens.ts';
import { W } from '../../lexer/words.ts';
import { BASIS_KINDS } from '../../model.ts';
import type { Amount, AnchorNode, Clause, DeadlineNode, Ident, Judge, Quoted } from '../../syntax/index.ts';
import { takeComparison } from '../comparisons.ts';
import {
  endOfLast,
  isQuoted,
  type Parser,
  readName,
  readQuoted,
  startOf,
  symbolAt,
  takeSymbol,
  takeWords,
  unexpected,
  wordAt,
} from '../cursor.ts';
import { isDate, isLength, readDate, readLength, readNumber } from '../quantities.ts';
import { readUnit } from '../terms.ts';

/** Reads one clause whose first word stands at `p`; `start` is that word's offset. */
export type ClauseReader = (p: Parser, start: number) => Clause;

/** A clause by its first word. */
export type ClauseTable = ReadonlyMap<number, ClauseReader>;

export function takeComma(p: Parser): boolean {
  return takeSymbol(p, S[',']);
}

/** Past a comma or `and` that goes on with the list: what follows is a name or text, not another clause. */
function takeListSign(p: Parser, isItem: (p: Parser) => boolean, and: boolean): boolean {
  if (symbolAt(p) !== S[','] && !(and && wordAt(p) === W.and)) return false;
  p.at++;
  if (isItem(p)) return true;
  p.at--;
  return false;
}

function isListedName(p: Parser): boolean {
  // A reserved word is let through, to be told as one.
  return wordAt(p) >= 0 && !p.clauseWords.has(wordAt(p));
}

function isJudge(p: Parser): boolean {
  return isQuoted(p) || isListedName(p);
}

export function readIdents(p: Parser, what: string): readonly Ident[] {
  const names = [readName(p, what)];
  while (takeListSign(p, isListedName, true)) names.push(readName(p, what));
  return names;
}

export function readQuotedList(p: Parser, what: string): readonly Quoted[] {
  const list = [readQuoted(p, what)];
  while (takeListSign(p, isQuoted, false)) list.push(readQuoted(p, what));
  return list;
}

/** Parties and members by name, persons in quotation marks. */
export function readJudge(p: Parser): Judge {
  if (isQuoted(p)) {
    const { text, start, end } = readQuoted(p, 'a judge');
    return { name: text, quoted: true, start, end };
  }
  return { ...readName(p, 'a party, a member or a person in quotation marks'), quoted: false };
}

export function readJudges(p: Parser): readonly Judge[] {
  const judges = [readJudge(p)];
  while (takeListSign(p, isJudge, true)) judges.push(readJudge(p));
  return judges;
}

export const readClauseNumber: ClauseReader = (p, start) => {
  p.at++;
  const text = readQuoted(p, 'the number of a clause in quotation marks');
  return { kind: 'clause', text, start, end: text.end };
};

export const readNote: ClauseReader = (p, start) => {
  p.at++;
  const text = readQuoted(p, 'a text in quotation marks');
  return { kind: 'note', text, start, end: text.end };
};

const BASIS_WORDS = [
  [W.clause],
  [W.joint, W.declaration],
  [W.unwritten, W.understanding],
  [W.unilateral, W.demand],
  [W.undisclosed, W.annex],
] as const;

export const readBasis: ClauseReader = (p, start) => {
  p.at++;
  const index = BASIS_WORDS.findIndex((words) => takeWords(p, ...words));
  const basis = BASIS_KINDS[index];
  if (basis === undefined)
    unexpected(
      p,
      BASIS_KINDS.map((kind) => `“${kind}”`),
    );
  takeComma(p);
  const citation = isQuoted(p) ? readQuoted(p, 'a citation') : undefined;
  return { kind: 'basis', basis, start, end: endOfLast(p), ...(citation && { citation }) };
};

/** `at most 8,600`, `about 12,000`, `0`, with a unit or without. */
export function readAmount(p: Parser): Amount {
  const start = startOf(p);
  const op = takeComparison(p);
  const about = op === undefined && (takeWords(p, W.about) || takeWords(p, W.around));
  const value = readNumber(p, 'a number');
  const unit = readUnit(p);
  return { op: op ?? '==', about, value, start, end: endOfLast(p), ...(unit && { unit }) };
}

const TRANSITIONS = [
  [W.violation, 'violated'],
  [W.fulfilment, 'fulfilled'],
  [W.start, 'in effect'],
  [W.discharge, 'discharged'],
  [W.suspension, 'suspended'],
  [W.exertion, 'exerted'],
] as const;

/** A date, `signing`, an occurrence or anchor by name, `the violation of X`. */
export function readAnchor(p: Parser): AnchorNode {
  const start = startOf(p);
  if (isDate(p)) {
    const day = readDate(p);
    return { kind: 'date', day, start, end: day.end };
  }
  takeWords(p, W.the);
  if (takeWords(p, W.signing)) return { kind: 'signing', start, end: endOfLast(p) };
  for (const [word, event] of TRANSITIONS) {
    if (wordAt(p) === word && wordAt(p, 1) === W.of) {
      p.at += 2;
      takeWords(p, W.the);
      const name = readName(p, 'a commitment or a power');
      // "the start of talks_begin" is the occurrence itself; the binder tells the two apart.
      return { kind: 'transition', event, name, start, end: name.end };
    }
  }
  const name = readName(p, 'a date, “signing”, an occurrence or an anchor');
  return { kind: 'named', name: name.name, start, end: name.end };
}

/** What follows `by` or `until`: an anchor, or a length before or after one. */
export function readPoint(p: Parser): DeadlineNode {
  const start = startOf(p);
  if (!isLength(p)) {
    const anchor = readAnchor(p);
    return { anchor, before: false, start, end: anchor.end };
  }
  const offset = readLength(p);
  const before = takeWords(p, W.before);
  if (!before && !takeWords(p, W.after) && !takeWords(p, W.from) && !takeWords(p, W.of)) {
    unexpected(p, ['“after”', '“of”', '“before”']);
  }
  const anchor = readAnchor(p);
  return { anchor, offset, before, start, end: anchor.end };
}
