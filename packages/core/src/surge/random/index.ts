export * from './alias.ts';
export * from './draws.ts';
export * from './negative-binomial.ts';
export * from './sfc32.ts';
