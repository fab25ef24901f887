export { countedText } from './count.ts';
export { GRAPH } from './words.ts';
export { writeGraph } from './write.ts';
