import { LONGEST_ROW } from '../csv/scanner.ts';
import { text } from './duck.ts';

/** Columns of the index's table of events, with their types in SQL. */
export const TABLE_COLUMNS = {
  id: 'varchar',
  from_day: 'date',
  to_day: 'date',
  known: 'date',
  area: 'varchar',
  latitude: 'double',
  longitude: 'double',
  vague: 'boolean',
  type: 'varchar',
  actor_a: 'varchar',
  actor_b: 'varchar',
  events: 'uinteger',
  deaths_low: 'uinteger',
  deaths_best: 'uinteger',
  deaths_high: 'uinteger',
  deaths_a: 'uinteger',
  deaths_b: 'uinteger',
  deaths_civilians: 'uinteger',
  deaths_unknown: 'uinteger',
  origin: 'varchar',
  citation: 'varchar',
  url: 'varchar',
  note: 'varchar',
  supersedes: 'varchar',
  retracts: 'varchar',
} as const;
export type TableColumn = keyof typeof TABLE_COLUMNS;

/** Columns by which rows are found, compared and placed. */
const KEYS: readonly TableColumn[] = ['id', 'area', 'type', 'actor_a', 'actor_b', 'supersedes', 'retracts'];

/** The columns of the documented events CSV that are called otherwise in the table. */
const CSV_NAMES: Partial<Record<TableColumn, string>> = { from_day: 'from', to_day: 'to' };

/**
 * The rows of a documented events CSV as a query, reading with DuckDB's own reader and refusing (by an error)
 * whatever the careful reader might see otherwise: it then takes over. `header` holds the names of the columns in
 * the order of the file.
 */
export function selectFromCsv(path: string, header: readonly string[]): string {
  const types = header.map(
    (name, i) => `${text(name === '' ? `column ${i}` : name)}: ${text(csvType(name))}`,
  );
  const reader =
    `read_csv(${text(path)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', ` +
    `max_line_size = ${LONGEST_ROW}, strict_mode = true, columns = {${types.join(', ')}})`;
  const selected = (Object.keys(TABLE_COLUMNS) as TableColumn[]).map((column) => {
    const name = CSV_NAMES[column] ?? column;
    const value = header.includes(name) ? expression(column, name) : missing(column);
    return `${column === 'to_day' ? `coalesce(${value}, ${expression('from_day', 'from')})` : value} as ${column}`;
  });
  return `select ${selected.join(',\n  ')}\nfrom ${reader}`;
}

function csvType(name: string): string {
  return name === 'latitude' || name === 'longitude' ? 'double' : 'varchar';
}

function missing(column: TableColumn): string {
  return column === 'events' ? '1::uinteger' : `null::${TABLE_COLUMNS[column]}`;
}

function expression(column: TableColumn, name: string): string {
  const cell = `"${name}"`;
  if (TABLE_COLUMNS[column] === 'date') return dateCell(cell);
  if (column === 'latitude') return within(cell, 90);
  if (column === 'longitude') return within(cell, 180);
  if (column === 'events') return `coalesce(${countCell(cell)}, 1::uinteger)`;
  if (TABLE_COLUMNS[column] === 'uinteger') return countCell(cell);
  return KEYS.includes(column) ? keyCell(cell) : cell;
}

/** `YYYY-MM-DD` and nothing else; DuckDB alone would take more than that. */
function dateCell(cell: string): string {
  const shaped = `strlen(${cell}) = 10 and ${cell} like '____-__-__' and ${cell}[10] >= '0'`;
  return `case when ${cell} is null then null when ${shaped} then cast(${cell} as date) else error('date') end`;
}

/** Digits and nothing else, as many as the number needs; a single digit is by far the most frequent. */
function countCell(cell: string): string {
  const number = `cast(${cell} as uinteger)`;
  return (
    `case when ${cell} is null then null when strlen(${cell}) = 1 then ${number} ` +
    `when strlen(${cell}) = strlen(cast(${number} as varchar)) then ${number} else error('count') end`
  );
}

function within(cell: string, most: number): string {
  return `case when ${cell} is null or ${cell} between -${most} and ${most} then ${cell} else error('degrees') end`;
}

/** Text without a space or control character in front and without a space behind, so that it needs no trimming. */
function keyCell(cell: string): string {
  return `case when ${cell} < '!' or suffix(${cell}, ' ') then error('space') else ${cell} end`;
}
