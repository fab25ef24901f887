/** Kinds of tokens. */
export const TOKEN = { end: 0, word: 1, number: 2, date: 3, text: 4, symbol: 5 } as const;

/** Symbols; spellings on one line are the same symbol. */
const SYMBOL_SPELLINGS = [
  ['('],
  [')'],
  ['['],
  [']'],
  ['{'],
  ['}'],
  [','],
  [':'],
  ['.'],
  ['<'],
  ['<=', '≤'],
  ['>'],
  ['>=', '≥'],
  ['==', '='],
  ['!=', '≠'],
  ['+'],
  ['-', '−'],
  ['*', '×'],
  ['/', '÷'],
  ['%'],
  ['->', '=>'],
  ['<->'],
  ['!'],
  ['&&', '&'],
  ['||', '|'],
  ['∞'],
] as const;

export const SYMBOLS: ReadonlyMap<string, number> = new Map(
  SYMBOL_SPELLINGS.flatMap((spellings, index) => spellings.map((spelling) => [spelling, index + 1] as const)),
);

type Symbol = (typeof SYMBOL_SPELLINGS)[number][0];

/** Codes of the symbols as constants: `S['<=']`. */
export const S: Readonly<Record<Symbol, number>> = Object.fromEntries(
  SYMBOL_SPELLINGS.map((spellings, index) => [spellings[0], index + 1]),
) as Record<Symbol, number>;

/** Set in `flags` for the first token of a line, and for one that stands at the left margin. */
export const FLAG = { firstOnLine: 1, atMargin: 2 } as const;

/**
 * The tokens of a text as a structure of arrays; the last one is always `TOKEN.end`. `code` is the word's or symbol's
 * code. Offsets are UTF-16 units, end excluded.
 */
export interface Tokens {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly code: Uint16Array;
  readonly flags: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly comments: readonly Comment[];
  readonly faults: readonly LexicalFault[];
}

/** From `#` to the end of the line. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** Nothing but blanks before it on its line. */
  readonly ownLine: boolean;
}

export interface LexicalFault {
  readonly kind: 'character' | 'unclosed text';
  readonly start: number;
  readonly end: number;
}
