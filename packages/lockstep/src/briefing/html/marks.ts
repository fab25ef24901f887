/** The shapes that stand after words, drawn once and used by name. */
import type { Shape } from '../document/index.ts';
import { type Markup, markup, together } from '../markup.ts';

const DRAWN: Readonly<Record<Shape, Markup>> = {
  disc: markup`<circle cx="6" cy="6" r="5" fill="currentColor"/>`,
  cross: markup`<path d="M2 2l8 8M10 2l-8 8"/>`,
  ring: markup`<circle cx="6" cy="6" r="4.4"/>`,
  half: markup`<circle cx="6" cy="6" r="4.4"/><path d="M6 1.6a4.4 4.4 0 0 1 0 8.8z" fill="currentColor"/>`,
  dash: markup`<path d="M1.5 6h9"/>`,
  square: markup`<rect x="2" y="2" width="8" height="8" fill="currentColor" stroke="none"/>`,
  triangle: markup`<path d="M3 1.5l7 4.5-7 4.5z" fill="currentColor" stroke="none"/>`,
  bars: markup`<path d="M4 1.5v9M8 1.5v9"/>`,
  dotted: markup`<circle cx="6" cy="6" r="4.4" stroke-dasharray="2 1.5"/>`,
};

/** What is not known, in charts and maps. */
const HATCH = markup`<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0v6"/></pattern>`;

/** Once a page, before anything that uses a shape. */
export function shapeSheet(outlines: Markup): Markup {
  const symbols = Object.entries(DRAWN).map(
    ([name, drawn]) => markup`<symbol id="s-${name}" viewBox="0 0 12 12">${drawn}</symbol>`,
  );
  return markup`<svg class="sheet" aria-hidden="true" width="0" height="0">${together(symbols)}<defs>${HATCH}${outlines}</defs></svg>`;
}
