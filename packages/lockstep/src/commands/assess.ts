import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { type AsOfOptions, asOfOptions } from '../cli/options.ts';
import { assessmentText } from '../output/assessment.ts';
import { withAssessment } from '../workspace/index.ts';

/** `lockstep assess [DIR] --as-of D [--known K] [--json]`. An answer of any kind is exit 0. */
export const assess: Register = (program, { io, exit }) => {
  program
    .command('assess [DIR]')
    .description('every verdict as of a date, with what was known at a date')
    .requiredOption('--as-of <date>', 'the date in the world, YYYY-MM-DD')
    .option('--known <date>', 'what was known on this date (default: the as-of date)')
    .option('--json', 'as JSON, following docs/schema/assessment.schema.json')
    .action(async (dir: string | undefined, options: AsOfOptions & { json?: boolean }) => {
      await withAssessment(dir ?? io.cwd, asOfOptions(options), io, ({ assessment }) => {
        io.out(options.json ? `${JSON.stringify(assessment, null, 2)}\n` : assessmentText(assessment));
      });
      exit(EXIT.ok);
    });
};
