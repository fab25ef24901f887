import { type Progress, readTable, type TableReport } from '../csv/table.ts';
import { type Item, type Kind, LEFT_OUT, type Retraction } from '../item.ts';

export interface Streamed {
  /** Rows that are sound but not asked for. */
  readonly leftOut: number;
  readonly report: TableReport;
}

export interface Items<T extends Item> extends Streamed {
  readonly rows: readonly (T | Retraction)[];
}

export interface ReadOptions {
  /** How the file is called in messages. */
  readonly shown?: string;
  readonly progress?: Progress | undefined;
}

/** Reads one file of a kind, row by row. An id that was used before in the file is rejected. */
export async function streamItems<T extends Item>(
  kind: Kind<T>,
  path: string,
  take: (row: T | Retraction) => void,
  options: ReadOptions = {},
): Promise<Streamed> {
  const lines = new Map<string, number>();
  let leftOut = 0;
  const report = await readTable(
    path,
    kind.columns,
    (row) => {
      const item = kind.read(row);
      if (item === LEFT_OUT) {
        leftOut++;
        return;
      }
      const id = item?.id ?? '';
      const before = lines.get(id);
      if (id !== '' && before === undefined) lines.set(id, row.line);
      if (before !== undefined) {
        row.reject(kind.idColumn ?? 'id', `this id was used in line ${before}`, 'an id of its own');
      }
      if (item && !row.refused()) take(item);
    },
    options,
  );
  return { leftOut, report };
}

/** Reads one file of a kind into memory. */
export async function readItems<T extends Item>(
  kind: Kind<T>,
  path: string,
  options: ReadOptions = {},
): Promise<Items<T>> {
  const rows: (T | Retraction)[] = [];
  const streamed = await streamItems(kind, path, (row) => rows.push(row), options);
  return { rows, ...streamed };
}
