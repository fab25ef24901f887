import type { VerbForm } from '../lexicon/verbs.ts';
import type { Quotation } from '../marks/index.ts';

/** A word, a number, a punctuation mark, or a whole quotation, which is opaque to the grammar around it. */
export interface Token {
  readonly kind: 'word' | 'number' | 'punct' | 'quote';
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Lower case, straight apostrophes, without a possessive ending; the character itself for punctuation. */
  readonly lower: string;
  /** Bits of `W`. */
  readonly bits: number;
  readonly verbs: readonly VerbForm[];
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Begins with two capital letters: NATO, POLITICO. */
  readonly acronym: boolean;
  /** Carries a possessive ending: Trump's, Sanders'. */
  readonly possessive: boolean;
  /** Ends in a full stop that belongs to it: Mr., U.S., J. */
  readonly dotted: boolean;
  readonly quote?: Quotation;
}
