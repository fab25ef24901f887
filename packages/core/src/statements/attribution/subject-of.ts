import { V, W } from '../lexicon/bits.ts';
import type { Token } from '../text/index.ts';
import type { Cue } from './cues.ts';
import { phraseFrom } from './phrases.ts';
import { agentAfter, appositionAfter, mainSubject, type Subject, subjectBefore } from './subjects.ts';

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

/** "In other words, explained the moderator, Nancy Cordes: Q": the subject stands behind its verb. */
function subjectBehind(tokens: readonly Token[], cue: Cue, from: number, to: number): Subject | undefined {
  const before = tokens[cue.at - 1];
  if (!(cue.verb.bits & V.say) || (cue.at > from && before?.lower !== ',')) return undefined;
  const phrase = phraseFrom(tokens, cue.end, to);
  if (!phrase || has(tokens[phrase.from], W.object)) return undefined;
  const apposition = appositionAfter(tokens, phrase, to);
  const next = tokens[apposition?.to ?? phrase.to];
  if (
    next?.lower !== ':' &&
    !(next?.lower === ',' && tokens[(apposition?.to ?? phrase.to) + 1]?.kind === 'quote')
  )
    return undefined;
  return apposition ? { phrase, apposition } : { phrase };
}

/** "comments Mr. Trump made in 2006 saying": whoever made what says it. */
function makerOf(tokens: readonly Token[], participle: number, from: number): Subject | undefined {
  for (let i = participle - 1; i > from + 1 && i > participle - 8; i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' && token.kind !== 'number') return undefined;
    if (!/^(?:made|wrote|sent|gave|posted|issued|delivered|published|signed|released)$/.test(token.lower))
      continue;
    const phrase = has(tokens[i - 1], W.pronoun)
      ? { from: i - 1, to: i }
      : tokens[i - 1]?.capital
        ? { from: nameStart(tokens, i - 1, from), to: i }
        : undefined;
    return phrase && has(tokens[phrase.from - 1], W.cueNoun) ? { phrase } : undefined;
  }
  return undefined;
}

/** First token of the run of capitals that ends at `at`. */
function nameStart(tokens: readonly Token[], at: number, from: number): number {
  let i = at;
  while (i - 1 > from && (tokens[i - 1]?.capital || tokens[i - 1]?.dotted)) i--;
  return i;
}

/** The subject that a verb without one of its own takes over: that of the clause, or of the report before it. */
export function subjectOf(
  tokens: readonly Token[],
  cue: Cue,
  from: number,
  to: number,
  last: Subject | undefined,
): Subject | undefined {
  if (cue.form === 'passive') return agentAfter(tokens, cue, to);
  if (cue.form === 'finite') {
    const own = subjectBefore(tokens, cue, from) ?? subjectBehind(tokens, cue, from, to);
    if (own) return own;
  }
  if (cue.form === 'participle') {
    const maker = makerOf(tokens, cue.at, from);
    if (maker) return maker;
  }
  return (
    last ?? mainSubject(tokens, from, cue.at) ?? (cue.at === from ? mainSubject(tokens, from, to) : undefined)
  );
}
