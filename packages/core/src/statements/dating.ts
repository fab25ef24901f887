import type { Day, Span } from '../calendar/index.ts';
import { datesIn, type When, whenOf } from './dates/index.ts';
import { W } from './lexicon/bits.ts';
import type { People } from './people/index.ts';
import type { Cut, FoundStatement } from './statement.ts';
import type { Block, Token } from './text/index.ts';

/** A date further than so many words from a statement is not its date. */
const REACH = 60;

/** Words that tie a date to something else than the act of saying: "since Monday", "a February deal". */
const TIED = /\b(?:since|until|till|by|of|a|an|the|for|before|after)\s+$/i;

const DATED = W.weekday | W.month | W.time;

/** A cheap look before the real one. */
const maybeDate = (token: Token): boolean => (token.bits & DATED) !== 0 || token.kind === 'number';

/**
 * When something was said: a date in its sentence, tokens [from, to), that is neither in the words said nor tied to
 * another event. `start` and `end` are the offsets of the words said.
 */
export function saidOn(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  { start, end }: Pick<Cut, 'start' | 'end'>,
  document: Day,
): When | undefined {
  let at = from;
  for (let high = to; at < high; ) {
    const middle = (at + high) >> 1;
    if ((tokens[middle] as Token).end <= start) at = middle + 1;
    else high = middle;
  }
  const [low, high] = [Math.max(from, at - REACH), Math.min(to, at + 2 * REACH)];
  const apart = (token: Token): boolean =>
    token.kind !== 'quote' && !(token.start >= start && token.end <= end);
  const near = tokens.slice(low, high).filter(apart);
  if (!near.some(maybeDate)) return undefined;
  const date = freeDates(text, tokens.slice(low, high), apart, document)[0];
  return date && whenOf(date);
}

/** The dates in the words that are `apart`, without those that are tied to another event or lie ahead. */
function freeDates(
  text: string,
  tokens: readonly Token[],
  apart: (token: Token) => boolean,
  document: Day,
): Span[] {
  let around = '';
  for (const token of tokens) {
    const joined = /^[,.;:!?)'’]/.test(token.lower) ? '' : ' ';
    around += apart(token) ? joined + text.slice(token.start, token.end) : ' | ';
  }
  return datesIn(around, document)
    .filter(
      ({ start, span }) => !TIED.test(around.slice(Math.max(0, start - 8), start)) && span.from <= document,
    )
    .map(({ span }) => span);
}

/** The date and the main speaker of a report's first sentences. */
export interface Lead {
  readonly span: Span;
  readonly person: string | undefined;
}

/** The head of a text is this long. */
const HEAD = 2500;
/** A lead tells of something this recent. */
const RECENT = 10;

/** When and of whom the first sentences of a report tell. */
export function leadOf(
  text: string,
  blocks: readonly Block[],
  people: People,
  document: Day,
): Lead | undefined {
  const head = text.slice(0, HEAD);
  for (const block of blocks.slice(0, 6)) {
    if (block.start > HEAD) break;
    const prose = /^[.!?”"]/.test(block.tokens.at(-1)?.lower ?? '');
    const opening = block.tokens.slice(0, 2 * REACH);
    if (!prose || !opening.some(maybeDate)) continue;
    const dates = freeDates(text, opening, (token) => token.kind !== 'quote', document);
    const span = dates.find((date) => date.to === date.from && document - date.from <= RECENT);
    if (!span) continue;
    let person: string | undefined;
    let first = head.length;
    for (const { name } of people.all.slice(0, 200)) {
      const at = head.indexOf(name);
      if (at >= 0 && at < first) [first, person] = [at, name];
    }
    return { span, person };
  }
  return undefined;
}

/** Dates that the text leaves open: the lead's for its main speaker; otherwise no later than the document. */
export function withDefaultDates(
  statements: readonly FoundStatement[],
  lead: Lead | undefined,
  document: Day,
): FoundStatement[] {
  const latest = whenOf({ from: document, to: document }).to;
  return statements.map((statement) => {
    if (statement.said.from !== null || statement.said.to !== null) return statement;
    const person = statement.speaker?.person;
    const led = lead !== undefined && person !== undefined && person === lead.person;
    return { ...statement, said: led ? whenOf(lead.span) : { from: null, to: latest } };
  });
}
