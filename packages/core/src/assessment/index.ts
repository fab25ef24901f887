export * from './evidence.ts';
export * from './result.ts';
