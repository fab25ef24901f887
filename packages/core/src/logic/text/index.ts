export { FormulaError } from './lexer.ts';
export { parseFormula } from './parser.ts';
export { formulaText, termText } from './print.ts';
