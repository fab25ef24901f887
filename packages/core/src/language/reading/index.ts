import type { Formula, Term } from '../../logic/index.ts';
import { formulaInWords } from './formulas.ts';
import type { ReadingNames } from './names.ts';
import { readerOf, termInWords } from './terms.ts';

export { namesOfAgreement } from './agreement-names.ts';
export { type Explained, explainAgreement } from './explain.ts';
export { formalFormula, formalTerm } from './formal.ts';
export { type PropositionParts, propositionParts, type ReadingNames } from './names.ts';

/** A formula in plain words: "on every day of the last 28 days, deaths over 7 days at most 40 deaths". */
export function readFormula(formula: Formula, names: ReadingNames = {}): string {
  return formulaInWords(formula, names);
}

/** A term in plain words: "attacks in the quarter one year before". */
export function readTerm(term: Term, names: ReadingNames = {}): string {
  return termInWords(term, readerOf(names));
}
