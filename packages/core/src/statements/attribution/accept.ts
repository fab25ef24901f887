import { V } from '../lexicon/bits.ts';
import type { Quotation } from '../marks/index.ts';
import type { Token } from '../text/index.ts';
import type { Draft } from './draft.ts';
import { looksLikeTitle, namesSomething, wordsIn } from './titles.ts';

/** A partial quotation must have this many words in quotation marks; fewer are scare quotes, terms and names. */
export const PARTIAL = 4;

/** Keeps what a person said and drops titles, names, terms and scare quotes. */
export function acceptable(
  text: string,
  tokens: readonly Token[],
  from: number,
  headline: boolean,
  draft: Draft,
): boolean {
  const counts = draft.quotes.map((quote) => wordsIn(text, quote, PARTIAL));
  const words = counts.reduce((sum, count) => sum + count, 0);
  // Terms and scare quotes do not add up to speech, however many there are.
  if (draft.kind === 'mixed' && (words < PARTIAL || counts.every((count) => count < PARTIAL - 1)))
    return false;
  if (draft.quotes.length !== 1) return true;
  const quote = draft.quotes[0] as Quotation;
  const names = namesSomething(tokens, from, draft.site);
  const title = looksLikeTitle(text, quote) && !headline;
  const marked = draft.site === from || /^[,:]$/.test(tokens[draft.site - 1]?.lower ?? '');
  if (title && (names || !marked)) return false;
  const says = draft.report?.adjacent === true;
  if (says && draft.kind === 'quoted') return words > 0;
  if (names && (draft.report === undefined || (draft.report.bits & V.say) === 0)) return false;
  if (!says && title) return false;
  return true;
}
