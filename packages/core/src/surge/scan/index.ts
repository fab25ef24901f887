export { type Candidate, SCORE_TOLERANCE } from './candidates.ts';
export * from './infer.ts';
export { kernelAvailable } from './kernel.ts';
export * from './problem.ts';
export { referenceMaxima } from './reference.ts';
export * from './run.ts';
export { vectorMaxima } from './vector.ts';
