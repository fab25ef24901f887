import type { Day, Span } from '@lockstep/core/calendar';
import type { Population } from '@lockstep/core/surge/expected';
import type { Clock } from './clock.ts';
import { categoryOf } from './counts.ts';
import { PRECISION, populationDay, type WrittenDate } from './dates.ts';
import { type Places, placeOf } from './places.ts';
import { numberAt, problemAt, type Row, readTable, type Table, wordAt } from './table.ts';

export interface PopulationRows {
  readonly table: Table;
  /** Number of covariate columns after `location time population`. */
  readonly covariates: number;
}

export async function openPopulation(path: string, name: string): Promise<PopulationRows> {
  const table = await readTable(path, name);
  const columns = table.rows[0]!.words.length;
  if (columns < 3)
    throw problemAt(
      table,
      table.rows[0]!,
      0,
      `expected at least 3 columns (location, time, population), found ${columns}`,
    );
  return { table, covariates: columns - 3 };
}

export interface ReadPopulation {
  readonly population: Population;
  /** Index of each category by its covariates, joined. */
  readonly categories: ReadonlyMap<string, number>;
  /** First and last day that the file speaks of. */
  readonly span: Span;
}

function dateOf(table: Table, row: Row, clock: Clock): WrittenDate {
  const word = wordAt(table, row, 1, 'the time');
  const date = clock.read(word);
  if (date) return date;
  throw problemAt(table, row, 1, `"${word}" is not ${clock.expected}`);
}

interface Entry {
  readonly place: number;
  readonly days: readonly Day[];
  readonly category: number;
  readonly people: number;
}

/** `location time population [covariates]`. A figure for one day holds for the whole of it. */
export function readPopulation(file: PopulationRows, places: Places, clock: Clock): ReadPopulation {
  const { table, covariates } = file;
  const categories = new Map<string, number>();
  const entries = table.rows.map((row): Entry => {
    if (row.words.length !== 3 + covariates)
      throw problemAt(
        table,
        row,
        0,
        `expected ${3 + covariates} columns as in the first line, found ${row.words.length}`,
      );
    const place = placeOf(places, table, row);
    const date = dateOf(table, row, clock);
    const people = numberAt(table, row, 2, 'the population', 0);
    const name = categoryOf(row.words.slice(3));
    const category = categories.get(name) ?? categories.size;
    categories.set(name, category);
    const day = populationDay(date);
    return {
      place,
      days: PRECISION[date.precision] >= PRECISION.day ? [day, day + 1] : [day],
      category,
      people,
    };
  });
  const days = [...new Set(entries.flatMap((entry) => entry.days))].sort((a, b) => a - b);
  const order = new Map(days.map((day, i) => [day, i]));
  const values = new Float64Array(days.length * places.names.length * categories.size);
  for (const { place, days: held, category, people } of entries)
    for (const day of held)
      values[(order.get(day)! * places.names.length + place) * categories.size + category]! += people;
  return {
    population: { places: places.names.length, categories: categories.size, days, values },
    categories,
    span: { from: days[0]!, to: days.at(-1)! },
  };
}
