export * from './bounds.ts';
export * from './cover.ts';
export * from './narrow.ts';
export * from './reports.ts';
