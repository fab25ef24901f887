import type { Report, Subject } from './attribution/index.ts';
import { W } from './lexicon/bits.ts';
import type { Cut } from './statement.ts';
import type { Token } from './text/index.ts';

/** Who was spoken to, where, and in which capacity: the circumstances that a reporting clause gives. */

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

const slice = (text: string, tokens: readonly Token[], from: number, to: number): string =>
  text.slice((tokens[from] as Token).start, (tokens[to - 1] as Token).end);

/** Words of one circumstance, at most. */
const LONGEST = 12;

/** Title or trade of the speaker: what stands before the name, or beside it between commas. */
export function capacityOf(text: string, tokens: readonly Token[], subject: Subject): string | null {
  const { phrase, apposition } = subject;
  if (apposition) return slice(text, tokens, phrase.from, phrase.to);
  let name = phrase.from;
  while (name < phrase.to && !tokens[name]?.capital) name++;
  let last = phrase.from - 1;
  for (let i = phrase.from; i < phrase.to; i++)
    if (has(tokens[i], W.title | W.role) && !/^(?:mr|mrs|ms|miss|mx)$/.test(tokens[i]?.lower ?? '')) last = i;
  if (last >= phrase.from && last < phrase.to - 1 && tokens[phrase.to - 1]?.capital)
    return slice(text, tokens, phrase.from, last + 1);
  if (tokens[phrase.to]?.lower === ',' && tokens[phrase.to - 1]?.capital) {
    let end = phrase.to + 1;
    const first = tokens[end];
    if (
      !first ||
      !(
        has(first, W.determiner | W.role | W.title | W.owner) ||
        /^(?:director|president|head|former|author|founder|chief|chair)$/.test(first.lower)
      )
    )
      return null;
    while (
      end < tokens.length &&
      end < phrase.to + 1 + LONGEST &&
      tokens[end]?.kind !== 'punct' &&
      tokens[end]?.kind !== 'quote' &&
      !has(tokens[end], W.relative)
    )
      end++;
    if (end > phrase.to + 1) return slice(text, tokens, phrase.to + 1, end);
  }
  return null;
}

/** The one spoken to: "told reporters", "asked Republican politicians", "in an interview with Time magazine". */
export function addresseeOf(text: string, tokens: readonly Token[], report: Report): string | null {
  let i = report.cue.to;
  const verb = tokens[report.cue.from]?.lower ?? '';
  if (tokens[i]?.lower === 'to') i++;
  else if (
    !/^(?:told|tells|telling|tell|asked|asks|asking|reminded|reminds|assured|assures|informed|urged|warned|reassured)$/.test(
      verb,
    )
  ) {
    for (let k = i; k < i + 8 && k < tokens.length; k++) {
      if (tokens[k]?.kind === 'quote' || /^[.;:]$/.test(tokens[k]?.lower ?? '')) return null;
      if (
        /^(?:interview|conversation|discussion|call|meeting|letter|appearance)$/.test(
          tokens[k]?.lower ?? '',
        ) &&
        /^(?:with|to|on)$/.test(tokens[k + 1]?.lower ?? '')
      )
        return nounAt(text, tokens, k + 2);
    }
    return null;
  }
  return nounAt(text, tokens, i);
}

function nounAt(text: string, tokens: readonly Token[], at: number): string | null {
  let end = at;
  while (end < tokens.length && end < at + 7) {
    const token = tokens[end] as Token;
    if (
      token.kind !== 'word' ||
      has(token, W.that | W.preposition | W.weekday | W.relative | W.subordinator | W.auxiliary | W.time)
    )
      break;
    if (end > at && has(token, W.pronoun | W.determiner | W.adverb)) break;
    end++;
  }
  return end > at ? slice(text, tokens, at, end) : null;
}

/** Prepositions of place. */
const PLACING = new Set(['in', 'at', 'outside', 'near']);

/** What a place of speaking is said of: "told reporters in", "at a rally in", "said on Monday in". */
const OCCASION =
  /^(?:rally|speech|interview|conference|meeting|briefing|statement|appearance|summit|hearing|debate|event|address|remarks|forum|office|office|visit|stop|gathering|session|headquarters|press)s?$/;

/** Names of things that a preposition of place may stand before without naming a place. */
const NO_PLACE = W.weekday | W.month | W.organisation | W.pronoun | W.title | W.time;

/** True for a word that is part of what was said. */
const inside = (token: Token | undefined, said: Pick<Cut, 'start' | 'end'>): boolean =>
  token !== undefined && token.start >= said.start && token.end <= said.end;

/** Where it was said: "told reporters in Brussels", "speaking at a rally in Anaheim". */
export function placeOf(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  report: Report,
  said: Pick<Cut, 'start' | 'end'>,
): string | null {
  const begin = Math.max(from, report.clause.from - 20);
  for (let i = Math.max(begin, report.cue.to); i < to && i < report.cue.to + 20; i++) {
    if (tokens[i]?.kind === 'quote' || (tokens[i]?.kind === 'punct' && /[.;:]/.test(tokens[i]?.lower ?? '')))
      break;
    if (has(tokens[i], W.that | W.relative | W.subordinator) || inside(tokens[i], said)) break;
    const before = tokens[i - 1];
    const of =
      i === report.cue.to ||
      has(before, W.audience | W.weekday | W.time) ||
      OCCASION.test(before?.lower ?? '');
    const place = of ? placeAt(text, tokens, i, to) : null;
    if (place) return place;
  }
  for (let i = begin; i < report.cue.from; i++) {
    if (tokens[i]?.kind === 'quote' || inside(tokens[i], said)) continue;
    const place =
      i === from || tokens[i - 1]?.lower === ',' ? placeAt(text, tokens, i, report.cue.from) : null;
    if (place && tokens[i]?.lower === 'in') return place;
  }
  return null;
}

/** The place named after a preposition of place at token `at`, with the region after a comma ("Doha, Qatar"). */
export function placeAt(text: string, tokens: readonly Token[], at: number, to: number): string | null {
  if (!PLACING.has(tokens[at]?.lower ?? '')) return null;
  let from = at + 1;
  if (tokens[from]?.lower === 'the') from++;
  let end = from;
  while (
    end < to &&
    tokens[end]?.capital &&
    tokens[end]?.kind === 'word' &&
    !has(tokens[end], NO_PLACE & ~W.organisation) &&
    !tokens[end]?.possessive
  )
    end++;
  if (
    end === from ||
    (has(tokens[end - 1], W.organisation) &&
      !/^(?:province|city|county|district|island|islands|valley|house|hall|park|square)$/.test(
        tokens[end - 1]?.lower ?? '',
      ))
  )
    return null;
  if (
    tokens[end]?.possessive ||
    (tokens[at]?.lower === 'at' &&
      end - from === 1 &&
      tokens[end]?.kind === 'word' &&
      !has(tokens[end], W.preposition))
  )
    return null;
  return slice(text, tokens, from, end);
}
