export { type Block, blocks } from './blocks.ts';
export type { Token } from './token.ts';
