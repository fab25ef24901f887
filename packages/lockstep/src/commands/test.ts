import {
  type Assessment,
  assess,
  type ExpectationOutcome,
  evidenceOfFacts,
  type NotReached,
  needs,
  notReached,
  outcomesOf,
  runsOf,
  type TestRun,
} from '@lockstep/core/assessment';
import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { TESTS } from '../output/words.ts';
import { assessLoaded, loadWorkspace, type Workspace } from '../workspace/index.ts';

interface TestOutcome {
  readonly name: string;
  readonly passed: boolean;
  readonly expectations: readonly ExpectationOutcome[];
}

/** `lockstep test FILE|DIR [--json]`: runs the tests that stand in the agreement. Exit 1 when one fails. */
export const test: Register = (program, { io, exit }) => {
  program
    .command('test [FILE]')
    .description('run the tests that stand in the agreement')
    .option('--json', 'as JSON')
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      const workspace = await loadWorkspace(file ?? io.cwd, io);
      const { outcomes, assessed } = await runTests(workspace).finally(() => workspace.close());
      const failed = outcomes.filter((one) => !one.passed).length;
      const unreached = notReached(workspace.agreement, assessed);
      if (options.json)
        io.out(
          `${JSON.stringify({ tests: outcomes, passed: outcomes.length - failed, failed, notReached: unreached }, null, 2)}\n`,
        );
      else io.out(testText(outcomes, unreached));
      exit(failed === 0 ? EXIT.ok : EXIT.negative);
    });
};

export interface TestsRun {
  readonly outcomes: readonly TestOutcome[];
  /** Every assessment that the tests were judged on. */
  readonly assessed: readonly Assessment[];
}

export async function runTests(workspace: Workspace): Promise<TestsRun> {
  const outcomes: TestOutcome[] = [];
  const assessed: Assessment[] = [];
  for (const one of workspace.agreement.tests) {
    const expectations: ExpectationOutcome[] = [];
    for (const run of runsOf(one)) {
      const assessment = await assessRun(run, workspace);
      assessed.push(assessment);
      expectations.push(...outcomesOf(run, assessment));
    }
    outcomes.push({ name: one.name, passed: expectations.every((each) => each.holds), expectations });
  }
  return { outcomes, assessed };
}

async function assessRun(run: TestRun, workspace: Workspace) {
  if (!run.facts) return assessLoaded(workspace, { asOf: run.asOf, known: run.known });
  const { agreement, digest } = workspace;
  const evidence = evidenceOfFacts(agreement, run.facts, needs(agreement, run.asOf), run.known);
  return assess(agreement, evidence, { asOf: run.asOf, digest });
}

function testText(outcomes: readonly TestOutcome[], unreached: NotReached): string {
  if (outcomes.length === 0) return `${TESTS.none}\n`;
  const failed = outcomes.filter((one) => !one.passed).length;
  const lines = outcomes.flatMap((one) => [
    one.passed ? TESTS.passed(one.name) : TESTS.failed(one.name),
    ...one.expectations
      .filter((each) => !each.holds)
      .map(({ expectation, found, reason }) => {
        const by = expectation.by === undefined ? '' : ' in time';
        return `    ${TESTS.expected(expectation.subject, `${expectation.state}${by}`, found, reason)}`;
      }),
  ]);
  if (unreached.subjects.length > 0) lines.push(TESTS.notNamed(unreached.subjects));
  if (unreached.outcomes.length > 0) lines.push(TESTS.notReached(unreached.outcomes));
  return `${[...lines, TESTS.summary(outcomes.length - failed, failed)].join('\n')}\n`;
}
