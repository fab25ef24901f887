import type { BriefingDocument, NumberedNote, Section } from '../document/index.ts';
import { type Markup, markup } from '../markup.ts';
import { COLOPHON, LANGUAGE, NOTES, OPENING } from '../words/index.ts';
import { blocks } from './block.ts';
import { inlines } from './inline.ts';
import { shapeSheet } from './marks.ts';
import { STYLE } from './style/index.ts';

/** Nothing may be fetched and nothing may run; only the page's own style is used. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole page, self-contained. */
export function page(document: BriefingDocument): Markup {
  const { sections, notes, after } = document;
  const notesSection = notes.length === 0 ? null : notesMarkup(notes);
  return markup`<!doctype html>
<html lang="${LANGUAGE.code}" dir="${LANGUAGE.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<title>${document.title}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#briefing">${OPENING.skip}</a>
${shapeSheet(document.outlines)}
<header>
<p class="kicker">${document.kicker}</p>
<h1>${document.headline}</h1>
<p class="dateline">${inlines(document.dateline)}</p>
</header>
<main id="briefing">
<section class="opening" aria-labelledby="decide"><h2 id="decide">${OPENING.heading}</h2>
${blocks(document.opening)}</section>
${contents(sections, after, notes.length > 0)}
${sections.map(sectionMarkup)}
${notesSection}
${after.map(sectionMarkup)}
</main>
<footer aria-labelledby="colophon"><h2 id="colophon">${COLOPHON.heading}</h2>${blocks(document.colophon)}</footer>
</body>
</html>
`;
}

function sectionMarkup(section: Section): Markup {
  return markup`<section aria-labelledby="${section.id}"><h2 id="${section.id}">${section.heading}</h2>
${blocks(section.of)}</section>
`;
}

function contents(sections: readonly Section[], after: readonly Section[], notes: boolean): Markup {
  const entries = [...sections, ...(notes ? [{ id: 'notes', heading: NOTES.heading }] : []), ...after].map(
    ({ id, heading }) => markup`<li><a href="#${id}">${heading}</a></li>`,
  );
  return markup`<nav aria-label="${OPENING.contents}"><ol>${entries}</ol></nav>`;
}

function notesMarkup(notes: readonly NumberedNote[]): Markup {
  const items = notes.map(
    ({ number, of }) =>
      markup`<li id="note-${number}">${inlines(of)} <a class="back" href="#mark-${number}" role="doc-backlink" aria-label="${NOTES.back(number)}">\u21a9\ufe0e</a></li>`,
  );
  return markup`<section role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">${NOTES.heading}</h2><p>${NOTES.intro}</p><ol class="notes">${items}</ol></section>`;
}
