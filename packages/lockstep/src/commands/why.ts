import { type ConditionResult, needs, type ReadingResult } from '@lockstep/core/assessment';
import type { Register } from '../cli/context.ts';
import { EXIT, type ExitCode } from '../cli/io.ts';
import { type AsOfOptions, asOfOptions } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';
import { gatherEvidence } from '../evidence/gather.ts';
import { whyCommitment, whyCondition } from '../output/why.ts';
import { WHY } from '../output/words.ts';
import { proofsOf } from '../rules/proof.ts';
import { ruleOf } from '../rules/rule.ts';
import { standingOf } from '../rules/standing.ts';
import { standingJson, standingText } from '../rules/text.ts';
import { type Dates, loadWorkspace, type Workspace, withAssessment } from '../workspace/index.ts';

interface Options extends AsOfOptions {
  readonly history?: boolean;
  readonly json?: boolean;
}

/** `lockstep why [DIR] NAME --as-of D`: the shortest honest answer, at most 20 lines. Exit 1 unless met or kept. */
export const why: Register = (program, { io, exit }) => {
  program
    .command('why <DIR> <NAME>')
    .description('why a condition, reading or commitment stands as it does')
    .requiredOption('--as-of <date>', 'the date in the world, YYYY-MM-DD')
    .option('--known <date>', 'what was known on this date (default: the as-of date)')
    .option('--history', 'since when the verdict of a rule has stood, and what changed it')
    .option('--json', 'as JSON, with the whole proof')
    .action(async (dir: string, name: string, options: Options) => {
      const dates = asOfOptions(options);
      if (options.history) {
        const workspace = await loadWorkspace(dir, io);
        try {
          const standing = await standingOf(workspace, ruleOf(workspace.agreement, name), dates);
          const { asOf, known } = dates;
          io.out(options.json ? pretty(standingJson(standing)) : standingText(standing, asOf, known));
          exit(exitOf(standing.byDay[standing.byDay.length - 1]?.verdict ?? 'open'));
        } finally {
          await workspace.close();
        }
        return;
      }
      await withAssessment(dir, dates, io, async ({ assessment, workspace }) => {
        const [id, readingId] = name.split('.');
        const condition = assessment.conditions.find((one) => one.id === id);
        const reading = condition?.readings.find((one) => one.id === readingId);
        const commitment = assessment.commitments.find((one) => one.id === name);
        const found = readingId === undefined ? (condition ?? commitment) : reading;
        if (!found)
          throw new Problem(
            WHY.unknown(
              name,
              [...assessment.conditions, ...assessment.commitments].map((one) => one.id),
            ),
          );
        if (options.json) {
          const proven = condition ? await withProofs(condition, workspace, dates) : undefined;
          io.out(pretty(proven?.readings.find((one) => one.id === readingId) ?? proven ?? found));
        } else if (reading && condition)
          io.out(whyCondition({ ...condition, verdict: reading.verdict }, [reading]));
        else if (condition) io.out(whyCondition(condition, condition.readings));
        else if (commitment) io.out(whyCommitment(commitment));
        exit(exitOf('verdict' in found ? found.verdict : found.state));
      });
    });
};

/** A condition with the whole proof of each reading that has a rule and applies. */
async function withProofs(condition: ConditionResult, workspace: Workspace, { asOf, known }: Dates) {
  const { agreement } = workspace;
  const evidence = await gatherEvidence(workspace, needs(agreement, asOf), known);
  const proofs = proofsOf(agreement, evidence, condition.id, asOf);
  const proof = (one: ReadingResult) => (one.margin === null ? null : (proofs.get(one.id) ?? null));
  return { ...condition, readings: condition.readings.map((one) => ({ ...one, proof: proof(one) })) };
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function exitOf(state: string): ExitCode {
  return ['met', 'fulfilled', 'in effect', 'not triggered'].includes(state) ? EXIT.ok : EXIT.negative;
}
