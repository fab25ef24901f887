import type { BlockWord } from '../lexer/words.ts';
import type { Clause } from './clauses.ts';
import type { Ident, Placed, Quoted } from './node.ts';

/** `kind name "label"` and its clauses. */
export interface Block extends Placed {
  readonly kind: BlockWord;
  readonly keyword: Placed;
  /** Absent for `agreement`, `outline` and `test`, or after an error. */
  readonly name?: Ident;
  readonly label?: Quoted;
  readonly clauses: readonly Clause[];
  /** True when something in it could not be read: what is missing may only be lost. */
  readonly broken: boolean;
}

/** A whole text. */
export interface SyntaxTree {
  readonly blocks: readonly Block[];
  /** Names in blocks whose first word could not be read; nothing is said about them. */
  readonly lostNames: readonly Ident[];
  /** How many blocks these are, with or without a name. */
  readonly lostBlocks: number;
}
