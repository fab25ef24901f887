/** Lines of charts, in whole and half units. */
import { type Point, polyline } from '../path.ts';

const half = (value: number): number => Math.round(value * 2) / 2;

/** Leaves out points that lie on the straight line between their neighbours. */
function bends(points: readonly Point[]): Point[] {
  return points.filter((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (!before || !after) return true;
    return (point[0] - before[0]) * (after[1] - point[1]) !== (after[0] - point[0]) * (point[1] - before[1]);
  });
}

/** The line through the points. */
export function line(points: readonly Point[]): string {
  return polyline(bends(points.map(([x, y]): Point => [half(x), half(y)])));
}

/** The closed shape between an upper and a lower line, both from left to right. */
export function band(upper: readonly Point[], lower: readonly Point[]): string {
  return upper.length === 0 ? '' : `${line([...upper, ...[...lower].reverse()])}z`;
}
