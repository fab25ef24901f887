import { rm } from 'node:fs/promises';
import type { Progress, TableReport } from '../csv/table.ts';
import { COMMON_COLUMNS } from '../item.ts';
import { EVENT_COLUMNS } from '../kinds/events.ts';
import { eventKind, type Reading } from '../kinds/index.ts';
import { streamItems } from '../kinds/read.ts';
import { plainHeader, scanBytes } from './bytes.ts';
import { selectFromCsv } from './columns.ts';
import { type Duck, PATTERN, text } from './duck.ts';
import { rowWriter, selectNormal } from './normal.ts';

/** A file of events to be indexed. */
export interface ReleaseFile {
  readonly path: string;
  /** How it is called in messages. */
  readonly shown: string;
  readonly reading: Reading;
}

export interface LoadedRelease {
  readonly report: TableReport;
  readonly leftOut: number;
}

/** Where a release is put on its way into the index. */
export interface Workbench {
  /** A path for rows that the careful reader writes. */
  readonly scratch: string;
  /** A path for the release as Parquet, which is twice as fast to write as a table; else it becomes a table. */
  readonly parquet?: string;
}

/**
 * Reads a file of events into table (or view) `release_N`. A plain, sound events CSV goes through DuckDB's own reader;
 * anything else, and anything that it refuses, through the careful reader, which says what is wrong with which row.
 */
export async function loadRelease(
  duck: Duck,
  release: number,
  file: ReleaseFile,
  bench: Workbench,
  progress?: Progress,
): Promise<LoadedRelease> {
  const table = `release_${release}`;
  const report = await loadFast(duck, table, file, bench, progress);
  if (report) return { report, leftOut: 0 };
  await drop(duck, table, bench);
  return loadCarefully(duck, table, file, bench, progress);
}

async function hold(duck: Duck, table: string, select: string, { parquet }: Workbench): Promise<void> {
  if (parquet === undefined) {
    await duck.run(`create table ${table} as select *, null::date as gone from (${select})`);
  } else {
    await duck.run(`copy (${select}) to ${text(parquet)} (format parquet)`);
    await duck.run(`create temp view ${table} as ${selectParquet(parquet)}`);
  }
}

/** The rows of a release that is kept as Parquet. */
export const selectParquet = (path: string): string =>
  `select *, null::date as gone from read_parquet(${text(path)})`;

export async function drop(duck: Duck, table: string, { parquet }: Workbench): Promise<void> {
  await duck.run(`drop ${parquet === undefined ? 'table' : 'view'} if exists ${table}`);
  if (parquet !== undefined) await rm(parquet, { force: true });
}

async function loadFast(
  duck: Duck,
  table: string,
  { path, reading }: ReleaseFile,
  bench: Workbench,
  progress: Progress | undefined,
): Promise<TableReport | undefined> {
  if (reading.kind !== 'events' || /\.gz$/i.test(path) || PATTERN.test(path)) return undefined;
  const header = await plainHeader(path);
  if (!header || !EVENT_COLUMNS.required.every((name) => header.includes(name))) return undefined;
  const reads = hold(duck, table, selectFromCsv(path, header), bench).then(
    () => true,
    () => false,
  );
  const scanned = await scanBytes(path, progress);
  if (!(await reads) || scanned.odd || !(await isSound(duck, table))) return undefined;
  const [rows] = await duck.one(`select count(*) from ${table}`);
  const known = new Set<string>([...EVENT_COLUMNS.required, ...EVENT_COLUMNS.optional, ...COMMON_COLUMNS]);
  return {
    sha256: scanned.sha256,
    bytes: scanned.bytes,
    rows: Number(rows),
    rejected: [],
    rejectedRows: 0,
    ignoredColumns: header.filter((name) => !known.has(name)),
  };
}

/** What types and cells alone do not show. */
async function isSound(duck: Duck, table: string): Promise<boolean> {
  const [rows, ids, days, faults] = await duck.one(
    `select count(*), count(distinct id), count(from_day), count(*) filter (
       to_day < from_day or id = '' or (latitude is null) <> (longitude is null) or retracts is not null
       or supersedes = id
     ) from ${table}`,
  );
  return Number(rows) === Number(ids) && Number(rows) === Number(days) && Number(faults) === 0;
}

async function loadCarefully(
  duck: Duck,
  table: string,
  { path, shown, reading }: ReleaseFile,
  bench: Workbench,
  progress: Progress | undefined,
): Promise<LoadedRelease> {
  const writer = rowWriter(bench.scratch);
  try {
    const loaded = await streamItems(eventKind(reading), path, writer.add, { shown, progress });
    writer.close();
    await hold(duck, table, selectNormal(bench.scratch), bench);
    return loaded;
  } finally {
    await rm(bench.scratch, { force: true });
  }
}
