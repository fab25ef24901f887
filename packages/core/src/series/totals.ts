import type { Series } from './series.ts';
import type { Windows } from './window/index.ts';

/**
 * Narrows window sums of a flow by the totals that were reported for longer runs of days (`Series.totals`): a total
 * inside of a window bounds it from below, and with what lies outside of it also from above; a total around a window
 * bounds it from above, and with what the rest takes at most also from below.
 *
 * @param windows positions count from `origin`, an epoch-day
 * @param rowOf   row of each of the series' areas, or -1
 * @param low     sums, rows after rows of `windows.count`; changed in place, as is `high`
 */
export function narrowSums(
  series: Series,
  windows: Windows,
  origin: number,
  rowOf: Int32Array,
  low: Float64Array,
  high: Float64Array,
): void {
  const { totals } = series;
  if (!totals) return;
  const sums = new Map<number, Extent>();
  for (let k = 0; k < totals.from.length; k++) {
    const area = totals.area[k]!;
    const row = rowOf[area]!;
    if (row < 0) continue;
    const extent = sums.get(area) ?? extentOf(series, area);
    sums.set(area, extent);
    const [from, to] = [totals.from[k]!, totals.to[k]!];
    const [least, most] = [totals.low[k]!, totals.high[k]!];
    for (let i = 0; i < windows.count; i++) {
      const [first, last] = boundsOf(windows, i, origin);
      if (last < from || first > to) continue;
      const at = row * windows.count + i;
      if (first <= from && to <= last) {
        const [before, after] = [extent(first, from - 1), extent(to + 1, last)];
        low[at] = Math.max(low[at]!, least + before.low + after.low);
        high[at] = Math.min(high[at]!, most + before.high + after.high);
      } else if (from <= first && last <= to) {
        const [before, after] = [extent(from, first - 1), extent(last + 1, to)];
        high[at] = Math.min(high[at]!, Math.max(0, most - before.low - after.low));
        const rest = before.high + after.high;
        if (rest < Infinity) low[at] = Math.max(low[at]!, least - rest);
      }
    }
  }
}

function boundsOf(windows: Windows, i: number, origin: number): readonly [number, number] {
  if (windows.kind === 'tiled') return [windows.first[i]! + origin, windows.last[i]! + origin];
  const first = i + windows.shift + origin;
  return [first, first + windows.width - 1];
}

/** Least and most that can have happened from one day to another, from cells and span items alone. */
type Extent = (from: number, to: number) => { readonly low: number; readonly high: number };

function extentOf(series: Series, area: number): Extent {
  const { days, first, spans } = series;
  const at = area * days;
  const lows = new Float64Array(days + 1);
  const highs = new Float64Array(days + 1);
  const open = new Int32Array(days + 1);
  for (let i = 0; i < days; i++) {
    const top = series.high[at + i]!;
    lows[i + 1] = lows[i]! + series.low[at + i]!;
    highs[i + 1] = highs[i]! + (top < Infinity ? top : 0);
    open[i + 1] = open[i]! + (top < Infinity ? 0 : 1);
  }
  const mine: number[] = [];
  for (let k = 0; k < spans.from.length; k++) if (spans.area[k] === area) mine.push(k);
  return (from, to) => {
    if (from > to) return { low: 0, high: 0 };
    const [a, b] = [Math.max(from - first, 0), Math.min(to - first + 1, days)];
    const outside = from < first || to >= first + days;
    if (b <= a) return { low: 0, high: Infinity };
    let low = lows[b]! - lows[a]!;
    let high = outside || open[b]! > open[a]! ? Infinity : highs[b]! - highs[a]!;
    for (const k of mine) {
      if (spans.to[k]! < from || spans.from[k]! > to) continue;
      high += spans.high[k]!;
      if (from <= spans.from[k]! && spans.to[k]! <= to) low += spans.low[k]!;
    }
    return { low, high };
  };
}
