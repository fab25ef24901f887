export * from './build.ts';
export * from './figures.ts';
export * from './ledger/index.ts';
export * from './qualifier.ts';
export * from './reported/index.ts';
export * from './series.ts';
export * from './window/index.ts';
