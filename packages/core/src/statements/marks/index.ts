export { isMark, isWordCode } from './glyphs.ts';
export { paragraphs, type Range } from './paragraphs.ts';
export type { Quotation } from './quotation.ts';
export { quotations } from './quotations.ts';
