import { FINITE, V, VERB_CLASS, W } from '../lexicon/bits.ts';
import type { VerbForm } from '../lexicon/verbs.ts';
import type { Token } from '../text/index.ts';

/** A verb that may report, where it stands and how it is used. */
export interface Cue {
  readonly at: number;
  /** One past its last word: "shot back" is two words. */
  readonly end: number;
  readonly verb: VerbForm;
  readonly form: 'finite' | 'participle' | 'infinitive' | 'passive';
}

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

/** Determiners that can stand alone as a subject: "some say", "one called". */
const PRONOMINAL =
  /^(?:some|others|many|several|most|few|both|all|another|this|that|these|those|one|other|each|two|three|either|neither)$/;

/** Skips back over adverbs, negations and auxiliaries before a verb; gives the index of the word before them. */
export function beforeVerb(tokens: readonly Token[], at: number, from: number): number {
  let i = at - 1;
  while (i >= from) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') break;
    if (has(token, W.pronoun) && has(token, W.auxiliary)) break;
    if (
      i === at - 1 &&
      i > from &&
      /^(?:a|ha|hat|har|heeft|on)$/.test(token.lower) &&
      tokens[at]?.verbs.some((verb) => verb.bits & V.foreign)
    ) {
      i--;
      continue;
    }
    // "Mr. Reagan used to say"
    if (token.lower === 'to' && tokens[i - 1]?.lower === 'used' && i - 1 > from) {
      i -= 2;
      continue;
    }
    const skips =
      (has(token, W.auxiliary) && !token.capital) ||
      (has(token, W.auxiliary) && i > from) ||
      (has(token, W.adverb) && !has(token, W.determiner | W.role)) ||
      (token.lower.endsWith('ly') && !token.capital && token.lower.length > 4) ||
      (/^(?:himself|herself|themselves|itself|all|both|each)$/.test(token.lower) && i > from);
    if (!skips) break;
    i--;
  }
  return i;
}

/** The form of be before a participle, if it is one: "was called". */
function afterBe(tokens: readonly Token[], at: number, from: number): boolean {
  for (let i = at - 1; i >= from && i > at - 5; i--) {
    const token = tokens[i] as Token;
    if (has(token, W.be)) return true;
    if (has(token, W.pronoun) && /'(?:s|re|m)$/.test(token.lower)) return true;
    if (!has(token, W.adverb) && !token.lower.endsWith('ly') && !has(token, W.auxiliary)) return false;
  }
  return false;
}

/** True where a clause, a quotation or an object begins, so that the word before is likely a verb. */
function takesObject(next: Token | undefined): boolean {
  if (next === undefined) return false;
  if (next.kind === 'quote' || next.lower === ',' || next.lower === ':') return true;
  return (
    has(next, W.that | W.pronoun | W.object | W.owner | W.determiner | W.subordinator) ||
    next.capital ||
    next.possessive
  );
}

/** The reporting verb at token `at` of a sentence that begins at `from` and ends at `to`, if there is one. */
export function cueAt(tokens: readonly Token[], at: number, from: number, to: number): Cue | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.verbs.length === 0) return undefined;
  // The quotation looked for stands at `to` and is seen as well.
  const next = at + 1 < to || tokens[at + 1]?.kind === 'quote' ? tokens[at + 1] : undefined;
  const previous = at > from ? tokens[at - 1] : undefined;
  let verb: VerbForm | undefined;
  let end = at + 1;
  for (const form of token.verbs) {
    if ((form.bits & VERB_CLASS) === 0) continue;
    if (form.particle === undefined) verb ??= form;
    else if (next?.lower === form.particle) {
      verb = form;
      end = at + 2;
      break;
    }
  }
  if (!verb) return undefined;
  // "ruled out", "called off": another verb than the bare one.
  if (
    end === at + 1 &&
    verb.particle === undefined &&
    /^(?:out|off|up|down|away|over)$/.test(next?.lower ?? '') &&
    tokens[at + 2]?.kind !== 'quote'
  ) {
    if (!/^(?:call|speak|come|shout|cry|yell|write|read|ask)$/.test(verb.lemma)) return undefined;
  }
  const { bits } = verb;
  if (bits & V.foreign) return { at, end, verb, form: 'finite' };
  const nounish = (bits & V.nounish) !== 0;
  // "the report", "Trump's claim", "his call"
  if (has(previous, W.determiner | W.owner) && !PRONOMINAL.test(previous?.lower ?? '')) return undefined;
  if (previous?.possessive) return undefined;
  // "a few questions", "the other claims": the word that can stand alone does not.
  const second = at - 2 >= from ? tokens[at - 2] : undefined;
  if (nounish && has(previous, W.determiner) && has(second, W.determiner | W.owner)) return undefined;
  if (bits & V.ing && !(bits & FINITE)) {
    const gerund = /^(?:by|after|before|while|when|without|from|for|of|in|and|or)$/.test(
      previous?.lower ?? '',
    );
    const adverb = next?.lower.endsWith('ly') === true;
    if (
      nounish &&
      !(
        previous?.lower === ',' ||
        previous?.kind === 'quote' ||
        previous?.lower === 'by' ||
        takesObject(next) ||
        (gerund && adverb)
      )
    )
      return undefined;
    if (token.capital && at > from && previous?.kind === 'word') return undefined;
    return { at, end, verb, form: afterBe(tokens, at, from) ? 'finite' : 'participle' };
  }
  if (previous?.lower === 'to' && bits & V.base)
    return { at, end, verb, form: second?.lower === 'used' ? 'finite' : 'infinitive' };
  const before = beforeVerb(tokens, at, from);
  const helped = before < at - 1 && tokens.slice(before + 1, at).some((word) => has(word, W.auxiliary));
  if (bits & (V.participle | V.past) && afterBe(tokens, at, from)) {
    if (next?.lower === 'as' && /^(?:saying|telling|writing|having)$/.test(tokens[at + 2]?.lower ?? ''))
      return { at, end: at + 3, verb, form: 'finite' };
    return { at, end, verb, form: 'passive' };
  }
  if (has(tokens[before], W.preposition) && !helped && !(bits & V.past && !nounish)) return undefined;
  if (bits & V.past && !(bits & V.base)) {
    if (nounish && !helped && !takesObject(next) && !(next === undefined || /^[.?!]$/.test(next.lower)))
      return undefined;
    return { at, end, verb, form: 'finite' };
  }
  if (bits & V.participle && !(bits & FINITE)) return helped ? { at, end, verb, form: 'finite' } : undefined;
  if (helped) return { at, end, verb, form: 'finite' };
  const subject = tokens[before];
  if (subject?.kind !== 'word' || before < from) return undefined;
  const clear = has(subject, W.pronoun | W.relative | W.that);
  if (bits & V.present) {
    if (!nounish || clear) return { at, end, verb, form: 'finite' };
    return (subject.capital || subject.kind === 'word') &&
      takesObject(next) &&
      !has(subject, W.preposition) &&
      !adjectival(subject)
      ? { at, end, verb, form: 'finite' }
      : undefined;
  }
  // A bare form needs a plural subject: "officials say", "critics call".
  if (clear && subject.lower !== 'he' && subject.lower !== 'she' && subject.lower !== 'it')
    return { at, end, verb, form: 'finite' };
  const plural =
    /[^s]s$/.test(subject.lower) ||
    /^(?:people|men|women|police|some|others|many|most|few|both|all|two|three)$/.test(subject.lower);
  if (bits & V.past && !nounish) return { at, end, verb, form: 'finite' };
  if (bits & V.past && takesObject(next)) return { at, end, verb, form: 'finite' };
  return plural && !subject.possessive && (takesObject(next) || !nounish)
    ? { at, end, verb, form: 'finite' }
    : undefined;
}

/** Words that stand before a noun rather than before a verb. */
function adjectival(token: Token): boolean {
  return (
    /(?:al|ic|ous|ive|ful|less|able|ible|ary|ed|ing|new|recent|own|such)$/.test(token.lower) && !token.capital
  );
}

/** All reporting verbs in the tokens [from, to) of a sentence, in order; those inside quotations are not looked at. */
export function cuesIn(tokens: readonly Token[], from: number, to: number, sentence: number): Cue[] {
  const found: Cue[] = [];
  for (let i = from; i < to; i++) {
    if ((tokens[i] as Token).verbs.length === 0) continue;
    const cue = cueAt(tokens, i, sentence, to);
    if (!cue) continue;
    found.push(cue);
    i = cue.end - 1;
  }
  return found;
}
