/** Briefings: pure functions from an assessment to a page, a text, a Word document, or JSON. */
import { compose, FULL } from './content/index.ts';
import { page } from './html/index.ts';
import type { BriefingInput } from './input.ts';
import { briefingJson } from './json.ts';
import { markdown } from './markdown/index.ts';
import { word } from './word/index.ts';

export type { BriefingInput } from './input.ts';

/** A page may not be larger than this, in bytes: it has to reach readers whose line is slow. */
const LARGEST = 300_000;

/** Tried in turn until the page is small enough. */
const DETAILS = [
  FULL,
  { rows: 16, areas: 16, narrow: 'all' },
  { rows: 8, areas: 8, narrow: 'all' },
  { rows: 8, areas: 8, narrow: 'surges' },
  { rows: 4, areas: 8, narrow: 'none' },
] as const;

/**
 * One self-contained HTML page: no scripts, no outside requests, printable. A large assessment has fewer rows under
 * its charts; what is said stays the same.
 */
export function renderHtml(input: BriefingInput): string {
  const fits = (text: string) => new TextEncoder().encode(text).length < LARGEST;
  let text = '';
  for (const detail of DETAILS) {
    text = page(compose(input, detail)).text;
    if (fits(text)) break;
  }
  return text;
}

/** GitHub-flavoured Markdown with footnotes. */
export function renderMarkdown(input: BriefingInput): string {
  return markdown(compose(input));
}

/** The assessment and its comparisons as JSON text that ends with a newline. */
export function renderJson(input: BriefingInput): string {
  return `${JSON.stringify(briefingJson(input), null, 2)}\n`;
}

/** A Word document (.docx), the same bytes for the same input; charts become the tables of their numbers. */
export function renderWord(input: BriefingInput): Uint8Array {
  return word(compose(input));
}
