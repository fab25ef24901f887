import type { Subject } from '../attribution/index.ts';
import { W } from '../lexicon/bits.ts';
import type { Token } from '../text/index.ts';
import { type People, type Person, personIn } from './people.ts';

/** A speaker found in the text: the words, and the person if they name one. */
export interface Voice {
  readonly start: number;
  readonly end: number;
  readonly person: Person | undefined;
  /** Several speak: "officials", "Clinton and Trump". */
  readonly plural: boolean;
}

/** Who was in view last, so that "he said" and a quotation without a speaker find theirs. */
export interface Memory {
  /** Those named as a subject or as a speaker, the latest last. */
  readonly inView: Person[];
  voice: Voice | undefined;
  /** The speaker before the last change of speaker: the other side of an exchange. */
  other: Voice | undefined;
  /** What pronouns have told about people whose gender the text does not name. */
  readonly genders: Map<string, 'f' | 'm'>;
  /** The last words were a question. */
  asked: boolean;
}

/** How many people back a pronoun may reach. */
const VIEW = 6;

export const newMemory = (): Memory => ({
  inView: [],
  voice: undefined,
  other: undefined,
  genders: new Map(),
  asked: false,
});

export function keepInView(memory: Memory, person: Person): void {
  const at = memory.inView.indexOf(person);
  if (at >= 0) memory.inView.splice(at, 1);
  memory.inView.push(person);
  if (memory.inView.length > VIEW) memory.inView.shift();
}

/** Somebody new without a name ("a judge", "one woman") comes into view: "he" is not the one named before. */
export function unnamedIn(tokens: readonly Token[], from: number, to: number): Person | undefined {
  if (!/^(?:a|an|one|another)$/.test(tokens[from]?.lower ?? '')) return undefined;
  let role = false;
  for (let i = from + 1; i < to; i++) {
    const { bits, capital, lower } = tokens[i] as Token;
    if (/^(?:man|boy|father|husband|son)$/.test(lower)) return { name: 'man', gender: 'm', unnamed: true };
    if (/^(?:woman|girl|mother|wife|daughter)$/.test(lower))
      return { name: 'woman', gender: 'f', unnamed: true };
    if (i === to - 1 && !capital && (bits & W.role) !== 0) role = true;
  }
  return role ? { name: 'somebody', unnamed: true } : undefined;
}

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

/** People named in tokens [from, to) of a sentence are in view from there on. */
export function seeNames(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  people: People,
  memory: Memory,
): void {
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' || !token.capital || token.possessive) continue;
    let end = i + 1;
    while (end < to && tokens[end]?.kind === 'word' && (tokens[end]?.capital || tokens[end]?.dotted)) end++;
    const person = personIn(text, tokens, i, end, people);
    if (person) keepInView(memory, person);
    i = end - 1;
  }
}

/** The person that a third-person pronoun stands for: the latest in view whose gender allows it. */
function standsFor(pronoun: string, memory: Memory): Person | undefined {
  const gender = /^(?:he|him|his|he's|he'd|he'll)$/.test(pronoun)
    ? 'm'
    : /^(?:she|her|she's|she'd|she'll)$/.test(pronoun)
      ? 'f'
      : undefined;
  if (!gender) return undefined;
  for (let i = memory.inView.length - 1; i >= 0; i--) {
    const person = memory.inView[i] as Person;
    const known = person.gender ?? memory.genders.get(person.name);
    if (known !== undefined && known !== gender) continue;
    if (person.unnamed) return undefined;
    memory.genders.set(person.name, gender);
    return person;
  }
  return undefined;
}

/** Cuts the possessive ending off: "Trump's" speaks as Trump. */
function endOf(text: string, token: Token): number {
  if (!token.possessive) return token.end;
  return token.end - (/s['’]$/.test(text.slice(token.start, token.end)) ? 1 : 2);
}

/** Verbs and particles that Chinese and Japanese write together with the speaker. */
function particles(text: string, start: number, end: number): number {
  return /^[\u3040-\u30ff\u3400-\u9fff]/.test(text.slice(start, start + 1))
    ? (/(?:说|說|表示|指出|称|稱|は|が)$/.exec(text.slice(start, end))?.[0].length ?? 0)
    : 0;
}

/** The voice that a subject stands for. */
export function voiceOf(
  text: string,
  tokens: readonly Token[],
  subject: Subject,
  people: People,
  memory: Memory,
): Voice {
  const { phrase, antecedent, apposition } = subject;
  const first = tokens[phrase.from] as Token;
  const last = tokens[phrase.to - 1] as Token;
  const start = first.start;
  const end = Math.max(first.end - (first === last ? first.end - endOf(text, first) : 0), endOf(text, last));
  const single = phrase.to - phrase.from === 1;
  if (single && has(first, W.pronoun | W.object | W.owner) && !first.possessive) {
    return {
      start,
      end,
      person: standsFor(first.lower, memory),
      plural: /^(?:they|them|their|we|they're|they've)$/.test(first.lower),
    };
  }
  if (single && has(first, W.relative | W.that) && antecedent) {
    const person = personIn(text, tokens, antecedent.from, antecedent.to, people);
    // The pronoun and what it stands for: "a nurse who".
    return { start: (tokens[antecedent.from] as Token).start, end, person, plural: false };
  }
  const beside = apposition ? personIn(text, tokens, apposition.from, apposition.to, people) : undefined;
  if (apposition && beside) {
    const from = (tokens[apposition.from] as Token).start;
    return { start: from, end: (tokens[apposition.to - 1] as Token).end, person: beside, plural: false };
  }
  const named = personIn(text, tokens, phrase.from, phrase.to, people, single);
  const plural =
    !named &&
    (/[^s]s$/.test(last.lower) ||
      tokens.slice(phrase.from, phrase.to).some((token) => token.lower === 'and'));
  return { start, end: end - particles(text, start, end), person: named, plural };
}
