/** The first screen, and the names of states. */
import { count, plural } from './figures.ts';

export const OPENING = {
  heading: 'What may be decided',
  asOf: 'As of',
  knownOn: 'with what was known on',
  knownSame: 'with what was known that day',
  nothing: 'Nothing is open for decision',
  noConditions: 'The agreement sets no conditions',
  noAdjustments: (met: number, all: number): string =>
    met === 0
      ? `None of ${all} ${plural(all, 'condition')} is met`
      : `${count(met)} of ${all} ${plural(all, 'condition')} ${met === 1 ? 'is' : 'are'} met`,
  one: (label: string): string => `Open for decision: ${label}`,
  many: (n: number): string => `${count(n)} adjustments are open for decision`,
  holds: 'What holds it back',
  judgedBy: (judge: string, date: string): string => `judged so by ${judge}, ${date}.`,
  conditions: 'Conditions',
  allConditions: 'The conditions',
  adjustments: 'The adjustments and their gates',
  adjustment: 'Adjustment',
  gate: 'Gate',
  rule: 'How it is decided',
  noRule: 'The agreement does not say.',
  changed: 'What changed',
  since: (date: string): string => `Since ${date}`,
  byKnowing: (date: string): string => `By knowing more than on ${date}`,
  unchanged: 'No verdict or state differs.',
  noComparison: 'No earlier date was compared.',
  more: (n: number): string => `${n} more below`,
  contents: 'Contents',
  skip: 'Skip to the briefing',
} as const;

/** The answer in a sentence. `names` are quoted and listed; `verdicts` is `two are not met and one is open`. */
export const LEAD = {
  heldBack: (names: string, several: boolean, verdicts: string): string =>
    `${names} ${several ? 'are held back: of their' : 'is held back: of its'} conditions, ${verdicts}.`,
  undecided: (names: string, several: boolean, verdicts: string): string =>
    `The evidence does not decide whether ${names} may be taken up: of ${several ? 'their' : 'its'} conditions, ${verdicts}.`,
  open: (names: string, several: boolean): string =>
    `Every condition of ${names} is met; ${several ? 'they' : 'it'} may be decided.`,
  free: (names: string, several: boolean): string =>
    `${names} ${several ? 'have' : 'has'} no condition attached in the agreement.`,
  decided: (label: string, date: string | null, verdicts: string): string =>
    `“${label}” ${date === null ? 'has been decided' : `was decided on ${date}`}; of its conditions, ${verdicts}.`,
} as const;

export const GATE_WORDS = {
  open: 'open for decision',
  closed: 'held back',
  undecided: 'not decided by the evidence',
  none: 'no condition attached',
} as const;

export const STATUS_WORDS = {
  decided: (date: string): string => `decided on ${date}`,
  'carried out': (date: string): string => `carried out by ${date}`,
} as const;

/** States as stored, where the word shown to a reader is another. */
export const STATE_WORDS = {
  names: {
    create: 'not yet in effect',
    'gate open': GATE_WORDS.open,
    'gate closed': GATE_WORDS.closed,
    'gate undecided': GATE_WORDS.undecided,
    'gate none': GATE_WORDS.none,
    none: 'no report',
  } as Readonly<Record<string, string>>,
  /** A change of posture is from one report to another. */
  reported: (date: string): string => `report of ${date}`,
} as const;
