import { required, span } from '../csv/cells.ts';
import { type Item, type Kind, kind } from '../item.ts';

export interface OccurrenceItem extends Item {
  readonly name: string;
  /** The party that did it; empty where it does not matter. */
  readonly by: string;
}

export const occurrences: Kind<OccurrenceItem> = kind(
  { required: ['id', 'name', 'from'], optional: ['to', 'by'] },
  (row, common) => {
    const name = required(row, 'name');
    const occurred = span(row);
    return name === '' || !occurred || common.id === ''
      ? undefined
      : { ...common, name, by: row.get('by'), occurred };
  },
);
