export { findChromium, quietFlags } from './find.ts';
