import { V, VERB_CLASS, W } from '../lexicon/bits.ts';
import type { Token } from '../text/index.ts';
import { phraseFrom } from './phrases.ts';

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

/** Words of a reporting clause that may stand between the verb and what was said, at most. */
const ADJUNCT = 14;

const isVerb = (token: Token): boolean =>
  has(token, W.auxiliary) ||
  token.verbs.some((verb) => (verb.bits & VERB_CLASS) !== 0 && (verb.bits & (V.nounish | V.base)) === 0);

/** Past the one spoken to: "told | reporters in Brussels | that", "asked | him |". */
function pastAddressee(tokens: readonly Token[], from: number, to: number, addressed: boolean): number {
  let i = from;
  if (has(tokens[i], W.object) && !has(tokens[i], W.pronoun & ~W.object)) return i + 1;
  if (tokens[i]?.lower === 'to' && addressed === false) i++;
  else if (!addressed) return from;
  if (has(tokens[i], W.object)) return i + 1;
  for (let k = i; k < to && k < i + 6; k++) {
    const token = tokens[k] as Token;
    if (token.kind !== 'word' || has(token, W.that | W.pronoun) || isVerb(token)) break;
    if (has(token, W.audience) && !(has(tokens[k + 1], W.role) && k + 1 < to)) return k + 1;
  }
  if (tokens[i]?.capital) {
    let k = i;
    while (k < to && (tokens[k]?.capital || tokens[k]?.dotted) && !has(tokens[k], W.weekday)) k++;
    return k;
  }
  const phrase = phraseFrom(tokens, i, to);
  return phrase && addressed && has(tokens[i], W.determiner | W.owner) ? phrase.to : from;
}

/** Past dates and places that belong to the reporting: "said | on Wednesday in Brussels | that". */
function pastAdjuncts(tokens: readonly Token[], from: number, to: number): number {
  let i = from;
  for (let n = 0; n < 4 && i < to; n++) {
    const token = tokens[i] as Token;
    if (
      has(token, W.weekday) ||
      /^(?:yesterday|today|later|earlier|recently|early|late|tonight|again|once|also|last|this|repeatedly|publicly|simply|flatly)$/.test(
        token.lower,
      )
    ) {
      const next = tokens[i + 1];
      const paired = next && i + 1 < to && (has(next, W.weekday | W.time) || has(next, W.month));
      if (has(token, W.determiner) && !paired) break;
      i += paired ? 2 : 1;
      continue;
    }
    if (has(token, W.preposition) && !has(token, W.subordinator)) {
      const next = tokens[i + 1];
      if (next && has(next, W.weekday | W.month)) {
        i += 2;
        while (i < to && (tokens[i]?.kind === 'number' || has(tokens[i], W.time))) i++;
        continue;
      }
      // "in a statement that ...", "at a rally in Ohio, ..."
      let k = i + 1;
      while (
        k < to &&
        k < i + ADJUNCT &&
        tokens[k]?.kind !== 'quote' &&
        tokens[k]?.lower !== 'that' &&
        tokens[k]?.lower !== ',' &&
        tokens[k]?.lower !== ':' &&
        !isVerb(tokens[k] as Token) &&
        !has(tokens[k], W.pronoun)
      )
        k++;
      if (
        k < to &&
        (tokens[k]?.lower === 'that' ||
          tokens[k]?.lower === ',' ||
          tokens[k]?.lower === ':' ||
          tokens[k]?.kind === 'quote')
      ) {
        i = k;
        continue;
      }
      if (k >= to) i = to;
    }
    break;
  }
  return i;
}

/**
 * Where what was said begins after a reporting verb that ends before token `from`: past the one spoken to, past the
 * place and time of speaking, past "that". Never past `to`.
 */
export function contentStart(tokens: readonly Token[], from: number, to: number, bits: number): number {
  let i = from;
  if (bits & V.say) {
    i = pastAddressee(tokens, i, to, (bits & V.addressed) !== 0);
    i = pastAdjuncts(tokens, i, to);
  }
  if (tokens[i]?.lower === ',' || tokens[i]?.lower === ':') i++;
  if (tokens[i]?.lower === 'that' && i < to) i++;
  return Math.min(i, to);
}

/** True where only addressee, place and time stand between a reporting verb and the quotation at token `quote`. */
export function standsBeside(tokens: readonly Token[], from: number, quote: number, bits: number): boolean {
  const last = tokens[quote - 1];
  if (from >= quote) return true;
  if (quote - from > ADJUNCT) return false;
  const marked = last?.lower === ',' || last?.lower === ':' || last?.lower === 'that';
  let end = marked ? quote - 1 : quote;
  if (tokens[end - 1]?.lower === ',' && end - 1 >= from) end--;
  if (end <= from) return true;
  for (let i = from; i < end; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote' || (token.kind === 'punct' && /[;:]/.test(token.lower))) return false;
    if (has(token, W.pronoun) && !has(token, W.object)) return false;
    if (has(token, W.that | W.relative | W.subordinator) || isVerb(token)) return false;
  }
  if (marked) return true;
  const start = contentStart(tokens, from, quote, bits);
  return start >= quote;
}

/** Begins a part that is the reporter's again: ", a move that ...", ", according to ...", ", and critics said". */
function leavesSpeech(tokens: readonly Token[], comma: number, to: number): boolean {
  const next = tokens[comma + 1];
  if (!next || comma + 1 >= to) return true;
  if (next.kind === 'quote') return false;
  if (has(next, W.relative | W.subordinator | W.preposition | W.coordinator)) return true;
  if (/^(?:a|an|according|noting|adding|saying|citing|referring|calling|using)$/.test(next.lower))
    return true;
  return next.verbs.some((verb) => (verb.bits & V.ing) !== 0) || /ing$/.test(next.lower);
}

/**
 * One past the last token of what was said, of which the quotation at token `quote` is the last quoted part; `comma`
 * tells that it ends in a comma inside its marks.
 */
export function contentEnd(tokens: readonly Token[], quote: number, to: number, comma: boolean): number {
  // American usage puts the comma that ends the words said inside their marks.
  if (comma) return quote + 1;
  for (let i = quote + 1; i < to; i++) {
    const token = tokens[i] as Token;
    if (i - quote > 30) return quote + 1;
    if (token.kind === 'punct') {
      if (/[.!?;:]/.test(token.lower)) return i;
      if (/^[—–]$/.test(token.lower) || token.lower === '-') return i === quote + 1 ? quote + 1 : i;
      if (token.lower === ',' && leavesSpeech(tokens, i, to)) return i;
    }
    if (
      i === quote + 1 &&
      has(token, W.coordinator) &&
      tokens[i + 1]?.verbs.some((verb) => verb.bits & (V.past | V.present) && verb.bits & V.say)
    )
      return i;
    if (i === quote + 1 && /^(?:when|while|after|before|during|as)$/.test(token.lower)) return i;
  }
  return to;
}
