import { V, W } from '../lexicon/bits.ts';
import type { Token } from '../text/index.ts';
import { contentStart } from './content.ts';
import { type Cue, cuesIn } from './cues.ts';
import { type Report, sourceReport } from './reports.ts';
import { subjectOf } from './subject-of.ts';
import type { Subject } from './subjects.ts';

/** What somebody is said to have said, in the reporter's words. */
export interface IndirectDraft {
  /** Token range of what was said. */
  readonly from: number;
  readonly to: number;
  readonly report: Report;
}

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;
const isStop = (token: Token | undefined): boolean => token === undefined || /^[.!?…]$/.test(token.lower);

/** Fewer words than this are no statement: "he said so". */
const LEAST = 3;
/** No clause is followed further than this. */
const LONGEST = 150;

/** Verbs that take a clause without "that": "said the talks had failed". */
const BARE =
  /^(?:point|make|shoot|fire|say|tell|add|note|explain|argue|claim|assert|insist|maintain|declare|announce|report|acknowledge|admit|concede|confirm|deny|warn|predict|suggest|imply|conclude|tweet|write|reply|respond|estimate|believe|think|allege|testify|complain|state|hope|agree|remind|assure|contend|counter|joke|recall|promise|vow|boast|remark|observe|reveal|disclose|indicate)$/;

/** A clause follows: "that", a subject, a noun phrase with a verb, or "to" after a promise. */
function clauseFollows(tokens: readonly Token[], at: number, to: number, cue: Cue): boolean {
  const token = tokens[at];
  if (!token || at >= to || token.kind === 'punct') return false;
  const lemma = cue.verb.lemma;
  if (tokens[at - 1]?.lower === 'that' && at - 1 >= cue.end) return true;
  if (token.lower === 'to')
    return /^(?:promise|vow|pledge|swear|agree|threaten|offer|refuse|ask|urge|demand)$/.test(lemma);
  if (has(token, W.preposition | W.coordinator) && !has(token, W.determiner)) return false;
  if (has(token, W.subordinator))
    return /^(?:if|whether|why|how|what|when)$/.test(token.lower) && lemma !== 'say';
  if (!BARE.test(lemma)) return false;
  for (let i = at; i < to && i < at + 18; i++) {
    const word = tokens[i] as Token;
    if (word.kind === 'punct' && /[;:]/.test(word.lower)) return false;
    if (has(word, W.auxiliary)) return true;
    if (i > at && word.verbs.some((verb) => verb.bits & (V.past | V.present)) && !has(word, W.role))
      return true;
    if (i > at && /(?:ed|es)$/.test(word.lower) && !word.capital) return true;
  }
  return false;
}

/** One past the clause that begins at `at`: the end of the sentence, or where the reporter takes over again. */
function clauseTo(tokens: readonly Token[], at: number, to: number, opening = false): number {
  for (let i = at + 1; i < to; i++) {
    if (i - at > LONGEST) return i;
    const token = tokens[i] as Token;
    if (token.kind === 'punct' && /[.!?;]/.test(token.lower)) return i;
    if (token.lower !== ',' || i - at < LEAST) continue;
    if (opening) return i;
    const next = tokens[i + 1];
    if (!next) return i;
    // ", an assertion that ...", ", adding that ...", ", according to ..."
    if (/^(?:an|a)$/.test(next.lower) || next.lower === 'according') return i;
    if (next.verbs.some((verb) => verb.bits & V.ing && verb.bits & V.say)) return i;
    if (
      /^(?:but|and|while)$/.test(next.lower) &&
      has(tokens[i + 2], W.pronoun | W.determiner) &&
      tokens[i + 3]?.verbs.some((verb) => verb.bits & V.say)
    )
      return i;
  }
  return to;
}

/** "..., the officials said." / "..., Berkman said, ..." / "..., according to X": the report comes after its clause. */
function reportsBack(
  tokens: readonly Token[],
  cue: Cue,
  subject: Subject,
  from: number,
  to: number,
): boolean {
  if (tokens[subject.phrase.from - 1]?.lower !== ',' || subject.phrase.from - from < LEAST) return false;
  let next = cue.end;
  while (
    next < to &&
    (has(tokens[next], W.weekday | W.time | W.adverb) ||
      (has(tokens[next], W.preposition) && has(tokens[next + 1], W.weekday)))
  )
    next++;
  return isStop(tokens[next]) || tokens[next]?.lower === ',' || has(tokens[next], W.preposition);
}

/**
 * Indirect statements of a sentence [from, to): "He said (that) ...", "..., officials said", "According to X, ...".
 * `used` holds the cues that already report a quotation. Candidates only: they are found where a verb of speech takes a clause, and never where words are quoted.
 */
export function indirectIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  used: ReadonlySet<number>,
): IndirectDraft[] {
  const found: IndirectDraft[] = [];
  let last: Subject | undefined;
  let taken = from;
  for (const cue of cuesIn(tokens, from, to, from)) {
    if (cue.at < taken) continue;
    const subject = subjectOf(tokens, cue, from, to, last);
    if (subject && !has(tokens[subject.phrase.from], W.relative)) last = subject;
    if (
      !subject ||
      used.has(cue.at) ||
      !(cue.verb.bits & V.clausal) ||
      cue.form === 'passive' ||
      cue.form === 'infinitive'
    )
      continue;
    const report = (content: number): Report => ({
      subject,
      cue: { from: cue.at, to: cue.end },
      bits: cue.verb.bits,
      clause: { from: Math.min(subject.phrase.from, cue.at), to: cue.end },
      adjacent: false,
      content,
    });
    if (cue.form === 'finite' && subject.phrase.from > from && reportsBack(tokens, cue, subject, from, to)) {
      const end = subject.phrase.from - 1;
      const begin = has(tokens[from], W.coordinator) ? from + 1 : from;
      if (end - begin >= LEAST && found.length === 0) {
        found.push({ from: begin, to: end, report: report(begin) });
        taken = cue.end;
        continue;
      }
    }
    const start = contentStart(tokens, cue.end, to, cue.verb.bits);
    if (!clauseFollows(tokens, start, to, cue)) continue;
    // "Noting that it was late, she said ...": a participle at the head of a sentence reaches to its comma.
    const end = clauseTo(tokens, start, to, cue.form === 'participle' && cue.at === from);
    if (end - start < LEAST) continue;
    found.push({ from: start, to: end, report: report(start) });
    taken = end;
  }
  if (found.length === 0) {
    const source = sourceReport(tokens, from, to);
    if (source && source.cue.from - from < 2) {
      const start = source.content;
      const end = clauseTo(tokens, start, to);
      if (end - start >= LEAST) found.push({ from: start, to: end, report: source });
    } else if (source && tokens[source.cue.from]?.lower === 'according' && source.cue.from - from >= LEAST) {
      const end = tokens[source.cue.from - 1]?.lower === ',' ? source.cue.from - 1 : source.cue.from;
      found.push({ from, to: end, report: source });
    }
  }
  return found;
}
