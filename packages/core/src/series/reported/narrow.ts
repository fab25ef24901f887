import type { Day, Span } from '../../calendar/index.ts';
import type { Series, SpanItems } from '../series.ts';
import type { Windows } from '../window/index.ts';
import { type Network, networkOf } from './network.ts';
import { type Extent, type Run, roundingOf } from './reports.ts';

/**
 * Narrows window sums of a flow by the totals that were reported for longer runs of days (`Series.totals`), to the
 * tightest bounds that items and totals leave together.
 *
 * @param days    that were summed up; positions of windows count from the first
 * @param rowOf   row of each of the series' areas, or -1
 * @param low     sums, rows after rows of `windows.count`; changed in place, as is `high`
 */
export function narrowSums(
  series: Series,
  windows: Windows,
  days: Span,
  rowOf: Int32Array,
  low: Float64Array,
  high: Float64Array,
): void {
  const { totals } = series;
  if (!totals) return;
  for (const area of new Set(totals.area)) {
    const row = rowOf[area]!;
    if (row < 0) continue;
    const { certain, network } = saidOf(series, totals, area);
    // What is supposed need not fit what was reported.
    if (!network.consistent) continue;
    for (let i = 0; i < windows.count; i++) {
      const { from, to } = daysOf(windows, i, days);
      const [base, rest] = [certain(from, to), network.between(from, to)];
      const at = row * windows.count + i;
      low[at] = Math.max(low[at]!, Math.min(base.low + rest.low, high[at]!));
      high[at] = Math.min(high[at]!, Math.max(base.high + rest.high, low[at]!));
    }
  }
}

/** What a series says of an area, apart from single windows. */
interface Said {
  readonly certain: Certain;
  readonly network: Network;
}

/** An explanation asks for the same series hundreds of times. */
const remembered = new WeakMap<Series, Map<number, Said>>();

function saidOf(series: Series, totals: SpanItems, area: number): Said {
  const areas = remembered.get(series) ?? new Map<number, Said>();
  remembered.set(series, areas);
  const known = areas.get(area);
  if (known) return known;
  const certain = certainIn(series, area);
  const said = { certain, network: networkIn(series, totals, area, certain) };
  areas.set(area, said);
  return said;
}

/** The days of a window; those outside of the days asked for are left out. */
function daysOf(windows: Windows, i: number, days: Span): Span {
  const from = windows.kind === 'tiled' ? windows.first[i]! : i + windows.shift;
  const to = windows.kind === 'tiled' ? windows.last[i]! : from + windows.width - 1;
  return { from: Math.max(days.from, days.from + from), to: Math.min(days.to, days.from + to) };
}

/** What is certain to have happened on single days, from one day to another: a number, but for its rounding. */
type Certain = (from: Day, to: Day) => Extent;

function certainIn({ low, first, days }: Series, area: number): Certain {
  const cells = low.subarray(area * days, (area + 1) * days);
  const sums = new Float64Array(days + 1);
  cells.forEach((value, i) => {
    sums[i + 1] = sums[i]! + value;
  });
  const rounding = roundingOf([...cells]);
  const before = (day: Day): number => sums[Math.min(days, Math.max(0, day - first))]!;
  return (from, to) => {
    const sum = before(to + 1) - before(from);
    return { low: sum - rounding, high: sum + rounding };
  };
}

/** Single days, items and totals without what is certain on single days, so that no day counts less than nothing. */
function networkIn(series: Series, totals: SpanItems, area: number, certain: Certain): Network {
  const { first, days, low, high, spans } = series;
  const uncertain = Array.from({ length: days }, (_, i) => high[area * days + i]! - low[area * days + i]!);
  const runs: Run[] = [];
  for (const { from, to, low: least, high: most } of itemsIn(spans, area)) {
    const [start, end] = [Math.max(0, from - first), Math.max(0, to + 1 - first)];
    const more = uncertain.slice(start, end).reduce((sum, one) => sum + one, 0);
    runs.push({ from, to, low: least, high: most + more });
    // What the days of an item have for themselves is part of it.
    uncertain.fill(Infinity, start, end);
  }
  uncertain.forEach((most, i) => {
    if (most < Infinity) runs.push({ from: first + i, to: first + i, low: 0, high: most });
  });
  for (const { from, to, low: least, high: most } of itemsIn(totals, area)) {
    const base = certain(from, to);
    runs.push({ from, to, low: least - base.high, high: most - base.low });
  }
  return networkOf(runs);
}

function itemsIn({ area, from, to, low, high }: SpanItems, row: number): Run[] {
  const runs: Run[] = [];
  area.forEach((one, k) => {
    if (one === row) runs.push({ from: from[k]!, to: to[k]!, low: low[k]!, high: high[k]! });
  });
  return runs;
}
