export * from './asof.ts';
export * from './items.ts';
export * from './live.ts';
export * from './timeline.ts';
