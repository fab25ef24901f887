export { choropleth, outlines } from './choropleth.ts';
export { type FlatMap, flatten } from './project.ts';
