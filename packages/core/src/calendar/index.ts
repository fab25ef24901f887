export * from './day.ts';
export * from './duration.ts';
export * from './period.ts';
export * from './span.ts';
export * from './words.ts';
