export type { WorkspaceNames } from './binder/binding.ts';
export type { Diagnostic, Finding, Severity } from './diagnostics/diagnostic.ts';
export { nearest } from './diagnostics/nearest.ts';
export { type FormatResult, formatAgreement } from './format/format.ts';
export { type FormulaResult, parseFormula } from './formula.ts';
export * from './graph/index.ts';
export * from './model.ts';
export { type ReadResult, readAgreement } from './read.ts';
export {
  type Explained,
  explainAgreement,
  formalFormula,
  formalTerm,
  namesOfAgreement,
  type PropositionParts,
  propositionParts,
  type ReadingNames,
  readFormula,
  readTerm,
} from './reading/index.ts';
export { type ExpectedOf, STATES_OF } from './states.ts';
export { SURGE_UNIT, surgedMeasure, surgeIn, surgeName } from './surges.ts';
export type * from './syntax/index.ts';
