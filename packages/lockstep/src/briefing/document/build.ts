/** Short ways to make the parts of a document. */
import { formatDate, formatSpan } from '../text/dates.ts';
import type { Block, Column, Inline, Inlines, Table } from './model.ts';

export const strong = (...of: Inlines): Inline => ({ kind: 'strong', of });
export const small = (...of: Inlines): Inline => ({ kind: 'small', of });
export const absent = (text: string): Inline => ({ kind: 'absent', text });
export const code = (text: string): Inline => ({ kind: 'code', text });
export const number = (text: string): Inline => ({ kind: 'number', text });
export const link = (to: string, ...of: Inlines): Inline => ({ kind: 'link', to, of });
export const date = (iso: string): Inline => ({ kind: 'date', iso, text: formatDate(iso) });
export const span = (from: string, to: string): Inline =>
  from === to ? date(from) : number(formatSpan(from, to));

export const paragraph = (...of: Inlines): Block => ({ kind: 'paragraph', of });
export const smallPrint = (...of: Inlines): Block => ({ kind: 'paragraph', role: 'small', of });
export const verdictLine = (...of: Inlines): Block => ({ kind: 'paragraph', role: 'verdict', of });
export const heading = (level: 2 | 3 | 4 | 5, id: string, ...of: Inlines): Block => ({
  kind: 'heading',
  level,
  id,
  of,
});
export const bullets = (items: readonly Inlines[]): Block => ({ kind: 'list', items });
export const details = (summary: Inlines, of: readonly Block[]): Block => ({ kind: 'details', summary, of });

export const column = (text: string, align?: 'end'): Column =>
  align === undefined ? { head: [text] } : { head: [text], align };

export const table = (
  caption: Inlines,
  columns: readonly Column[],
  rows: readonly (readonly Inlines[])[],
  wide = false,
): Table => ({ kind: 'table', caption, columns, rows, ...(wide ? { wide } : {}) });

/** Items with something between them: `a, b`. */
export function joined(items: readonly Inlines[], between = ', '): Inline[] {
  return items.flatMap((item, i) => (i === 0 ? [...item] : [between, ...item]));
}

/** An id that is safe in HTML and in links, and different for different parts. */
export function anchor(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[^A-Za-z0-9_]/gu, (sign) => `.${(sign.codePointAt(0) ?? 0).toString(16)}`))
    .join('-');
}
