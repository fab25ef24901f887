import { V } from '../lexicon/bits.ts';
import type { Quotation } from '../marks/index.ts';
import type { Token } from '../text/index.ts';
import { reportBefore, reportByColon, reportTrailing } from './governing.ts';
import { type Report, reportAfter } from './reports.ts';

/** A quotation in a sentence, and the clause that reports it. */
export interface Site {
  /** Index of its token. */
  readonly at: number;
  readonly quote: Quotation;
  readonly report: Report | undefined;
  readonly side: 'before' | 'after' | 'none';
}

/** The last character of the words quoted, before any marks that close with them. */
export function lastChar(text: string, quote: Quotation): string {
  const last = text[quote.to - 1] ?? '';
  return /[’'”")]/.test(last) ? (text[quote.to - 2] ?? '') : last;
}

/** True where a quotation is set off so that a reporting clause can follow it. */
function invitesReport(text: string, tokens: readonly Token[], found: number, from: number): boolean {
  const quote = tokens[found]?.quote;
  if (!quote) return false;
  const next = tokens[found + 1];
  if (/[,?!—–…-]/.test(lastChar(text, quote)) || /[、，？！]/.test(lastChar(text, quote))) return true;
  if (next !== undefined && /^[,—–，،]$/.test(next.lower)) return true;
  if (lastChar(text, quote) === '.') return next !== undefined && !next.capital;
  return found === from;
}

/** Finds for each quotation of the sentence the clause that reports it. */
export function findReports(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  sites: readonly number[],
): Site[] {
  const found: Site[] = [];
  for (let s = 0; s < sites.length; s++) {
    const at = sites[s] as number;
    const quote = tokens[at]?.quote as Quotation;
    const next = sites[s + 1] ?? to;
    const before = sameSpeaker(at > from ? reportBefore(tokens, from, at, to) : undefined, found.at(-1));
    const beside = before?.adjacent === true;
    const invited = invitesReport(text, tokens, at, from);
    const loose = at === from && /[,?!，]/.test(lastChar(text, quote));
    const after =
      invited && !(beside && marksSpeech(tokens, before, at))
        ? reportAfter(tokens, at + 1, next, loose)
        : undefined;
    // "He said that he was Q, The Post reported", "He accused them of Q, according to a video": the words are his.
    const relayed =
      after !== undefined &&
      before?.subject !== undefined &&
      (before.bits & (V.clausal | V.call)) !== 0 &&
      /^(?:reported|reports|according)$/.test(tokens[after.cue.from]?.lower ?? '');
    if (relayed) found.push({ at, quote, report: before, side: 'before' });
    else if (after && !opensNext(tokens, after, next, to))
      found.push({ at, quote, report: after, side: 'after' });
    else if (before && (before.bits & V.clausal || before.adjacent))
      found.push({ at, quote, report: before, side: 'before' });
    else {
      const trailing = reportTrailing(tokens, from, at, to);
      if (trailing || before) {
        found.push(
          trailing
            ? { at, quote, report: trailing, side: 'after' }
            : { at, quote, report: before, side: 'before' },
        );
        continue;
      }
      const colon = at > from ? reportByColon(tokens, from, at) : undefined;
      found.push({ at, quote, report: colon, side: colon ? 'before' : 'none' });
    }
  }
  return found;
}

/** "Q," asked Ms. Koofi, a member of the team, "Q": one verb, behind which its subject stands, reports both. */
function sameSpeaker(before: Report | undefined, last: Site | undefined): Report | undefined {
  const earlier = last?.side === 'after' ? last.report : undefined;
  if (!before || !earlier?.subject || before.cue.from !== earlier.cue.from) return before;
  return { ...before, subject: earlier.subject };
}

/** Direct speech follows: "said: Q", "told him, Q", "shouting Q"; but not "polls show that Q". */
function marksSpeech(tokens: readonly Token[], report: Report | undefined, quote: number): boolean {
  if (!report || !(report.bits & V.say)) return false;
  const last = tokens[quote - 1]?.lower;
  return (
    last === ',' ||
    last === ':' ||
    (last !== 'that' && (report.bits & V.read) === 0) ||
    (report.bits & V.clausal) !== 0
  );
}

/** "..." and then said: "..." belongs to what follows, not to what came before. */
function opensNext(tokens: readonly Token[], report: Report, next: number, to: number): boolean {
  return (
    next < to &&
    tokens[next - 1]?.lower === ':' &&
    report.cue.to >= next - 2 &&
    report.clause.from > 0 &&
    tokens[report.clause.from - 1]?.lower === 'and'
  );
}
