/**
 * The briefing as a Word document (Office Open XML, ECMA-376). Written out part by part, so that the same briefing is
 * the same file, byte for byte.
 */
import type { Block, BriefingDocument } from '../document/index.ts';
import { type Markup, markup } from '../markup.ts';
import { COLOPHON, NOTES, OPENING } from '../words/index.ts';
import { blocks, paragraph, type Writing } from './block.ts';
import { runs } from './inline.ts';
import { packageParts } from './parts.ts';
import { zip } from './zip.ts';

export function word(document: BriefingDocument): Uint8Array {
  const addresses = new Map<string, string>();
  const marks = bookmarks(document);
  const writing: Writing = {
    bookmark: (id) => marks.get(id)?.name,
    marked: (id) => marks.get(id),
    address: (url) => {
      const known = addresses.get(url) ?? `rLink${addresses.size + 1}`;
      addresses.set(url, known);
      return known;
    },
  };
  const body = bodyOf(document, writing, marks.size);
  return zip(packageParts({ title: document.title, known: document.known, body, addresses }));
}

function bodyOf(document: BriefingDocument, writing: Writing, used: number): Markup {
  const section = (id: string, heading: string, of: readonly Block[]) =>
    blocks([{ kind: 'heading', level: 2, id, of: [heading] }, ...of], writing);
  const notes = document.notes.map(({ number, of }) =>
    paragraph('Small', markup`${runs([`${number}. `, ...of], writing)}`, {
      name: `note_${number}`,
      number: used + number,
    }),
  );
  return markup`${paragraph('Kicker', runs([document.kicker], writing))}${paragraph(
    'Title',
    runs([document.headline], writing),
  )}${paragraph('Kicker', runs(document.dateline, writing))}${section('decide', OPENING.heading, document.opening)}${document.sections.map(
    ({ id, heading, of }) => section(id, heading, of),
  )}${notes.length === 0 ? null : markup`${section('notes', NOTES.heading, [])}${notes}`}${document.after.map(
    ({ id, heading, of }) => section(id, heading, of),
  )}${section('colophon', COLOPHON.heading, document.colophon)}`;
}

/** A bookmark for every heading and quotation: names of Word's are short, plain and without dots. */
function bookmarks(document: BriefingDocument): ReadonlyMap<string, { name: string; number: number }> {
  const ids = [
    'decide',
    ...idsOf(document.opening),
    ...document.sections.flatMap(({ id, of }) => [id, ...idsOf(of)]),
    'notes',
    ...document.after.flatMap(({ id, of }) => [id, ...idsOf(of)]),
    'colophon',
  ];
  return new Map([...new Set(ids)].map((id, i) => [id, { name: `place_${i + 1}`, number: i + 1 }]));
}

function idsOf(of: readonly Block[]): string[] {
  return of.flatMap((one): string[] => {
    switch (one.kind) {
      case 'heading':
        return [one.id];
      case 'quote':
        return [one.id, ...idsOf(one.below)];
      case 'group':
      case 'details':
        return idsOf(one.of);
      case 'columns':
        return one.of.flatMap(idsOf);
      default:
        return [];
    }
  });
}
