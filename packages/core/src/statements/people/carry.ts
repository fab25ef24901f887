import { cuesIn, type Draft, mainSubject, subjectBefore } from '../attribution/index.ts';
import { V, W } from '../lexicon/bits.ts';
import type { Block, Token } from '../text/index.ts';
import type { People } from './people.ts';
import { type Memory, type Voice, voiceOf } from './voices.ts';

/** What a sentence leaves behind. */
export interface Remembered {
  readonly from: number;
  readonly to: number;
  /** Who spoke in it, by a quotation or an indirect statement. */
  readonly voice: Voice | undefined;
}

/** A block and the sentences read so far. */
export interface Passage {
  readonly block: Block;
  readonly sentences: Remembered[];
}

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

/** Who speaks or acts in a sentence without quotation: the subject of its last verb of speech, or its own subject. */
function actor(
  text: string,
  block: Block,
  sentence: Remembered,
  people: People,
  memory: Memory,
): Voice | undefined {
  const { tokens } = block;
  const cues = cuesIn(tokens, sentence.from, sentence.to, sentence.from);
  for (let i = cues.length - 1; i >= 0; i--) {
    const cue = cues[i];
    if (cue?.form !== 'finite' || !(cue.verb.bits & (V.say | V.call))) continue;
    const subject = subjectBefore(tokens, cue, sentence.from);
    if (!subject || has(tokens[subject.phrase.from], W.relative)) continue;
    return voiceOf(text, tokens, subject, people, memory);
  }
  const subject = mainSubject(tokens, sentence.from, sentence.to);
  if (!subject) return undefined;
  const voice = voiceOf(text, tokens, subject, people, memory);
  const role = tokens.slice(subject.phrase.from, subject.phrase.to).some((token) => has(token, W.role));
  const colon = tokens[sentence.to - 1]?.lower === ':';
  return voice.person || colon || role ? voice : undefined;
}

/**
 * The speaker of a quotation that stands alone: whoever spoke in the sentence before it, or acts in it; in a new
 * paragraph, whoever spoke last in the one before, unless somebody else has come into view since. After a question,
 * the other side of the exchange answers.
 */
export function carried(
  text: string,
  passages: readonly Passage[],
  people: People,
  memory: Memory,
  draft: Draft,
): Voice | undefined {
  const here = passages.at(-1) as Passage;
  const before = here.sentences.at(-1);
  if (before) return before.voice ?? actor(text, here.block, before, people, memory) ?? memory.voice;
  const last = passages.at(-2);
  if (!last) return memory.voice;
  const answers = memory.asked && memory.other !== undefined && text[draft.end - 1] !== '?';
  for (let i = last.sentences.length - 1; i >= 0; i--) {
    const sentence = last.sentences[i] as Remembered;
    if (sentence.voice) return answers ? memory.other : sentence.voice;
    const voice = actor(text, last.block, sentence, people, memory);
    if (voice && (voice.person || i === last.sentences.length - 1)) return voice;
  }
  return memory.voice;
}
