import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readAreas } from '../areas/geojson.ts';
import type { Progress, TableReport } from '../csv/table.ts';
import type { Item, Retraction } from '../item.ts';
import { kindOf, type Reading } from '../kinds/index.ts';
import { readItems } from '../kinds/read.ts';
import { digestOf } from '../pins/file.ts';
import { type AreaFacts, areaFacts, type RowFacts, rowFacts } from './facts.ts';
import type { Target } from './target.ts';

/** A file that has been read and checked, and not yet taken in. */
export interface Staged {
  readonly report: TableReport;
  readonly kept: number;
  readonly leftOut: number;
  readonly facts: RowFacts;
  readonly areas: readonly AreaFacts[];
  readonly rows: readonly (Item | Retraction)[];
}

/** Reads a file of rows. Throws a `Problem` when it cannot be used as a whole. */
export async function stageRows(
  path: string,
  shown: string,
  reading: Reading,
  target: Target,
  progress?: Progress,
): Promise<Staged> {
  const { rows, leftOut, report } = await readItems(kindOf(reading), path, { shown, progress });
  return {
    report,
    kept: rows.length,
    leftOut,
    facts: rowFacts(rows),
    areas: target.areas.map(({ label, locator }) => areaFacts(label, locator, rows)),
    rows,
  };
}

/** Reads a file of areas; the property that holds the names is the declared one, else `name`. */
export async function stageAreas(path: string, shown: string, target: Target): Promise<Staged> {
  const sets = target.agreement?.areaSets ?? [];
  const declared = sets.find((set) => basename(set.file) === basename(path)) ?? sets[0];
  const areas = await readAreas(path, declared?.by ?? 'name', shown);
  const sha256 = (await digestOf(path)) ?? '';
  const { size } = await stat(path);
  const report = {
    sha256,
    bytes: size,
    rows: areas.length,
    rejected: [],
    rejectedRows: 0,
    ignoredColumns: [],
  };
  return { report, kept: areas.length, leftOut: 0, facts: rowFacts([]), areas: [], rows: [] };
}
