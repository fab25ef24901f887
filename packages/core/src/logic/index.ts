export * from './evaluate/index.ts';
export * from './explain/index.ts';
export * from './formula.ts';
export { type Range, reach, reachByName } from './ranges.ts';
export * from './trace.ts';
export * from './verdict.ts';
export * from './walk.ts';
