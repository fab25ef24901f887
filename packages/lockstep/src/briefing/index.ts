/** Briefings: pure functions from an assessment to a page, a text, or JSON. */
import { compose } from './content/index.ts';
import { page } from './html/index.ts';
import type { BriefingInput } from './input.ts';

export type { AreaShapes, BriefingInput, Comparison } from './input.ts';

/** One self-contained HTML page: no scripts, no outside requests, printable. */
export function renderHtml(input: BriefingInput): string {
  return page(compose(input)).text;
}
