import type { Findings } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { TOKEN, type Tokens } from '../lexer/tokens.ts';
import { type BlockWord, isReserved } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { Expression, Ident, Quoted } from '../syntax/index.ts';

/**
 * How the formula just read ends: `closed` by itself or by brackets, `prefix` when a phrase in front of it reaches as
 * far as it can ("in every province, ..."), `postfix` when a phrase behind it reaches back.
 */
export type Reach = 'closed' | 'prefix' | 'postfix';

/** The place in the text. Mutable; the functions of this folder move it forward. */
export interface Parser {
  readonly text: string;
  readonly tokens: Tokens;
  readonly report: Findings;
  /** Index of the token to be read. */
  at: number;
  /** Index of the first token that belongs to the next block. */
  stop: number;
  reach: Reach;
  /** The word that gave `reach`, for the message. */
  reachWord: string;
  /** Words that begin a clause of the block being read: they cannot be units. */
  clauseWords: ReadonlySet<number>;
  /** The block being read. In a commitment a bare `until` ends the formula and gives the last day. */
  block: BlockWord | undefined;
  /** Set when a quoted text had no end: what follows on its line is lost. */
  damaged: boolean;
  /** How deep brackets and phrases are nested. */
  depth: number;
  /** Where set, every name that is read is noted here, also in clauses that are abandoned later. */
  names: NameNote[] | undefined;
  /** The whole formula parser, for the parts that need it inside brackets. */
  readonly formula: (p: Parser) => Expression;
  /** One operand: a comparison, a phrase with its body, or something in brackets. */
  readonly operand: (p: Parser) => Expression;
}

/** A name as it was read, and what was wanted there: "the name of a party". */
export interface NameNote extends Ident {
  readonly what: string;
}

/** Thrown (after the finding is on file) to leave a clause; the block goes on with its next clause. */
export const ABANDONED: unique symbol = Symbol('clause abandoned');

export function kindAt(p: Parser, ahead = 0): number {
  const i = p.at + ahead;
  return i < p.stop ? p.tokens.kind[i]! : TOKEN.end;
}

/** Code of the word `ahead` tokens on: 0 for a word without meaning, -1 when it is no word. */
export function wordAt(p: Parser, ahead = 0): number {
  const i = p.at + ahead;
  return i < p.stop && p.tokens.kind[i] === TOKEN.word ? p.tokens.code[i]! : -1;
}

export function symbolAt(p: Parser, ahead = 0): number {
  const i = p.at + ahead;
  return i < p.stop && p.tokens.kind[i] === TOKEN.symbol ? p.tokens.code[i]! : -1;
}

/** True and past it when the next tokens are these words. */
export function takeWords(p: Parser, ...words: readonly number[]): boolean {
  for (let i = 0; i < words.length; i++) if (wordAt(p, i) !== words[i]) return false;
  p.at += words.length;
  return true;
}

export function takeSymbol(p: Parser, symbol: number): boolean {
  if (symbolAt(p) !== symbol) return false;
  p.at++;
  return true;
}

export function startOf(p: Parser): number {
  return p.at < p.stop ? p.tokens.start[p.at]! : endOfLast(p);
}

/** End of the token read last. */
export function endOfLast(p: Parser): number {
  return p.at === 0 ? 0 : p.tokens.end[p.at - 1]!;
}

export function textAt(p: Parser, ahead = 0): string {
  const i = p.at + ahead;
  return p.text.slice(p.tokens.start[i]!, p.tokens.end[i]!);
}

/** Puts a finding on file and leaves the clause. */
export function fail(p: Parser, code: string, message: string, start: number, end: number): never {
  p.report.error({ code, message, start, end });
  throw ABANDONED;
}

/** What stands here is not what can: names what can, and what was probably meant. */
export function unexpected(p: Parser, expected: readonly string[]): never {
  const atEnd = p.at >= p.stop || kindAt(p) === TOKEN.end;
  const start = atEnd ? endOfLast(p) : startOf(p);
  const end = atEnd ? start : p.tokens.end[p.at]!;
  const found = atEnd ? undefined : textAt(p);
  const words = expected.filter((word) => /^“.*”$/.test(word)).map((word) => word.slice(1, -1));
  const near = found !== undefined && kindAt(p) === TOKEN.word ? nearest(found, words) : undefined;
  p.report.error({
    code: 'unexpected',
    message: SAY.expected(found, expected, near),
    start,
    end,
    expected,
    nearest: near,
  });
  throw ABANDONED;
}

export function expectWords(p: Parser, spelled: string, ...words: readonly number[]): void {
  if (!takeWords(p, ...words)) unexpected(p, [`“${spelled}”`]);
}

export function expectSymbol(p: Parser, spelled: string, symbol: number): void {
  if (!takeSymbol(p, symbol)) unexpected(p, [`“${spelled}”`]);
}

export function isName(p: Parser, ahead = 0): boolean {
  const code = wordAt(p, ahead);
  return code >= 0 && !isReserved(code);
}

/** A name, `what` says of what: "a measure". */
export function readName(p: Parser, what: string): Ident {
  const code = wordAt(p);
  if (code < 0) unexpected(p, [what]);
  const start = startOf(p);
  const end = p.tokens.end[p.at]!;
  const name = p.text.slice(start, end);
  if (isReserved(code)) {
    p.report.error({ code: 'reserved-name', message: SAY.reservedName(name), start, end, expected: [what] });
    throw ABANDONED;
  }
  p.at++;
  p.names?.push({ name, start, end, what });
  return { name, start, end };
}

export function isQuoted(p: Parser, ahead = 0): boolean {
  return kindAt(p, ahead) === TOKEN.text;
}

/** A quoted text; `\"` and `\\` stand for the quotation mark and the backslash. */
export function readQuoted(p: Parser, what: string): Quoted {
  if (!isQuoted(p)) unexpected(p, [what]);
  const start = p.tokens.start[p.at]!;
  const end = p.tokens.end[p.at]!;
  p.at++;
  const closed = end - start >= 2 && /["”“]/.test(p.text[end - 1]!);
  if (!closed) p.damaged = true;
  const raw = p.text.slice(start + 1, closed ? end - 1 : end);
  return { text: raw.includes('\\') ? raw.replace(/\\(.)/g, '$1') : raw, start, end };
}

/** Guards against nesting so deep that the call stack would end first. */
export function deeper<T>(p: Parser, read: () => T): T {
  if (p.depth >= MAX_DEPTH) {
    fail(
      p,
      'too-deep',
      SAY.tooDeep(MAX_DEPTH),
      startOf(p),
      p.tokens.end[Math.min(p.at, p.tokens.count - 1)]!,
    );
  }
  p.depth++;
  try {
    return read();
  } finally {
    p.depth--;
  }
}

const MAX_DEPTH = 200;
