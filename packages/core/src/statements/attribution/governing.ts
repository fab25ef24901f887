import { V, VERB_CLASS, W } from '../lexicon/bits.ts';
import type { Token } from '../text/index.ts';
import { contentStart, standsBeside } from './content.ts';
import { type Cue, cuesIn } from './cues.ts';
import { type Phrase, phraseTo } from './phrases.ts';
import { type Report, sourceReport } from './reports.ts';
import { subjectOf } from './subject-of.ts';
import { mainSubject, type Subject, subjectBefore } from './subjects.ts';

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

/** A quotation is not attributed to words further back than this. */
const REACH = 70;

/** Words that begin a clause of equal rank. */
const EQUAL = /^(?:and|but|while|as|yet|though|although|whereas|so|or)$/;

/** True where the clause of `subject` stands beside the one before it rather than inside it. */
function beginsClause(tokens: readonly Token[], subject: Phrase): boolean {
  const before = tokens[subject.from - 1];
  if (!before) return false;
  if (before.lower === ';' || before.lower === '—' || before.lower === '–') return true;
  if (before.kind === 'quote') return !has(tokens[subject.from], W.relative);
  if (!EQUAL.test(before.lower)) return false;
  return (
    before.lower === 'while' ||
    before.lower === 'but' ||
    tokens[subject.from - 2]?.lower === ',' ||
    tokens[subject.from - 2]?.kind === 'quote'
  );
}

/**
 * Which of the reporting verbs before a quotation speaks for it. What follows "said (that)" is content, so a verb
 * inside it does not take over; a new clause of equal rank, a participle after a comma (", adding ...") and the main
 * verb after a relative clause do.
 */
function takesOver(
  tokens: readonly Token[],
  held: Held,
  cue: Cue,
  subject: Subject | undefined,
  quote: number,
): boolean {
  const before = tokens[cue.at - 1];
  const beside = standsBeside(tokens, cue.end, quote, cue.verb.bits);
  if (cue.form === 'participle') {
    const loose =
      before?.lower === ',' ||
      before?.kind === 'quote' ||
      (tokens[cue.at - 2]?.lower === ',' && before?.kind === 'word') ||
      before?.lower === 'and' ||
      before?.lower === '—';
    const marked = tokens[quote - 1]?.lower === ',' || tokens[quote - 1]?.lower === ':';
    if (loose || (beside && marked)) return true;
    return !(held.cue.verb.bits & V.clausal && held.cue.form === 'finite');
  }
  if (cue.form === 'infinitive') return (held.cue.verb.bits & V.clausal) === 0 || held.subject === undefined;
  const own = subject !== undefined && subject !== held.subject ? subject : undefined;
  if (!own) {
    if (before?.lower === 'and' || before?.lower === 'but' || before?.lower === 'then') return true;
    return (held.cue.verb.bits & V.say) === 0 || beside;
  }
  if (own.phrase.from < held.cue.at) return true;
  if (beginsClause(tokens, own.phrase)) return true;
  const comma = tokens[own.phrase.from - 1]?.lower === ',';
  if (comma && (held.relative || held.opening)) return true;
  const relative = has(tokens[own.phrase.from], W.relative);
  if (relative)
    return (
      tokens[own.phrase.from]?.lower === 'who' &&
      // What somebody in the reported words feels or thinks does not report: "there are some who feel that way".
      (beside ? (cue.verb.bits & VERB_CLASS) !== V.think : (held.cue.verb.bits & V.clausal) === 0)
    );
  if (held.relative && beside) return true;
  if (held.cue.form === 'passive' || !(held.cue.verb.bits & V.clausal)) return beside || held.open;
  // "Conway said Trump told her, 'No.'": direct speech belongs to the inner speaker.
  const marked = tokens[quote - 1]?.lower === ',' || tokens[quote - 1]?.lower === ':';
  return (
    beside &&
    marked &&
    (comma || (tokens[own.phrase.from]?.capital === true && !has(tokens[own.phrase.from], W.pronoun)))
  );
}

interface Held {
  readonly cue: Cue;
  readonly subject: Subject | undefined;
  readonly relative: boolean;
  /** It stands in a phrase or clause that opens the sentence ("Asked whether ..., he said"). */
  readonly opening: boolean;
  /** The verb has no subject of its own ("When asked about it, he ..."). */
  readonly open: boolean;
}

/** "Trump's claim that", "her call for", "his statement:": a noun that holds what was said, with its owner. */
function ownedNoun(tokens: readonly Token[], from: number, quote: number): Report | undefined {
  let i = quote - 1;
  // "his comment Q" is the subject of what is quoted; "his comment that Q" holds it.
  while (i >= from && i > quote - 4 && /^(?:that|of|for|to|:|,)$/.test(tokens[i]?.lower ?? '')) i--;
  const noun = tokens[i];
  if (!noun || i < from) return undefined;
  let owner = i;
  if (has(noun, W.cueNoun) && i < quote - 1) {
    owner = i - 1;
    while (
      owner >= from &&
      owner > i - 4 &&
      !tokens[owner]?.possessive &&
      !has(tokens[owner], W.owner) &&
      tokens[owner]?.kind === 'word' &&
      !has(tokens[owner], W.preposition | W.auxiliary)
    )
      owner--;
  }
  const token = tokens[owner];
  if (!token || owner < from || (!token.possessive && (owner === i || !has(token, W.owner))))
    return undefined;
  const phrase = token.possessive
    ? (phraseTo(tokens, owner, from) ?? { from: owner, to: owner + 1 })
    : { from: owner, to: owner + 1 };
  const cue = owner === i ? { from: owner, to: i + 1 } : { from: i, to: i + 1 };
  return {
    subject: { phrase },
    cue,
    bits: V.call,
    clause: { from: phrase.from, to: i + 1 },
    adjacent: false,
    content: quote,
  };
}

/** "According to Yahoo News, Mr. Lehrich said ...": the medium passes on what another said. */
function relays(tokens: readonly Token[], source: Report, held: Held): boolean {
  const { cue, subject } = held;
  return (
    cue.form === 'finite' &&
    (cue.verb.bits & (V.say | V.clausal)) === (V.say | V.clausal) &&
    subject !== undefined &&
    subject.phrase.from === source.clause.to + 1 &&
    tokens[source.clause.to]?.lower === ',' &&
    !has(tokens[subject.phrase.from], W.pronoun)
  );
}

/**
 * The reporting clause that introduces the quotation at token `quote` of a sentence [from, to): "He said the Taliban Q",
 * "..., adding: Q", "According to the ministry, ... Q", "Trump's claim that Q". Undefined where nothing reports.
 */
export function reportBefore(
  tokens: readonly Token[],
  from: number,
  quote: number,
  to: number,
): Report | undefined {
  const low = Math.max(from, quote - REACH);
  const noun = ownedNoun(tokens, low, quote);
  const head = tokens[low] as Token;
  const opens = has(head, W.preposition | W.subordinator) || /(?:ed|ing)$/.test(head.lower);
  let held: Held | undefined;
  let last: Subject | undefined;
  for (const cue of cuesIn(tokens, low, quote, from)) {
    const subject = subjectOf(tokens, cue, from, to, last);
    if (cue.form === 'passive' && !subject) {
      // "Blumenthal was asked, Q": whoever asked is not named.
      if (/^(?:ask|tell)$/.test(cue.verb.lemma) && standsBeside(tokens, cue.end, quote, cue.verb.bits))
        return {
          subject: undefined,
          cue: { from: cue.at, to: cue.end },
          bits: cue.verb.bits,
          clause: { from: cue.at, to: cue.end },
          adjacent: true,
          content: quote,
        };
      continue;
    }
    const own = subject !== undefined && subject !== last;
    if (!held || takesOver(tokens, held, cue, subject, quote)) {
      const relative = subject !== undefined && has(tokens[subject.phrase.from], W.relative);
      const lead = tokens.slice(low, cue.at);
      const subordinate = lead.some((token) => has(token, W.subordinator));
      const opening = (opens || subordinate) && !lead.some((token) => token.lower === ',');
      held = { cue, subject, relative, opening, open: cue.form === 'finite' && !own };
    }
    if (subject && !has(tokens[subject.phrase.from], W.relative)) last = subject;
  }
  if (noun && (!held || held.cue.end <= noun.clause.from + 1)) return noun;
  const source = sourceReport(tokens, low, quote);
  if (source && (!held || (source.cue.from < held.cue.at && !relays(tokens, source, held)))) return source;
  if (!held) return noun;
  const { cue, subject } = held;
  const bits = cue.verb.bits;
  const report: Report = {
    subject,
    cue: { from: cue.at, to: cue.end },
    bits,
    clause: { from: subject ? Math.min(subject.phrase.from, cue.at) : cue.at, to: cue.end },
    adjacent:
      standsBeside(tokens, cue.end, quote, bits) &&
      ((bits & (V.say | V.read)) !== 0 || /^[,:]$/.test(tokens[quote - 1]?.lower ?? '')),
    content: contentStart(tokens, cue.end, quote, bits & VERB_CLASS ? bits : 0),
  };
  return report;
}

/** "Trump: Q", "His answer: Q", "The message was clear: Q": a colon stands for the verb. */
export function reportByColon(tokens: readonly Token[], from: number, quote: number): Report | undefined {
  if (tokens[quote - 1]?.lower !== ':') return undefined;
  const subject = mainSubject(tokens, from, quote - 1);
  if (!subject) return undefined;
  const cue = { from: quote - 1, to: quote };
  return { subject, cue, bits: V.say, clause: { from, to: quote }, adjacent: true, content: quote };
}

/**
 * The reporting clause that ends a sentence with a quotation earlier in it: "Boots on the ground" would be right, Mr.
 * Carson said after the attacks.
 */
export function reportTrailing(
  tokens: readonly Token[],
  from: number,
  quote: number,
  to: number,
): Report | undefined {
  const high = Math.min(to, quote + REACH);
  for (const cue of cuesIn(tokens, quote + 1, high, from)) {
    if (cue.form !== 'finite' || !(cue.verb.bits & V.say)) continue;
    const subject = subjectBefore(tokens, cue, quote + 1);
    if (!subject || tokens[subject.phrase.from - 1]?.lower !== ',') continue;
    const next = tokens[cue.end];
    const ends =
      next === undefined ||
      cue.end >= to ||
      next.kind === 'punct' ||
      has(next, W.preposition | W.weekday | W.time | W.adverb | W.subordinator);
    if (!ends || next?.lower === ':') continue;
    return {
      subject,
      cue: { from: cue.at, to: cue.end },
      bits: cue.verb.bits,
      clause: { from: subject.phrase.from, to: cue.end },
      adjacent: false,
      content: from,
    };
  }
  return undefined;
}
