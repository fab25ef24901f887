export * from './formula.ts';
export * from './verdict.ts';
