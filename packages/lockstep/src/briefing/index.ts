/** Briefings: pure functions from an assessment to a page, a text, or JSON. */
import { compose } from './content/index.ts';
import { page } from './html/index.ts';
import type { BriefingInput } from './input.ts';
import { briefingJson } from './json.ts';
import { markdown } from './markdown/index.ts';

export type { AreaShape, BriefingInput, Comparison } from './input.ts';
export type { BriefingJson } from './json.ts';

/** One self-contained HTML page: no scripts, no outside requests, printable. */
export function renderHtml(input: BriefingInput): string {
  return page(compose(input)).text;
}

/** GitHub-flavoured Markdown with footnotes. */
export function renderMarkdown(input: BriefingInput): string {
  return markdown(compose(input));
}

/** The assessment and its comparisons as JSON text that ends with a newline. */
export function renderJson(input: BriefingInput): string {
  return `${JSON.stringify(briefingJson(input), null, 2)}\n`;
}
