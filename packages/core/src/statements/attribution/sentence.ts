import { W } from '../lexicon/bits.ts';
import type { Quotation } from '../marks/index.ts';
import { isHeadline, type Token } from '../text/index.ts';
import { acceptable, PARTIAL } from './accept.ts';
import { contentEnd } from './content.ts';
import type { Draft } from './draft.ts';
import type { Report } from './reports.ts';
import { findReports, lastChar, type Site } from './sites.ts';
import { mainSubject } from './subjects.ts';
import { looksLikeTitle, wordsIn } from './titles.ts';

/** A quotation of so many words is somebody's words, even where the sentence goes on without a report. */
const LONG = 7;

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

/** Only punctuation and "and" between two quotations: one utterance in two pieces. */
function joined(tokens: readonly Token[], left: number, right: number): boolean {
  for (let i = left + 1; i < right; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'punct' || token.lower === 'and' || token.lower === 'or') continue;
    return false;
  }
  return true;
}

/** The sentence is the quotation and nothing else. */
export function standsAlone(tokens: readonly Token[], from: number, to: number): boolean {
  let quotes = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote') quotes++;
    else if (token.kind !== 'punct') return false;
  }
  return quotes > 0;
}

/** Offsets between the marks, without the comma that belongs to the sentence around it. */
function inner(text: string, quote: Quotation): readonly [number, number] {
  let [start, end] = [quote.from, quote.to];
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  if (end - start > 1 && /[,，]/.test(text[end - 1] as string)) end--;
  return [start, end];
}

/** All statements with quoted words in the sentence [from, to). */
export function draftsIn(text: string, tokens: readonly Token[], from: number, to: number): Draft[] {
  const sites: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i]?.kind === 'quote') sites.push(i);
  if (sites.length === 0) return [];
  if (standsAlone(tokens, from, to)) {
    const drafts: Draft[] = [];
    for (const at of sites) {
      const quote = tokens[at]?.quote as Quotation;
      const [start, end] = inner(text, quote);
      drafts.push({ kind: 'quoted', start, end, quotes: [quote], site: at, report: undefined });
    }
    return drafts;
  }
  const found = findReports(text, tokens, from, to, sites);
  const drafts: Draft[] = [];
  /** Token where the part of the sentence begins that no statement has taken yet. */
  let free = from;
  for (let f = 0; f < found.length; f++) {
    const { at, quote, report, side } = found[f] as Site;
    if (side === 'after' && report) {
      // Quotations before this one without a report of their own belong to it, and so do the words up to a report
      // further on.
      const colon = tokens[at - 1]?.lower === ':';
      const first = colon ? at : contentHead(tokens, free, at);
      const last = report.content === from && report.clause.from > at + 2 ? report.clause.from - 1 : at + 1;
      const pure = first === at && last === at + 1;
      push(drafts, text, tokens, first, last, report, pure && isWhole(text, tokens, at, from));
      free = Math.max(at + 1, report.cue.to, report.subject?.phrase.to ?? 0);
    } else if (side === 'before' && report) {
      let last = f;
      while (last + 1 < found.length) {
        const next = found[last + 1] as Site;
        const same =
          next.side === 'before' &&
          next.report &&
          (next.report.cue.from === report.cue.from ||
            (next.report.subject === undefined && report.adjacent));
        const trailing = next.side === 'none' && joined(tokens, (found[last] as Site).at, next.at);
        if (!same && !trailing) break;
        if (
          report.adjacent &&
          ends(text, (found[last] as Site).quote) &&
          !joined(tokens, (found[last] as Site).at, next.at)
        )
          break;
        last++;
      }
      const end = (found[last] as Site).at;
      const start = Math.max(report.content, free);
      const direct = report.adjacent && last === f && isUtterance(text, tokens, at, to);
      push(
        drafts,
        text,
        tokens,
        direct ? at : Math.min(start, at),
        direct
          ? at + 1
          : contentEnd(
              tokens,
              end,
              found[last + 1]?.at ?? to,
              lastChar(text, (found[last] as Site).quote) === ',',
            ),
        report,
        direct,
      );
      free = end + 1;
      f = last;
    } else {
      // Taken later by a report that follows, or words that nobody reports.
      const later = found.slice(f + 1, f + 4).find((item) => item.side === 'after');
      if (later && free <= at && !blocked(tokens, at, later.at)) continue;
      fragment(drafts, text, tokens, from, at, quote);
      free = at + 1;
    }
  }
  const headline = isHeadline(tokens, from, to);
  return drafts.filter((draft) => acceptable(text, tokens, from, headline, draft));
}

/**
 * Words that are all that was said, not a part of the reporter's sentence: set off by a comma or a colon, or long; and
 * the sentence does not go on with them ("said “most people in politics” can't be trusted").
 */
function isUtterance(text: string, tokens: readonly Token[], at: number, to: number): boolean {
  const quote = (tokens[at] as Token).quote as Quotation;
  const next = at + 1 < to ? tokens[at + 1] : undefined;
  const marked = /^[,:]$/.test(tokens[at - 1]?.lower ?? '');
  if (!marked && wordsIn(text, quote, PARTIAL) < PARTIAL) return false;
  const stopped = /[.,!?…。，！？—–-]/.test(lastChar(text, quote));
  return (
    stopped ||
    next === undefined ||
    next.kind !== 'word' ||
    has(next, W.subordinator | W.coordinator | W.preposition)
  );
}

const ends = (text: string, quote: Quotation): boolean => /[.!?]/.test(lastChar(text, quote));

/** A clause of its own stands between two quotations, so that a later report does not reach back. */
function blocked(tokens: readonly Token[], left: number, right: number): boolean {
  for (let i = left + 1; i < right; i++)
    if (/[;:.!?]/.test(tokens[i]?.lower ?? '') && tokens[i]?.kind === 'punct') return true;
  return false;
}

/** Where the reported words begin that end in a quotation with its report behind it: past "But", past a comma. */
function contentHead(tokens: readonly Token[], free: number, at: number): number {
  let i = free;
  while (i < at && (tokens[i]?.kind === 'punct' || (has(tokens[i], W.coordinator) && i + 1 <= at))) i++;
  return i;
}

/** The quotation is the whole of what was said. */
function isWhole(text: string, tokens: readonly Token[], at: number, from: number): boolean {
  const quote = tokens[at]?.quote;
  return (
    quote !== undefined &&
    (at === from || /\p{Lu}|\p{Lo}|\d/u.test(text[quote.from] ?? '') || tokens[at - 1]?.kind === 'punct')
  );
}

function push(
  drafts: Draft[],
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  report: Report,
  quoted: boolean,
): void {
  const quotes: Quotation[] = [];
  let site = -1;
  for (let i = from; i < to; i++) {
    const quote = tokens[i]?.quote;
    if (!quote) continue;
    quotes.push(quote);
    if (site < 0) site = i;
  }
  const only = quotes.length === 1 && to - from === 1 ? quotes[0] : undefined;
  const [start, end] = only
    ? inner(text, only)
    : [(tokens[from] as Token).start, (tokens[to - 1] as Token).end];
  drafts.push({ kind: quoted && only ? 'quoted' : 'mixed', start, end, quotes, site, report });
}

/** "the “first in the nation” primary": words that stand before a noun as an adjective does. */
function modifies(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const held = has(before, W.determiner | W.owner) || before?.possessive === true;
  return (
    held &&
    next?.kind === 'word' &&
    !has(next, W.preposition | W.coordinator | W.subordinator | W.relative | W.that | W.auxiliary)
  );
}

/** A quotation in a sentence without any reporting word: kept with the subject of its sentence as a candidate. */
function fragment(
  drafts: Draft[],
  text: string,
  tokens: readonly Token[],
  from: number,
  at: number,
  quote: Quotation,
): void {
  if (tokens[at - 1]?.lower === ':' && at > from && !mainSubject(tokens, from, at - 1)) {
    // "Then, later that month: Q" goes on with the speaker before it.
    const [start, end] = inner(text, quote);
    drafts.push({ kind: 'quoted', start, end, quotes: [quote], site: at, report: undefined });
    return;
  }
  if (at === from) {
    // A long quotation whose sentence goes on in the reporter's words: the speaker of the one before goes on.
    if (wordsIn(text, quote, LONG) < LONG || looksLikeTitle(text, quote)) return;
    const [start, end] = inner(text, quote);
    drafts.push({ kind: 'mixed', start, end, quotes: [quote], site: at, report: undefined });
    return;
  }
  const subject = mainSubject(tokens, from, at);
  if (!subject || wordsIn(text, quote, PARTIAL) < PARTIAL) return;
  if (modifies(tokens, at) && wordsIn(text, quote, LONG) < LONG) return;
  const [start, end] = inner(text, quote);
  const cue = { from: subject.phrase.to, to: Math.min(subject.phrase.to + 1, at) };
  drafts.push({
    kind: 'mixed',
    start,
    end,
    quotes: [quote],
    site: at,
    report: { subject, cue, bits: 0, clause: { from, to: at }, adjacent: false, content: at },
  });
}
