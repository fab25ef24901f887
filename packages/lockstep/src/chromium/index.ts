export { findChromium, quietFlags } from './find.ts';
export { printToPdf } from './print.ts';
