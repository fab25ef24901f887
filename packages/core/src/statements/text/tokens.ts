import { W } from '../lexicon/bits.ts';
import { VERBS, type VerbForm } from '../lexicon/verbs.ts';
import { ABBREVIATIONS, WORDS } from '../lexicon/words.ts';
import { isMark, type Quotation } from '../marks/index.ts';
import type { Token } from './token.ts';

const NO_VERBS: readonly VerbForm[] = [];
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const UPPER = /\p{Lu}/u;

/** What each UTF-16 code unit is, found out when it is first met. */
const KINDS = new Uint8Array(0x10000);
const [IS_LETTER, IS_DIGIT, IS_OTHER] = [1, 2, 3] as const;

function kindOf(code: number): number {
  const known = KINDS[code];
  if (known !== undefined && known !== 0) return known;
  const char = String.fromCharCode(code);
  const kind = LETTER.test(char) ? IS_LETTER : DIGIT.test(char) ? IS_DIGIT : IS_OTHER;
  if (known !== undefined) KINDS[code] = kind;
  return kind;
}

const isLetter = (code: number): boolean => kindOf(code) === IS_LETTER;
const isDigit = (code: number): boolean => kindOf(code) === IS_DIGIT;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;
const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010 || code === 0x2011;
const isSpace = (code: number): boolean =>
  code <= 32 || code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x3000;

/** Contractions of a pronoun with a verb keep both their readings. */
const CONTRACTED = /^(?:i|he|she|they|we|you|it|that|there|who|what|here|let)$/;

/** What the spelling of a word tells, without its place. */
type Spelling = Pick<Token, 'lower' | 'bits' | 'verbs' | 'capital' | 'acronym' | 'possessive'>;

function spellingOf(raw: string, dotted: boolean): Spelling {
  let lower = raw.toLowerCase();
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
  const apostrophe = lower.indexOf("'");
  if (bits & W.auxiliary && apostrophe > 0 && CONTRACTED.test(lower.slice(0, apostrophe))) bits |= W.pronoun;
  const capital = UPPER.test(raw[0] as string);
  const second = raw.charCodeAt(1);
  const acronym = capital && second >= 65 && second <= 90;
  const verbs = possessive || dotted ? NO_VERBS : (VERBS.get(lower) ?? NO_VERBS);
  return { lower: bare, bits, verbs, capital, acronym, possessive };
}

/**
 * Spellings met before; forgotten when there are too many. A full stop that belongs to a word is part of its spelling,
 * so one spelling is always read in one way.
 */
const MET = new Map<string, Spelling>();
const MOST_MET = 20_000;
const SHORT = 13;

function word(text: string, start: number, end: number, dotted: boolean): Token {
  const raw = text.slice(start, end);
  let spelling = MET.get(raw);
  if (!spelling) {
    spelling = spellingOf(raw, dotted);
    // A longer slice would keep the whole text alive.
    if (raw.length < SHORT) {
      if (MET.size >= MOST_MET) MET.clear();
      MET.set(raw, spelling);
    }
  }
  const { lower, bits, verbs, capital, acronym, possessive } = spelling;
  return { kind: 'word', start, end, lower, bits, verbs, capital, acronym, possessive, dotted };
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
    // A quotation mark that belongs to no quotation says nothing.
    if (isSpace(code) || isMark(code)) {
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
            !endsSentence(text, start, i, to)) ||
          isPartyState(text, start, i);
        if (dotted) i++;
      }
      out.push(word(text, start, i, dotted));
    } else if (isDigit(code)) {
      i++;
      while (i < to) {
        const next = text.charCodeAt(i);
        if (isDigit(next) || isLetter(next)) i++;
        else if (
          (next === 0x2e || next === 0x2c || next === 0x2f || isHyphen(next) || isApostrophe(next)) &&
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

/** Party and state of a member of Congress: "R-Ky.", "D-Calif." */
function isPartyState(text: string, start: number, end: number): boolean {
  const length = end - start;
  return (
    length > 3 &&
    length <= 8 &&
    isHyphen(text.charCodeAt(start + 1)) &&
    UPPER.test(text[start + 2] as string) &&
    ABBREVIATIONS.has(text.slice(start + 2, end).toLowerCase())
  );
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
