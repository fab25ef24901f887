import type { Day } from '../../calendar/index.ts';
import type { Formula, Term } from '../../logic/index.ts';
import { formalOf, termOf } from './formal.ts';
import { formulaInWords } from './formulas.ts';
import type { ReadingNames } from './names.ts';
import { readerOf, termInWords } from './terms.ts';

export { type PropositionParts, propositionParts, type ReadingNames } from './names.ts';
export { dateInWords, datesInWords } from './phrases.ts';

/** A formula in plain words: "on every day of the last 28 days, deaths over 7 days at most 40 deaths". */
export function readFormula(formula: Formula, names: ReadingNames = {}): string {
  return formulaInWords(formula, names);
}

/** A term in plain words: "attacks in the quarter one year before". */
export function readTerm(term: Term, names: ReadingNames = {}): string {
  return termInWords(term, readerOf(names));
}

/**
 * A formula in formal notation, every operator in brackets. Given a day, each window is followed by the days that it
 * covers when the formula is judged on that day, in braces. Without a day the text can be read back by
 * `parseFormula`.
 */
export function formalFormula(formula: Formula, options: { readonly day?: Day } = {}): string {
  const { day } = options;
  return unwrapped(formalOf(formula, day === undefined ? undefined : { from: day, to: day }));
}

export function formalTerm(term: Term, options: { readonly day?: Day } = {}): string {
  const { day } = options;
  return unwrapped(termOf(term, day === undefined ? undefined : { from: day, to: day }));
}

/** The outermost brackets say nothing. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return text;
  }
  return text.slice(1, -1);
}
