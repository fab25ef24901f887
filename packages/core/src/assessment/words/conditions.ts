/** What is said of conditions and their readings. */
import { type Day, dateInWords, type Span } from '../../calendar/index.ts';
import type { AreaQuantifier } from '../../logic/index.ts';
import type { Verdict } from '../result/result.ts';
import { estimate, interval, list, longSpan, number } from '../result/text.ts';
import { capital, lower } from './letters.ts';

/** `40 deaths short of the limit`, or over it. */
export const MARGIN = (low: number, high: number, unit: string | undefined): string => {
  const of = unit === undefined ? '' : ` ${unit}`;
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return 'margin not known';
  if (low === 0 && high === 0) return 'exactly at the limit';
  if (low >= 0) return `inside the limit by ${interval({ low, high })}${of}`;
  if (high <= 0) return `outside the limit by ${interval({ low: -high, high: -low })}${of}`;
  return `between ${bound(-low, of)} outside and ${bound(high, of)} inside the limit`;
};

const bound = (value: number, of: string): string =>
  value === Number.POSITIVE_INFINITY ? 'any amount' : `${number(value)}${of}`;

export const COMPARED = (
  left: { words: string; value: Parameters<typeof estimate>[0] },
  right: { words: string; value: Parameters<typeof estimate>[0] },
  margin: string,
): string =>
  `${capital(left.words)}: ${estimate(left.value)}; ${right.words}: ${estimate(right.value)}; ${margin}.`;

/** The first six by name. */
const firstOf = (areas: readonly string[]): string =>
  list(areas.length > 6 ? [...areas.slice(0, 6), 'others'] : areas);

export const AREAS_FAIL = (
  verdict: Verdict,
  failing: readonly string[],
  total: number,
  most: string,
): string =>
  verdict === 'met'
    ? `So in all ${total} areas.`
    : `Not so in ${failing.length} of ${total} areas: ${firstOf(failing)}. ${most}`;

export const AREAS_HOLD = (
  holding: readonly string[],
  total: number,
  needed: string,
  most: string,
): string =>
  holding.length === 0
    ? `So in none of ${total} areas; ${needed}.`
    : `So in ${holding.length} of ${total} areas: ${firstOf(holding)}; ${needed}. ${most}`;

/** How many areas it takes. */
export const QUANTIFIED = (how: AreaQuantifier): string => {
  switch (how.kind) {
    case 'at least':
      return `${number(how.count)} are needed`;
    case 'at least percent':
      return `${number(how.percent)} percent are needed`;
    case 'any':
      return 'one is enough';
    default:
      return 'all are needed';
  }
};

export const AREAS_OPEN = (open: readonly string[], total: number): string =>
  open.length === total
    ? `The evidence decides it in none of the ${total} areas.`
    : `The evidence does not decide it in ${open.length} of ${total} areas: ${firstOf(open)}.`;

export const MISSING = (measure: string, span: Span, why: string | null): string =>
  `Not known: ${lower(measure)}, ${longSpan(span)}${why === null ? '' : ` (${why.replace(/\.$/, '')})`}.`;

export const PARTLY_KNOWN = (measure: string, span: Span): string =>
  `Not decided: ${lower(measure)}, ${longSpan(span)}, is known only within bounds.`;

export const NOT_JUDGED = (by: string): string => `No judgement by ${by} is on record.`;

export const JUDGED = (judge: string, verdict: string, on: Day, reasons: string): string =>
  `${capital(judge)} judged it ${verdict} on ${dateInWords(on)}${reasons === '' ? '' : `: ${reasons}`}`;

export const JUDGES_DIFFER = (views: readonly string[]): string => `Judges differ: ${list(views)}.`;

export const READINGS_DIFFER = (
  groups: readonly { readonly verdict: Verdict; readonly labels: readonly string[] }[],
): string =>
  capital(
    groups
      .map(({ verdict, labels }) => `${verdict} as read ${list(labels.map((label) => `“${label}”`))}`)
      .join('; '),
  ).concat('.');

export const NOT_APPLICABLE = (from: Day | undefined, to: Day | undefined): string =>
  from !== undefined && to !== undefined
    ? `It applies from ${dateInWords(from)} to ${dateInWords(to)}.`
    : from !== undefined
      ? `It applies from ${dateInWords(from)}.`
      : `It applied until ${dateInWords(to ?? 0)}.`;

export const JUDGED_RULE = (by: readonly string[]): string => `As judged by ${list(by)}.`;

export const VACUOUS = 'What it depends on has not happened.';

export const CHANGE_NEEDED = (
  by: number,
  measure: string,
  unit: string | undefined,
  area: string,
  span: Span,
  alone: boolean,
): string => {
  const amount = `${number(Math.abs(by))} ${by < 0 ? 'fewer' : 'more'} ${unit ?? lower(measure)}`;
  const where = area === '' ? '' : ` in ${area}`;
  return `${amount}${where}, ${longSpan(span)}${alone ? ', would turn it' : ''}.`;
};
