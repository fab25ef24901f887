import { type Day, type Span, spanLength } from '../../calendar/index.ts';
import { cellsOf } from '../build.ts';
import type { Series, SpanItems, Unit } from '../series.ts';

/** What one item says: a count in one area on one day, or somewhere within several. */
export interface Entry {
  /** Declared area, or the empty string for a measure without areas. */
  readonly area: string;
  readonly from: Day;
  readonly to: Day;
  readonly low: number;
  readonly high: number;
  readonly best: number;
}

/** An item as it became known, corrected or (without `entry`) retracted on a knowledge date. */
export interface Revision {
  readonly known: Day;
  /** Identity of the item; a later revision replaces an earlier one. */
  readonly id: string;
  readonly entry?: Entry;
}

/** Days that a source spoke for from a knowledge date on: what it does not mention there did not happen. */
export interface Cover extends Span {
  readonly known: Day;
  /** Absent: all areas. */
  readonly area?: string;
}

/** Everything that was ever known about one counted measure. */
export interface Ledger {
  readonly name: string;
  readonly unit: Unit;
  readonly areas: readonly string[];
  /** Days of the series that come out. */
  readonly span: Span;
  readonly covers: readonly Cover[];
  /** In the order in which they became known. */
  readonly versions: Versions;
}

/** Versions of items, each valid for knowledge dates `known <= K < until`. */
export interface Versions {
  readonly ids: readonly string[];
  readonly area: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly best: Float64Array;
  readonly known: Float64Array;
  readonly until: Float64Array;
}

/**
 * Orders revisions by knowledge date (those of one date as given) and works out how long each version stood. An
 * entry in an area that is not declared, or outside of the span, counts for nothing but still replaces an earlier one.
 */
export function ledgerOf(frame: Omit<Ledger, 'versions'>, revisions: Iterable<Revision>): Ledger {
  const sorted = [...revisions].sort((a, b) => a.known - b.known);
  const n = sorted.length;
  const [low, high, best] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [area, from, to] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  const known = new Float64Array(n);
  const until = new Float64Array(n).fill(Infinity);
  const rowOf = new Map(frame.areas.map((name, row) => [name, row]));
  const current = new Map<string, number>();
  sorted.forEach((revision, k) => {
    const before = current.get(revision.id);
    if (before !== undefined) until[before] = revision.known;
    current.set(revision.id, k);
    known[k] = revision.known;
    const { entry } = revision;
    const row = entry ? (rowOf.get(entry.area) ?? -1) : -1;
    area[k] = row;
    if (!entry) return;
    from[k] = entry.from;
    to[k] = entry.to;
    low[k] = entry.low;
    high[k] = entry.high;
    best[k] = entry.best;
  });
  const ids = sorted.map((revision) => revision.id);
  return { ...frame, versions: { ids, area, from, to, low, high, best, known, until } };
}

/** Whether version `k` stands at a knowledge date and counts for something. */
export function stands({ area, known, until }: Versions, k: number, at: Day): boolean {
  return area[k]! >= 0 && known[k]! <= at && at < until[k]!;
}

/** The series as known at a knowledge date. Linear in versions and cells. */
export function seriesAsOf(ledger: Ledger, at: Day): Series {
  const { versions, span } = ledger;
  const series = blankSeries(ledger, at);
  const days = span.to - span.from + 1;
  const items: number[] = [];
  for (let k = 0; k < versions.ids.length; k++) {
    if (!stands(versions, k, at)) continue;
    if (versions.from[k] !== versions.to[k]) {
      items.push(k);
      continue;
    }
    const i = versions.from[k]! - span.from;
    if (i < 0 || i >= days) continue;
    const cell = versions.area[k]! * days + i;
    addTo(series, cell, versions, k);
  }
  return { ...series, spans: spanItems(versions, items) };
}

/** Adds a single-day version to its cell, if the cell is known. */
export function addTo(
  series: Pick<Series, 'low' | 'high' | 'best' | 'known'>,
  cell: number,
  versions: Versions,
  k: number,
): void {
  if (series.known[cell] === 0) return;
  series.low[cell] = series.low[cell]! + versions.low[k]!;
  series.high[cell] = series.high[cell]! + versions.high[k]!;
  series.best[cell] = series.best[cell]! + versions.best[k]!;
}

/** The cells before anything is counted: zero where a source speaks for them, else unknown. */
export function blankSeries(ledger: Ledger, at: Day): Series {
  const { span, areas, covers } = ledger;
  const days = Math.max(0, spanLength(span));
  const cells = Math.max(1, areas.length) * days;
  const known = new Uint8Array(cells);
  const high = new Float64Array(cells).fill(Infinity);
  for (const cover of covers) {
    if (cover.known > at) continue;
    areas.forEach((area, row) => {
      if (cover.area !== undefined && cover.area !== area) return;
      const [start, end] = cellsOf(ledger, row, cover);
      known.fill(1, start, end);
      high.fill(0, start, end);
    });
  }
  return {
    name: ledger.name,
    unit: ledger.unit,
    nature: 'flow',
    floor: 0,
    areas,
    first: span.from,
    days,
    low: new Float64Array(cells),
    high,
    best: new Float64Array(cells),
    known,
    spans: spanItems(ledger.versions, []),
  };
}

/** The multi-day versions named, as span items in order of their first day; those of one day as given. */
export function spanItems(versions: Versions, items: readonly number[]): SpanItems {
  const sorted = [...items].sort((a, b) => versions.from[a]! - versions.from[b]!);
  return {
    area: Int32Array.from(sorted, (k) => versions.area[k]!),
    from: Int32Array.from(sorted, (k) => versions.from[k]!),
    to: Int32Array.from(sorted, (k) => versions.to[k]!),
    low: Float64Array.from(sorted, (k) => versions.low[k]!),
    high: Float64Array.from(sorted, (k) => versions.high[k]!),
    best: Float64Array.from(sorted, (k) => versions.best[k]!),
  };
}
