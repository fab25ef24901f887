import type { Day } from '../../calendar/index.ts';
import type { Series } from '../series.ts';
import { addTo, blankSeries, type Ledger, seriesAsOf, spanItems, stands } from './ledger.ts';

/** Days and area that a revision touched, of one measure. */
export interface Touched {
  readonly measure: string;
  readonly area: string;
  readonly from: Day;
  readonly to: Day;
}

/** A measure that follows its ledger through knowledge time, version by version. */
export interface LiveSeries {
  /** The series as known now; cells are rewritten in place by `next`. */
  readonly series: () => Series;
  /** The next step: the id of an item, or undefined for days that sources begin to speak for; and its date. */
  readonly upcoming: () => { readonly item: string | undefined; readonly known: Day } | undefined;
  /** Takes it in. Only the cells of its days, and those of the version that it replaces, change. */
  readonly next: () => readonly Touched[];
}

/**
 * Starts at a knowledge date. A cell is always the sum of the versions that stand, in the order in which they became
 * known, so that taking items in one by one ends in exactly the same numbers as starting afresh.
 */
export function liveSeries(ledger: Ledger, at: Day): LiveSeries {
  const { versions, span, areas } = ledger;
  const n = versions.ids.length;
  const days = Math.max(0, span.to - span.from + 1);
  let series = seriesAsOf(ledger, at);
  let blank = blankSeries(ledger, at);
  let now = at;
  let head = 0;
  while (head < n && versions.known[head]! <= at) head++;
  const inCell = new Map<number, number[]>();
  const several: number[] = [];
  const latest = new Map<string, number>();
  for (let k = 0; k < head; k++) {
    latest.set(versions.ids[k]!, k);
    if (stands(versions, k, at)) enter(k);
  }

  function cellOf(k: number): number {
    const i = versions.from[k]! - span.from;
    return i >= 0 && i < days ? versions.area[k]! * days + i : -1;
  }
  function enter(k: number): void {
    if (versions.from[k] !== versions.to[k]) several.push(k);
    else {
      const cell = cellOf(k);
      const list = inCell.get(cell);
      if (list) list.push(k);
      else inCell.set(cell, [k]);
    }
  }
  function leave(k: number): void {
    const list = versions.from[k] === versions.to[k] ? inCell.get(cellOf(k)) : several;
    const index = list?.indexOf(k) ?? -1;
    if (list && index >= 0) list.splice(index, 1);
  }
  function recount(k: number): void {
    if (versions.from[k] !== versions.to[k]) {
      series = { ...series, spans: spanItems(versions, several) };
      return;
    }
    const cell = cellOf(k);
    if (cell < 0) return;
    series.low[cell] = blank.low[cell]!;
    series.high[cell] = blank.high[cell]!;
    series.best[cell] = blank.best[cell]!;
    for (const each of inCell.get(cell) ?? []) addTo(series, cell, versions, each);
  }
  const touch = (k: number): Touched => ({
    measure: ledger.name,
    area: areas[versions.area[k]!] ?? '',
    from: versions.from[k]!,
    to: versions.to[k]!,
  });

  const nextCover = (): number =>
    ledger.covers.reduce((least, { known }) => (known > now && known < least ? known : least), Infinity);

  /** Days that sources begin to speak for on a date. */
  function cover(known: Day): Touched[] {
    const fresh = ledger.covers.filter((each) => each.known === known);
    now = known;
    blank = blankSeries(ledger, known);
    const { low, high, best } = blank;
    series = { ...series, low: low.slice(), high: high.slice(), best: best.slice(), known: blank.known };
    for (const [cell, list] of inCell) {
      if (cell >= 0) for (const each of list) addTo(series, cell, versions, each);
    }
    return fresh.flatMap((each) =>
      areas
        .filter((area) => each.area === undefined || each.area === area)
        .map((area) => ({ measure: ledger.name, area, from: each.from, to: each.to })),
    );
  }

  return {
    series: () => series,
    upcoming: () => {
      const covered = nextCover();
      if (head < n && versions.known[head]! < covered) {
        return { item: versions.ids[head]!, known: versions.known[head]! };
      }
      return Number.isFinite(covered) ? { item: undefined, known: covered } : undefined;
    },
    next: () => {
      const covered = nextCover();
      if (head >= n || versions.known[head]! >= covered) {
        return Number.isFinite(covered) ? cover(covered) : [];
      }
      const k = head++;
      const touched: Touched[] = [];
      const before = latest.get(versions.ids[k]!);
      latest.set(versions.ids[k]!, k);
      if (before !== undefined && versions.area[before]! >= 0) {
        leave(before);
        recount(before);
        touched.push(touch(before));
      }
      if (versions.area[k]! >= 0) {
        enter(k);
        recount(k);
        touched.push(touch(k));
      }
      return touched;
    },
  };
}
