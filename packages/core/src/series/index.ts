export * from './build.ts';
export * from './cover.ts';
export * from './figures.ts';
export * from './qualifier.ts';
export * from './relative.ts';
export * from './series.ts';
export * from './window/index.ts';
