export * from './alias.ts';
export * from './draws.ts';
export * from './sfc32.ts';
