import { WORDS } from './words.ts';

/** A place in the text of a formula that cannot be read. */
export class FormulaError extends Error {
  /** Character offset, counted from 0. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'FormulaError';
    this.offset = offset;
  }
}

export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  /** Symbols in their canonical spelling. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Other spellings of the same operators, as other monitors write them. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '!': 'not',
    '&': 'and',
    '&&': 'and',
    '|': 'or',
    '||': 'or',
    '->': 'implies',
    '=>': 'implies',
    '<->': 'iff',
    '<=>': 'iff',
    '=': '==',
    ev_: 'eventually',
    alw_: 'always',
    rise: 'rises',
    fall: 'falls',
  }),
);

// Sticky: each is tried at one place of the text.
const SYMBOL = /<->|<=>|->|=>|<=|>=|==|!=|&&|\|\||[-+*/<>=!&|()[\],:]/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const NAME = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const BLANK = /(?:\s+|#[^\n]*)+/y;
/** What may not follow a number without a blank. */
const TAIL = /[\p{L}\p{N}_.]+/uy;

/** Splits a formula into tokens; the last one is always `end`. Throws `FormulaError`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const match = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (let at = 0; ; ) {
    at += match(BLANK, at)?.length ?? 0;
    if (at >= text.length) break;
    const number = match(NUMBER, at);
    const name = match(NAME, at);
    const found = number ?? name ?? match(SYMBOL, at);
    if (found === undefined) {
      throw new FormulaError(WORDS.character(String.fromCodePoint(text.codePointAt(at)!)), at);
    }
    const end = at + found.length;
    const tail = number === undefined ? undefined : match(TAIL, end);
    if (tail) throw new FormulaError(WORDS.number(found + tail), at);
    if (number !== undefined && !Number.isFinite(Number(number)))
      throw new FormulaError(WORDS.huge(number), at);
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'symbol';
    tokens.push({ kind, text: SPELLINGS.get(found) ?? found, start: at, end });
    at = end;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}
