import type { GraphNodeKind, PlacedNode } from '@lockstep/core/language';
import { type Markup, markup } from '../briefing/markup.ts';

/** Outline of each kind within its box. The left side's middle is always on the outline: arrows end there. */
const OUTLINES: Readonly<Record<GraphNodeKind, (w: number, h: number) => string>> = {
  commitment: (w, h) => `M0 0H${w}V${h}H0Z`,
  agreement: (w, h) => `M0 0H${w}V${h}H0Z`,
  adjustment: (w, h) => `M0 0H${w}V${h}H0ZM5 0V${h}M${w - 5} 0V${h}`,
  condition: (w, h) => `M10 0H${w - 10}L${w} ${h / 2}L${w - 10} ${h}H10L0 ${h / 2}Z`,
  power: (w, h) => `M0 0H${w - 12}L${w} ${h / 2}L${w - 12} ${h}H0Z`,
  occurrence: (w, h) => {
    const r = Math.min(20, h / 2);
    return `M${r} 0H${w - r}A${r} ${r} 0 0 1 ${w} ${r}V${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}H${r}A${r} ${r} 0 0 1 0 ${h - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
  },
  measure: (w, h) =>
    `M0 5A${w / 2} 5 0 0 1 ${w} 5V${h - 5}A${w / 2} 5 0 0 1 0 ${h - 5}ZM0 5A${w / 2} 5 0 0 0 ${w} 5`,
};

export function outline({ kind, width, height }: PlacedNode): Markup {
  return markup`<path class="box ${kind}" d="${OUTLINES[kind](width, height)}"/>`;
}
