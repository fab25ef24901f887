export { type Figure, figuresIn, type Sense } from './figures.ts';
export { numberFrom } from './numbers.ts';
