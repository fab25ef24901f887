import { S } from '../../lexer/tokens.ts';
import { W } from '../../lexer/words.ts';
import { SAY } from '../../messages.ts';
import type { CircumstanceNode, Clause, DeedNode, Ident, PowerVerb } from '../../syntax/index.ts';
import {
  endOfLast,
  expectWords,
  fail,
  isName,
  isQuoted,
  type Parser,
  readName,
  readQuoted,
  startOf,
  symbolAt,
  takeWords,
  unexpected,
  wordAt,
} from '../cursor.ts';
import { readFormula } from '../formulas.ts';
import { isDate, isLength, readLength } from '../quantities.ts';
import {
  type ClauseReader,
  type ClauseTable,
  readAmount,
  readAnchor,
  readBasis,
  readClauseNumber,
  readIdents,
  readNote,
  readPoint,
} from './common.ts';
import { readJudgedBy } from './conditions.ts';

const PARTY = 'the name of a party';

/** `us must ...`, `each of us, kabul must ...`, `us and kabul must jointly ...`; or the same with `may`. */
export function readSubjectClause(p: Parser, start: number): Clause {
  const each = takeWords(p, W.each, W.of);
  const parties = readIdents(p, PARTY);
  const before = takeWords(p, W.jointly);
  const at = startOf(p);
  const power = p.block === 'power';
  if (wordAt(p) === (power ? W.must : W.may)) {
    const [code, message] = power
      ? ['must-in-power', SAY.mustInPower()]
      : ['may-in-commitment', SAY.mayInCommitment()];
    fail(p, code, message, at, p.tokens.end[p.at]!);
  }
  if (takeWords(p, W.must)) {
    const jointly = takeWords(p, W.jointly) || before;
    return readMust(p, start, parties, each ? 'each' : jointly ? 'jointly' : 'unsaid');
  }
  if (takeWords(p, W.may)) return readMay(p, start, parties);
  unexpected(p, [power ? '“may”' : '“must”']);
}

type Mode = Extract<Clause, { readonly kind: 'must' }>['mode'];

function readMust(p: Parser, start: number, debtors: readonly Ident[], mode: Mode): Clause {
  const duty = takeDuty(p);
  const deed = readDeed(p, duty);
  const kind = duty === 'bring' ? 'achieve' : duty;
  return { kind: 'must', debtors, mode, duty: kind, deed, start, end: endOfLast(p) };
}

function takeDuty(p: Parser): 'bring' | 'achieve' | 'keep' | 'refrain' {
  if (takeWords(p, W.bring)) return 'bring';
  if (takeWords(p, W.achieve)) return 'achieve';
  if (takeWords(p, W.keep)) return 'keep';
  if (takeWords(p, W.refrain)) {
    expectWords(p, 'from', W.from);
    return 'refrain';
  }
  if (takeWords(p, W.not)) return 'refrain';
  unexpected(p, ['“bring”', '“achieve”', '“keep”', '“refrain from”', '“not”']);
}

function readDeed(p: Parser, duty: 'bring' | 'achieve' | 'keep' | 'refrain'): DeedNode {
  const start = startOf(p);
  if (duty === 'bring' || (duty === 'refrain' && takeWords(p, W.bring))) {
    if (takeWords(p, W.about)) {
      const occurrence = readName(p, 'the name of an occurrence');
      return { kind: 'bring about', occurrence, start, end: occurrence.end };
    }
    const measure = readName(p, 'the name of a measure');
    expectWords(p, 'to', W.to);
    const to = readAmount(p);
    return { kind: 'bring', measure, to, start, end: to.end };
  }
  if (isQuoted(p)) {
    const text = readQuoted(p, 'a text');
    return { kind: 'text', text, start, end: text.end };
  }
  const formula = readFormula(p);
  return { kind: 'formula', formula, start, end: formula.end };
}

const VERBS: readonly (readonly [number, PowerVerb])[] = [
  [W.suspend, 'suspend'],
  [W.resume, 'resume'],
  [W.discharge, 'discharge'],
  [W.terminate, 'terminate'],
  [W.waive, 'waive'],
  [W.create, 'create'],
  [W.rescind, 'rescind'],
];

function readMay(p: Parser, start: number, holders: readonly Ident[]): Clause {
  const found = VERBS.find(([word]) => takeWords(p, word));
  if (found === undefined)
    unexpected(
      p,
      VERBS.map(([, verb]) => `“${verb}”`),
    );
  const verb = found[1];
  if (takeWords(p, W.the, W.agreement)) {
    return { kind: 'may', holders, verb, target: { agreement: true }, start, end: endOfLast(p) };
  }
  const name = readName(p, 'the name of a commitment or “the agreement”');
  return { kind: 'may', holders, verb, target: { agreement: false, name }, start, end: name.end };
}

const readBy: ClauseReader = (p, start) => {
  p.at++;
  const deadline = readPoint(p);
  return { kind: 'deadline', deadline, start, end: deadline.end };
};

/** `within 135 days of signing` */
const readWithin: ClauseReader = (p, start) => {
  p.at++;
  if (!isLength(p)) unexpected(p, ['a number of days, weeks, months or years']);
  const offset = readLength(p);
  if (!takeWords(p, W.of) && !takeWords(p, W.after) && !takeWords(p, W.from))
    unexpected(p, ['“of”', '“after”']);
  const anchor = readAnchor(p);
  const deadline = { anchor, offset, before: false, start: offset.start, end: anchor.end };
  return { kind: 'deadline', deadline, start, end: anchor.end };
};

const readUntil: ClauseReader = (p, start) => {
  p.at++;
  const deadline = readPoint(p);
  return { kind: 'until', deadline, start, end: deadline.end };
};

/** `for 12 months from signing`: the last day of the duty. */
const readFor: ClauseReader = (p, start) => {
  p.at++;
  if (!isLength(p)) unexpected(p, ['a number of days, weeks, months or years']);
  const deadline = readPoint(p);
  return { kind: 'until', deadline, start, end: deadline.end };
};

const readOwed: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'to', W.to);
  const parties = readIdents(p, PARTY);
  return { kind: 'owed to', parties, start, end: endOfLast(p) };
};

/** `from talks_begin`, `after 10 days from signing`, `from 10 days after signing` */
const readFrom: ClauseReader = (p, start) => {
  const word = wordAt(p) === W.after ? 'after' : 'from';
  p.at++;
  const at = startOf(p);
  const offset = isLength(p) ? readLength(p) : undefined;
  if (offset && !takeWords(p, W.after) && !takeWords(p, W.from) && !takeWords(p, W.of)) {
    unexpected(p, ['“after”']);
  }
  const anchor = readAnchor(p);
  const { end } = anchor;
  return {
    kind: 'if',
    what: { kind: 'anchor', anchor, word, start: at, end, ...(offset && { offset }) },
    start,
    end,
  };
};

/** `on violation of X`, `on suspension freeze` */
const readOn: ClauseReader = (p, start) => {
  p.at++;
  if (wordAt(p) === W.suspension && wordAt(p, 1) !== W.of) {
    p.at++;
    if (takeWords(p, W.keep)) return { kind: 'on suspension', policy: 'keep', start, end: endOfLast(p) };
    if (takeWords(p, W.freeze)) return { kind: 'on suspension', policy: 'freeze', start, end: endOfLast(p) };
    if (takeWords(p, W.restart))
      return { kind: 'on suspension', policy: 'restart', start, end: endOfLast(p) };
    unexpected(p, ['“keep”', '“freeze”', '“restart”']);
  }
  const at = startOf(p);
  const anchor = readAnchor(p);
  return {
    kind: 'when',
    what: { kind: 'anchor', anchor, start: at, end: anchor.end },
    start,
    end: anchor.end,
  };
};

function circumstanceReader(kind: 'when' | 'if' | 'while'): ClauseReader {
  return (p, start) => {
    p.at++;
    const what = readCircumstance(p, kind);
    return { kind, what, start, end: what.end };
  };
}

function readCircumstance(p: Parser, kind: 'when' | 'if' | 'while'): CircumstanceNode {
  const start = startOf(p);
  if (isName(p) && wordAt(p, 1) === W.keeps) {
    const party = readName(p, PARTY);
    p.at++;
    const commitment = readName(p, 'the name of a commitment');
    return { kind: 'kept', party, commitment, start, end: commitment.end };
  }
  if (kind !== 'while' && (isDate(p) || wordAt(p) === W.signing)) {
    const anchor = readAnchor(p);
    return { kind: 'anchor', anchor, start, end: anchor.end };
  }
  const formula = readFormula(p);
  return { kind: 'formula', formula, start, end: formula.end };
}

/** `cure within 30 days` */
const readCure: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'within', W.within);
  const length = readLength(p);
  return { kind: 'cure', length, start, end: length.end };
};

const readSurviving: ClauseReader = (p, start) => {
  p.at++;
  return { kind: 'surviving', start, end: endOfLast(p) };
};

const CIRCUMSTANCES = [
  [W.when, circumstanceReader('when')],
  [W.if, circumstanceReader('if')],
  [W.while, circumstanceReader('while')],
  [W.from, readFrom],
  [W.after, readFrom],
  [W.on, readOn],
] as const;

export const COMMITMENT_CLAUSES: ClauseTable = new Map<number, ClauseReader>([
  [W.clause, readClauseNumber],
  [W.basis, readBasis],
  [W.note, readNote],
  [W.each, readSubjectClause],
  [W.judged, readJudgedBy],
  [W.by, readBy],
  [W.within, readWithin],
  [W.until, readUntil],
  [W.for, readFor],
  [W.owed, readOwed],
  [W.cure, readCure],
  [W.surviving, readSurviving],
  ...CIRCUMSTANCES,
]);

const readAgainst: ClauseReader = (p, start) => {
  p.at++;
  const parties = readIdents(p, PARTY);
  return { kind: 'against', parties, start, end: endOfLast(p) };
};

const readExertedBy: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'by', W.by);
  const occurrence = readName(p, 'the name of an occurrence');
  return { kind: 'exerted by', occurrence, start, end: occurrence.end };
};

export const POWER_CLAUSES: ClauseTable = new Map<number, ClauseReader>([
  [W.clause, readClauseNumber],
  [W.note, readNote],
  [W.each, readSubjectClause],
  [W.against, readAgainst],
  [W.exerted, readExertedBy],
  [W.by, readBy],
  [W.within, readWithin],
  ...CIRCUMSTANCES,
]);

/** True for a line that begins with its parties: `us must`, `us, kabul may`. */
export function isSubject(p: Parser): boolean {
  let ahead = 0;
  while (isName(p, ahead)) {
    const next = wordAt(p, ahead + 1);
    if (next === W.must || next === W.may) return true;
    if (next === W.jointly) return true;
    if (next !== W.and && symbolAt(p, ahead + 1) !== S[',']) return false;
    ahead += 2;
  }
  return false;
}
