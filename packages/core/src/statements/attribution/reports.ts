import { FINITE, V, VERB_CLASS, W } from '../lexicon/bits.ts';
import type { Token } from '../text/index.ts';
import { cueAt } from './cues.ts';
import { pastParentheses } from './looks.ts';
import { type Phrase, phraseFrom } from './phrases.ts';
import { agentAfter, appositionAfter, type Subject } from './subjects.ts';

/** A clause that says who spoke: "Mr. Kamp said", "according to officials". */
export interface Report {
  readonly subject: Subject | undefined;
  /** The words that report: "said", "according to", ":". */
  readonly cue: Phrase;
  /** Bits of the verb, 0 where the cue is no verb. */
  readonly bits: number;
  /** The tokens of the whole clause, without what was said. */
  readonly clause: Phrase;
  /** True where what was said stands right beside the cue. */
  readonly adjacent: boolean;
  /** Index of the token where the words reported begin, for clauses that come first. */
  readonly content: number;
}

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

const isForeign = (token: Token | undefined): boolean =>
  token?.verbs.some((form) => (form.bits & V.foreign) !== 0) === true;

/** A reporting clause after a quotation is no longer than this. */
const CLAUSE = 40;

/** "according to the ministry", "per Reuters", "in the words of one official". */
function sourcePhrase(tokens: readonly Token[], at: number, to: number): Report | undefined {
  const first = tokens[at]?.lower;
  let from = -1;
  if (first === 'according' && tokens[at + 1]?.lower === 'to') from = at + 2;
  else if (first === 'per' && (tokens[at + 1]?.capital || tokens[at + 1]?.lower === 'the')) from = at + 1;
  else if (
    first === 'in' &&
    tokens[at + 1]?.lower === 'the' &&
    tokens[at + 2]?.lower === 'words' &&
    tokens[at + 3]?.lower === 'of'
  )
    from = at + 4;
  else if (first === 'attributed' && tokens[at + 1]?.lower === 'to') from = at + 2;
  if (from < 0) return undefined;
  const object = tokens[from];
  const phrase = has(object, W.object) ? { from, to: from + 1 } : phraseFrom(tokens, from, to);
  if (!phrase) return undefined;
  const apposition = appositionAfter(tokens, phrase, to);
  const subject = apposition ? { phrase, apposition } : { phrase };
  return {
    subject,
    cue: { from: at, to: from },
    bits: V.say | V.clausal,
    clause: { from: at, to: phrase.to },
    adjacent: false,
    content: phrase.to,
  };
}

/** The first "according to ..." in [from, to), wherever it stands in the sentence. */
export function sourceReport(tokens: readonly Token[], from: number, to: number): Report | undefined {
  for (let i = from; i < to; i++) {
    const word = tokens[i]?.lower;
    if (word !== 'according' && word !== 'per' && word !== 'in') continue;
    const report = sourcePhrase(tokens, i, to);
    if (!report) continue;
    const content = tokens[report.clause.to]?.lower === ',' ? report.clause.to + 1 : report.clause.to;
    return { ...report, content: Math.min(content, to) };
  }
  return undefined;
}

/** End of the clause around a cue: the next quotation, stop or comma-and-conjunction. */
function clauseEnd(tokens: readonly Token[], from: number, to: number): number {
  let i = from;
  while (i < to) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote' || (token.kind === 'punct' && /[.;:!?]/.test(token.lower))) break;
    i++;
  }
  return i;
}

/**
 * The reporting clause that follows a quotation: "Q," Mr. Kamp said; "Q," said Sylke Tempel, the editor; "Q,"
 * according to the ministry; "Q" — Jens Stoltenberg. `at` is the first token after the quotation, `to` the end of the
 * sentence; `loose` allows a verb that is not in the lexicon ("Q," he thundered on).
 */
export function reportAfter(
  tokens: readonly Token[],
  at: number,
  to: number,
  loose: boolean,
): Report | undefined {
  let i = at;
  if (/^[,”，،]$/.test(tokens[i]?.lower ?? '')) i++;
  // „...” – powiedział Jan Nowak; «...», — сказал Иван Петров
  if (/^[—–―-]$/.test(tokens[i]?.lower ?? '') && isForeign(tokens[i + 1])) i++;
  const first = tokens[i];
  if (!first || i >= to) return undefined;
  if (/^[—–―-]$/.test(first.lower)) {
    const phrase = phraseFrom(tokens, i + 1, to);
    const rest = phrase ? to - phrase.to : to;
    if (
      phrase &&
      tokens[phrase.from]?.capital &&
      (rest === 0 || tokens[phrase.to]?.lower === ',' || rest === 1)
    )
      return {
        subject: { phrase },
        cue: { from: i, to: i + 1 },
        bits: 0,
        clause: { from: i, to },
        adjacent: true,
        content: to,
      };
    return undefined;
  }
  const source = sourcePhrase(tokens, i, to);
  if (source) return source;
  if (first.lower === 'as' && i + 1 < to) i++;
  else if (/^(?:and|but|or|when|while|because|which|that|who|if|whether)$/.test(first.lower))
    return undefined;

  // Inverted: said X, added an aide to X, reads the letter.
  let verb = i;
  while (verb < to && has(tokens[verb], W.adverb) && !has(tokens[verb], W.determiner) && verb < i + 2) verb++;
  if (isForeign(tokens[verb + 1])) verb++;
  const front = tokens[verb];
  if (front && !front.capital && front.verbs.length > 0) {
    const finite = front.verbs.find(
      (form) =>
        (form.bits & (V.say | V.read)) !== 0 &&
        (form.bits & FINITE) !== 0 &&
        (form.particle === undefined || tokens[verb + 1]?.lower === form.particle),
    );
    if (finite) {
      const start = verb + (finite.particle === undefined ? 1 : 2);
      const phrase = phraseFrom(tokens, start, to);
      const object = has(tokens[start], W.object) && !has(tokens[start], W.pronoun);
      if (phrase && !object && !has(tokens[phrase.from], W.weekday | W.time)) {
        const apposition = appositionAfter(tokens, phrase, to);
        const subject = apposition ? { phrase, apposition } : { phrase };
        return {
          subject,
          cue: { from: verb, to: start },
          bits: finite.bits,
          clause: { from: verb, to: clauseEnd(tokens, phrase.to, to) },
          adjacent: true,
          content: to,
        };
      }
    }
  }

  // Direct: X said, X, a professor at Y, said, X has long said.
  const phrase = phraseFrom(tokens, i, to);
  if (!phrase) return undefined;
  let relative = false;
  for (let k = Math.max(i + 1, phrase.to); k < to && k < i + CLAUSE; k++) {
    const token = tokens[k] as Token;
    if (token.kind === 'quote') break;
    if (token.kind === 'punct') {
      if (/[.;:!?]/.test(token.lower)) break;
      if (token.lower === '(' || token.lower === '[') {
        k = Math.max(k, pastParentheses(tokens, k, to) - 1);
        continue;
      }
      if (token.lower === ',') relative = false;
      continue;
    }
    if (has(token, W.that) && k > phrase.to - 1 && tokens[k - 1]?.lower !== ',') break;
    if (has(token, W.relative)) relative = true;
    if (relative) continue;
    if (token.verbs.length === 0) continue;
    const cue = cueAt(tokens, k, i, to);
    if (!cue) continue;
    if (cue.form === 'finite' && cue.verb.bits & VERB_CLASS) {
      const subject = withApposition(tokens, phrase, cue.at);
      return {
        subject,
        cue: { from: cue.at, to: cue.end },
        bits: cue.verb.bits,
        clause: { from: i, to: clauseEnd(tokens, cue.end, to) },
        adjacent: true,
        content: to,
      };
    }
    if (cue.form === 'passive') {
      const agent = agentAfter(tokens, cue, to);
      if (agent)
        return {
          subject: agent,
          cue: { from: cue.at, to: cue.end },
          bits: cue.verb.bits,
          clause: { from: i, to: clauseEnd(tokens, cue.end, to) },
          adjacent: true,
          content: to,
        };
      break;
    }
    if (cue.form === 'participle' && tokens[cue.at - 1]?.lower === ',' && cue.verb.bits & V.say) {
      return {
        subject: { phrase },
        cue: { from: cue.at, to: cue.end },
        bits: cue.verb.bits,
        clause: { from: i, to: clauseEnd(tokens, cue.end, to) },
        adjacent: true,
        content: to,
      };
    }
  }
  if (!loose) return undefined;
  const after = tokens[phrase.to];
  if (
    after?.kind === 'word' &&
    !after.capital &&
    /(?:ed|s|t|w|g)$/.test(after.lower) &&
    !has(after, W.preposition | W.auxiliary | W.subordinator | W.relative | W.that)
  ) {
    const cue = { from: phrase.to, to: phrase.to + 1 };
    return {
      subject: { phrase },
      cue,
      bits: V.say | V.past,
      clause: { from: i, to: clauseEnd(tokens, cue.to, to) },
      adjacent: true,
      content: to,
    };
  }
  return undefined;
}

/** The head phrase with the name set beside it between commas, if there is one before the verb. */
function withApposition(tokens: readonly Token[], phrase: Phrase, verb: number): Subject {
  const apposition = appositionAfter(tokens, phrase, verb);
  return apposition ? { phrase, apposition } : { phrase };
}
