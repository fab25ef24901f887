import { dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { isBoilerplate } from './boilerplate.ts';
import { dateAtHead, outletAtHead, titleAtHead } from './dateline.ts';
import type { Document } from './document.ts';
import { decodeEntities } from './entities.ts';
import { guessLanguage } from './language.ts';
import { unzipText } from './zip.ts';

const PIECES =
  /<w:p[ >/]|<\/w:p>|<w:(tab|br|cr|noBreakHyphen)\b[^<>]*>|<w:(?:t|delText)(?:\s[^<>]*)?>([^<]*)<\/w:(t|delText)>/g;

/** The paragraphs of a WordprocessingML document (ECMA-376 Part 1, 17.3); deleted text is left out. */
function paragraphsOf(xml: string): string[] {
  const found: string[] = [];
  let now = '';
  for (const match of xml.matchAll(PIECES)) {
    const [piece, sign, text, kind] = match;
    if (piece === '</w:p>') {
      if (now.trim() !== '') found.push(now.trim());
      now = '';
    } else if (sign !== undefined) now += sign === 'tab' ? '\t' : sign === 'noBreakHyphen' ? '-' : '\n';
    else if (kind === 't' && text !== undefined) now += decodeEntities(text);
  }
  if (now.trim() !== '') found.push(now.trim());
  return found;
}

const property = (xml: string | undefined, name: string): string | null => {
  const value = new RegExp(`<${name}\\b[^<>]*>([^<]*)</${name}>`).exec(xml ?? '')?.[1];
  return value === undefined || value.trim() === '' ? null : decodeEntities(value).trim();
};

/**
 * A Word document as text: its paragraphs with a blank line between them. Undefined if the archive holds no Word
 * document; throws `ZipError` if it is damaged.
 */
export function docxDocument(bytes: Buffer): Document | undefined {
  const xml = unzipText(bytes, 'word/document.xml');
  if (xml === undefined) return undefined;
  const core = unzipText(bytes, 'docProps/core.xml');
  const text = paragraphsOf(xml)
    .filter((paragraph) => !isBoilerplate(paragraph))
    .join('\n\n');
  const created = dayFromIso((property(core, 'dcterms:created') ?? '').slice(0, 10));
  const lang = /<w:lang\b[^<>]*\bw:val="([a-zA-Z]{2})/.exec(xml)?.[1]?.toLowerCase();
  return {
    text,
    boilerplate: [],
    title: property(core, 'dc:title') ?? titleAtHead(text),
    outlet: property(core, 'dc:publisher') ?? outletAtHead(text),
    date: dateAtHead(text) ?? (created === undefined ? null : isoFromDay(created)),
    language: guessLanguage(text) ?? property(core, 'dc:language')?.slice(0, 2).toLowerCase() ?? lang ?? null,
    format: 'docx',
  };
}
