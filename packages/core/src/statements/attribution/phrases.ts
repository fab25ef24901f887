import { W } from '../lexicon/bits.ts';
import { PARTICLES } from '../lexicon/words.ts';
import type { Token } from '../text/index.ts';
import { beforeParentheses, particleVerb, pastParentheses, pastVerb, plainVerb } from './looks.ts';

/** A run of tokens [from, to). */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** No speaker is named in more words than this. */
const LONGEST = 16;

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

const BREAKS = W.that | W.relative | W.subordinator | W.auxiliary;

/** Prepositions that tie a noun to the one before it: "a spokesman for the ministry". */
const TYING = new Set([
  'of',
  'for',
  'from',
  'with',
  'at',
  'in',
  'on',
  'to',
  'inside',
  'near',
  'within',
  'close',
  'behind',
  'against',
  'across',
  'outside',
]);

const isName = (token: Token): boolean =>
  token.kind === 'word' && token.capital && (token.bits & (W.weekday | W.month)) === 0;

/**
 * The noun phrase that begins at `at`, as the subject of an inverted clause ("said Sylke Tempel, the editor") or of
 * the clause that begins there. Ends at punctuation, a verb, a relative pronoun, and after a name at a preposition.
 */
export function phraseFrom(tokens: readonly Token[], at: number, to: number): Phrase | undefined {
  const first = tokens[at];
  if (!first || first.kind === 'punct' || first.kind === 'quote' || at >= to) return undefined;
  if (has(first, W.pronoun | W.object) && !has(first, W.owner) && !has(first, W.auxiliary))
    return { from: at, to: at + 1 };
  if (has(first, BREAKS | W.preposition) && !has(first, W.determiner)) return undefined;
  let i = at;
  for (; i < to && i < at + LONGEST; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote') break;
    if (token.kind === 'punct') {
      if (token.lower === '&') continue;
      if (token.lower === '(' || token.lower === '[') {
        const past = pastParentheses(tokens, i, to);
        if (past > i && isName(tokens[i - 1] as Token) && tokens[past] && isName(tokens[past] as Token)) {
          i = past - 1;
          continue;
        }
      }
      break;
    }
    if (i === at) continue;
    const before = tokens[i - 1] as Token;
    if (has(token, W.that | W.relative | W.subordinator)) break;
    if (has(token, W.auxiliary) && !(isName(token) && has(token, W.month))) break;
    if (has(token, W.weekday | W.time) && !token.possessive) break;
    if (has(token, W.month) && token.capital && !has(before, W.title)) break;
    if (has(token, W.coordinator)) {
      const next = tokens[i + 1];
      const joins =
        next !== undefined &&
        i + 1 < to &&
        !has(next, BREAKS | W.preposition | W.adverb | W.pronoun) &&
        next.kind === 'word' &&
        !plainVerb(next) &&
        (next.capital || !isName(before));
      if (!joins || before.kind !== 'word') break;
      continue;
    }
    if (has(token, W.preposition)) {
      const named = isName(before) || before.dotted;
      if (
        PARTICLES.has(token.lower) &&
        !token.capital &&
        tokens[i + 1]?.capital &&
        named &&
        token.lower !== 'in' &&
        token.lower !== 'to'
      )
        continue;
      if (named && !opensCommon(tokens, at)) break;
      if (!TYING.has(token.lower) || has(before, W.preposition)) break;
      continue;
    }
    if (has(token, W.pronoun | W.object) && !has(token, W.owner) && token.lower !== 'us' && !token.capital)
      break;
    if (has(token, W.adverb) && !has(token, W.determiner | W.role) && !ranks(token, before)) break;
    const adverb = token.lower.endsWith('ly') && !token.capital && token.lower.length > 4;
    if (adverb && !has(before, W.determiner | W.owner)) break;
    if (
      pastVerb(token) &&
      !has(before, W.determiner | W.owner) &&
      !before.lower.endsWith('ly') &&
      !token.lower.includes('-') &&
      !before.possessive
    )
      break;
    if (has(token, W.determiner) && !has(before, W.preposition | W.coordinator | W.determiner)) break;
    if (!token.capital && (plainVerb(token) || particleVerb(tokens, i))) break;
  }
  while (i > at && has(tokens[i - 1], W.preposition | W.coordinator | W.determiner) && i - 1 > at) i--;
  return i > at ? { from: at, to: i } : undefined;
}

/** "a second official", "the first lady": a word that counts its noun, not its verb. */
const ranks = (token: Token, before: Token | undefined): boolean =>
  /^(?:first|second|last|next|long)$/.test(token.lower) && has(before, W.determiner | W.owner);

/** The phrase that begins here has a common noun at its head: "a spokesman ...", not "Mr. Kamp". */
function opensCommon(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at] as Token;
  return !first.capital || has(first, W.determiner | W.owner);
}

/**
 * The noun phrase that ends with token `at`, as the subject of the verb that follows it. `from` is the first token of
 * the sentence.
 */
export function phraseTo(tokens: readonly Token[], at: number, from: number): Phrase | undefined {
  let end = at;
  const last = tokens[end];
  if (last?.lower === ')' || last?.lower === ']') {
    const open = beforeParentheses(tokens, end, from);
    if (open === end || open - 1 < from) return undefined;
    end = open - 1;
  }
  const head = tokens[end];
  if (!head || end < from || head.kind === 'punct' || head.kind === 'quote') return undefined;
  if (has(head, W.pronoun)) return { from: end, to: end + 1 };
  if (has(head, BREAKS | W.preposition | W.coordinator) && !has(head, W.determiner | W.role) && !head.capital)
    return undefined;
  if (has(head, W.weekday | W.month) || (has(head, W.time) && !has(head, W.role))) return undefined;
  let i = end;
  let named = isName(head) || head.dotted;
  while (i > from && end - i < LONGEST) {
    const token = tokens[i - 1] as Token;
    const here = tokens[i] as Token;
    if (token.kind === 'quote') break;
    if (token.kind === 'punct') {
      if (token.lower === '&') {
        i--;
        continue;
      }
      if ((token.lower === ')' || token.lower === ']') && named) {
        const open = beforeParentheses(tokens, i - 1, from);
        if (open < i - 1 && open > from && isName(tokens[open - 1] as Token)) {
          i = open;
          continue;
        }
      }
      break;
    }
    if (
      has(token, W.that | W.relative | W.subordinator | W.auxiliary) &&
      !(token.capital && has(token, W.month))
    )
      break;
    if (
      has(token, W.weekday) ||
      (has(token, W.month) && token.capital) ||
      (has(token, W.time) && !token.possessive)
    )
      break;
    if (has(token, W.pronoun) && !has(token, W.owner)) break;
    if (has(token, W.object) && !has(token, W.owner)) break;
    if (has(token, W.coordinator)) {
      const left = tokens[i - 2];
      const joins =
        left !== undefined &&
        i - 2 >= from &&
        left.kind === 'word' &&
        !plainVerb(left) &&
        !has(left, BREAKS | W.weekday | W.time) &&
        (left.capital
          ? here.capital || has(here, W.determiner | W.owner | W.role) || !named
          : !here.capital && has(left, W.role | W.organisation));
      if (!joins) break;
      i--;
      continue;
    }
    if (has(token, W.preposition)) {
      if (
        PARTICLES.has(token.lower) &&
        !token.capital &&
        here.capital &&
        i - 2 >= from &&
        isName(tokens[i - 2] as Token) &&
        token.lower !== 'in' &&
        token.lower !== 'to'
      ) {
        i--;
        continue;
      }
      const left = tokens[i - 2];
      const tied =
        TYING.has(token.lower) &&
        left !== undefined &&
        i - 2 >= from &&
        left.kind === 'word' &&
        !plainVerb(left) &&
        !has(left, W.adverb | W.preposition | W.weekday | W.time | BREAKS) &&
        (has(left, W.role | W.organisation | W.determiner | W.cueNoun | W.number) ||
          /(?:s|ers|people|ist|man|woman|or|er|familiar|close|ian)$/.test(left.lower) ||
          (left.capital && token.lower === 'of')) &&
        !(named && !has(here, W.determiner | W.owner) && !has(left, W.role | W.number | W.determiner));
      if (!tied) break;
      i--;
      named = false;
      continue;
    }
    if (has(token, W.determiner | W.owner)) {
      i--;
      // "one of the officials", "all of his aides"
      const before = tokens[i - 1];
      if (i - 1 > from && before?.lower === 'of' && has(tokens[i - 2], W.determiner | W.number)) {
        i -= 2;
        continue;
      }
      if (has(before, W.determiner) && !has(before, W.that)) continue;
      break;
    }
    if (has(token, W.adverb) && !has(token, W.role) && !ranks(token, tokens[i - 2])) break;
    if (token.lower.endsWith('ly') && !token.capital && token.lower.length > 4) break;
    if (plainVerb(token) && !token.capital) break;
    if (
      !token.capital &&
      token.kind === 'word' &&
      named &&
      here.capital &&
      !token.possessive &&
      !has(token, W.role | W.title | W.organisation) &&
      !PARTICLES.has(token.lower) &&
      !token.lower.includes('-') &&
      !describes(tokens, i - 1, from)
    )
      break;
    i--;
  }
  while (i < end && has(tokens[i], W.preposition | W.coordinator) && !has(tokens[i], W.determiner)) i++;
  return { from: i, to: end + 1 };
}

/** A lower-case word before a name belongs to it when a determiner stands close before: "an angry Hollande". */
function describes(tokens: readonly Token[], at: number, from: number): boolean {
  for (let i = at - 1; i >= from && i >= at - 3; i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') return false;
    if (has(token, W.determiner | W.owner) || token.possessive) return true;
    if (has(token, BREAKS | W.preposition | W.pronoun | W.coordinator) || plainVerb(token)) return false;
  }
  return false;
}
