import type { Member } from '@lockstep/core/assessment';
import { date, list, required } from '../csv/cells.ts';
import type { Columns, Row } from '../csv/table.ts';

export const MEMBER_COLUMNS: Columns = { required: ['id', 'name'], optional: ['also', 'from', 'to', 'note'] };

/** A member of a party: `id, name, also, from, to`. */
export function readMember(row: Row): Member | undefined {
  const [id, name] = [required(row, 'id'), required(row, 'name')];
  const [from, to] = [date(row, 'from'), date(row, 'to')];
  if (from !== undefined && to !== undefined && to < from) {
    row.reject('to', `it lies before from (${row.get('from')})`, 'from or a later day');
  }
  if (id === '' || name === '') return undefined;
  return {
    id,
    name,
    also: list(row, 'also'),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
