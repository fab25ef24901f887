/** What is said of adjustments and their gates. */
import { type Day, dateInWords } from '../../calendar/index.ts';
import type { Adjustment } from '../../language/index.ts';
import type { Formula } from '../../logic/index.ts';
import type { AdjustmentResult, Verdict } from '../result/result.ts';
import { list, number } from '../result/text.ts';
import { capital } from './letters.ts';

type Name = (id: string) => string;

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
  return `Decided on ${dateInWords(on)}; ${how}.${done === undefined ? '' : ` Carried out on ${dateInWords(done)}.`}`;
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
