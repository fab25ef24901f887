import { nearest } from '../diagnostics/nearest.ts';
import { FLAG, TOKEN } from '../lexer/tokens.ts';
import { BLOCK_WORDS, type BlockWord, isBlockWord, wordOf } from '../lexer/words.ts';
import { quote, SAY } from '../messages.ts';
import type { Block, Clause, Ident, Quoted } from '../syntax/index.ts';
import { ADJUSTMENT_CLAUSES, isAdjusts, readAdjusts } from './clauses/adjustments.ts';
import type { ClauseReader, ClauseTable } from './clauses/common.ts';
import { ANCHOR_CLAUSES, CONDITION_CLAUSES } from './clauses/conditions.ts';
import { COMMITMENT_CLAUSES, isSubject, POWER_CLAUSES, readSubjectClause } from './clauses/duties.ts';
import { AGREEMENT_CLAUSES, AREAS_CLAUSES, PARTY_CLAUSES, SOURCE_CLAUSES } from './clauses/headers.ts';
import { BASELINE_CLAUSES, MEASURE_CLAUSES, OCCURRENCE_CLAUSES } from './clauses/measures.ts';
import { readOutlineEntry } from './clauses/outline.ts';
import { TEST_CLAUSES } from './clauses/tests.ts';
import {
  ABANDONED,
  endOfLast,
  isName,
  isQuoted,
  type Parser,
  readName,
  readQuoted,
  startOf,
  textAt,
  wordAt,
} from './cursor.ts';

/** What a block is made of. */
interface BlockGrammar {
  readonly clauses: ClauseTable;
  /** Whether it has a name, and whether the quoted label must be there. */
  readonly named: boolean;
  readonly labelled: 'always' | 'may be' | 'never';
  /** A clause that begins with a name or a quoted text instead of a word of the language. */
  readonly other?: {
    readonly is: (p: Parser) => boolean;
    readonly read: ClauseReader;
    readonly spelled: string;
  };
}

const SUBJECT = { is: isSubject, read: readSubjectClause };

const EMPTY: ClauseTable = new Map();

export const GRAMMAR: Readonly<Record<BlockWord, BlockGrammar>> = {
  agreement: { clauses: AGREEMENT_CLAUSES, named: false, labelled: 'always' },
  outline: {
    clauses: EMPTY,
    named: false,
    labelled: 'never',
    other: { is: isQuoted, read: readOutlineEntry, spelled: 'the number of a clause in quotation marks' },
  },
  party: { clauses: PARTY_CLAUSES, named: true, labelled: 'always' },
  areas: { clauses: AREAS_CLAUSES, named: true, labelled: 'may be' },
  source: { clauses: SOURCE_CLAUSES, named: true, labelled: 'always' },
  measure: { clauses: MEASURE_CLAUSES, named: true, labelled: 'always' },
  baseline: { clauses: BASELINE_CLAUSES, named: true, labelled: 'always' },
  occurrence: { clauses: OCCURRENCE_CLAUSES, named: true, labelled: 'always' },
  anchor: { clauses: ANCHOR_CLAUSES, named: true, labelled: 'always' },
  condition: { clauses: CONDITION_CLAUSES, named: true, labelled: 'always' },
  commitment: {
    clauses: COMMITMENT_CLAUSES,
    named: true,
    labelled: 'always',
    other: { ...SUBJECT, spelled: 'a party with “must”' },
  },
  power: {
    clauses: POWER_CLAUSES,
    named: true,
    labelled: 'always',
    other: { ...SUBJECT, spelled: 'a party with “may”' },
  },
  adjustment: {
    clauses: ADJUSTMENT_CLAUSES,
    named: true,
    labelled: 'always',
    other: { is: isAdjusts, read: readAdjusts, spelled: 'a party with “to”' },
  },
  test: { clauses: TEST_CLAUSES, named: false, labelled: 'always' },
};

const CLAUSE_WORDS: ReadonlyMap<BlockWord, ReadonlySet<number>> = new Map(
  BLOCK_WORDS.map((word) => [word, new Set(GRAMMAR[word].clauses.keys())]),
);

/** First token after `from` that stands at the left margin or begins a line with a block's word. */
export function blockEnd(p: Parser, from: number): number {
  const { flags, code, kind, count } = p.tokens;
  for (let i = from; i < count; i++) {
    const flag = flags[i]!;
    if (flag === 0) continue;
    if ((flag & FLAG.atMargin) !== 0 || kind[i] === TOKEN.end) return i;
    if (kind[i] === TOKEN.word && isBlockWord(code[i]!)) return i;
  }
  return count - 1;
}

/** Reads the block whose first word stands at `p`. Never throws: a clause that cannot be read is left out. */
export function readBlock(p: Parser): Block {
  const first = p.at;
  const kind = wordOf(p.tokens.code[first]!) as BlockWord;
  const grammar = GRAMMAR[kind];
  const keyword = { start: p.tokens.start[first]!, end: p.tokens.end[first]! };
  p.stop = blockEnd(p, first + 1);
  p.clauseWords = CLAUSE_WORDS.get(kind)!;
  p.block = kind;
  p.damaged = false;
  p.at++;
  let broken = false;
  let name: Ident | undefined;
  let label: Quoted | undefined;
  try {
    if (grammar.named) name = readName(p, `the name of the ${kind}`);
    if (grammar.labelled === 'always' || isQuoted(p)) {
      if (grammar.labelled !== 'never')
        label = readQuoted(p, `what the ${kind} is called, in quotation marks`);
    }
  } catch (error) {
    if (error !== ABANDONED) throw error;
    broken = true;
    skip(p, grammar);
  }
  const clauses: Clause[] = [];
  for (;;) {
    if (p.at >= p.stop) {
      if (!adoptMargin(p, grammar)) break;
    }
    p.depth = 0;
    p.reach = 'closed';
    try {
      clauses.push(readClause(p, kind, grammar));
    } catch (error) {
      if (error !== ABANDONED) throw error;
      broken = true;
      skip(p, grammar);
    }
  }
  const place = { start: keyword.start, end: endOfLast(p) };
  return {
    kind,
    keyword,
    clauses,
    broken: broken || p.damaged,
    ...place,
    ...(name && { name }),
    ...(label && { label }),
  };
}

/** A line at the left margin that can only be a clause of this block is read as one: the formatter will indent it. */
function adoptMargin(p: Parser, grammar: BlockGrammar): boolean {
  const { kind, code, count } = p.tokens;
  if (p.stop >= count - 1 || kind[p.stop] !== TOKEN.word || isBlockWord(code[p.stop]!)) return false;
  const { stop } = p;
  const next = blockEnd(p, stop + 1);
  p.stop = next;
  if (grammar.clauses.has(code[stop]!) || grammar.other?.is(p) === true) return true;
  p.stop = stop;
  return false;
}

function readClause(p: Parser, kind: BlockWord, grammar: BlockGrammar): Clause {
  const start = startOf(p);
  const other = grammar.other;
  if (other?.is(p) === true) return other.read(p, start);
  // Clauses on one line may be set off by commas.
  if (p.text[start] === ',' && p.at + 1 < p.stop) {
    p.at++;
    return readClause(p, kind, grammar);
  }
  const read = grammar.clauses.get(wordAt(p));
  if (read !== undefined) return read(p, start);
  const first = p.tokens.flags[p.at] !== 0;
  const expected = [...(other ? [other.spelled] : []), ...clauseNames(grammar)];
  const end = p.tokens.end[p.at]!;
  const word = textAt(p);
  const near =
    wordAt(p) >= 0
      ? nearest(
          word,
          [...grammar.clauses.keys()].map((code) => wordOf(code)!),
        )
      : undefined;
  // A line that begins with a name was meant to begin with a party.
  if (first && near === undefined && other !== undefined && isName(p)) return other.read(p, start);
  p.report.error({
    code: first || near !== undefined ? 'unknown-clause' : 'left-over',
    message: first || near !== undefined ? SAY.noClause(word, kind, near) : SAY.leftOver(word),
    start,
    end,
    expected,
    nearest: near,
  });
  throw ABANDONED;
}

function clauseNames(grammar: BlockGrammar): readonly string[] {
  return [...grammar.clauses.keys()].map((code) => quote(wordOf(code)!));
}

/** Past the broken clause, to the next line that begins one. */
function skip(p: Parser, grammar: BlockGrammar): void {
  const { flags, code, kind } = p.tokens;
  p.at++;
  for (; p.at < p.stop; p.at++) {
    if (flags[p.at] === 0) continue;
    if (kind[p.at] === TOKEN.word && grammar.clauses.has(code[p.at]!)) return;
    if (grammar.other?.is(p) === true) return;
  }
  p.at = p.stop;
}

/** What can begin a block, for the message: never the whole text. */
export function nearestBlock(word: string): string | undefined {
  return nearest(word, BLOCK_WORDS);
}
