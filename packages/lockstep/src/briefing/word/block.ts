/** Paragraphs and tables in WordprocessingML. Charts become the tables of their numbers. */
import type { Block, Inlines, Table } from '../document/index.ts';
import { type Markup, markup } from '../markup.ts';
import { type Links, runs } from './inline.ts';

/** Width of the text on the page, in twentieths of a point. */
const WIDTH = 9638;

export type Style =
  | 'Normal'
  | 'Title'
  | 'Kicker'
  | 'Lead'
  | 'Small'
  | 'Label'
  | 'Caption'
  | 'TableHead'
  | 'TableHeadEnd'
  | 'TableText'
  | 'TableNumber'
  | 'ListBullet'
  | 'Quote'
  | 'Paraphrase'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'Heading4';

export function paragraph(
  style: Style,
  content: Markup,
  bookmark?: { name: string; number: number },
): Markup {
  const inside =
    bookmark === undefined
      ? content
      : markup`<w:bookmarkStart w:id="${bookmark.number}" w:name="${bookmark.name}"/>${content}<w:bookmarkEnd w:id="${bookmark.number}"/>`;
  return markup`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`;
}

export interface Writing extends Links {
  /** The bookmark that a heading or quotation with this id gets, with its number. */
  readonly marked: (id: string) => { name: string; number: number } | undefined;
}

export function blocks(of: readonly Block[], writing: Writing): Markup {
  return markup`${of.map((one) => block(one, writing))}`;
}

const ROLES = { lead: 'Lead', kicker: 'Kicker', small: 'Small', label: 'Label', verdict: 'Normal' } as const;
const LEVELS = { 2: 'Heading1', 3: 'Heading2', 4: 'Heading3', 5: 'Heading4' } as const;

function block(one: Block, writing: Writing): Markup {
  const plain = (style: Style, of: Inlines) => paragraph(style, runs(of, writing));
  switch (one.kind) {
    case 'paragraph':
      return plain(one.role === undefined ? 'Normal' : ROLES[one.role], one.of);
    case 'heading':
      return paragraph(LEVELS[one.level], runs(one.of, writing), writing.marked(one.id));
    case 'list':
      return markup`${one.items.map((item) => plain('ListBullet', item))}`;
    case 'facts':
      return markup`${one.items.map(({ term, of }) => fact(term, of, writing))}`;
    case 'table':
      return table(one, writing);
    case 'figure':
      return markup`${plain('Label', one.title)}${table(one.data, writing)}${plain('Small', one.caption)}`;
    case 'details':
      return markup`${plain('Label', one.summary)}${blocks(one.of, writing)}`;
    case 'quote':
      return markup`${paragraph('Label', runs(one.label, writing), writing.marked(one.id))}${plain(
        one.verbatim ? 'Quote' : 'Paraphrase',
        [one.verbatim ? `\u201c${one.text}\u201d` : one.text],
      )}${plain('Small', one.by)}${blocks(one.below, writing)}`;
    case 'group':
      return blocks(one.of, writing);
    case 'columns':
      return markup`${one.of.map((column) => blocks(column, writing))}`;
  }
}

/** The term in bold before the first paragraph of what is said of it. */
function fact(term: string, of: readonly Block[], writing: Writing): Markup {
  const [first, ...rest] = of;
  const head = { kind: 'strong', of: [`${term}: `] } as const;
  if (first?.kind === 'paragraph')
    return markup`${paragraph('Normal', runs([head, ...first.of], writing))}${blocks(rest, writing)}`;
  return markup`${paragraph('Normal', runs([head], writing))}${blocks(of, writing)}`;
}

function table({ caption, columns, rows }: Table, writing: Writing): Markup {
  const widths = columnWidths(columns, rows);
  const ends = (i: number) => columns[i]?.align === 'end';
  const cell = (style: Style, of: Inlines, i: number) =>
    markup`<w:tc><w:tcPr><w:tcW w:w="${widths[i] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(style, runs(of, writing))}</w:tc>`;
  const head = markup`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map((column, i) => cell(ends(i) ? 'TableHeadEnd' : 'TableHead', column.head, i))}</w:tr>`;
  const body = rows.map(
    (row) =>
      markup`<w:tr><w:trPr><w:cantSplit/></w:trPr>${columns.map((_, i) => cell(ends(i) ? 'TableNumber' : 'TableText', row[i] ?? [], i))}</w:tr>`,
  );
  return markup`${paragraph('Caption', runs(caption, writing))}<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map((width) => markup`<w:gridCol w:w="${width}"/>`)}</w:tblGrid>${head}${body}</w:tbl>${paragraph('TableText', markup``)}`;
}

/** Letters that count towards the width of a column: less would cut words, more would starve the others. */
const LETTERS = { least: 8, most: 44 } as const;

/** Columns as wide as what they hold asks for, together as wide as the page. */
function columnWidths(columns: Table['columns'], rows: Table['rows']): number[] {
  const asked = columns.map(({ head }, i) => {
    const longest = Math.max(lengthOf(head) / 2, ...rows.map((row) => lengthOf(row[i] ?? [])));
    return Math.min(Math.max(longest, LETTERS.least), LETTERS.most);
  });
  const all = asked.reduce((sum, letters) => sum + letters, 0);
  return asked.map((letters) => Math.floor((WIDTH * letters) / all));
}

const lengthOf = (of: Inlines): number =>
  of.reduce((sum, one) => {
    if (typeof one === 'string') return sum + one.length;
    if ('of' in one) return sum + lengthOf(one.of);
    if (one.kind === 'mark') return sum + one.word.length + 2;
    return sum + (one.kind === 'note' ? 2 : one.text.length);
  }, 0);
