import { mkdir, rmdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { dayFromIso } from '@lockstep/core/calendar';
import { Problem } from '../../cli/problem.ts';
import { readAreas } from '../areas/geojson.ts';
import type { Progress, TableReport } from '../csv/table.ts';
import { buildIndex } from '../index/build.ts';
import { openDuck } from '../index/duck.ts';
import { tableAreaFacts, tableFacts } from '../index/facts.ts';
import { benchFor, discard, indexPath } from '../index/file.ts';
import type { Item, Retraction } from '../item.ts';
import { kindOf, type Reading } from '../kinds/index.ts';
import { readItems } from '../kinds/read.ts';
import { temporaryPath } from '../pins/atomic.ts';
import { digestOf } from '../pins/file.ts';
import { say } from '../words.ts';
import { type AreaFacts, areaFacts, type RowFacts, rowFacts } from './facts.ts';
import type { Target } from './target.ts';

/** A file that has been read and checked, and not yet taken in. */
export interface Staged {
  /** The rows; absent when there are so many that they were put into an index. */
  readonly rows?: readonly (Item | Retraction)[];
  /** Where the index of this file alone stands, for many events. */
  readonly index?: string;
  /** The Parquet file that belongs to it. */
  readonly parquet?: string;
  readonly report: TableReport;
  readonly kept: number;
  readonly leftOut: number;
  readonly facts: RowFacts;
  readonly areas: readonly AreaFacts[];
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

/**
 * Reads a large file of events straight into an index of its own, beside the indexes of the workspace. Whoever is done
 * with it puts it in place or discards it.
 */
export async function stageEvents(
  path: string,
  shown: string,
  reading: Reading,
  target: Target,
  source: string,
  progress?: Progress,
): Promise<Staged> {
  const index = temporaryPath(indexPath(target.dir, source));
  await mkdir(dirname(index), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(say.cannotWrite(error.code ?? ''), { file: dirname(index) });
  });
  const duck = await openDuck(index, 'write');
  try {
    const known = reading.known.by === 'date' ? reading.known.date : reading.known.otherwise;
    const file = { path, shown, reading, known: dayFromIso(known) ?? 0 };
    let facts: RowFacts | undefined;
    const areas: AreaFacts[] = [];
    let kept = 0;
    const { loaded, parquet } = await buildIndex(duck, {
      files: [file],
      areaSets: target.areas,
      bench: benchFor(index),
      progress,
      async inspect(db, table) {
        kept = Number((await db.one(`select count(*) from ${table}`))[0]);
        facts = await tableFacts(db, table);
        for (const { label, locator } of target.areas)
          areas.push(await tableAreaFacts(db, table, label, locator));
      },
    });
    duck.close();
    const [only] = loaded;
    if (!only || !facts) throw new Error('an index was built of nothing');
    return { ...only, kept, facts, areas, index, ...(parquet === undefined ? {} : { parquet }) };
  } catch (error) {
    duck.close();
    await discardStaged({ index });
    throw error;
  }
}

/** Removes what staging has put into the workspace's cache, and the cache if it is then empty. */
export async function discardStaged({ index }: Pick<Staged, 'index'>): Promise<void> {
  if (index === undefined) return;
  await discard(index);
  await rmdir(dirname(index)).catch(() => {});
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
  return { report, kept: areas.length, leftOut: 0, facts: rowFacts([]), areas: [] };
}
