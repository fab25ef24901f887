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
const SPELLINGS: Readonly<Record<string, string>> = {
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
};

const SYMBOL = /^(?:<->|<=>|->|=>|<=|>=|==|!=|&&|\|\||[-+*/<>=!&|()[\],:])/;
const NUMBER = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/;
const NAME = /^[\p{L}_][\p{L}\p{N}_.]*/u;
const BLANK = /^(?:\s+|#[^\n]*)/;

/** Splits a formula into tokens; the last one is always `end`. Throws `FormulaError`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 400);
    const blank = BLANK.exec(rest);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const match = matchToken(rest);
    if (!match) throw new FormulaError(WORDS.character(String.fromCodePoint(text.codePointAt(at)!)), at);
    const [kind, found] = match;
    const end = at + found.length;
    if (kind === 'number' && /^[\p{L}\p{N}_.]/u.test(text.slice(end, end + 2))) {
      const whole = /^[\p{L}\p{N}_.]+/u.exec(text.slice(at, at + 60))?.[0] ?? found;
      throw new FormulaError(WORDS.number(whole), at);
    }
    tokens.push({ kind, text: SPELLINGS[found] ?? found, start: at, end });
    at = end;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function matchToken(rest: string): readonly [Token['kind'], string] | undefined {
  const number = NUMBER.exec(rest);
  if (number) return ['number', number[0]];
  const name = NAME.exec(rest);
  if (name) return ['name', name[0]];
  const symbol = SYMBOL.exec(rest);
  return symbol ? ['symbol', symbol[0]] : undefined;
}
