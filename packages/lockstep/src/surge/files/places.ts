import { type Points, planePoints, spherePoints } from '@lockstep/core/surge/space';
import { Problem } from '../../cli/problem.ts';
import { numberAt, problemAt, type Row, readTable, type Table, wordAt } from './table.ts';

export const COORDINATES = ['plane', 'latlon'] as const;
export type Coordinates = (typeof COORDINATES)[number];

/** The places of a scan, in the order of the coordinates file. */
export interface Places {
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly points: Points | undefined;
  readonly file: string;
}

/** `location x y` (plane, km) or `location latitude longitude` (degrees). */
export async function readPlaces(path: string, name: string, coordinates: Coordinates): Promise<Places> {
  const table = await readTable(path, name);
  const index = new Map<string, number>();
  const first: number[] = [];
  const second: number[] = [];
  const what =
    coordinates === 'latlon' ? ['the latitude', 'the longitude'] : ['the x coordinate', 'the y coordinate'];
  for (const row of table.rows) {
    const place = wordAt(table, row, 0, 'the location');
    const [a, b] = [numberAt(table, row, 1, what[0]!), numberAt(table, row, 2, what[1]!)];
    if (coordinates === 'latlon') checkDegrees(table, row, a, b);
    const known = index.get(place);
    if (known === undefined) {
      index.set(place, first.length);
      first.push(a);
      second.push(b);
    } else if (first[known] !== a || second[known] !== b)
      throw problemAt(table, row, 0, `location "${place}" is given twice, with different coordinates`);
  }
  const points = coordinates === 'latlon' ? spherePoints(first, second) : planePoints(first, second);
  return { names: [...index.keys()], index, points, file: name };
}

function checkDegrees(table: Table, row: Row, latitude: number, longitude: number): void {
  if (Math.abs(latitude) > 90)
    throw problemAt(
      table,
      row,
      1,
      `the latitude is not between -90 and 90: ${row.words[1]} (the order is latitude, longitude)`,
    );
  if (Math.abs(longitude) > 180)
    throw problemAt(table, row, 2, `the longitude is not between -180 and 180: ${row.words[2]}`);
}

/** `location neighbour neighbour ...`: the neighbours in the order in which they join the location. */
export interface NeighbourLists {
  readonly places: Places;
  readonly lists: readonly (readonly number[])[];
}

/**
 * SaTScan's non-Euclidean neighbours file. Places come from the coordinates file if there is one (`known`), else
 * from the first words of the lines.
 */
export async function readNeighbours(
  path: string,
  name: string,
  known: Places | undefined,
): Promise<NeighbourLists> {
  const table = await readTable(path, name);
  const names = known?.names ?? [...new Set(table.rows.map((row) => row.words[0] ?? ''))];
  const index = known?.index ?? new Map(names.map((place, i) => [place, i]));
  const lists = table.rows.map((row) => {
    const list = row.words.map((word, at) => {
      const place = index.get(word);
      if (place === undefined) throw problemAt(table, row, at, `unknown location "${word}"`);
      return place;
    });
    if (new Set(list).size < list.length)
      throw problemAt(table, row, 0, `location "${row.words[0]}" has a neighbour twice`);
    return list;
  });
  return { places: known ?? { names, index, points: undefined, file: name }, lists };
}

/** Index of the place named by word 0 of a row. */
export function placeOf(places: Places, table: Table, row: Row): number {
  const name = wordAt(table, row, 0, 'the location');
  const index = places.index.get(name);
  if (index !== undefined) return index;
  const near = places.names.find((known) => known.toLowerCase() === name.toLowerCase());
  const hint = near === undefined ? '' : `, where it is written "${near}"`;
  throw problemAt(table, row, 0, `unknown location "${name}": it is not in ${places.file}${hint}`);
}

export function needPoints(places: Places): Points {
  if (places.points) return places.points;
  throw new Problem('circles need coordinates: give them with --geo');
}
