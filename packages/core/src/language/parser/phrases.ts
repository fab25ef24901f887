import type { Bounds } from '../../logic/index.ts';
import { W } from '../lexer/words.ts';
import type { Expression, TemporalExpression } from '../syntax/index.ts';
import { type Parser, takeWords, unexpected, wordAt } from './cursor.ts';
import { isDate, isNumber, readDate, readWholeNumber, readWindowDays } from './quantities.ts';

type Wrap = (of: Expression, start: number, end: number) => Expression;

/** The phrases that say on which days: read without what they cover, which may stand before or behind them. */
export function readDaysPhrase(p: Parser): Wrap | undefined {
  const word = wordAt(p);
  if (word === W.on) return readOn(p);
  if (word === W.at && wordAt(p, 1) === W.some) {
    p.at += 2;
    if (!takeWords(p, W.time)) unexpected(p, ['“time”']);
    return temporal(false, readDays(p));
  }
  if (word === W.at && wordAt(p, 1) === W.no && wordAt(p, 2) === W.time) {
    p.at += 3;
    const days = startsDays(p) ? readDays(p) : undefined;
    return (of, start, end) => {
      if (days === undefined) return { kind: 'never', of, start, end };
      return temporal(true, days)({ kind: 'not', of, start: of.start, end: of.end }, start, end);
    };
  }
  if (word === W.for && isNumber(p, 1) && wordAt(p, 2) === W.consecutive) {
    p.at++;
    const number = readWholeNumber(p, 'a number of days');
    if (!takeWords(p, W.consecutive)) unexpected(p, ['“consecutive”']);
    if (!takeWords(p, W.days) && !takeWords(p, W.day)) unexpected(p, ['“days”']);
    return (of, start, end) => ({
      kind: 'historically',
      bounds: { from: 0, to: Math.max(0, number.value - 1) },
      of,
      start,
      end,
    });
  }
  return undefined;
}

/** "at no time" alone covers all days; what follows may be the operand that it denies. */
function startsDays(p: Parser): boolean {
  const [word, next] = [wordAt(p), wordAt(p, 1)];
  if (word === W.since) return next === W.signing || isDate(p, 1);
  return (
    (word === W.in && next === W.the) || (word === W.so && next === W.far) || (word === W.up && next === W.to)
  );
}

function readOn(p: Parser): Wrap | undefined {
  const second = wordAt(p, 1);
  if (second === W.every || second === W.each || second === W.some || second === W.any || second === W.no) {
    p.at += 2;
    if (!takeWords(p, W.day)) unexpected(p, ['“day”']);
    const days = readDays(p);
    if (second !== W.no) return temporal(second === W.every || second === W.each, days);
    return (of, start, end) =>
      temporal(true, days)({ kind: 'not', of, start: of.start, end: of.end }, start, end);
  }
  if (second === W.at && (wordAt(p, 2) === W.most || wordAt(p, 2) === W.least)) {
    const op = wordAt(p, 2) === W.most ? 'at most' : 'at least';
    p.at += 3;
    const count = readWholeNumber(p, 'a number of days').value;
    takeWords(p, W.days);
    if (!takeWords(p, W.of)) unexpected(p, ['“of”']);
    if (!takeWords(p, W.the, W.last)) unexpected(p, ['“the last”']);
    const days = readWindowDays(p);
    return (of, start, end) => ({ kind: 'days that', op, count, days, of, start, end });
  }
  return undefined;
}

interface Days {
  readonly past: boolean;
  readonly bounds?: Bounds;
  readonly since?: NonNullable<TemporalExpression['since']>;
}

function temporal(every: boolean, days: Days): Wrap {
  const kind = days.past ? (every ? 'historically' : 'once') : every ? 'always' : 'eventually';
  return (of, start, end) => ({
    kind,
    of,
    start,
    end,
    ...(days.bounds && { bounds: days.bounds }),
    ...(days.since && { since: days.since }),
  });
}

/** `of the last 28 days`, `of the next 7 days`, `so far`, `from now on`, `from 27 to 1 days ago`, `at least 3 days ahead`. */
function readDays(p: Parser): Days {
  if (takeWords(p, W.so, W.far)) return { past: true, since: 'so far' };
  if (takeWords(p, W.since, W.signing)) return { past: true, since: 'signing' };
  if (wordAt(p) === W.since) {
    p.at++;
    return { past: true, since: readDate(p) };
  }
  if (takeWords(p, W.up, W.to, W.now)) return { past: true };
  if (takeWords(p, W.from, W.now, W.on)) return { past: false };
  if (wordAt(p) === W.of || wordAt(p) === W.in) {
    p.at++;
    if (takeWords(p, W.the, W.last)) return { past: true, bounds: { from: 0, to: readWindowDays(p) - 1 } };
    if (takeWords(p, W.the, W.next)) return { past: false, bounds: { from: 1, to: readWindowDays(p) } };
    unexpected(p, ['“the last”', '“the next”']);
  }
  if (takeWords(p, W.at, W.least)) {
    const from = readWholeNumber(p, 'a number of days').value;
    return { past: readDirection(p), bounds: { from, to: Number.POSITIVE_INFINITY } };
  }
  if (takeWords(p, W.from)) {
    const a = readWholeNumber(p, 'a number of days').value;
    if (!takeWords(p, W.to)) unexpected(p, ['“to”']);
    const b = readWholeNumber(p, 'a number of days').value;
    return { past: readDirection(p), bounds: { from: Math.min(a, b), to: Math.max(a, b) } };
  }
  unexpected(p, ['“of the last”', '“of the next”', '“so far”', '“from now on”', '“from 27 to 1 days ago”']);
}

function readDirection(p: Parser): boolean {
  if (!takeWords(p, W.days) && !takeWords(p, W.day)) unexpected(p, ['“days ago”', '“days ahead”']);
  if (takeWords(p, W.ago)) return true;
  if (takeWords(p, W.ahead)) return false;
  unexpected(p, ['“ago”', '“ahead”']);
}
