export * from './bundle.ts';
export * from './frontier.ts';
export * from './hash.ts';
export * from './proofs.ts';
export * from './ranges.ts';
export * from './tiles.ts';
