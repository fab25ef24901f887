export { type Figure, figuresIn, type Sense } from './figures.ts';
export { numberFrom, roundingStep } from './numbers.ts';
