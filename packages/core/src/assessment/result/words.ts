/** Every sentence that an assessment says, in one place, so that it can be edited and translated. */
import type { Day, Span } from '../../calendar/index.ts';
import type { Adjustment, Agreement } from '../../language/index.ts';
import type { AreaQuantifier, Formula } from '../../logic/index.ts';
import type { AheadOfDecision, DecisionOnRecord } from '../../statements/bearing/index.ts';
import type { Cause } from '../lifecycle/world.ts';
import type { AdjustmentResult, Verdict } from './result.ts';
import { estimate, interval, list, longDate, longSpan, number, plural } from './text.ts';

type Name = (id: string) => string;

// Conditions

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
  `${capital(judge)} judged it ${verdict} on ${longDate(on)}${reasons === '' ? '' : `: ${reasons}`}`;

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
    ? `It applies from ${longDate(from)} to ${longDate(to)}.`
    : from !== undefined
      ? `It applies from ${longDate(from)}.`
      : `It applied until ${longDate(to ?? 0)}.`;

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

// Commitments

const POWER_DONE: Readonly<Record<string, string>> = {
  suspend: 'Suspended',
  resume: 'Resumed',
  discharge: 'Discharged',
  waive: 'Waived',
  terminate: 'Ended',
  rescind: 'Rescinded',
  create: 'Brought about',
};

export const CAUSE = (cause: Cause, agreement: Agreement): string => {
  switch (cause.kind) {
    case 'signing':
      return 'In force since signing.';
    case 'trigger':
      return 'What brings it about has happened.';
    case 'antecedent':
      return 'What it waits for has happened.';
    case 'performed':
      return cause.deadline === undefined
        ? 'Done.'
        : `Done in time; the last day was ${longDate(cause.deadline)}.`;
    case 'kept to the end':
      return 'Kept to the end.';
    case 'deadline passed':
      return `Not done by ${longDate(cause.deadline)}.`;
    case 'not used':
      return `Not used by ${longDate(cause.deadline)}.`;
    case 'lapse':
      return cause.cureDays === undefined
        ? `Not kept on ${longDate(cause.from)}.`
        : `Not kept since ${longDate(cause.from)}, and not put right within ${plural(cause.cureDays, 'day')}.`;
    case 'proviso':
      return cause.holds ? 'What it depends on holds again.' : 'What it depends on does not hold.';
    case 'exerted':
      return 'Exerted.';
    case 'power': {
      const power = agreement.powers.find((one) => one.id === cause.power);
      return `${POWER_DONE[cause.effect] ?? capital(cause.effect)} by the power “${power?.label ?? cause.power}”.`;
    }
    case 'agreement':
      return `The agreement is ${cause.state}.`;
    case 'antecedent impossible':
      return 'What it waits for can no longer happen.';
  }
};

export const PERFORMED_LATE = (on: Day, days: number): string =>
  `Done on ${longDate(on)}, ${plural(days, 'day')} late.`;

export const DOUBT = {
  deadline: (deadline: Day): string =>
    `The evidence does not say whether it was done by ${longDate(deadline)}.`,
  proviso: (deadline: Day): string =>
    `Not done by ${longDate(deadline)}; whether it was due then depends on something that the evidence does not decide.`,
  keep: (from: Day): string => `The evidence does not say whether it has been kept since ${longDate(from)}.`,
  notJudged: 'Nobody named to judge it has done so.',
  disputed: 'Those named to judge it differ.',
} as const;

export const WAITS = {
  trigger: 'What would bring it about has not happened.',
  antecedent: 'It waits for what it depends on.',
  running: (deadline: Day): string => `The last day is ${longDate(deadline)}.`,
  noDeadline: 'No date has been set in motion yet.',
  noLimit: 'No date is set for it.',
  kept: 'No lapse is on record.',
  occurrenceUnknown: 'No record says that it happened.',
} as const;

/** How a commitment stands by each reading of a date, the first with a capital: "Violated as read “A”; open as read “B”." */
export const READINGS_OF_ANCHOR = (
  runs: readonly { readonly label: string; readonly state: string }[],
): string => {
  const text = runs.map(({ label, state }) => `${state} as read “${label}”`).join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

// Gates

interface HeldBack {
  readonly label: string;
  readonly verdict: Verdict;
}

const held = (conditions: readonly HeldBack[]): string =>
  list(conditions.map((one) => `“${one.label}” is ${one.verdict}`));

export const GATE: Readonly<Record<AdjustmentResult['gate'], (by: readonly HeldBack[]) => string>> = {
  open: () => 'Every condition it requires is met.',
  closed: (by) => `Held back: ${held(by)}.`,
  undecided: (by) => `Not decided by the evidence: ${held(by)}.`,
  none: () => 'No condition is attached to it in the agreement.',
};

/** What was decided, and how its gate stood on that day. */
export const DECIDED = (on: Day, done: Day | undefined, gate: AdjustmentResult['gate']): string => {
  const how = {
    open: 'every condition it requires was met',
    closed: 'its conditions were not met on that day',
    undecided: 'the evidence did not say that its conditions were met',
    none: 'no condition is attached to it',
  }[gate];
  return `Decided on ${longDate(on)}; ${how}.${done === undefined ? '' : ` Carried out on ${longDate(done)}.`}`;
};

export const targetWords = (adjustment: Adjustment, party: string): string => {
  if (!adjustment.to) return adjustment.label;
  const { op, value } = adjustment.to;
  const limit = adjustment.to.about ? 'about ' : (OP_WORDS[op] ?? '');
  const amount = value === 0 ? 'none' : `${limit}${number(value)}`;
  return `${party}: to ${amount}`;
};

const OP_WORDS: Readonly<Record<string, string>> = {
  '<=': 'at most ',
  '<': 'fewer than ',
  '>=': 'at least ',
  '>': 'more than ',
  '==': '',
};

export const gateRule = (adjustment: Adjustment, condition: Name, party: Name): string | null => {
  const requires = adjustment.requires ? `Requires ${gateWords(adjustment.requires, condition)}` : null;
  const decided = adjustment.decidedBy
    ? `decided by consensus of ${party(adjustment.decidedBy.of)}${
        adjustment.decidedBy.silence ? `, silence of ${number(adjustment.decidedBy.silence.hours)} hours` : ''
      }`
    : null;
  const parts = [requires, decided].filter((part) => part !== null);
  return parts.length === 0 ? null : `${capital(parts.join('; '))}.`;
};

const gateWords = (formula: Formula, condition: Name): string => {
  switch (formula.kind) {
    case 'proposition':
      return `“${condition(formula.name)}”`;
    case 'and':
    case 'or':
      return list(
        formula.of.map((part) => gateWords(part, condition)),
        formula.kind,
      );
    case 'not':
      return `not ${gateWords(formula.of, condition)}`;
    case 'at least of':
      return `at least ${formula.count} of ${list(formula.of.map((part) => gateWords(part, condition)))}`;
    default:
      return 'a formula';
  }
};

// Statements, gaps, changes

export const AHEAD = (
  adjustment: AdjustmentResult,
  day: Day | undefined,
  how: AheadOfDecision['how'],
  decision: DecisionOnRecord | undefined,
): string => {
  const announces = `It announces “${adjustment.label}”${day === undefined ? '' : ` for ${longDate(day)}`}`;
  if (how !== 'not decided' && decision?.for !== undefined)
    return `${announces}, ${how === 'sooner than decided' ? 'sooner' : 'later'} than the ${longDate(decision.for)} that was announced with the decision of ${longDate(decision.decidedOn)}.`;
  const held = adjustment.gate === 'closed' || adjustment.gate === 'undecided';
  return `${announces}; no decision on that was on record when it was said${held ? ', and its conditions are not met' : ''}.`;
};

export const GAP = {
  measure: (measure: string, span: Span): string => `${capital(measure)}, ${longSpan(span)}.`,
  notCoveredWhy: 'No source that was known by then covers these days.',
  notYetPublishedWhy: 'The source had published nothing for these days by then.',
  incompleteWhy: (through: Day): string => `The source is complete only through ${longDate(through)}.`,
  boundsWhy: 'It is known only within bounds, and the bounds do not decide.',
  condition: (label: string): string => `Whether this is so: “${label}”.`,
  notJudgedWhy: (by: string): string => `No judgement by ${by} is on record.`,
  commitment: (label: string): string => `How this commitment stands: “${label}”.`,
  differ: (what: string): string => `${what}: reports for the same time differ.`,
} as const;

export const CHANGED = (label: string, from: string, to: string): string =>
  `${label}: from ${from} to ${to}.`;

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lowers the first letter unless the word is a name or an abbreviation (a second capital follows). */
export function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
