import { isoFromDay } from '@lockstep/core/calendar';
import { datesIn } from '@lockstep/core/statements';

/** Dates with a year near the head of a text are those of the document. */
const HEAD = 600;
/** Any day will do to resolve a date that names its year. */
const ANY_DAY = 25_000;

/** The first full date (day, month and year) near the head of a text, as ISO. */
export function dateAtHead(text: string): string | null {
  const head = text.slice(0, HEAD);
  for (const { text: words, span } of datesIn(head, ANY_DAY))
    if (span.from === span.to && /\b(?:19|20)\d\d\b/.test(words)) return isoFromDay(span.from);
  return null;
}

const OUTLET =
  /^[-–—•|\s]*((?:The\s+)?\p{Lu}[\p{L}.&’' ]{2,60}?)\s+[-–—|]\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\p{Lu}\p{L}+\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{L}+ \d{4})/u;
const AGENCY = /^[^\n]{0,60}\((AP|AFP|Reuters|UPI|dpa|TASS|Xinhua|Interfax|Bloomberg)\)\s+[-–—]/;

/** The medium, where a line near the head of a plain text names it. */
export function outletAtHead(text: string): string | null {
  for (const line of text.slice(0, HEAD).split('\n').slice(0, 8)) {
    const match = OUTLET.exec(line.trim()) ?? AGENCY.exec(line.trim());
    if (match?.[1]) return match[1].trim();
  }
  return null;
}

/** The first line as a title: short, without a full stop, followed by something else. */
export function titleAtHead(text: string): string | null {
  const lines = text.split('\n', 12).map((line) => line.trim());
  const first = lines.find((line) => line !== '' && !OUTLET.test(line));
  if (!first || first.length > 160 || lines.filter((line) => line !== '').length < 2) return null;
  return /[.!?:;,]$/.test(first) && !/[’'”"][.]?$/.test(first) ? null : first;
}
