import { type Day, overlaps, type Span, spanLength } from '../calendar/index.ts';
import type { Series, SpanItems, Unit } from './series.ts';

/** What was counted on one day (`from` equals `to`) or somewhere within several. */
export interface Tally {
  /** Index into the areas; -1 where the area is not known: somewhere in any of them. */
  readonly area: number;
  readonly from: Day;
  readonly to: Day;
  readonly low: number;
  readonly high: number;
  readonly best: number;
}

/** Days for which a source is in a position to know what happened. */
export interface Coverage extends Span {
  /** Index into the areas; absent for all of them. */
  readonly area?: number;
  /** Last day on which nothing more is expected; later days are lower bounds. Absent: all are complete. */
  readonly completeThrough?: Day;
}

/** Name, unit, areas and days of the series to be built. */
export interface SeriesFrame {
  readonly name: string;
  readonly unit: Unit;
  readonly areas: readonly string[];
  readonly span: Span;
}

/**
 * Daily series of a count from tallies and from what the source covers.
 *
 * - A covered day without tallies is a true zero; a day outside of the coverage is unknown.
 * - A covered day after `completeThrough` is at least what was counted: `[low, Infinity)`.
 * - A tally of several days becomes a span item. One without an upper end is split: a finite item for what is
 *   certain, and cells without an upper end on its days, so that window sums stay finite arithmetic.
 * - A tally whose area is not known can be in any area: `[0, high]` in each of them, best 0.
 */
export function flowSeries(
  frame: SeriesFrame,
  tallies: Iterable<Tally>,
  coverage: readonly Coverage[],
): Series {
  const { areas, span } = frame;
  const days = Math.max(0, spanLength(span));
  const size = areas.length * days;
  const [low, high, best] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const known = new Uint8Array(size);
  markCoverage(frame, coverage, known, high);
  const spans = spanCollector();
  for (const tally of tallies) {
    if (!overlaps(tally, span)) continue;
    const certain = tally.area >= 0;
    for (const area of certain ? [tally.area] : areas.keys()) {
      const least = certain ? tally.low : 0;
      const likely = certain ? tally.best : 0;
      if (tally.from === tally.to) {
        const i = area * days + tally.from - span.from;
        low[i]! += least;
        high[i]! += tally.high;
        best[i]! += likely;
      } else if (tally.high < Infinity) {
        spans.add(area, tally.from, tally.to, least, tally.high, likely);
      } else {
        spans.add(area, tally.from, tally.to, least, least, least);
        const [start, end] = cellsOf(frame, area, tally);
        high.fill(Infinity, start, end);
      }
    }
  }
  known.forEach((one, i) => {
    if (one === 1) return;
    low[i] = 0;
    high[i] = Infinity;
    best[i] = 0;
  });
  return {
    name: frame.name,
    unit: frame.unit,
    nature: 'flow',
    floor: 0,
    areas,
    first: span.from,
    days,
    low,
    high,
    best,
    known,
    spans: spans.items(),
  };
}

/** Marks covered cells as known, and gives those beyond `completeThrough` no upper end unless another span does. */
function markCoverage(
  frame: SeriesFrame,
  coverage: readonly Coverage[],
  known: Uint8Array,
  high: Float64Array,
): void {
  const paint = (each: Coverage, to: Day, value: number) => {
    for (const area of each.area === undefined ? frame.areas.keys() : [each.area]) {
      const [start, end] = cellsOf(frame, area, { from: each.from, to });
      known.fill(1, start, end);
      high.fill(value, start, end);
    }
  };
  for (const each of coverage) paint(each, each.to, Infinity);
  for (const each of coverage) paint(each, Math.min(each.to, each.completeThrough ?? each.to), 0);
}

/** The first cell of some days of an area, and the one after the last; the days outside of the frame are left out. */
export function cellsOf(
  { span }: { readonly span: Span },
  area: number,
  { from, to }: Span,
): readonly [number, number] {
  const at = area * Math.max(0, spanLength(span)) - span.from;
  const start = at + Math.max(from, span.from);
  return [start, Math.max(start, at + Math.min(to, span.to) + 1)];
}

interface SpanCollector {
  add(area: number, from: Day, to: Day, low: number, high: number, best: number): void;
  items(): SpanItems;
}

/** Adds up items of the same area and days, and sorts them by first day, last day and area. */
export function spanCollector(): SpanCollector {
  const at = new Map<string, number>();
  const rows: { area: number; from: Day; to: Day; low: number; high: number; best: number }[] = [];
  return {
    add(area, from, to, low, high, best) {
      const key = `${area} ${from} ${to}`;
      const index = at.get(key);
      if (index === undefined) {
        at.set(key, rows.length);
        rows.push({ area, from, to, low, high, best });
        return;
      }
      const row = rows[index]!;
      row.low += low;
      row.high += high;
      row.best += best;
    },
    items() {
      rows.sort((a, b) => a.from - b.from || a.to - b.to || a.area - b.area);
      return {
        area: Int32Array.from(rows, (row) => row.area),
        from: Int32Array.from(rows, (row) => row.from),
        to: Int32Array.from(rows, (row) => row.to),
        low: Float64Array.from(rows, (row) => row.low),
        high: Float64Array.from(rows, (row) => row.high),
        best: Float64Array.from(rows, (row) => row.best),
      };
    },
  };
}
