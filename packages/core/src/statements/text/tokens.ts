import { W } from '../lexicon/bits.ts';
import { VERBS, type VerbForm } from '../lexicon/verbs.ts';
import { ABBREVIATIONS, WORDS } from '../lexicon/words.ts';
import type { Quotation } from '../marks/index.ts';
import type { Token } from './token.ts';

const NO_VERBS: readonly VerbForm[] = [];
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const UPPER = /\p{Lu}/u;

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code > 127 && LETTER.test(String.fromCharCode(code)));
const isDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code > 127 && DIGIT.test(String.fromCharCode(code)));
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;
const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010 || code === 0x2011;
const isSpace = (code: number): boolean =>
  code <= 32 || code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x3000;

/** Contractions of a pronoun with a verb keep both their readings. */
const CONTRACTED = /^(?:i|he|she|they|we|you|it|that|there|who|what|here|let)$/;

function word(text: string, start: number, end: number, dotted: boolean): Token {
  let lower = text.slice(start, end).toLowerCase();
  if (lower.includes('’')) lower = lower.replaceAll('’', "'");
  let possessive = false;
  if (lower.endsWith("'s")) {
    const stem = lower.slice(0, -2);
    if (!CONTRACTED.test(stem)) {
      possessive = true;
      lower = stem;
    }
  } else if (lower.endsWith("s'")) {
    possessive = true;
    lower = lower.slice(0, -1);
  }
  const bare = dotted ? lower.slice(0, -1) : lower;
  let bits = WORDS.get(bare) ?? WORDS.get(lower) ?? 0;
  if (
    bits & W.auxiliary &&
    lower.length > 2 &&
    lower.includes("'") &&
    CONTRACTED.test(lower.slice(0, lower.indexOf("'")))
  )
    bits |= W.pronoun;
  const first = text.charCodeAt(start);
  const capital = first < 128 ? first >= 65 && first <= 90 : UPPER.test(String.fromCharCode(first));
  const second = text.charCodeAt(start + 1);
  const acronym = capital && end - start > 1 && second >= 65 && second <= 90;
  const verbs = possessive || dotted ? NO_VERBS : (VERBS.get(lower) ?? NO_VERBS);
  return { kind: 'word', start, end, lower: bare, bits, verbs, capital, acronym, possessive, dotted };
}

const plain = (kind: Token['kind'], start: number, end: number, lower: string): Token => ({
  kind,
  start,
  end,
  lower,
  bits: 0,
  verbs: NO_VERBS,
  capital: false,
  acronym: false,
  possessive: false,
  dotted: false,
});

/** Appends the tokens of `text[from, to)`. */
function scan(text: string, from: number, to: number, out: Token[]): void {
  let i = from;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      i++;
      continue;
    }
    const start = i;
    const sigil = (code === 0x40 || code === 0x23) && isLetter(text.charCodeAt(i + 1));
    if (isLetter(code) || sigil) {
      i++;
      while (i < to) {
        const next = text.charCodeAt(i);
        if (isLetter(next) || isDigit(next) || (sigil && next === 0x5f)) i++;
        else if (
          (isApostrophe(next) || isHyphen(next) || next === 0x26) &&
          i + 1 < to &&
          isLetter(text.charCodeAt(i + 1))
        )
          i += 2;
        else if (isHyphen(next) && i + 1 < to && isDigit(text.charCodeAt(i + 1))) i += 2;
        else if (
          next === 0x2e &&
          i - start <= 2 * 4 &&
          i + 1 < to &&
          isLetter(text.charCodeAt(i + 1)) &&
          isDottedRun(text, start, i)
        )
          i += 2;
        else break;
      }
      if (
        i < to &&
        isApostrophe(text.charCodeAt(i)) &&
        (text.charCodeAt(i - 1) | 32) === 0x73 &&
        !isLetter(text.charCodeAt(i + 1))
      )
        i++;
      let dotted = false;
      if (i < to && text.charCodeAt(i) === 0x2e) {
        const length = i - start;
        dotted =
          (length === 1 && UPPER.test(text[start] as string)) ||
          (isDottedRun(text, start, i) && length > 1) ||
          (length <= 6 &&
            ABBREVIATIONS.has(text.slice(start, i).toLowerCase()) &&
            (length > 2 || UPPER.test(text[start] as string) || text[start] === 'v') &&
            !endsSentence(text, start, i, to));
        if (dotted) i++;
      }
      out.push(word(text, start, i, dotted));
    } else if (isDigit(code)) {
      i++;
      while (i < to) {
        const next = text.charCodeAt(i);
        if (isDigit(next) || isLetter(next)) i++;
        else if (
          (next === 0x2e || next === 0x2c || isHyphen(next) || isApostrophe(next)) &&
          i + 1 < to &&
          (isDigit(text.charCodeAt(i + 1)) ||
            ((isHyphen(next) || isApostrophe(next)) && isLetter(text.charCodeAt(i + 1))))
        )
          i += 2;
        else break;
      }
      out.push(plain('number', start, i, text.slice(start, i).toLowerCase()));
    } else {
      i++;
      out.push(plain('punct', start, i, text[start] as string));
    }
  }
}

/** Single letters with full stops between them: U.S, a.m, J.D */
function isDottedRun(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i += 2) {
    if (!isLetter(text.charCodeAt(i))) return false;
    if (i + 1 < end && text.charCodeAt(i + 1) !== 0x2e) return false;
  }
  return (end - start) % 2 === 1;
}

/** Months, states and "no." are also ordinary words: before a capital that begins no name they end a sentence. */
function endsSentence(text: string, start: number, stop: number, to: number): boolean {
  const lower = text.slice(start, stop).toLowerCase();
  if (
    lower !== 'no' &&
    lower !== 'co' &&
    lower !== 'inc' &&
    lower !== 'sun' &&
    lower !== 'sat' &&
    lower !== 'mass' &&
    lower !== 'wash' &&
    lower !== 'ill' &&
    lower !== 'miss' &&
    lower !== 'del' &&
    lower !== 'ind' &&
    lower !== 'ore'
  )
    return false;
  if (lower === 'no') return !isDigit(text.charCodeAt(stop + 2));
  return stop + 1 >= to;
}

/**
 * The tokens of `text[from, to)` with each outermost quotation as one token. `quotes` are those that begin in the
 * range, in order. Linear in the text.
 */
export function tokens(text: string, from: number, to: number, quotes: readonly Quotation[]): Token[] {
  const out: Token[] = [];
  let at = from;
  for (const quote of quotes) {
    scan(text, at, quote.start, out);
    out.push({ ...plain('quote', quote.start, quote.end, '“'), quote });
    at = quote.end;
  }
  if (at < to) scan(text, at, to, out);
  return out;
}
