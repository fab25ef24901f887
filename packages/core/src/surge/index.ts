export * from './expected/index.ts';
export * from './random/index.ts';
export * from './scan/index.ts';
export * from './space/index.ts';
export * from './weekly/index.ts';
