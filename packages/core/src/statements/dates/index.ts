export { type DatedWords, datesIn, type When, whenOf } from './when.ts';
