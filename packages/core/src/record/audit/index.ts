export * from './audit.ts';
export * from './files.ts';
export { type Cosigned, derivedFiles } from './surroundings.ts';
