/** Where a label stands with the least of the picture under it. */
import { LETTER } from './frame.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const LINE_HEIGHT = 14;

export const widthOf = (text: string): number => text.length * LETTER;

/** Number of boxes (points, bands, other labels) that a box lies over. */
export function overlaps(box: Box, others: readonly Box[]): number {
  return others.filter(
    (other) =>
      box.x < other.x + other.width &&
      other.x < box.x + box.width &&
      box.y < other.y + other.height &&
      other.y < box.y + box.height,
  ).length;
}

/** The first of the boxes that lies over the fewest others. */
export function freest(candidates: readonly Box[], others: readonly Box[]): Box {
  const counted = candidates.map((box) => ({ box, over: overlaps(box, others) }));
  return counted.reduce((best, next) => (next.over < best.over ? next : best)).box;
}
