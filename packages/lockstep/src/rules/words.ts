import { type Day, isoFromDay, type Span } from '@lockstep/core/calendar';

const listed = (items: readonly (string | number)[]): string => items.join(', ');

const spanText = ({ from, to }: Span): string =>
  from === to ? isoFromDay(from) : `${isoFromDay(from)} to ${isoFromDay(to)}`;
const placed = (text: string, area: string, span: Span): string =>
  `${text}${area === '' ? '' : `, ${area}`}, ${spanText(span)}`;

/** What the program says about how a rule's verdict changes: over time, and with the choices made in it. */
export const RULES = {
  unknown: (name: string, known: readonly string[]): string =>
    `no rule is called “${name}”; there are: ${listed(known)}`,
  judged: (name: string): string => `“${name}” is judged by people: it has no rule to be worked out`,
  several: (name: string, readings: readonly string[]): string =>
    `“${name}” has several readings: name one of ${listed(readings)}`,
  numbers: (option: string, text: string): string =>
    `${option} takes numbers with commas between, found “${text}”`,
  days: (option: string, text: string): string =>
    `${option} takes whole numbers of days with commas between, found “${text}”`,
  counting: (text: string, rules: readonly string[]): string =>
    `--counting takes ${listed(rules)}, found “${text}”`,
  which: (which: number, numbers: readonly number[]): string =>
    numbers.length === 0
      ? 'there is no number in this rule to vary'
      : `--which takes 1 to ${numbers.length}, the place of a number in the rule (${listed(numbers)}), found ${which}`,
  noWindow: 'there is no window of a number of days in this rule to vary',
  noMeasure: (name: string, used: readonly string[]): string =>
    `the rule does not use “${name}”; it uses ${listed(used)}`,
  notMeasure: (name: string, known: readonly string[]): string =>
    `no measure is called “${name}”; there are: ${listed(known)}`,
  measureForm: (text: string): string => `--measure takes NAME=OTHER,OTHER, found “${text}”`,
  unitsDiffer: (a: string, b: string): string =>
    `“${a}” and “${b}” do not count the same thing in the same areas`,
  nothing: (numbers: readonly number[], windows: readonly number[], measures: readonly string[]): string =>
    [
      'say what to vary: --threshold, --window, --counting or --measure',
      `numbers in the rule: ${numbers.length === 0 ? 'none' : listed(numbers)}`,
      `windows in days: ${windows.length === 0 ? 'none' : listed(windows)}`,
      `measures: ${listed(measures)}`,
    ].join('; '),
  many: (count: number, most: number): string => `${count} combinations are more than ${most}`,
  order: (from: Day, to: Day): string => `--from ${isoFromDay(from)} is later than --as-of ${isoFromDay(to)}`,
  columns: {
    verdict: 'verdict',
    margin: 'margin',
    firstMet: 'first met',
    met: 'days met',
    open: 'days open',
  },
  never: 'never',
  standing: (verdict: string, day: Day, first: boolean): string =>
    `${verdict} since ${isoFromDay(day)}${first ? ', the first day judged' : ''}`,
  byDay: (known: Day): string => `From day to day, with what was known on ${isoFromDay(known)}:`,
  byKnowledge: (asOf: Day): string => `For ${isoFromDay(asOf)}, as more became known:`,
  step: (day: Day, verdict: string, before: string | undefined): string =>
    `${isoFromDay(day)}: ${verdict}${before === undefined ? '' : ` (before: ${before})`}`,
  item: (how: 'new' | 'gone', id: string, text: string, area: string, span: Span): string =>
    `${how === 'new' ? 'came in' : 'replaced or withdrawn'}: ${placed(text, area, span)} [${id}]`,
  cell: (measure: string, area: string, span: Span, value: string): string =>
    placed(measure, area, span) + (value === '' ? ': not known' : `: ${value}`),
  covered: (measure: string, span: Span): string => `now covered: ${placed(measure, '', span)}`,
  unchanged: 'no change',
  lookedBackTo: (day: Day): string => `Looked back to what was known on ${isoFromDay(day)}.`,
  coverage: 'a source began to speak for the days in question',
  notApplicable: (asOf: Day): string => `the condition does not apply on ${isoFromDay(asOf)}`,
  more: (count: number): string => `... and ${count} more (see --json)`,
} as const;
