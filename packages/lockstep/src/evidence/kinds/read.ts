import { type Progress, readTable, type TableReport } from '../csv/table.ts';
import { type Item, type Kind, LEFT_OUT, type Retraction } from '../item.ts';

export interface Items<T extends Item> {
  readonly rows: readonly (T | Retraction)[];
  /** Rows that are sound but not asked for. */
  readonly leftOut: number;
  readonly report: TableReport;
}

export interface ReadOptions {
  /** How the file is called in messages. */
  readonly shown?: string;
  readonly progress?: Progress | undefined;
}

/** Reads one file of a kind. An id that was used before in the file is rejected. */
export async function readItems<T extends Item>(
  kind: Kind<T>,
  path: string,
  options: ReadOptions = {},
): Promise<Items<T>> {
  const rows: (T | Retraction)[] = [];
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
      const before = id === '' ? undefined : lines.get(id);
      if (before !== undefined)
        row.reject(kind.idColumn ?? 'id', `this id was used in line ${before}`, 'an id of its own');
      else if (id !== '') lines.set(id, row.line);
      if (item && !row.refused()) rows.push(item);
    },
    options,
  );
  return { rows, leftOut, report };
}
