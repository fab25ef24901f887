import { required, span } from '../csv/cells.ts';
import { type Item, type Kind, kind } from '../item.ts';

export interface OccurrenceItem extends Item {
  readonly name: string;
}

export const occurrences: Kind<OccurrenceItem> = kind(
  { required: ['id', 'name', 'from'], optional: ['to'] },
  (row, common) => {
    const name = required(row, 'name');
    const occurred = span(row);
    return name === '' || !occurred || common.id === '' ? undefined : { ...common, name, occurred };
  },
);
