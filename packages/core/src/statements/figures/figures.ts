import { NUMERAL, numberFrom, roundingStep } from './numbers.ts';
import { countedBy } from './units.ts';

/** How a figure was qualified, whatever the words. */
export type Sense = 'exact' | 'about' | 'under' | 'at most' | 'over' | 'at least' | 'mid' | 'between';

/** A figure in words, as an interval. Ends are null where the words leave them open. */
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
    'more than|over|above|upwards of|upward of|in excess of|exceeding|north of|greater than|well over',
  ],
  ['under', 'less than|fewer than|under|below|short of|south of|not quite|well under'],
  [
    'about',
    'about|around|approximately|roughly|some|nearly|almost|close to|near|an estimated|estimated|circa|or so|in the neighborhood of|in the range of|just over|just under|a little over|a little under',
  ],
];

const WORDS = QUALIFIERS.map(([, words]) => words).join('|');
const PATTERN = new RegExp(
  `(?:\\b(?<q>${WORDS})\\s+)?(?:\\b(?<between>between|from)\\s+)?(?<money>[$€£]\\s?)?(?:\\b(?<mid>low|mid|high|upper)[- ])?(?<![\\w.,])(?<n>${NUMERAL})(?<s>s\\b)?(?:\\s*(?:to|and|-|–|—)\\s*(?<money2>[$€£])?(?<m>${NUMERAL}))?`,
  'gi',
);
/** A cheap look before the real one. */
const HAS_NUMBER =
  /\d|\b(?:hundred|thousand|million|billion|dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b/i;
const DAY_LENGTH: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
const MONTH_BEFORE =
  /\b(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)\s+$/;
const MONTH_AFTER =
  /^(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** Interval of an approximate number: half the step to which it is rounded, at most a tenth of it. */
function about(value: number): readonly [number, number] {
  const half = Math.min(roundingStep(value) / 2, Math.abs(value) / 10);
  return [value - half, value + half];
}

function intervalOf(
  sense: Sense,
  value: number,
  qualifier: string,
  whole: boolean,
): readonly [number | null, number | null] {
  const tick = whole ? 1 : 0;
  const [low, high] = about(value);
  if (sense === 'exact') return [value, value];
  if (sense === 'at least') return [value, null];
  if (sense === 'at most') return [0, value];
  if (sense === 'over') return [value + tick, null];
  if (sense === 'under') return [0, value - tick];
  if (/nearly|almost|just under|little under|close to/.test(qualifier)) return [low, value];
  if (/just over|little over/.test(qualifier)) return [value, high];
  return [low, high];
}

/** A year, a date, a time, an age or a name with a number in it is no figure. */
function isDate(
  text: string,
  start: number,
  end: number,
  words: string,
  value: number,
  counted: boolean,
): boolean {
  const before = text.slice(Math.max(0, start - 14), start);
  const after = text.slice(end, end + 24);
  if (/^\d{4}$/.test(words) && value >= 1900 && value <= 2099 && !counted) return true;
  if (/^\d{1,2}$/.test(words) && (MONTH_BEFORE.test(before) || MONTH_AFTER.test(after))) return true;
  if (/^\s*(?::\d\d|[ap]\.?m\.?\b|o['’]clock)/i.test(after) || /\d:$/.test(before)) return true;
  return /^\d/.test(words) && /^(?:st|nd|rd|th)\b/.test(after);
}

/** Small numbers in words are figures only where they count something. */
function tooVague(words: string, value: number, counted: boolean, qualified: boolean): boolean {
  if (/^\d/.test(words)) return !counted && !qualified && value < 10;
  return !counted || (value <= 1 && !qualified);
}

/**
 * The figures in a text, as intervals with qualifier and unit: "around 12,000 troops", "under 5,000", "mid-8,000s",
 * "at least 80 percent", "more than 4,500 attacks in 45 days". `offset` is added to the offsets given back.
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
    // "between" and "from" need their second number; "and" without them joins two figures.
    const ranged =
      other !== undefined &&
      other > value &&
      (g.between !== undefined ||
        /(?:to|-|–|—)\s*[$€£]?$/.test(match[0].slice(0, match[0].length - (g.m ?? '').length)));
    let end = match.index + match[0].length;
    if (g.m !== undefined && !ranged) end = match.index + match[0].indexOf(words) + words.length;
    const counted = countedBy(text.slice(end, end + 60));
    const money = g.money !== undefined || g.money2 !== undefined;
    const unit = money
      ? /€/.test(match[0])
        ? 'euros'
        : /£/.test(match[0])
          ? 'pounds'
          : 'dollars'
      : counted.unit;
    const isCounted = unit !== '' || counted.of !== '';
    if (isDate(text, match.index + match[0].indexOf(words), end, words, value, isCounted && unit !== ''))
      continue;
    const qualifier = (g.q ?? '').toLowerCase();
    if (tooVague(words, value, isCounted, qualifier !== '') && !ranged && g.mid === undefined) continue;
    if (!money) end += counted.length;
    const start = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
    const window =
      /^\s+(?:in|over|within|during|for)\s+(?:the\s+(?:last|past|first|next)\s+)?(\S+)\s+(day|week|month|year)s?\b/i.exec(
        text.slice(end, end + 50),
      );
    const count = window ? numberFrom(window[1] ?? '') : undefined;
    const days =
      window && count !== undefined && unit !== 'days'
        ? count * (DAY_LENGTH[(window[2] ?? '').toLowerCase()] ?? 1)
        : null;
    if (days !== null && window) end += window[0].length;
    const base = {
      text: text.slice(start, end),
      start: start + offset,
      end: end + offset,
      unit,
      of: counted.of,
      days,
    };
    if (ranged && other !== undefined) {
      const scale = /\b(?:hundred|thousand|million|billion|trillion)$/i.exec(g.m ?? '')?.[0];
      const low =
        scale && !/[a-z]/i.test(words) && value < 1000 ? (numberFrom(`${words} ${scale}`) ?? value) : value;
      found.push({
        ...base,
        value: null,
        low,
        high: other,
        qualifier: qualifier || 'between',
        sense: 'between',
      });
    } else if (g.mid !== undefined && g.s !== undefined) {
      const step = roundingStep(value);
      const part = g.mid.toLowerCase();
      const [low, high] = part === 'mid' ? [0.25, 0.75] : part === 'low' ? [0, 0.4] : [0.6, 1];
      const middle = value + step * ((low + high) / 2);
      found.push({
        ...base,
        value: middle,
        low: value + step * low,
        high: value + step * high - (high === 1 ? 1 : 0),
        qualifier: part,
        sense: 'mid',
      });
    } else {
      const sense =
        QUALIFIERS.find(([, list]) => qualifier !== '' && new RegExp(`^(?:${list})$`).test(qualifier))?.[0] ??
        'exact';
      const [low, high] = intervalOf(sense, value, qualifier, Number.isInteger(value) && unit !== 'percent');
      found.push({ ...base, value, low, high, qualifier: qualifier || 'exact', sense });
    }
  }
  return found;
}
