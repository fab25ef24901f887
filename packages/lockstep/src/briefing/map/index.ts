export { choropleth, type MapPicture } from './choropleth.ts';
export { type FlatMap, flatten } from './project.ts';
