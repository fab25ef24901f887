import type { Day, Span } from '@lockstep/core/calendar';
import { date, required } from './csv/cells.ts';
import type { Columns, Row } from './csv/table.ts';

/** What every row of evidence carries, as read: `known` may still have to be set by the import. */
export interface Item {
  readonly id: string;
  readonly occurred: Span;
  readonly known?: Day;
  readonly origin: string;
  readonly citation: string;
  readonly url: string;
  readonly note: string;
  /** Id of the item that this one replaces. */
  readonly supersedes: string;
}

/** A row that withdraws another one and says nothing itself. */
export interface Retraction {
  readonly id: string;
  readonly retracts: string;
  readonly known?: Day;
}

export const isRetraction = (row: Item | Retraction): row is Retraction => 'retracts' in row;
export const isItem = <T extends Item>(row: T | Retraction): row is T => !('retracts' in row);

/** Columns that every kind of row may have. */
export const COMMON_COLUMNS: readonly string[] = [
  'known',
  'origin',
  'citation',
  'url',
  'note',
  'supersedes',
  'retracts',
];

/** A row that is sound but not asked for, such as one of another country. */
export const LEFT_OUT = 'left out';

/** How one kind of CSV file is read: its columns, and one row as an item (undefined once it has complained). */
export interface Kind<T extends Item> {
  readonly columns: Columns;
  /** The column that holds the id, where it is not `id`. */
  readonly idColumn?: string;
  readonly read: (row: Row) => T | Retraction | typeof LEFT_OUT | undefined;
}

/** A kind from its own columns and a reader of what is particular to it; the common columns are read here. */
export function kind<T extends Item>(
  columns: Columns,
  read: (row: Row, common: Omit<Item, 'occurred'>) => T | undefined,
): Kind<T> {
  return {
    columns: { required: columns.required, optional: [...columns.optional, ...COMMON_COLUMNS] },
    read(row) {
      const id = required(row, 'id');
      const known = date(row, 'known');
      const dated = known === undefined ? {} : { known };
      const retracts = row.get('retracts');
      if (retracts !== '') return id === '' ? undefined : { id, retracts, ...dated };
      const text = (column: string) => row.get(column);
      if (id !== '' && text('supersedes') === id) {
        row.reject('supersedes', 'a row cannot replace itself', 'the id of another row');
      }
      return read(row, {
        id,
        ...dated,
        origin: text('origin'),
        citation: text('citation'),
        url: text('url'),
        note: text('note'),
        supersedes: text('supersedes'),
      });
    },
  };
}
