/** Runs of text in WordprocessingML (ECMA-376). */
import { COLOURS, type Inline, type Inlines, LETTERS } from '../document/index.ts';
import { type Markup, markup, safeUrl } from '../markup.ts';

/** What a link needs to know of the rest of the document. */
export interface Links {
  /** Name of the bookmark of a heading, quotation or note; undefined where there is none. */
  readonly bookmark: (id: string) => string | undefined;
  /** Relationship id of an address outside of the document. */
  readonly address: (url: string) => string;
}

interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly small?: boolean;
  readonly struck?: boolean;
  readonly underlined?: boolean;
  readonly link?: boolean;
}

export function runs(of: Inlines, links: Links, look: Look = {}): Markup {
  return markup`${of.map((one) => run(one, links, look))}`;
}

function run(one: Inline, links: Links, look: Look): Markup {
  if (typeof one === 'string') return text(one, look);
  switch (one.kind) {
    case 'strong':
      return runs(one.of, links, { ...look, bold: true });
    case 'emphasis':
      return runs(one.of, links, { ...look, italic: true });
    case 'lost':
      return runs(one.of, links, { ...look, struck: true });
    case 'added':
      return runs(one.of, links, { ...look, underlined: true });
    case 'small':
      return runs(one.of, links, { ...look, small: true });
    case 'quoted':
      return markup`${text('\u201c', look)}${runs(one.of, links, look)}${text('\u201d', look)}`;
    case 'mark':
      return markup`${text(`${one.word}\u00a0`, { ...look, bold: true })}<w:r><w:rPr><w:b/><w:color w:val="${COLOURS[one.hue]}"/></w:rPr><w:t>${LETTERS[one.shape]}</w:t></w:r>`;
    case 'note':
      return markup`<w:hyperlink w:anchor="note_${one.number}"><w:r><w:rPr><w:rStyle w:val="NoteMark"/></w:rPr><w:t xml:space="preserve">${one.number} </w:t></w:r></w:hyperlink>`;
    case 'number':
    case 'date':
      return text(one.text, look);
    case 'absent':
      return text('\u2013', look);
    case 'code':
      return markup`<w:r><w:rPr><w:rStyle w:val="Code"/></w:rPr><w:t xml:space="preserve">${one.text}</w:t></w:r>`;
    case 'link':
      return linked(one.to, one.of, links, look);
  }
}

function linked(to: string, of: Inlines, links: Links, look: Look): Markup {
  if (to.startsWith('#')) {
    const name = links.bookmark(to.slice(1));
    if (name === undefined) return runs(of, links, look);
    return markup`<w:hyperlink w:anchor="${name}">${runs(of, links, { ...look, link: true })}</w:hyperlink>`;
  }
  const url = safeUrl(to);
  if (url === undefined) return runs(of, links, look);
  return markup`<w:hyperlink r:id="${links.address(url)}">${runs(of, links, { ...look, link: true })}</w:hyperlink>`;
}

/** Properties stand in the order that the schema gives them. */
function text(content: string, { bold, italic, small, struck, underlined, link }: Look): Markup {
  const style = link ? 'Hyperlink' : small ? 'SmallText' : null;
  const properties = [
    style === null ? null : markup`<w:rStyle w:val="${style}"/>`,
    bold ? markup`<w:b/>` : null,
    italic ? markup`<w:i/>` : null,
    struck ? markup`<w:strike/>` : null,
    underlined ? markup`<w:u w:val="single"/>` : null,
  ].filter((property) => property !== null);
  return markup`<w:r>${properties.length === 0 ? null : markup`<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${content}</w:t></w:r>`;
}
