import type { Inline, Inlines, Table } from '../document/index.ts';
import { type Markup, markup } from '../markup.ts';
import { inlines } from './inline.ts';

/** Tables of words with more columns than this become lists of rows on a narrow page. */
const NARROW_COLUMNS = 3;

/**
 * Roles are written out because a narrow page lays rows out as blocks, and browsers then forget that it is a table.
 * Tables of numbers stay tables; where they do not fit they scroll in a box of their own.
 */
export function tableMarkup(table: Table): Markup {
  const { columns, rows } = table;
  const stacks =
    table.stacks ?? (columns.length > NARROW_COLUMNS && !columns.some(({ align }) => align === 'end'));
  // Said once a table and not in every cell: a long table is most of a page's weight.
  const ends = columns.flatMap(({ align }, i) => (align === 'end' ? [` e${i + 1}`] : [])).join('');
  // Shown before the cell on a narrow page; those who listen are told by the column's own header.
  const heads = stacks
    ? markup` style="${columns.map(({ head }, i) => headVariable(i, plain(head))).join('')}"`
    : null;
  const role = (name: string) => (stacks ? markup` role="${name}"` : null);
  const head = columns.map(
    (column) => markup`<th scope="col"${role('columnheader')}>${inlines(column.head)}</th>`,
  );
  const body = rows.map(
    (row) =>
      markup`<tr${role('row')}>${row.map((cell, i) =>
        i === 0
          ? markup`<th scope="row"${role('rowheader')}>${inlines(cell.map(bare))}</th>`
          : markup`<td${role('cell')}${stacks && hidden(cell) ? markup` data-empty` : null}>${inlines(cell.map(bare))}</td>`,
      )}</tr>`,
  );
  const made = markup`<table${role('table')} class="${stacks ? 'stacks' : 'stays'}${ends}"${heads}><caption>${inlines(table.caption)}</caption><thead${role('rowgroup')}><tr${role('row')}>${head}</tr></thead><tbody${role('rowgroup')}>${body}</tbody></table>`;
  return stacks
    ? markup`<div class="table wide">${made}</div>`
    : markup`<div class="table${table.wide ? ' wide' : ''}" role="group" tabindex="0" aria-label="${plain(table.caption)}">${made}</div>`;
}

/** The head of a column as a variable of the style sheet. */
function headVariable(i: number, head: string): string {
  return i === 0
    ? ''
    : `--h${i + 1}:"${head.replace(/["\\\n]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}";`;
}

/** Numbers stand in columns already, and a date stays on one line without a mark of its own. */
function bare(one: Inline): Inline {
  if (typeof one === 'string') return one;
  if (one.kind === 'number') return one.text;
  return one.kind === 'date' ? one.text.replaceAll(' ', '\u00a0') : one;
}

/** Rows on a narrow page leave out cells that say nothing. */
const hidden = (cell: Inlines): boolean =>
  cell.length === 0 || cell.every((one) => typeof one !== 'string' && one.kind === 'absent');

/** The text alone, without marks and links. */
function plain(of: Inlines): string {
  return of
    .map((one) =>
      typeof one === 'string' ? one : one.kind === 'number' || one.kind === 'date' ? one.text : '',
    )
    .join('');
}
