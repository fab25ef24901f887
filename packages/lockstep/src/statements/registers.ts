import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  indexRegisters,
  type Office,
  type PersonEntry,
  type PlaceEntry,
  type RegisterIndex,
} from '@lockstep/core/statements';
import { Problem } from '../cli/problem.ts';
import { date, required } from '../evidence/csv/cells.ts';
import { type Columns, type Row, readTable } from '../evidence/csv/table.ts';

const NAMES: Columns = { required: ['id', 'name'], optional: ['also'] };
const PEOPLE: Columns = { required: ['id', 'name'], optional: ['also', 'party', 'office', 'from', 'to'] };

const list = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads one register of a workspace, if it has one. A row that cannot be read is an error: registers are small. */
async function read<T>(dir: string, name: string, columns: Columns, take: (row: Row) => T): Promise<T[]> {
  const path = join(dir, name);
  if (!(await stat(path).catch(() => undefined))) return [];
  const found: T[] = [];
  const report = await readTable(path, columns, (row) => {
    const entry = take(row);
    if (!row.refused()) found.push(entry);
  });
  const wrong = report.rejected[0];
  if (wrong)
    throw new Problem(
      `${wrong.column ?? ''}: ${wrong.reason} (found "${wrong.value}", expected ${wrong.expected})`,
      { file: path, line: wrong.line },
    );
  return found;
}

const entry = (row: Row): PlaceEntry => ({
  id: required(row, 'id'),
  name: required(row, 'name'),
  also: list(row.get('also')),
});

/** One person may stand in several rows, one for each office. */
function joined(
  rows: readonly { readonly person: PlaceEntry; readonly office: Office | undefined }[],
): PersonEntry[] {
  const people = new Map<string, PersonEntry>();
  for (const { person, office } of rows) {
    const known = people.get(person.id);
    const offices = [...(known?.offices ?? []), ...(office ? [office] : [])];
    people.set(person.id, {
      ...person,
      also: [...new Set([...(known?.also ?? []), ...person.also])],
      offices,
    });
  }
  return [...people.values()];
}

function officeOf(row: Row): Office | undefined {
  const [from, to] = [date(row, 'from'), date(row, 'to')];
  if (row.get('office') === '' && row.get('party') === '') return undefined;
  return {
    title: row.get('office'),
    party: row.get('party'),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The registers of a workspace: people.csv, parties.csv and places.csv, as far as it has them. */
export async function readRegisters(cwd: string, dir: string | undefined): Promise<RegisterIndex> {
  if (dir === undefined) return indexRegisters({ people: [], parties: [], places: [] });
  const folder = resolve(cwd, dir);
  const rows = await read(folder, 'people.csv', PEOPLE, (row) => ({
    person: entry(row),
    office: officeOf(row),
  }));
  const parties = await read(folder, 'parties.csv', NAMES, entry);
  const places = await read(folder, 'places.csv', NAMES, entry);
  return indexRegisters({ people: joined(rows), parties, places });
}
