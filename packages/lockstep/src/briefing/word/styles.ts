/** Styles of the Word document: a serif to read, a sans for labels, so that a reader can restyle all of it at once. */
import { type Markup, markup } from '../markup.ts';
import { LANGUAGE } from '../words/index.ts';

const SERIF = 'Georgia';
const SANS = 'Arial';

interface Look {
  readonly font?: string;
  /** Half points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
  /** Twentieths of a point before and after. */
  readonly space?: readonly [before: number, after: number];
  readonly indent?: number;
  readonly keep?: boolean;
  readonly outline?: number;
  readonly end?: boolean;
  readonly bullet?: boolean;
  readonly rule?: boolean;
}

const STYLES: Readonly<Record<string, readonly [name: string, look: Look]>> = {
  Title: ['Title', { size: 44, bold: true, space: [0, 60], keep: true }],
  Kicker: ['Kicker', { font: SANS, size: 19, bold: true, colour: '55524c', space: [0, 60] }],
  Lead: ['Lead', { size: 26, space: [120, 120] }],
  Small: ['Small', { font: SANS, size: 18, colour: '55524c', space: [0, 100] }],
  Label: ['Label', { font: SANS, size: 19, bold: true, space: [160, 40], keep: true }],
  Caption: ['caption', { font: SANS, size: 18, bold: true, space: [160, 60], keep: true }],
  TableHead: [
    'Table Head',
    { font: SANS, size: 16, bold: true, colour: '55524c', space: [20, 20], keep: true },
  ],
  TableHeadEnd: [
    'Table Head End',
    { font: SANS, size: 16, bold: true, colour: '55524c', space: [20, 20], keep: true, end: true },
  ],
  TableText: ['Table Text', { font: SANS, size: 17, space: [20, 20] }],
  TableNumber: ['Table Number', { font: SANS, size: 17, space: [20, 20], end: true }],
  ListBullet: ['List Bullet', { space: [0, 60], bullet: true }],
  Quote: ['Quote', { size: 23, space: [0, 40], indent: 284 }],
  Paraphrase: ['Paraphrase', { italic: true, space: [0, 40], indent: 284 }],
  Heading1: ['heading 1', { size: 32, bold: true, space: [480, 120], keep: true, outline: 0, rule: true }],
  Heading2: ['heading 2', { size: 26, bold: true, space: [320, 80], keep: true, outline: 1 }],
  Heading3: ['heading 3', { size: 23, bold: true, space: [240, 60], keep: true, outline: 2 }],
  Heading4: ['heading 4', { font: SANS, size: 19, bold: true, space: [180, 40], keep: true, outline: 3 }],
};

/** Properties stand in the order that the schema gives them. */
function style(id: string, name: string, look: Look): Markup {
  const { space, indent, keep, outline, end, bullet, rule } = look;
  return markup`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${
    outline === undefined ? null : markup`<w:next w:val="Normal"/>`
  }<w:qFormat/><w:pPr>${keep ? markup`<w:keepNext/>` : null}${
    bullet ? markup`<w:numPr><w:numId w:val="1"/></w:numPr>` : null
  }${rule ? markup`<w:pBdr><w:top w:val="single" w:sz="12" w:space="6" w:color="1b1a18"/></w:pBdr>` : null}${
    space ? markup`<w:spacing w:before="${space[0]}" w:after="${space[1]}"/>` : null
  }${indent === undefined ? null : markup`<w:ind w:left="${indent}"/>`}${end ? markup`<w:jc w:val="right"/>` : null}${
    outline === undefined ? null : markup`<w:outlineLvl w:val="${outline}"/>`
  }</w:pPr><w:rPr>${font(look)}</w:rPr></w:style>`;
}

function font({ font: family, bold, italic, colour, size }: Look): Markup {
  return markup`${family === undefined ? null : markup`<w:rFonts w:ascii="${family}" w:hAnsi="${family}" w:cs="${family}"/>`}${
    bold ? markup`<w:b/>` : null
  }${italic ? markup`<w:i/>` : null}${colour === undefined ? null : markup`<w:color w:val="${colour}"/>`}${
    size === undefined ? null : markup`<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`
  }`;
}

const character = (id: string, name: string, properties: Markup): Markup =>
  markup`<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${properties}</w:rPr></w:style>`;

/** Rules over, under and between rows; none between columns. */
const TABLE_RULES = markup`<w:top w:val="single" w:sz="8" w:space="0" w:color="1b1a18"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1b1a18"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="e4e0d6"/>`;

export function stylesPart(namespaces: Markup): Markup {
  const bidi = LANGUAGE.direction === ('rtl' as string) ? markup`<w:bidi/>` : null;
  return markup`<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${SERIF}" w:hAnsi="${SERIF}" w:cs="${SERIF}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${LANGUAGE.code}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${bidi}<w:spacing w:after="100" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${Object.entries(
    STYLES,
  ).map(([id, [name, look]]) => style(id, name, look))}${character(
    'Hyperlink',
    'Hyperlink',
    markup`<w:color w:val="17406d"/><w:u w:val="single"/>`,
  )}${character('NoteMark', 'Note Mark', markup`<w:color w:val="17406d"/><w:vertAlign w:val="superscript"/>`)}${character(
    'SmallText',
    'Small Text',
    markup`<w:color w:val="55524c"/>`,
  )}${character(
    'Code',
    'Code',
    markup`<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="17"/><w:szCs w:val="17"/>`,
  )}<w:style w:type="table" w:styleId="Figures"><w:name w:val="Figures"/><w:tblPr><w:tblBorders>${TABLE_RULES}</w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
}
