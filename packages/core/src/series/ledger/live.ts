import { type Day, spanLength } from '../../calendar/index.ts';
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

/** Places of versions that count in no cell: somewhere within several days, or outside of the days of the series. */
const SEVERAL = -1;
const OUTSIDE = -2;

/**
 * Starts at a knowledge date. A cell is always the sum of the versions that stand, in the order in which they became
 * known, so that taking items in one by one ends in exactly the same numbers as starting afresh.
 */
export function liveSeries(ledger: Ledger, at: Day): LiveSeries {
  const { versions, span, areas } = ledger;
  const days = Math.max(0, spanLength(span));
  let series = seriesAsOf(ledger, at);
  let blank = blankSeries(ledger, at);
  /** The next version, and the dates on which sources begin to speak for more days. */
  let head = 0;
  while (versions.known[head]! <= at) head++;
  const coming = [...new Set(ledger.covers.map(({ known }) => known))].filter((known) => known > at);
  coming.sort((a, b) => a - b);
  /** The versions that stand, by the cell in which they count. */
  const standing = new Map<number, number[]>();
  const latest = new Map<string, number>();
  for (let k = 0; k < head; k++) {
    latest.set(versions.ids[k]!, k);
    if (stands(versions, k, at)) enter(k);
  }

  function placeOf(k: number): number {
    if (versions.from[k] !== versions.to[k]) return SEVERAL;
    const i = versions.from[k]! - span.from;
    return i >= 0 && i < days ? versions.area[k]! * days + i : OUTSIDE;
  }
  function enter(k: number): void {
    const place = placeOf(k);
    const list = standing.get(place);
    if (list) list.push(k);
    else standing.set(place, [k]);
  }
  function leave(k: number): void {
    const list = standing.get(placeOf(k))!;
    list.splice(list.indexOf(k), 1);
  }
  function recount(place: number): void {
    const here = standing.get(place)!;
    if (place === OUTSIDE) return;
    if (place === SEVERAL) {
      series = { ...series, spans: spanItems(versions, here) };
      return;
    }
    series.low[place] = blank.low[place]!;
    series.high[place] = blank.high[place]!;
    series.best[place] = blank.best[place]!;
    for (const each of here) addTo(series, place, versions, each);
  }
  const touch = (k: number): Touched => ({
    measure: ledger.name,
    area: areas[versions.area[k]!]!,
    from: versions.from[k]!,
    to: versions.to[k]!,
  });

  /** Days that sources begin to speak for on a date. */
  function cover(known: Day): Touched[] {
    coming.shift();
    const fresh = ledger.covers.filter((each) => each.known === known);
    blank = blankSeries(ledger, known);
    const { low, high, best } = blank;
    series = { ...series, low: low.slice(), high: high.slice(), best: best.slice(), known: blank.known };
    for (const place of standing.keys()) if (place !== SEVERAL) recount(place);
    return fresh.flatMap((each) =>
      areas
        .filter((area) => each.area === undefined || each.area === area)
        .map((area) => ({ measure: ledger.name, area, from: each.from, to: each.to })),
    );
  }

  /** The next version takes the place of the one before it. */
  function revise(): Touched[] {
    const k = head++;
    const before = latest.get(versions.ids[k]!);
    latest.set(versions.ids[k]!, k);
    const touched: Touched[] = [];
    if (before !== undefined && versions.area[before]! >= 0) {
      leave(before);
      recount(placeOf(before));
      touched.push(touch(before));
    }
    if (versions.area[k]! >= 0) {
      enter(k);
      recount(placeOf(k));
      touched.push(touch(k));
    }
    return touched;
  }

  const upcoming: LiveSeries['upcoming'] = () => {
    const [item, known] = [versions.ids[head], versions.known[head]!];
    if (coming.length > 0 && !(known < coming[0]!)) return { item: undefined, known: coming[0]! };
    return item === undefined ? undefined : { item, known };
  };
  return {
    series: () => series,
    upcoming,
    next: () => {
      const step = upcoming();
      if (!step) return [];
      return step.item === undefined ? cover(step.known) : revise();
    },
  };
}
