/** From numbers and days to places on the page. */

export interface Scale {
  (value: number): number;
  readonly from: number;
  readonly to: number;
}

/** A straight scale from `[from, to]` to `[start, end]`; rounds to a tenth of a unit of the page. */
export function scale(from: number, to: number, start: number, end: number): Scale {
  const range = to - from || 1;
  const place = (value: number) => tenth(start + ((value - from) / range) * (end - start));
  return Object.assign(place, { from, to });
}

export const tenth = (value: number): number => Math.round(value * 10) / 10;
