import type { Day } from '../../calendar/index.ts';

/**
 * Population of places by category (a combination of covariates), known on some days. Between two of them it is
 * taken to change in a straight line, before the first and after the last to stay as it was.
 */
export interface Population {
  readonly places: number;
  readonly categories: number;
  /** Ascending; the same for all places. */
  readonly days: readonly Day[];
  /** `(day * places + place) * categories + category`. */
  readonly values: Float64Array;
}

/** Integral over [from, to) of the piecewise linear function that is 1 on days[n] and 0 on the other days. */
function hatIntegral(days: readonly Day[], n: number, from: Day, to: Day): number {
  const rising = (a: number, b: number, left: number, right: number): number => {
    // Integral of (x - left) / (right - left) over the part of [a, b) inside [left, right).
    const lo = Math.max(a, left);
    const hi = Math.min(b, right);
    return hi > lo ? ((hi - left) ** 2 - (lo - left) ** 2) / (2 * (right - left)) : 0;
  };
  const at = days[n]!;
  const before = days[n - 1];
  const after = days[n + 1];
  const left = before === undefined ? Math.max(0, Math.min(to, at) - from) : rising(from, to, before, at);
  const right = after === undefined ? Math.max(0, to - Math.max(from, at)) : rising(-to, -from, -after, -at);
  return left + right;
}

/** Share of the study's days for which each population day stands, by period: `period * days + day`. */
function dayWeights(days: readonly Day[], starts: readonly Day[]): Float64Array {
  const periods = starts.length - 1;
  const length = starts[periods]! - starts[0]!;
  const weights = new Float64Array(periods * days.length);
  for (let t = 0; t < periods; t++)
    for (let n = 0; n < days.length; n++)
      weights[t * days.length + n] = hatIntegral(days, n, starts[t]!, starts[t + 1]!) / length;
  return weights;
}

export interface PopulationExpectation {
  /** Cells `period * places + place`; their sum is the number of cases. */
  readonly expected: Float64Array;
  /** Mean population of each place over the study. */
  readonly meanPopulation: Float64Array;
}

/**
 * Expected cases by indirect standardisation: each category keeps its overall rate, and each place and period gets
 * what its population of each category would have at those rates. `starts` are the first days of the periods and
 * the day after the end; `casesByCategory` the cases of the whole study.
 */
export function expectFromPopulation(
  population: Population,
  starts: readonly Day[],
  casesByCategory: Float64Array,
): PopulationExpectation {
  const { places, categories, days, values } = population;
  const periods = starts.length - 1;
  const weights = dayWeights(days, starts);
  const overall = new Float64Array(days.length);
  weights.forEach((weight, i) => {
    overall[i % days.length]! += weight;
  });
  const meanPopulation = new Float64Array(places);
  const byCategory = new Float64Array(categories);
  for (let n = 0; n < days.length; n++)
    for (let place = 0; place < places; place++)
      for (let c = 0; c < categories; c++) {
        const people = overall[n]! * values[(n * places + place) * categories + c]!;
        byCategory[c]! += people;
        meanPopulation[place]! += people;
      }
  const expected = new Float64Array(periods * places);
  for (let n = 0; n < days.length; n++)
    for (let place = 0; place < places; place++) {
      let adjusted = 0;
      for (let c = 0; c < categories; c++)
        if (byCategory[c]! > 0)
          adjusted += (casesByCategory[c]! / byCategory[c]!) * values[(n * places + place) * categories + c]!;
      for (let t = 0; t < periods; t++)
        expected[t * places + place]! += weights[t * days.length + n]! * adjusted;
    }
  return { expected, meanPopulation };
}

/**
 * Expected cases of the space-time permutation model: within each stratum, a place's share of the cases times a
 * period's cases (Kulldorff et al., 2005). One entry of `places` and `periods` per case.
 */
export function expectFromMargins(
  places: number,
  periods: number,
  strata: readonly { readonly places: Int32Array; readonly periods: Int32Array }[],
): Float64Array {
  const expected = new Float64Array(places * periods);
  for (const stratum of strata) {
    const total = stratum.places.length;
    const byPlace = new Float64Array(places);
    const byPeriod = new Float64Array(periods);
    for (const place of stratum.places) byPlace[place]! += 1;
    for (const period of stratum.periods) byPeriod[period]! += 1;
    for (let t = 0; t < periods; t++)
      for (let place = 0; place < places; place++)
        expected[t * places + place]! += (byPeriod[t]! / total) * byPlace[place]!;
  }
  return expected;
}
