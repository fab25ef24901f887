import { V, VERB_CLASS, W } from '../lexicon/bits.ts';
import type { Token } from '../text/index.ts';
import { beforeVerb, type Cue } from './cues.ts';
import { pastVerb, plainVerb } from './looks.ts';
import { type Phrase, phraseFrom, phraseTo } from './phrases.ts';

/** Who does the reporting, as far as the grammar of one sentence tells. */
export interface Subject {
  readonly phrase: Phrase;
  /** For "who" and "which": the phrase they stand for. */
  readonly antecedent?: Phrase;
  /** The name set beside the phrase between commas: "the campaign manager, Corey Lewandowski, said". */
  readonly apposition?: Phrase;
}

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;
const isComma = (token: Token | undefined): boolean =>
  token?.lower === ',' || token?.lower === '—' || token?.lower === '–';

/** How many inserted parts between commas a subject may be away from its verb. */
const INSERTIONS = 5;

/** Index of the comma or dash before `at`, not going past `from`; -1 if there is none near. */
function commaBefore(tokens: readonly Token[], at: number, from: number): number {
  for (let i = at; i >= from && i > at - 30; i--) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote') return -1;
    if (isComma(token) || (token.lower === '-' && i > from)) return i;
    if (token.kind === 'punct' && /[;:.!?]/.test(token.lower)) return -1;
  }
  return -1;
}

/** True where a phrase can be who spoke: not a bare date, a place after a preposition, or a verb. */
function speaks(tokens: readonly Token[], phrase: Phrase, from: number): boolean {
  const before = phrase.from > from ? tokens[phrase.from - 1] : undefined;
  if (has(before, W.preposition) && !has(before, W.adverb)) return false;
  if (has(before, W.relative) && before?.lower !== 'whom') return false;
  const head = tokens[phrase.to - 1] as Token;
  return head.kind === 'word' && !has(head, W.weekday | W.month | W.adverb);
}

/** A part between commas that begins with a verb has the phrase before it for its subject, and is no insertion. */
function actsItself(token: Token): boolean {
  if (token.capital || token.kind !== 'word') return false;
  return (
    has(token, W.auxiliary) ||
    PAST_FORM.test(token.lower) ||
    token.verbs.some((verb) => (verb.bits & (V.present | V.past)) !== 0 && (verb.bits & V.participle) === 0)
  );
}

/** Verbs in the past that are no participles as well, so that they cannot open an insertion. */
const PAST_FORM = /^(?:went|came|took|gave|became|grew|knew|saw|spoke|wrote|began|ran|rose|fell|drew|broke)$/;

/** "X, a professor at Y, said": the phrase before the insertion that ends at the comma `comma`. */
function acrossCommas(tokens: readonly Token[], comma: number, from: number): Subject | undefined {
  let close = comma;
  for (let n = 0; n < INSERTIONS; n++) {
    const open = commaBefore(tokens, close - 1, from);
    if (open <= from) break;
    const inserted = tokens[open + 1] as Token;
    const phrase = actsItself(inserted) ? undefined : phraseTo(tokens, open - 1, from);
    if (phrase && speaks(tokens, phrase, from) && !plainVerb(tokens[open - 1] as Token)) {
      const inner = inserted.capital ? phraseFrom(tokens, open + 1, close) : undefined;
      const named =
        inner !== undefined &&
        inner.to === close &&
        tokens
          .slice(inner.from, inner.to)
          .every((token) => token.capital || token.dotted || token.kind === 'punct');
      // A run of names is a list of places or people: "Louisville, Ky.," keeps looking.
      const before = tokens[open - 1] as Token;
      const state = before.dotted && phrase.to - phrase.from === 1 && isComma(tokens[phrase.from - 1]);
      if (state) {
        close = open;
        continue;
      }
      const name = nameBefore(tokens, phrase, from);
      if (name) return { phrase: name };
      if (
        named &&
        before.capital &&
        !has(tokens[phrase.from], W.determiner | W.owner) &&
        has(tokens[phrase.from - 1], W.preposition)
      ) {
        close = open;
        continue;
      }
      return named && inner ? { phrase, apposition: inner } : { phrase };
    }
    close = open;
  }
  return undefined;
}

/** "Ann Lee, the minister of one country, a member of the other, said": the name before several insertions. */
function nameBefore(tokens: readonly Token[], phrase: Phrase, from: number): Phrase | undefined {
  if (!has(tokens[phrase.from], W.determiner) || !isComma(tokens[phrase.from - 1])) return undefined;
  const name = phraseTo(tokens, phrase.from - 2, from);
  if (!name || name.from > from) return undefined;
  const words = tokens.slice(name.from, name.to);
  return words.length > 1 && words.every((token) => token.capital || token.dotted) ? name : undefined;
}

/** The name between commas right after a phrase: "The leader of the League, Jonathan Greenblatt, warned". */
export function appositionAfter(tokens: readonly Token[], phrase: Phrase, to: number): Phrase | undefined {
  const common = has(tokens[phrase.from], W.determiner | W.owner | W.role) || !tokens[phrase.to - 1]?.capital;
  if (tokens[phrase.to]?.lower !== ',' || !common) return undefined;
  const inner = phraseFrom(tokens, phrase.to + 1, to);
  if (!inner || inner.to - inner.from > 5) return undefined;
  const names = tokens.slice(inner.from, inner.to).every((token) => token.capital || token.dotted);
  return names && !has(tokens[inner.from], W.determiner | W.weekday | W.month | W.demonym)
    ? inner
    : undefined;
}

/** "Voters who watched the debate said": the debate is inside the relative clause, and the voters speak. */
function beforeRelative(tokens: readonly Token[], phrase: Phrase, from: number): Phrase | undefined {
  let verb = false;
  for (let i = phrase.from - 1; i > from && i > phrase.from - 10; i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') return undefined;
    if (has(token, W.relative))
      return verb && !has(tokens[i - 1], W.preposition) ? phraseTo(tokens, i - 1, from) : undefined;
    if (has(token, W.that | W.subordinator | W.pronoun)) return undefined;
    verb ||= pastVerb(token) || has(token, W.auxiliary) || token.verbs.length > 0;
  }
  return undefined;
}

/** The subject of a finite verb, read leftwards from it. */
export function subjectBefore(tokens: readonly Token[], cue: Cue, from: number): Subject | undefined {
  const at = beforeVerb(tokens, cue.at, from);
  if (at < from) return undefined;
  const token = tokens[at] as Token;
  if (isComma(token)) return acrossCommas(tokens, at, from);
  if (token.lower === '-' && at > from) return acrossCommas(tokens, at, from);
  if (has(token, W.pronoun)) return { phrase: { from: at, to: at + 1 } };
  if (has(token, W.relative) || (has(token, W.that) && at > from)) {
    const end = isComma(tokens[at - 1]) || tokens[at - 1]?.lower === 'of' ? at - 2 : at - 1;
    const antecedent = end >= from ? phraseTo(tokens, end, from) : undefined;
    return antecedent
      ? { phrase: { from: at, to: at + 1 }, antecedent }
      : { phrase: { from: at, to: at + 1 } };
  }
  if (has(token, W.coordinator)) return undefined;
  const phrase = phraseTo(tokens, at, from);
  if (!phrase) return undefined;
  const whole = beforeRelative(tokens, phrase, from);
  if (whole) return { phrase: whole };
  if (!speaks(tokens, phrase, from)) return undefined;
  // "Corey Lewandowski, Trump's manager, said" is handled above; here "the manager Corey Lewandowski said".
  return { phrase };
}

/** Agent of a passive: "was described by officials as ...". */
export function agentAfter(tokens: readonly Token[], cue: Cue, to: number): Subject | undefined {
  for (let i = cue.end; i < to && i < cue.end + 8; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') return undefined;
    if (token.lower !== 'by') continue;
    const phrase = phraseFrom(tokens, i + 1, to);
    return phrase ? { phrase } : undefined;
  }
  return undefined;
}

/** Words that may open a sentence before its subject. */
const OPENERS = W.coordinator | W.adverb;

/**
 * The subject of the clause that begins at `from`: past an opening adverb, and past an opening phrase or clause that
 * ends with a comma ("In a statement on Monday, the ministry ...").
 */
export function mainSubject(tokens: readonly Token[], from: number, to: number): Subject | undefined {
  let i = from;
  for (let n = 0; n < INSERTIONS && i < to; n++) {
    let token = tokens[i] as Token;
    while (
      i < to &&
      ((has(token, OPENERS) && !has(token, W.determiner)) || isComma(token) || token.lower === '-')
    ) {
      i++;
      token = tokens[i] as Token;
    }
    if (i >= to) return undefined;
    const opening =
      has(token, W.preposition | W.subordinator | W.weekday | W.time | W.month) ||
      token.verbs.some((verb) => (verb.bits & VERB_CLASS) !== 0 && (verb.bits & V.ing) !== 0) ||
      (/(?:ing|ed)$/.test(token.lower) &&
        !has(token, W.role | W.title) &&
        token.lower.length > 5 &&
        !has(tokens[i + 1], W.auxiliary) &&
        i === from &&
        !token.possessive &&
        has(tokens[i + 1], W.preposition | W.that | W.determiner));
    if (opening) {
      let comma = i + 1;
      while (comma < to && comma < i + 40 && !isComma(tokens[comma])) comma++;
      if (comma >= to || comma >= i + 40 || !isComma(tokens[comma])) return inside(tokens, i, to);
      i = comma + 1;
      continue;
    }
    const phrase = phraseFrom(tokens, i, to);
    if (!phrase) return undefined;
    if (has(tokens[phrase.to], W.time) && i === from) {
      // "Thirteen years earlier, she ..."
      let comma = phrase.to;
      while (comma < to && comma < i + 8 && !isComma(tokens[comma])) comma++;
      if (isComma(tokens[comma])) {
        i = comma + 1;
        continue;
      }
    }
    const head = tokens[phrase.from] as Token;
    if (
      phrase.to - phrase.from === 1 &&
      (has(head, W.weekday | W.month | W.time) || head.kind === 'number')
    ) {
      i = phrase.to;
      continue;
    }
    const described = i === from ? afterDescription(tokens, phrase, to) : undefined;
    if (described) return { phrase: described };
    const apposition = appositionAfter(tokens, phrase, to);
    return apposition ? { phrase, apposition } : { phrase };
  }
  return undefined;
}

/** "A voter who supports the mayor, Mr. Golvach lost ...": the description comes first, the name acts. */
function afterDescription(tokens: readonly Token[], phrase: Phrase, to: number): Phrase | undefined {
  if (!/^an?$/.test(tokens[phrase.from]?.lower ?? '')) return undefined;
  let comma = phrase.to;
  if (has(tokens[comma], W.relative))
    while (comma < to && comma < phrase.to + 12 && !isComma(tokens[comma])) comma++;
  if (!isComma(tokens[comma]) || !tokens[comma + 1]?.capital) return undefined;
  const name = phraseFrom(tokens, comma + 1, to);
  const next = name ? tokens[name.to] : undefined;
  if (!name || next?.kind !== 'word' || has(tokens[name.from], W.weekday | W.month | W.demonym))
    return undefined;
  const acts =
    has(next, W.auxiliary) || pastVerb(next) || next.verbs.some((verb) => verb.bits & (V.past | V.present));
  return acts ? name : undefined;
}

/** Without a comma to go by: the first pronoun or name that a verb follows. */
function inside(tokens: readonly Token[], from: number, to: number): Subject | undefined {
  for (let i = from + 1; i < to && i < from + 25; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote') return undefined;
    if (has(token, W.pronoun)) return { phrase: { from: i, to: i + 1 } };
    if (!token.capital || has(token, W.weekday | W.month)) continue;
    const phrase = phraseFrom(tokens, i, to);
    if (!phrase) continue;
    const next = tokens[phrase.to];
    if (
      next &&
      (has(next, W.auxiliary) ||
        next.verbs.some((verb) => verb.bits & (V.past | V.present)) ||
        /ed$/.test(next.lower))
    )
      return { phrase };
    i = phrase.to - 1;
  }
  return undefined;
}
