import type { Block, Table } from '../document/index.ts';
import { escapeMarkdown, inlines } from './inline.ts';

/** Blocks, with an empty line between them. */
export function blocks(of: readonly Block[]): string {
  return of
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return one.role === 'label' ? `**${inlines(one.of)}**` : inlines(one.of);
    case 'heading':
      return `${'#'.repeat(one.level)} ${inlines(one.of)}`;
    case 'list':
      return one.items.map((item) => `- ${inlines(item)}`).join('\n');
    case 'facts':
      return one.items
        .map(({ term, of }) => `- **${escapeMarkdown(term)}:** ${indented(blocks(of))}`)
        .join('\n');
    case 'table':
      return table(one);
    case 'figure':
      return [`**${inlines(one.title)}**`, table(one.data), inlines(one.caption)].join('\n\n');
    case 'details':
      return `**${inlines(one.summary)}**\n\n${blocks(one.of)}`;
    case 'quote':
      return quote(one);
    case 'group':
      return blocks(one.of);
    case 'columns':
      return one.of.map(blocks).join('\n\n');
  }
}

/** Later lines stand under the first, inside its list item. */
const indented = (text: string): string => text.replace(/\n/g, '\n  ');

function quote(one: Extract<Block, { kind: 'quote' }>): string {
  const text = escapeMarkdown(one.text);
  const said = one.verbatim ? `> \u201c${text}\u201d` : text;
  return [inlines(one.label), said, inlines(one.by), blocks(one.below)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function table({ caption, columns, rows }: Table): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `**${inlines(caption)}**`,
    '',
    row(columns.map(({ head }) => inlines(head))),
    row(columns.map(({ align }) => (align === 'end' ? '---:' : '---'))),
    ...rows.map((cells) => row(cells.map((cell) => inlines(cell) || ' '))),
  ].join('\n');
}
