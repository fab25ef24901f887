export * from './ledger.ts';
export * from './live.ts';
