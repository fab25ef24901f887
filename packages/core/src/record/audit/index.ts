export * from './audit.ts';
export { derivedFiles } from './derived.ts';
export * from './files.ts';
export type { Cosigned } from './surroundings.ts';
