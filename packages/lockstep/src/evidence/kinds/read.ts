import { readTable, type TableReport } from '../csv/table.ts';
import type { Item, Kind, Retraction } from '../item.ts';

export interface Items<T extends Item> {
  readonly rows: readonly (T | Retraction)[];
  readonly report: TableReport;
}

/** Reads one file of a kind. An id that was used before in the file is rejected. */
export async function readItems<T extends Item>(
  kind: Kind<T>,
  path: string,
  shown?: string,
): Promise<Items<T>> {
  const rows: (T | Retraction)[] = [];
  const lines = new Map<string, number>();
  const report = await readTable(
    path,
    kind.columns,
    (row) => {
      const id = row.get('id');
      const before = id === '' ? undefined : lines.get(id);
      if (before !== undefined) row.reject('id', `this id was used in line ${before}`, 'an id of its own');
      const item = kind.read(row);
      if (id !== '' && before === undefined) lines.set(id, row.line);
      if (item && !row.refused()) rows.push(item);
    },
    shown,
  );
  return { rows, report };
}
