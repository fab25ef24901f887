/** Running the tests that stand in an agreement file. */
import type { Day } from '../../calendar/index.ts';
import type { Agreement, Expectation, FileTest } from '../../language/index.ts';
import type { TextRange } from '../../logic/index.ts';
import type { Assessment } from '../result/result.ts';
import { checkExpectation, type Outcome } from './expectation.ts';
import type { DatedFact } from './facts.ts';

/** One assessment that a test asks for. With `facts` it is judged on those alone, otherwise on the workspace. */
export interface TestRun {
  readonly asOf: Day;
  readonly known: Day;
  readonly facts?: readonly DatedFact[];
  readonly expectations: readonly { readonly expectation: Expectation; readonly range: TextRange }[];
}

export interface ExpectationOutcome extends Outcome {
  readonly expectation: Expectation;
  readonly range: TextRange;
}

/**
 * The runs of a test, in its order. A test that states facts (`on ...`) is a closed world and never sees the workspace.
 * Expectations belong to the `as of` before them; a test without one is judged on the day of its last fact.
 */
export function runsOf(test: FileTest): TestRun[] {
  const facts = test.steps.flatMap((step) =>
    step.kind === 'on' ? [{ day: step.day, fact: step.fact }] : [],
  );
  const last = Math.max(...facts.map((one) => one.day));
  const runs: { asOf: Day; known: Day; expectations: TestRun['expectations'][number][] }[] = [];
  for (const step of test.steps) {
    if (step.kind === 'as of') runs.push({ asOf: step.asOf, known: step.known, expectations: [] });
    if (step.kind !== 'expect') continue;
    if (runs.length === 0) runs.push({ asOf: last, known: last, expectations: [] });
    runs[runs.length - 1]?.expectations.push({ expectation: step.expectation, range: step.range });
  }
  return runs.map((run) => (facts.length === 0 ? run : { ...run, facts }));
}

export function outcomesOf(run: TestRun, assessment: Assessment): ExpectationOutcome[] {
  return run.expectations.map((one) => ({ ...one, ...checkExpectation(one.expectation, assessment) }));
}

/** What the tests of an agreement leave out. */
export interface NotReached {
  /** Conditions, readings, commitments, powers, adjustments that no expectation names. */
  readonly subjects: readonly string[];
  /** `commitment violated`: outcomes that no test brings about. */
  readonly outcomes: readonly string[];
}

/** `assessed` holds every assessment that the tests were judged on. */
export function notReached(agreement: Agreement, assessed: readonly Assessment[]): NotReached {
  const named = new Set(
    agreement.tests.flatMap((test) =>
      test.steps.flatMap((step) => (step.kind === 'expect' ? [step.expectation.subject] : [])),
    ),
  );
  const conditions = agreement.conditions.flatMap((condition) => [
    condition.id,
    ...condition.readings.filter((one) => one.id !== '').map((one) => `${condition.id}.${one.id}`),
  ]);
  const reached = new Set(
    assessed.flatMap((one) =>
      [...one.commitments, ...one.powers].flatMap(({ id, history }) =>
        history.map((step) => `${id} ${step.state}`),
      ),
    ),
  );
  return {
    subjects: [
      ...conditions,
      ...[...agreement.commitments, ...agreement.powers, ...agreement.adjustments].map((one) => one.id),
    ].filter((id) => !named.has(id)),
    outcomes: outcomesToReach(agreement).filter((one) => !reached.has(one)),
  };
}

/** How each commitment and power may end, as far as the agreement allows it. */
function outcomesToReach(agreement: Agreement): string[] {
  const acted = new Map<string, string[]>();
  for (const { effect } of agreement.powers)
    if ('commitment' in effect)
      acted.set(effect.commitment, [...(acted.get(effect.commitment) ?? []), EFFECT_STATE[effect.kind]]);
  return [
    ...agreement.commitments.flatMap((one) => {
      // A duty without a deadline or an end of term cannot be late, or be kept to its end.
      const ends =
        one.duty === 'achieve'
          ? ['fulfilled', ...(one.deadline ? ['violated'] : [])]
          : [...(one.until ? ['fulfilled'] : []), 'violated'];
      return [...new Set([...ends, ...(acted.get(one.id) ?? [])])].map((state) => `${one.id} ${state}`);
    }),
    ...agreement.powers.flatMap((one) => (one.exertedBy === undefined ? [] : [`${one.id} exerted`])),
  ];
}

const EFFECT_STATE = {
  suspend: 'suspended',
  resume: 'in effect',
  discharge: 'discharged',
  waive: 'discharged',
  terminate: 'terminated',
  create: 'in effect',
} as const;
