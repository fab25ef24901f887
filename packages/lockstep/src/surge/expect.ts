import type { Day } from '@lockstep/core/calendar';
import { expectFromMargins, expectFromPopulation } from '@lockstep/core/surge/expected';
import { Problem } from '../cli/problem.ts';
import type { Clock } from './files/clock.ts';
import { type Counts, categoryWords } from './files/counts.ts';
import type { Places } from './files/places.ts';
import { type PopulationRows, type ReadPopulation, readPopulation } from './files/population.ts';
import { periodFinder } from './files/study.ts';
import { problemAt } from './files/table.ts';
import type { FileScanOptions } from './options.ts';

export type Strata = readonly { readonly places: Int32Array; readonly periods: Int32Array }[];

export interface ExpectInput {
  readonly places: Places;
  readonly population: PopulationRows | undefined;
  readonly cases: Counts;
  /** Cases by cell `period * places + place`. */
  readonly cells: Int32Array;
  readonly starts: readonly Day[] | undefined;
  readonly clock: Clock;
  readonly total: number;
}

/** Expected cases per cell under the model that was asked for, and the strata that a permutation keeps apart. */
export function expectCases(
  options: FileScanOptions,
  input: ExpectInput,
): { expected: Float64Array; strata: Strata } {
  if (
    options.model === 'permutation' ||
    (options.model === 'quasi-nb' && !input.population && options.kind !== 'spatial')
  ) {
    const strata = strataOf(input);
    const periods = input.starts ? input.starts.length - 1 : 1;
    return { expected: expectFromMargins(input.places.names.length, periods, strata), strata };
  }
  if (input.population) return { expected: fromPopulation(input, input.population), strata: [] };
  // Without a population file every place has the same, and the same all the time.
  const starts = input.starts ?? [0, 1];
  const length = starts.at(-1)! - starts[0]!;
  const places = input.places.names.length;
  const expected = input.cells.length > 0 ? new Float64Array(input.cells.length) : new Float64Array(0);
  for (let i = 0; i < expected.length; i++) {
    const period = Math.floor(i / places);
    expected[i] = (input.total * (starts[period + 1]! - starts[period]!)) / length / places;
  }
  return { expected, strata: [] };
}

/** One stratum per category of covariates. */
function strataOf({ cases, starts }: ExpectInput): Strata {
  const byCategory = new Map<string, { places: number[]; periods: number[] }>();
  const find = starts && periodFinder(starts);
  for (const { place, count, date, category } of cases.rows) {
    const period = date && find ? find(date) : 0;
    if (period < 0 || count === 0) continue;
    const stratum = byCategory.get(category) ?? { places: [], periods: [] };
    byCategory.set(category, stratum);
    for (let i = 0; i < count; i++) {
      stratum.places.push(place);
      stratum.periods.push(period);
    }
  }
  return [...byCategory.values()].map(({ places, periods }) => ({
    places: Int32Array.from(places),
    periods: Int32Array.from(periods),
  }));
}

function fromPopulation(input: ExpectInput, file: PopulationRows): Float64Array {
  const read = readPopulation(file, input.places, input.clock);
  const starts = input.starts ?? [read.span.from, read.span.to + 1];
  const casesByCategory = new Float64Array(read.categories.size);
  const find = input.starts && periodFinder(input.starts);
  for (const row of input.cases.rows) {
    if (row.date && find && find(row.date) < 0) continue;
    const category = read.categories.get(row.category);
    if (category === undefined)
      throw problemAt(
        input.cases.table,
        row.row,
        0,
        `no population is given for the category "${categoryWords(row.category)}"`,
      );
    casesByCategory[category]! += row.count;
  }
  const { expected, meanPopulation } = expectFromPopulation(read.population, starts, casesByCategory);
  refuseCasesWithoutPeople(input, expected, meanPopulation, read);
  return expected;
}

function refuseCasesWithoutPeople(
  input: ExpectInput,
  expected: Float64Array,
  people: Float64Array,
  read: ReadPopulation,
): void {
  const places = people.length;
  for (const row of input.cases.rows)
    if (row.count > 0 && people[row.place] === 0)
      throw problemAt(
        input.cases.table,
        row.row,
        0,
        `location "${input.places.names[row.place]}" has cases, but its population is 0 or not given`,
      );
  const sum = expected.reduce((total, e) => total + e, 0);
  if (places > 0 && Math.abs(sum - input.total) > 1e-6 * input.total)
    throw new Problem(
      `a category of covariates has cases, but no population in the study period (${read.categories.size} categories)`,
      { file: input.cases.table.name },
    );
}
