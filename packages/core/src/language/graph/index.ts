export { graphAround, graphOf } from './build.ts';
export { layoutOf } from './layout.ts';
export { mermaidOf } from './mermaid.ts';
export type * from './model.ts';
export type * from './placed.ts';
