import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { type AsOfOptions, asOfOptions } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';
import { whyCommitment, whyCondition } from '../output/why.ts';
import { WHY } from '../output/words.ts';
import { withAssessment } from '../workspace/index.ts';

/** `lockstep why [DIR] NAME --as-of D`: the shortest honest answer, at most 20 lines. Exit 1 unless met or kept. */
export const why: Register = (program, { io, exit }) => {
  program
    .command('why <DIR> <NAME>')
    .description('why a condition, reading or commitment stands as it does')
    .requiredOption('--as-of <date>', 'the date in the world, YYYY-MM-DD')
    .option('--known <date>', 'what was known on this date (default: the as-of date)')
    .option('--json', 'as JSON')
    .action(async (dir: string, name: string, options: AsOfOptions & { json?: boolean }) => {
      const assessment = await withAssessment(dir, asOfOptions(options), io, (one) => one.assessment);
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
      if (options.json) io.out(`${JSON.stringify(found, null, 2)}\n`);
      else if (reading && condition)
        io.out(whyCondition({ ...condition, verdict: reading.verdict }, [reading]));
      else if (condition) io.out(whyCondition(condition, condition.readings));
      else if (commitment) io.out(whyCommitment(commitment));
      const state = 'verdict' in found ? found.verdict : found.state;
      exit(['met', 'fulfilled', 'in effect', 'not triggered'].includes(state) ? EXIT.ok : EXIT.negative);
    });
};
