import type { DuckDBConnection, DuckDBInstance, JS } from '@duckdb/node-api';
import { Problem } from '../../cli/problem.ts';
import { say } from '../words.ts';

/** One open database: the few things that the index needs of DuckDB. */
export interface Duck {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<JS[][]>;
  /** Column by column, for many rows. */
  readonly columns: (sql: string) => Promise<JS[][]>;
  /** The one row of a query. */
  readonly one: (sql: string) => Promise<JS[]>;
  readonly close: () => void;
}

/** Opens a DuckDB file, or a database in memory. DuckDB itself is loaded only when it is first needed. */
export async function openDuck(path: string | undefined, mode: 'read' | 'write'): Promise<Duck> {
  const { DuckDBInstance: Instance } = await import('@duckdb/node-api');
  const options = mode === 'read' && path !== undefined ? { access_mode: 'READ_ONLY' } : {};
  const instance: DuckDBInstance = await Instance.create(path ?? ':memory:', options);
  let connection: DuckDBConnection;
  try {
    connection = await instance.connect();
  } catch (error) {
    instance.closeSync();
    throw error;
  }
  // What goes wrong while an index is being made has its handlers; a finished one can only be damaged.
  const read = (sql: string) =>
    connection.runAndReadAll(sql).catch((error: Error) => {
      throw mode === 'write' ? error : new Problem(say.indexDamaged(error.message.split('\n', 1)[0] ?? ''));
    });
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async (sql) => (await read(sql)).getRowsJS(),
    columns: async (sql) => (await read(sql)).getColumnsJS(),
    one: async (sql) => (await read(sql)).getRowsJS()[0] ?? [],
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text as an SQL literal. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Texts for `in (...)`; there must be at least one. */
export const texts = (values: readonly string[]): string => values.map(text).join(', ');

/** A date as an SQL literal. */
export const dateLiteral = (iso: string): string => `date ${text(iso)}`;

/** DuckDB's readers of files take these characters of a path for a pattern. */
export const PATTERN: RegExp = /[*?[\]{}]/;
