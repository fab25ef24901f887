import { W } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { Expression } from '../syntax/index.ts';
import { readAreasPhrase } from './areas.ts';
import { endOfLast, fail, isName, type Parser, readName, startOf, textAt, wordAt } from './cursor.ts';
import { readDaysPhrase } from './phrases.ts';
import { isNumber, readWindowDays } from './quantities.ts';

type Wrap = (of: Expression, start: number, end: number) => Expression;

/** `surge in attacks`, `no surge in attacks`. A condition may be called “surge”: the words behind tell them apart. */
export function isSurge(p: Parser): boolean {
  const at = wordAt(p) === W.no ? 1 : 0;
  return wordAt(p, at) === W.surge && wordAt(p, at + 1) === W.in && isName(p, at + 2);
}

/** `surge in attacks`, by itself or with “no” before it; what follows is read by the caller. */
export function readSurge(p: Parser): Expression {
  const start = startOf(p);
  const none = wordAt(p) === W.no;
  if (none) p.at++;
  const surgeStart = startOf(p);
  p.at += 2;
  const measure = readName(p, 'the name of a measure');
  const of: Expression = { kind: 'surge', measure, start: surgeStart, end: measure.end };
  p.reach = 'closed';
  return none ? { kind: 'not', none: true, of, start, end: measure.end } : of;
}

/**
 * A phrase behind a surge. Behind “no”, “in any province” means what it means aloud: in every province, none. Of
 * “in at least 3 provinces” nobody could say what is denied.
 */
export function readSurgePhrase(p: Parser, none: boolean): Wrap | undefined {
  const start = startOf(p);
  const span = readSpan(p) ?? readDaysPhrase(p);
  if (span !== undefined) return span;
  const areas = readAreasPhrase(p);
  if (areas === undefined || !none) return areas;
  const end = endOfLast(p);
  return (...args) => {
    const whole = areas(...args);
    if (whole.kind !== 'areas' || whole.how === 'every' || whole.how === 'named') return whole;
    if (whole.how === 'any') return { ...whole, how: 'every' };
    return fail(p, 'ambiguous', SAY.noSurgeInSome(p.text.slice(start, end)), start, end);
  };
}

/** `for 28 days`; in a commitment `for 28 days of signing` is its last day instead. */
function readSpan(p: Parser): Wrap | undefined {
  if (wordAt(p) !== W.for || !isNumber(p, 1)) return undefined;
  if (!['day', 'days', 'week', 'weeks'].includes(textAt(p, 2).toLowerCase())) return undefined;
  const next = wordAt(p, 3);
  const moment = next === W.of || next === W.after || next === W.from || next === W.before;
  if (p.block === 'commitment' && moment) return undefined;
  p.at++;
  const days = readWindowDays(p);
  return (of, start, end) => ({ kind: 'historically', bounds: { from: 0, to: days - 1 }, of, start, end });
}
