export { type Block, blocks } from './blocks.ts';
export { isHeadline } from './headline.ts';
export type { Token } from './token.ts';
