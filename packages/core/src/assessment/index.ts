export { type AssessOptions, assess, traceAt } from './assess.ts';
export { compareAssessments } from './compare.ts';
export * from './evidence.ts';
export { type DatedFact, evidenceOfFacts } from './file-tests/facts.ts';
export {
  type ExpectationOutcome,
  type NotReached,
  notReached,
  outcomesOf,
  runsOf,
  type TestRun,
} from './file-tests/file-tests.ts';
export { needs } from './needs.ts';
export { judgedSpan } from './range.ts';
export * from './result/result.ts';
