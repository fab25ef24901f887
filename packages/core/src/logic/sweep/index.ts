export * from './sweep.ts';
export * from './vary.ts';
