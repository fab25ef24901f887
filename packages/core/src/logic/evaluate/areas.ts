import type { Day } from '../../calendar/index.ts';
import type { Range } from '../ranges.ts';
import { TraceError } from './frame.ts';

/** Where the areas of a series stand among the declared ones. */
export interface Rows {
  /** False for a series of the whole country. */
  readonly areal: boolean;
  /** Row per area of the series, -1 where it is not declared. */
  readonly rows: Int32Array;
  /** True when the series' areas are the declared ones in order. */
  readonly inOrder: boolean;
}

/** True for the areas of a series without areas. */
export function isNational(areas: readonly string[]): boolean {
  return areas.every((area) => area === '');
}

/** @param what the series, for the message that a trace without areas cannot place it */
export function align(areas: readonly string[], declared: readonly string[], what: string): Rows {
  if (isNational(areas)) return { areal: false, rows: Int32Array.of(0), inOrder: true };
  if (isNational(declared)) {
    throw new TraceError(`${what} is kept by area, but the trace declares no areas`);
  }
  const rows = Int32Array.from(areas, (area, i) => (declared[i] === area ? i : declared.indexOf(area)));
  return {
    areal: true,
    rows,
    inOrder: areas.length === declared.length && rows.every((row, i) => row === i),
  };
}

/**
 * Copies what a series has on some days to where it belongs among the declared areas.
 *
 * @param rows row of `out` per area of the series, or -1
 * @param out  rows of exactly these days; what the series does not have stays as it is
 */
export function placed<A extends Float64Array | Uint8Array>(
  rows: Iterable<number>,
  series: { readonly first: Day; readonly days: number },
  days: Range,
  values: A,
  out: A,
): void {
  const count = days.to - days.from + 1;
  const from = Math.max(days.from, series.first);
  const to = Math.min(days.to, series.first + series.days - 1);
  if (from > to) return;
  let at = -series.first;
  for (const row of rows) {
    if (row >= 0) out.set(values.subarray(at + from, at + to + 1), row * count + from - days.from);
    at += series.days;
  }
}
