import {
  type AliasTable,
  aliasTable,
  drawAliases,
  drawBinomial,
  drawNegativeBinomial,
  type Random,
} from '../random/index.ts';
import { firstLivePeriod, type ScanProblem } from './problem.ts';

/**
 * Events of one replicate in the live periods, in order of period: those of live period t are the places
 * place[begin[t]] .. place[begin[t + 1] - 1].
 */
export interface Events {
  place: Int32Array;
  readonly begin: Int32Array;
}

export type Draw = (random: Random, into: Events) => void;

export function createEvents(live: number): Events {
  return { place: new Int32Array(1024), begin: new Int32Array(live + 1) };
}

function reserve(events: Events, count: number): void {
  if (count <= events.place.length) return;
  const place = new Int32Array(Math.max(count, events.place.length * 2));
  place.set(events.place);
  events.place = place;
}

/** Cases that fall on cells in proportion to what is expected there, one live period after the other. */
export interface Multinomial {
  /** Places of each live period; none where nothing is expected. */
  readonly tables: readonly (AliasTable | undefined)[];
  /** Draws the number of cases of each live period that has a table, and has `take` draw their places. */
  readonly draw: (random: Random, take: (period: number, count: number) => void) => void;
}

/** Of the cases, how many fall in each live period is binomial; then each takes a place of that period. */
export function multinomialOf(problem: ScanProblem, cases: number): Multinomial {
  const { places, periods, expected } = problem;
  const firstPeriod = firstLivePeriod(problem.windows, periods);
  const sums = new Float64Array(periods);
  for (let t = 0, cell = 0; t < periods; t++)
    for (const end = cell + places; cell < end; cell++) sums[t]! += expected[cell]!;
  const tables = Array.from({ length: periods - firstPeriod }, (_, t): AliasTable | undefined => {
    const from = (firstPeriod + t) * places;
    return sums[firstPeriod + t]! > 0 ? aliasTable(expected.subarray(from, from + places)) : undefined;
  });
  const total = sums.reduce((sum, e) => sum + e, 0);
  const draw: Multinomial['draw'] = (random, take) => {
    let leftCases = cases;
    let leftExpected = total;
    for (let t = 0; t < tables.length; t++) {
      if (!tables[t]) continue;
      const sum = sums[firstPeriod + t]!;
      // The last period of a study that is scanned whole takes all that are left, whatever rounding says.
      const last = firstPeriod === 0 && t === tables.length - 1;
      const n = last ? leftCases : drawBinomial(leftCases, Math.min(1, sum / leftExpected), random);
      leftCases -= n;
      leftExpected -= sum;
      take(t, n);
    }
  };
  return { tables, draw };
}

function multinomial(problem: ScanProblem, cases: number): Draw {
  const { tables, draw } = multinomialOf(problem, cases);
  return (random, into) => {
    let count = 0;
    into.begin.fill(0);
    draw(random, (period, n) => {
      reserve(into, count + n);
      drawAliases(tables[period]!, random, into.place, count, n);
      count += n;
      into.begin[period + 1] = n;
    });
    sumUp(into.begin);
  };
}

/** Turns numbers per period into where each period begins. */
export function sumUp(begin: Int32Array): void {
  for (let t = 1; t < begin.length; t++) begin[t] = begin[t]! + begin[t - 1]!;
}

/** Puts events listed by cell (counted from the first live period) in order of period. */
function sortByPeriod(cells: Int32Array, count: number, places: number, into: Events): void {
  const { begin } = into;
  reserve(into, count);
  begin.fill(0);
  for (let i = 0; i < count; i++) begin[Math.floor(cells[i]! / places) + 1]! += 1;
  sumUp(begin);
  const next = begin.slice();
  for (let i = 0; i < count; i++) {
    const t = Math.floor(cells[i]! / places);
    into.place[next[t]!] = cells[i]! - t * places;
    next[t]! += 1;
  }
}

/** Shuffles `list` in place from the front as far as `count` (Fisher and Yates). */
function shuffleFront(list: Int32Array, count: number, random: Random): void {
  for (let i = 0; i < count; i++) {
    const j = i + random.below(list.length - i);
    const held = list[i]!;
    list[i] = list[j]!;
    list[j] = held;
  }
}

/** The cases of live periods get places drawn without replacement from those of all cases of their stratum. */
function permutation(
  problem: ScanProblem,
  strata: readonly { readonly places: Int32Array; readonly periods: Int32Array }[],
  firstPeriod: number,
): Draw {
  const prepared = strata.map(({ places, periods }) => ({
    places,
    live: periods.filter((period) => period >= firstPeriod),
    shuffled: new Int32Array(places.length),
  }));
  const cells = new Int32Array(prepared.reduce((sum, { live }) => sum + live.length, 0));
  return (random, into) => {
    let count = 0;
    for (const { places, live, shuffled } of prepared) {
      shuffled.set(places);
      shuffleFront(shuffled, live.length, random);
      for (let i = 0; i < live.length; i++) {
        cells[count] = (live[i]! - firstPeriod) * problem.places + shuffled[i]!;
        count += 1;
      }
    }
    sortByPeriod(cells, count, problem.places, into);
  };
}

function bernoulli(problem: ScanProblem, people: Int32Array, cases: number, firstPeriod: number): Draw {
  const shuffled = new Int32Array(people.length);
  const cells = new Int32Array(cases);
  const skipped = firstPeriod * problem.places;
  return (random, into) => {
    shuffled.set(people);
    shuffleFront(shuffled, cases, random);
    let count = 0;
    for (let i = 0; i < cases; i++) {
      if (shuffled[i]! < skipped) continue;
      cells[count] = shuffled[i]! - skipped;
      count += 1;
    }
    sortByPeriod(cells, count, problem.places, into);
  };
}

function negativeBinomial(problem: ScanProblem, size: number, firstPeriod: number): Draw {
  const { places, periods, expected } = problem;
  return (random, into) => {
    let count = 0;
    for (let t = firstPeriod; t < periods; t++) {
      into.begin[t - firstPeriod] = count;
      for (let place = 0; place < places; place++) {
        const n = drawNegativeBinomial(expected[t * places + place]!, size, random);
        reserve(into, count + n);
        into.place.fill(place, count, count + n);
        count += n;
      }
    }
    into.begin[periods - firstPeriod] = count;
  };
}

/** How a data set without clusters is drawn; periods before the first live one are left out. */
export function createDraw(problem: ScanProblem): Draw {
  const firstPeriod = firstLivePeriod(problem.windows, problem.periods);
  const rule = problem.null;
  if (rule.kind === 'multinomial') return multinomial(problem, rule.cases);
  if (rule.kind === 'permutation') return permutation(problem, rule.strata, firstPeriod);
  if (rule.kind === 'bernoulli') return bernoulli(problem, rule.people, rule.cases, firstPeriod);
  return negativeBinomial(problem, rule.size, firstPeriod);
}
