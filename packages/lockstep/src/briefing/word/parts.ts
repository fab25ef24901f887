/** The parts of the package around the text: types, relationships, styles, numbering, footer, properties. */
import { type Markup, markup } from '../markup.ts';
import { LANGUAGE } from '../words/index.ts';
import { stylesPart } from './styles.ts';
import type { Entry } from './zip.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const NAMESPACES = markup`xmlns:w="${W}" xmlns:r="${R}"`;

export interface WordContent {
  readonly title: string;
  /** ISO date: the document says that it was made on this day, so that it is the same every time. */
  readonly known: string;
  readonly body: Markup;
  /** Relationship ids by address. */
  readonly addresses: ReadonlyMap<string, string>;
}

export function packageParts({ title, known, body, addresses }: WordContent): Entry[] {
  const part = (name: string, content: Markup): Entry => ({
    name,
    text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content.text}`,
  });
  return [
    part('[Content_Types].xml', contentTypes()),
    part('_rels/.rels', rootRelationships()),
    part('docProps/core.xml', properties(title, known)),
    part('word/document.xml', documentPart(body)),
    part('word/_rels/document.xml.rels', relationships(addresses)),
    part('word/styles.xml', stylesPart(NAMESPACES)),
    part('word/numbering.xml', numbering()),
    part('word/footer1.xml', footer()),
  ];
}

function contentTypes(): Markup {
  const override = (name: string, type: string) =>
    markup`<Override PartName="/${name}" ContentType="${type}"/>`;
  return markup`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    override('word/document.xml', `${TYPE}.document.main+xml`),
    override('word/styles.xml', `${TYPE}.styles+xml`),
    override('word/numbering.xml', `${TYPE}.numbering+xml`),
    override('word/footer1.xml', `${TYPE}.footer+xml`),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  ]}</Types>`;
}

function rootRelationships(): Markup {
  return markup`<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
}

function relationships(addresses: ReadonlyMap<string, string>): Markup {
  const inside = (id: string, type: string, target: string) =>
    markup`<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`;
  return markup`<Relationships xmlns="${PACKAGE}/relationships">${inside('rStyles', 'styles', 'styles.xml')}${inside(
    'rNumbering',
    'numbering',
    'numbering.xml',
  )}${inside('rFooter', 'footer', 'footer1.xml')}${[...addresses].map(
    ([url, id]) =>
      markup`<Relationship Id="${id}" Type="${R}/hyperlink" Target="${url}" TargetMode="External"/>`,
  )}</Relationships>`;
}

function properties(title: string, known: string): Markup {
  const on = `${known}T00:00:00Z`;
  return markup`<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:language>${LANGUAGE.code}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${on}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${on}</dcterms:modified></cp:coreProperties>`;
}

/** A4 with margins of 2 cm. */
function documentPart(body: Markup): Markup {
  return markup`<w:document ${NAMESPACES}><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function numbering(): Markup {
  return markup`<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
}

function footer(): Markup {
  const field = (name: string) =>
    markup`<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  return markup`<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Small"/><w:jc w:val="center"/></w:pPr>${field('PAGE')}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field('NUMPAGES')}</w:p></w:ftr>`;
}
