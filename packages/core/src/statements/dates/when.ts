import {
  addDuration,
  civilFromDay,
  type Day,
  dayFromCivil,
  daysInMonth,
  isCivilDate,
  isoFromDay,
  periodAt,
  type Span,
  weekday,
} from '../../calendar/index.ts';

/** ISO dates, both included; null where the text does not tell. */
export interface When {
  readonly from: string | null;
  readonly to: string | null;
}

/** A date in words and the days that it stands for. */
export interface DatedWords {
  /** UTF-16 offsets into the text searched. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly span: Span;
  /** True for "two days later": counted from the date named before it. */
  readonly relative: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const MONTH =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const WEEKDAY = '(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const COUNT = '(an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,3})';
const PART = '(?:\\s+(?:morning|afternoon|evening|night))?';

const PATTERN = new RegExp(
  [
    '\\b(?<iso>\\d{4}-\\d{2}-\\d{2})\\b',
    `\\b(?<m1>${MONTH})\\s+(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:\\s*,\\s*(?<y1>\\d{4})\\b)?`,
    `\\b(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<m2>${MONTH})\\b(?:,?\\s+(?<y2>\\d{4})\\b)?`,
    `\\b(?<edge>(?:early|late|mid|last|next|this|in early|in late)[\\s-]+)?(?<m3>${MONTH})(?:\\s+(?:of\\s+)?(?<y3>(?:19|20)\\d{2})\\b)?`,
    `\\b(?:(?<which>last|this|next|this past)\\s+)?(?:early\\s+|late\\s+)?(?<w>${WEEKDAY})s?${PART}`,
    '\\b(?<day>yesterday|today|tonight|this morning|this afternoon|this evening|last night|overnight)\\b',
    '\\b(?<early>earlier|later)\\s+this\\s+(?<p1>week|month|year)\\b',
    '\\b(?<rel>last|this|next|the past|this past)\\s+(?<p2>week|month|year|weekend|summer|winter|spring|fall|autumn)\\b',
    `\\b${COUNT.replace('(', '(?<n1>')}\\s+(?<u1>day|week|month|year)s?\\s+(?<dir>ago|later|earlier|before|after)\\b`,
    '\\b(?:the\\s+)?(?<step>next|following|previous)\\s+(?<u2>day|week|month|year)\\b',
    '\\b(?:in|of|since|during|until|by)\\s+(?:early\\s+|late\\s+|mid-)?(?<y4>(?:19|20)\\d{2})\\b(?!\\s*(?:troops|soldiers|people|percent|per cent|%|,\\d))',
  ].join('|'),
  'gi',
);

const SEASONS: Readonly<Record<string, readonly [month: number, length: number]>> = {
  spring: [3, 3],
  summer: [6, 3],
  fall: [9, 3],
  autumn: [9, 3],
  winter: [12, 3],
};

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function countOf(words: string): number {
  const lower = words.toLowerCase();
  if (lower === 'a' || lower === 'an') return 1;
  const index = NUMBERS.indexOf(lower);
  return index > 0 ? index : Number(lower);
}

const monthOf = (name: string): number =>
  MONTHS.indexOf(name.slice(0, 3).toLowerCase() as (typeof MONTHS)[number]) + 1;
const one = (day: Day): Span => ({ from: day, to: day });
const month = (year: number, number: number): Span => ({
  from: dayFromCivil(year, number, 1),
  to: dayFromCivil(year, number, daysInMonth(year, number)),
});

/** The latest such day that is not after the document: news speaks of what was. */
function lastDate(number: number, dayOfMonth: number, document: Day): Span | undefined {
  const { year } = civilFromDay(document);
  for (const y of [year, year - 1]) {
    if (!isCivilDate(y, number, dayOfMonth)) continue;
    const day = dayFromCivil(y, number, dayOfMonth);
    if (day <= document) return one(day);
  }
  return undefined;
}

function lastMonth(number: number, document: Day): Span {
  const { year, month: current } = civilFromDay(document);
  return month(number <= current ? year : year - 1, number);
}

function shift(day: Day, count: number, unit: string): Span {
  if (unit === 'day') return one(addDuration(day, { unit: 'day', count }));
  if (unit === 'week') return one(addDuration(day, { unit: 'day', count: 7 * count }));
  const moved = addDuration(day, unit === 'month' ? { unit: 'month', count } : { unit: 'year', count });
  return unit === 'month' ? one(moved) : periodAt('year', moved);
}

type Groups = Readonly<Record<string, string | undefined>>;

function spanOf(found: Groups, document: Day, base: Day): Span | undefined {
  const g = found;
  const { year } = civilFromDay(document);
  if (g.iso) {
    const [y, m, d] = g.iso.split('-').map(Number) as [number, number, number];
    return isCivilDate(y, m, d) ? one(dayFromCivil(y, m, d)) : undefined;
  }
  const [named, dated, inYear] = g.m1 ? [g.m1, g.d1, g.y1] : [g.m2, g.d2, g.y2];
  if (named && dated) {
    const number = monthOf(named);
    if (!inYear) return lastDate(number, Number(dated), document);
    return isCivilDate(Number(inYear), number, Number(dated))
      ? one(dayFromCivil(Number(inYear), number, Number(dated)))
      : undefined;
  }
  if (g.m3) {
    const number = monthOf(g.m3);
    if (g.y3) return month(Number(g.y3), number);
    const edge = (g.edge ?? '').toLowerCase();
    const whole = lastMonth(number, document);
    if (edge.startsWith('next'))
      return whole.to < document ? month(civilFromDay(whole.from).year + 1, number) : whole;
    if (/early/.test(edge)) return { from: whole.from, to: whole.from + 9 };
    if (/late/.test(edge)) return { from: whole.from + 19, to: whole.to };
    if (/mid/.test(edge)) return { from: whole.from + 9, to: whole.from + 19 };
    return whole;
  }
  if (g.w) {
    const index = DAYS.indexOf(g.w.slice(0, 3).toLowerCase() as (typeof DAYS)[number]) + 1;
    const back = (weekday(document) - index + 7) % 7;
    if (g.which?.toLowerCase() === 'next') return one(document - back + 7);
    return one(document - (back === 0 && g.which?.toLowerCase() === 'last' ? 7 : back));
  }
  if (g.day) return one(/yesterday|last night/i.test(g.day) ? document - 1 : document);
  if (g.p1) {
    const whole = periodAt(g.p1.toLowerCase() as 'week' | 'month' | 'year', document);
    if (g.early?.toLowerCase() === 'later') return { from: document, to: whole.to };
    return { from: whole.from, to: Math.max(whole.from, document - 1) };
  }
  if (g.p2) {
    const period = g.p2.toLowerCase();
    const rel = (g.rel ?? '').toLowerCase();
    const offset = rel === 'last' ? -1 : rel === 'next' ? 1 : 0;
    if (period === 'weekend') {
      const saturday =
        periodAt('week', document, rel === 'next' ? 1 : rel === 'this' && weekday(document) >= 6 ? 0 : -1)
          .from + 5;
      return { from: saturday, to: saturday + 1 };
    }
    const season = SEASONS[period];
    if (season) {
      const start = dayFromCivil(year, season[0], 1);
      const from = start <= document && offset === 0 ? year : start + 90 <= document ? year : year - 1;
      return {
        from: dayFromCivil(from, season[0], 1),
        to: addDuration(dayFromCivil(from, season[0], 1), { unit: 'month', count: season[1] }) - 1,
      };
    }
    if (period === 'week' || period === 'month' || period === 'year') {
      const whole = periodAt(period, document, offset);
      return offset === 0 ? { from: whole.from, to: Math.min(whole.to, document) } : whole;
    }
    return undefined;
  }
  if (g.n1 && g.u1) {
    const count = countOf(g.n1);
    const unit = g.u1.toLowerCase();
    const dir = (g.dir ?? '').toLowerCase();
    if (dir === 'ago') return shift(document, -count, unit);
    return shift(base, dir === 'earlier' || dir === 'before' ? -count : count, unit);
  }
  if (g.step && g.u2) return shift(base, g.step.toLowerCase() === 'previous' ? -1 : 1, g.u2.toLowerCase());
  if (g.y4) return { from: dayFromCivil(Number(g.y4), 1, 1), to: dayFromCivil(Number(g.y4), 12, 31) };
  return undefined;
}

/**
 * The dates in words of a text, resolved against the date of its document: "on Wednesday", "earlier this month",
 * "a February deal" (the last one not after the document), "two days later" (counted from the date before it).
 *
 * @param document day of the document
 * @param base the day from which "later" counts at the beginning; the document's own when left out
 */
export function datesIn(text: string, document: Day, base: Day = document): DatedWords[] {
  const found: DatedWords[] = [];
  let anchor = base;
  PATTERN.lastIndex = 0;
  for (const match of text.matchAll(PATTERN)) {
    const groups = (match.groups ?? {}) as Groups;
    // "may" and "march" in lower case are verbs; "Mar" alone is no month.
    const name = groups.m3;
    if (
      name &&
      (!/^\p{Lu}/u.test(name) ||
        (/^(?:May|March|Mar|Jan|Dec|Sun|Jun|Jul|Apr|Aug|Sep|Sept|Oct|Nov|Feb)$/.test(name) &&
          !groups.y3 &&
          groups.edge === undefined &&
          !dateLike(text, match.index, name)))
    )
      continue;
    const day = groups.w;
    if (day && !/^\p{Lu}/u.test(day)) continue;
    const span = spanOf(groups, document, anchor);
    if (!span) continue;
    const relative =
      (groups.dir !== undefined && groups.dir.toLowerCase() !== 'ago') || groups.step !== undefined;
    found.push({ start: match.index, end: match.index + match[0].length, text: match[0], span, relative });
    anchor = span.from;
  }
  return found;
}

/** "May" and "March" are months after a preposition or an article, or before a figure. */
function dateLike(text: string, at: number, name: string): boolean {
  if (name !== 'May' && name !== 'March') return false;
  return /(?:\b(?:in|since|until|by|of|last|next|this|early|late|a|the|during|from|to)\s+)$/i.test(
    text.slice(Math.max(0, at - 12), at),
  );
}

export const whenOf = (span: Span): When => ({ from: isoFromDay(span.from), to: isoFromDay(span.to) });
