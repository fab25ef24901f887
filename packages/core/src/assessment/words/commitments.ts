/** What is said of commitments and powers. */
import { type Day, dateInWords } from '../../calendar/index.ts';
import type { Agreement } from '../../language/index.ts';
import type { Cause } from '../lifecycle/world.ts';
import { plural } from '../result/text.ts';
import { capital } from './letters.ts';

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
        : `Done in time; the last day was ${dateInWords(cause.deadline)}.`;
    case 'kept to the end':
      return 'Kept to the end.';
    case 'deadline passed':
      return `Not done by ${dateInWords(cause.deadline)}.`;
    case 'not used':
      return `Not used by ${dateInWords(cause.deadline)}.`;
    case 'lapse':
      return cause.cureDays === undefined
        ? `Not kept on ${dateInWords(cause.from)}.`
        : `Not kept since ${dateInWords(cause.from)}, and not put right within ${plural(cause.cureDays, 'day')}.`;
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
  `Done on ${dateInWords(on)}, ${plural(days, 'day')} late.`;

export const DOUBT = {
  deadline: (deadline: Day): string =>
    `The evidence does not say whether it was done by ${dateInWords(deadline)}.`,
  proviso: (deadline: Day): string =>
    `Not done by ${dateInWords(deadline)}; whether it was due then depends on something that the evidence does not decide.`,
  keep: (from: Day): string =>
    `The evidence does not say whether it has been kept since ${dateInWords(from)}.`,
  notJudged: 'Nobody named to judge it has done so.',
  disputed: 'Those named to judge it differ.',
} as const;

export const WAITS = {
  trigger: 'What would bring it about has not happened.',
  antecedent: 'It waits for what it depends on.',
  running: (deadline: Day): string => `The last day is ${dateInWords(deadline)}.`,
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
  return `${capital(text)}.`;
};
