export * from './extreme.ts';
export * from './flags.ts';
export * from './order.ts';
export * from './spans.ts';
export * from './sum.ts';
export * from './trend.ts';
export * from './windows.ts';
