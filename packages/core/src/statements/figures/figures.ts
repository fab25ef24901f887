import { lastSignificantUnit, qualify } from '../../series/index.ts';
import { NUMERAL, numberFrom } from './numbers.ts';
import { countedBy } from './units.ts';

/** How a figure is qualified, whatever the words. */
export type Sense = 'exact' | 'about' | 'under' | 'at most' | 'over' | 'at least' | 'mid' | 'between';

/** A figure in words, as an interval. An end is null where the words leave it open. */
export interface Figure {
  readonly text: string;
  /** UTF-16 offsets into the given text. */
  readonly start: number;
  readonly end: number;
  /** The number said; null for a range. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The words that qualify it, as said: "around", "more than"; "exact" where there are none. */
  readonly qualifier: string;
  readonly sense: Sense;
  /** "persons", "percent", "attacks" ...; empty where it is not known. */
  readonly unit: string;
  /** What is counted, as said: "troops". */
  readonly of: string;
  /** "in 45 days": the length of time that a count covers, in days. */
  readonly days: number | null;
}

const QUALIFIERS: readonly (readonly [sense: Sense, words: string])[] = [
  ['at least', 'at least|no fewer than|no less than|a minimum of|not less than'],
  ['at most', 'at most|up to|as many as|as much as|no more than|a maximum of|not more than|a ceiling of'],
  [
    'over',
    'well over|more than|over|above|upwards of|upward of|in excess of|exceeding|north of|greater than',
  ],
  ['under', 'well under|less than|fewer than|under|below|short of|south of|not quite'],
  [
    'about',
    `about|around|approximately|roughly|some|nearly|almost|close to|near|an estimated|estimated|circa|in the neighborhood of|in the range of|just over|just under|a little over|a little under`,
  ],
];

const SENSES: ReadonlyMap<string, Sense> = new Map(
  QUALIFIERS.flatMap(([sense, words]) => words.split('|').map((word) => [word, sense] as const)),
);

const PATTERN = new RegExp(
  `(?:\\b(?<q>${[...SENSES.keys()].join('|')})\\s+)?(?:\\b(?<between>between|from)\\s+)?(?<money>[$€£]\\s?)?` +
    `(?:\\b(?<mid>low|mid|high|upper)[- ])?(?<![\\w.,])(?<n>${NUMERAL})(?<s>s\\b)?` +
    `(?:\\s*(?:to|and|-|–|—)\\s*(?<money2>[$€£])?(?<m>${NUMERAL}))?`,
  'gi',
);
/** A cheap look before the real one. */
const HAS_NUMBER =
  /\d|\b(?:hundred|thousand|million|billion|dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b/i;
const DAY_LENGTH: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
const MONTH_BEFORE =
  /\b(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)\s+$/;
const MONTH_AFTER =
  /^(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

type Ends = readonly [low: number | null, high: number | null];

/** The interval of a qualified number, by the rules that figures on record follow too (series/qualifier.ts). */
function intervalOf(sense: Sense, value: number, qualifier: string, counts: boolean): Ends {
  // Percentages and sums of money have values between the whole ones.
  if (!counts && sense === 'under') return [0, value];
  if (!counts && sense === 'over') return [value, null];
  const word = /little over/.test(qualifier)
    ? 'just over'
    : /little under|close to/.test(qualifier)
      ? 'just under'
      : qualifier;
  const ends = qualify(value, word) ?? qualify(value, sense);
  return ends ? [ends.low, Number.isFinite(ends.high) ? ends.high : null] : [value, value];
}

/** "low 8,000s", "mid-8,000s", "high 8,000s": a part of the range that begins at the number. */
function partOf(part: string, value: number): { readonly ends: Ends; readonly best: number } {
  const unit = lastSignificantUnit(value);
  const middle = qualify(value, 'mid');
  if (part === 'mid' && middle) return { ends: [middle.low, middle.high], best: middle.best };
  const [low, high] = part === 'low' ? [value, value + unit * 0.4] : [value + unit * 0.6, value + unit];
  return { ends: [low, part === 'low' ? high : high - 1], best: (low + high) / 2 };
}

/** A year, a date, a time of day or an ordinal is no figure. */
function isDate(text: string, start: number, end: number, words: string, counted: boolean): boolean {
  const before = text.slice(Math.max(0, start - 14), start);
  const after = text.slice(end, end + 24);
  if (/^(?:19|20)\d\d$/.test(words) && !counted) return true;
  if (/^\d{1,2}$/.test(words) && (MONTH_BEFORE.test(before) || MONTH_AFTER.test(after))) return true;
  if (/^\s*(?::\d\d|[ap]\.?m\.?\b|o['’]clock)/i.test(after) || /\d:$/.test(before)) return true;
  return /^\d/.test(words) && /^(?:st|nd|rd|th)\b/.test(after);
}

/** Small numbers, and numbers in words, are figures only where they count something. */
function tooVague(words: string, value: number, counted: boolean, qualified: boolean): boolean {
  if (/^\d/.test(words)) return !counted && !qualified && value < 10;
  return !counted || (value <= 1 && !qualified);
}

/** "in 45 days", "over the last three weeks": the days that a count covers, and the length of the words. */
function windowAfter(
  text: string,
  at: number,
): { readonly days: number; readonly length: number } | undefined {
  const match =
    /^\s+(?:in|over|within|during|for)\s+(?:the\s+(?:last|past|first|next)\s+)?(\S+)\s+(day|week|month|year)s?\b/i.exec(
      text.slice(at, at + 50),
    );
  const count = match ? numberFrom(match[1] ?? '') : undefined;
  if (!match || count === undefined) return undefined;
  return { days: count * (DAY_LENGTH[(match[2] ?? '').toLowerCase()] ?? 1), length: match[0].length };
}

const moneyUnit = (words: string): string =>
  words.includes('€') ? 'euros' : words.includes('£') ? 'pounds' : 'dollars';

/** "1 to 2 million": the scale of the second number holds for the first. */
function scaled(words: string, value: number, other: string): number {
  const scale = /\b(?:hundred|thousand|million|billion|trillion)$/i.exec(other)?.[0];
  return scale && !/[a-z]/i.test(words) && value < 1000 ? (numberFrom(`${words} ${scale}`) ?? value) : value;
}

/**
 * The figures in a text, as intervals with qualifier and unit: "around 12,000 troops", "under 5,000", "mid-8,000s",
 * "at least 80 percent", "more than 4,500 attacks in 45 days". `offset` is added to the offsets given back. Linear in
 * the text.
 */
export function figuresIn(text: string, offset = 0): Figure[] {
  const found: Figure[] = [];
  if (!HAS_NUMBER.test(text)) return found;
  for (const match of text.matchAll(PATTERN)) {
    const g = match.groups ?? {};
    const words = g.n ?? '';
    const value = numberFrom(words);
    if (value === undefined || match.index + offset < (found.at(-1)?.end ?? 0)) continue;
    const other = g.m === undefined ? undefined : numberFrom(g.m);
    const joined = /(?:to|-|–|—)\s*[$€£]?$/.test(match[0].slice(0, match[0].length - (g.m ?? '').length));
    // "and" makes a range only after "between" or "from"; otherwise it joins two figures.
    const ranged = other !== undefined && other > value && (g.between !== undefined || joined);
    const at = match.index + match[0].indexOf(words);
    let end = g.m !== undefined && !ranged ? at + words.length : match.index + match[0].length;
    const counted = countedBy(text.slice(end, end + 60));
    const money = g.money !== undefined || (ranged && g.money2 !== undefined);
    const unit = money ? moneyUnit(match[0]) : counted.unit;
    if (isDate(text, at, end, words, unit !== '')) continue;
    const qualifier = (g.q ?? '').toLowerCase();
    const part = g.mid !== undefined && g.s !== undefined ? g.mid.toLowerCase() : undefined;
    if (!ranged && !part && tooVague(words, value, unit !== '' || counted.of !== '', qualifier !== ''))
      continue;
    if (!money) end += counted.length;
    const window = unit === 'days' ? undefined : windowAfter(text, end);
    if (window) end += window.length;
    const start = match.index;
    const base = {
      text: text.slice(start, end),
      start: start + offset,
      end: end + offset,
      unit,
      of: counted.of,
      days: window?.days ?? null,
    };
    if (ranged && other !== undefined) {
      const low = scaled(words, value, g.m ?? '');
      found.push({
        ...base,
        value: null,
        low,
        high: other,
        qualifier: qualifier || 'between',
        sense: 'between',
      });
    } else if (part) {
      const { ends, best } = partOf(part, value);
      found.push({ ...base, value: best, low: ends[0], high: ends[1], qualifier: part, sense: 'mid' });
    } else {
      const sense = SENSES.get(qualifier) ?? 'exact';
      const [low, high] = intervalOf(sense, value, qualifier, !money && unit !== 'percent');
      found.push({ ...base, value, low, high, qualifier: qualifier || 'exact', sense });
    }
  }
  return found;
}
