/** What the program says in a terminal about assessments. */
import type { PostureResult } from '@lockstep/core/assessment';

/** A verdict is a word and a shape; colour is left to the page. */
export const VERDICT_MARK: Readonly<Record<string, string>> = {
  met: '●',
  'not met': '✕',
  open: '○',
  disputed: '◐',
  'not triggered': '–',
  fulfilled: '●',
  violated: '✕',
  closed: '✕',
  undecided: '○',
};

export const ASSESSED = {
  asOf: (asOf: string, known: string): string =>
    asOf === known
      ? `As of ${asOf}, with what was known then.`
      : `As of ${asOf}, with what was known on ${known}.`,
  openForDecision: (labels: readonly string[]): string =>
    labels.length === 0 ? 'Nothing is open for decision.' : `Open for decision: ${labels.join('; ')}.`,
  conditions: 'Conditions',
  commitments: 'Commitments',
  powers: 'Powers',
  posture: 'Posture',
  notReported: 'Nothing is reported.',
  reported: ({ value, qualifier, unit, reportedFor }: PostureResult): string =>
    `${qualifier ?? ''} ${value?.best ?? value?.low ?? ''} ${unit} (${value?.low ?? 'no lower bound'} to ${value?.high ?? 'no upper bound'}), reported for ${reportedFor}`.trim(),
  ahead: 'Announced ahead of any decision',
} as const;

export const WHY = {
  rule: 'Rule',
  formal: 'Formally',
  because: 'Because',
  witness: 'Witness',
  missing: 'Missing',
  metIf: (total: string): string => `met if ${total}`,
  notMetIf: (total: string): string => `not met if ${total}`,
  atMost: (value: number): string => `at most ${value}`,
  atLeast: (value: number): string => `at least ${value}`,
  anything: 'anything',
  change: 'What would change it',
  changes: (count: number): string => `What would change it, one of ${count} that it takes together`,
  judgements: 'Judgements',
  unknown: (id: string, known: readonly string[]): string =>
    `no condition or commitment is called “${id}”; there are: ${known.join(', ')}`,
  more: (count: number): string => `... and ${count} more (see --json)`,
} as const;

export const TESTS = {
  passed: (name: string): string => `✓ ${name}`,
  failed: (name: string): string => `✕ ${name}`,
  none: 'The agreement holds no tests.',
  summary: (passed: number, failed: number): string => `${passed} passed, ${failed} failed`,
  expected: (subject: string, state: string, found: string, reason: string): string =>
    `expected ${subject} ${state}, found ${found}${reason === '' ? '' : ` (${reason})`}`,
  notNamed: (subjects: readonly string[]): string => `No test names ${subjects.join(', ')}.`,
  notReached: (outcomes: readonly string[]): string => `No test brings about ${outcomes.join(', ')}.`,
} as const;
