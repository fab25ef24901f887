import type { BriefingDocument, Section } from '../document/index.ts';
import { COLOPHON, NOTES, OPENING } from '../words/index.ts';
import { blocks } from './block.ts';
import { escapeMarkdown, inlines } from './inline.ts';

/** The briefing as GitHub-flavoured Markdown, with footnotes; charts become the tables of their numbers. */
export function markdown(document: BriefingDocument): string {
  const parts = [
    escapeMarkdown(document.kicker),
    `# ${escapeMarkdown(document.headline)}`,
    inlines(document.dateline),
    `## ${OPENING.heading}`,
    blocks(document.opening),
    ...document.sections.flatMap(section),
    ...(document.notes.length === 0 ? [] : [`## ${NOTES.heading}`]),
    document.notes.map(({ number, of }) => `[^${number}]: ${inlines(of)}`).join('\n'),
    ...document.after.flatMap(section),
    `## ${COLOPHON.heading}`,
    blocks(document.colophon),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section({ heading, of }: Section): string[] {
  return [`## ${escapeMarkdown(heading)}`, blocks(of)];
}
