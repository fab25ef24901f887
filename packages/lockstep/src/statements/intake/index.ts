export { blankOut } from './boilerplate.ts';
export type { Document } from './document.ts';
export { readDocument } from './read.ts';
