import { W } from '../lexicon/bits.ts';
import { isWordCode, type Quotation } from '../marks/index.ts';
import type { Token } from '../text/index.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

/** Number of words between the marks, counted no further than `most`. */
export function wordsIn(text: string, quote: Quotation, most: number): number {
  let count = 0;
  const inner = text.slice(quote.from, Math.min(quote.to, quote.from + most * 24));
  if (/[\u3040-\u30ff\u3400-\u9fff]/.test(inner)) return Math.min(most, inner.replace(/\P{L}/gu, '').length);
  let inside = false;
  for (let i = 0; i < inner.length; i++) {
    const code = inner.charCodeAt(i);
    if (isWordCode(code)) {
      if (!inside && ++count >= most) break;
      inside = true;
    } else if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) inside = false;
  }
  return count;
}

/** Small words that a title does not capitalise. */
const SMALL = /^(?:a|an|the|of|for|at|in|from|with|on|to|by|and|or|but|nor|as|vs|v|de|la|is|it|be|that|i)$/i;

/** True for words set like the title of a book, a broadcast or a song: "America with Jorge Ramos". */
export function looksLikeTitle(text: string, quote: Quotation): boolean {
  const inner = text
    .slice(quote.from, Math.min(quote.to, quote.from + 160))
    .trim()
    .replace(/[.,]$/, '')
    .replace(/\b(Mr|Mrs|Ms|Dr|St|v|vs)\./g, '$1');
  if (/[.!?]\s+\p{L}/u.test(inner) || quote.to - quote.from > 150) return false;
  let capital = 0;
  let lower = 0;
  for (const [word] of inner.matchAll(WORD)) {
    if (/^\p{Lu}|^\d/u.test(word)) capital++;
    else if (!SMALL.test(word)) lower++;
  }
  return capital >= 1 && lower === 0;
}

/** True where the words before a quotation say that a name, a term or a title follows. */
export function namesSomething(tokens: readonly Token[], from: number, quote: number): boolean {
  for (let i = quote - 1; i >= from && i >= quote - 3; i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') {
      if (token.lower === ',' && i === quote - 1) continue;
      return false;
    }
    if ((token.bits & W.naming) !== 0) return true;
    if ((token.bits & W.work) !== 0 && (i === quote - 1 || tokens[quote - 1]?.lower === ',')) return true;
    if (token.lower === 'as' && tokens[i - 1]?.lower === 'known') return true;
    if (i < quote - 1 && token.verbs.length > 0) return false;
  }
  return false;
}
