export * from './entry.ts';
export * from './payload.ts';
export * from './reading.ts';
export * from './release.ts';
export * from './roster.ts';
