import { VERB_CLASS, W } from '../lexicon/bits.ts';
import type { Quotation, Range } from '../marks/index.ts';
import type { Token } from './token.ts';
import { tokens } from './tokens.ts';

/** A paragraph, or several that one quotation ties together, as tokens and sentences. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  /** Token ranges [from, to) of its sentences. */
  readonly sentences: readonly (readonly [from: number, to: number])[];
}

const isWordLike = (token: Token): boolean =>
  token.kind === 'word' || token.kind === 'number' || token.kind === 'quote';

/** Words that seldom stand inside a name, so that a dotted word before them ends a sentence. */
const STARTERS =
  /^(?:the|a|an|he|she|it|they|we|i|you|but|and|in|on|at|for|his|her|their|this|that|these|those|there|after|as|when|while|if|mr|mrs|ms|so|yet|however|no|not|one|some|many|most)$/;

/** Short for titles: a name follows them. */
const TITLES = /^(?:mr|mrs|ms|dr|sen|rep|gov|gen|st|lt|col|capt|sgt|rev|prof|hon|reps|sens)$/;

/** How many words ahead to look for the verb of a reporting clause after a question or an exclamation. */
const CLAUSE = 12;

/** A quotation that ends in a question or an exclamation mark goes on if a reporting clause follows it. */
function reportFollows(list: readonly Token[], at: number): boolean {
  let quotes = 0;
  for (let i = at; i < list.length && i < at + CLAUSE; i++) {
    const token = list[i] as Token;
    if (token.kind === 'quote') quotes++;
    if (quotes > 0 || (token.kind === 'punct' && /[.!?;:]/.test(token.lower))) return false;
    if (i > at && token.kind === 'word' && token.verbs.some((verb) => (verb.bits & VERB_CLASS) !== 0)) {
      // "Trump asked reporters." reports; "Trump said that ..." and "Trump said: ..." begin something new.
      const next = list[i + 1];
      return next === undefined || !(next.lower === 'that' || next.lower === ':' || next.kind === 'quote');
    }
  }
  return false;
}

function endsAt(text: string, list: readonly Token[], i: number): boolean {
  const token = list[i] as Token;
  const next = list[i + 1];
  if (next === undefined) return true;
  const goesOn = next.kind === 'word' && !next.capital;
  if (token.kind === 'punct') {
    if (/[.!?…。！？]/.test(token.lower))
      return !goesOn && (isWordLike(next) || /["([“‘„«]/.test(next.lower));
    return false;
  }
  if (token.kind === 'quote' && token.quote) {
    const last = text[token.quote.to - 1] ?? '';
    const inner = /[’'"”)]/.test(last) ? (text[token.quote.to - 2] ?? '') : last;
    if (!/[.!?…。！？]/.test(inner) || goesOn) return false;
    if (next.kind === 'punct') return false;
    if (next.kind === 'quote') return true;
    if (inner === '.' || inner === '。') return true;
    // A reporting clause would go on in lower case: "...?" he asked.
    if (next.capital && (next.bits & (W.pronoun | W.determiner)) !== 0 && next.lower !== 'i') return true;
    return !reportFollows(list, i + 1);
  }
  if (token.dotted && next.kind === 'word' && next.capital)
    return token.lower.length > 1 && STARTERS.test(next.lower) && !TITLES.test(token.lower);
  // "... in Springfield, Ill. “He ...": a quotation that begins like a sentence begins one.
  if (!token.dotted || next.kind !== 'quote' || !next.quote || TITLES.test(token.lower)) return false;
  return /^[\p{Lu}.…[]/u.test(text.slice(next.quote.from, next.quote.from + 2));
}

/** A dateline is no longer than this. */
const DATELINE = 10;

/** One past the dateline of a report: "WASHINGTON (Reuters) -", "MANCHESTER, N.H. —"; 0 where there is none. */
function pastDateline(list: readonly Token[]): number {
  let shown = false;
  for (let i = 0; i < list.length && i < DATELINE; i++) {
    const token = list[i] as Token;
    if (/^[-–—]$/.test(token.lower)) {
      let past = i + 1;
      while (list[past]?.lower === '-') past++;
      return shown && i > 0 ? past : 0;
    }
    const part = token.capital || token.dotted || token.kind === 'number' || /^[(),./]$/.test(token.lower);
    if (!part) return 0;
    shown ||= (token.acronym && token.lower.length > 2) || token.lower === '(';
  }
  return 0;
}

function sentences(text: string, list: readonly Token[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let from = pastDateline(list);
  if (from >= list.length) from = 0;
  if (from > 0) found.push([0, from]);
  for (let i = from; i < list.length; i++) {
    if (!endsAt(text, list, i)) continue;
    found.push([from, i + 1]);
    from = i + 1;
  }
  return found;
}

/** Cuts a text into blocks of tokens and sentences. Quotations must be in order and outermost. Linear in the text. */
export function blocks(text: string, paragraphs: readonly Range[], quotes: readonly Quotation[]): Block[] {
  const found: Block[] = [];
  let q = 0;
  for (let p = 0; p < paragraphs.length; p++) {
    const start = (paragraphs[p] as Range).start;
    let end = (paragraphs[p] as Range).end;
    const inside: Quotation[] = [];
    for (; q < quotes.length && (quotes[q] as Quotation).start < end; q++) {
      const quote = quotes[q] as Quotation;
      inside.push(quote);
      if (quote.lastParagraph > p) {
        p = Math.min(quote.lastParagraph, paragraphs.length - 1);
        end = Math.max(end, (paragraphs[p] as Range).end);
      }
    }
    const list = tokens(text, start, end, inside);
    found.push({ start, end, tokens: list, sentences: sentences(text, list) });
  }
  return found;
}
