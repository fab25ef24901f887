/** Paths of SVG as short text: each step relative to the last, and no space where a sign divides two numbers. */

export type Point = readonly [x: number, y: number];

/** `M10 20l5 0 5-3`: the line through the points. */
export function polyline(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let [x, y] = first;
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  const start = `M${first[0]} ${first[1]}`;
  return steps.length === 0 ? start : `${start}l${steps.join(' ').replaceAll(' -', '-')}`;
}
