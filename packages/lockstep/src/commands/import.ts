import { resolve } from 'node:path';
import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { fileProgress } from '../cli/progress.ts';
import { type ImportFlags, importOptions } from '../evidence/import/options.ts';
import { importFiles } from '../evidence/import/run.ts';
import { afterwards, importSummary } from '../evidence/import/summary.ts';
import { PIN_KINDS } from '../evidence/pins/schema.ts';

/** `lockstep import KIND FILE...`: checks files, pins them and puts them into a workspace. */
export const importCommand: Register = (program, { io, exit }) => {
  program
    .command('import')
    .argument('<kind>', `what the files hold: ${PIN_KINDS.join(', ')}`)
    .argument('<file...>', 'files, plain or gzip')
    .description('check files of evidence and take them into a workspace')
    .option('--in <dir>', 'the workspace (default: the current folder)')
    .option('--as <source>', 'name of the source, as in the agreement')
    .option(
      '--known <date>',
      'when the rows could be known: the date of the release, or "source", or "column"',
    )
    .option('--covers <from..to>', 'days about which the files are in a position to know')
    .option('--complete-through <date>', 'last day on which nothing more is expected')
    .option('--settles <days>', 'days after which the rows of a day are taken to be complete')
    .option('--country <name>', 'take only rows of this country (ucdp, acled)')
    .option('--licence <text>', 'under which licence the files may be used')
    .option('--citation <text>', 'how to cite them')
    .option('--url <url>', 'where they came from')
    .option('--obtained <date>', 'when they were obtained (default: today)')
    .option('--json', 'everything as JSON')
    .action(async (kind: string, files: string[], flags: ImportFlags & { in?: string; json?: boolean }) => {
      const options = importOptions(kind, flags, io.today());
      const dir = resolve(io.cwd, flags.in ?? '.');
      const progress = fileProgress(io);
      const result = await importFiles({
        dir,
        cwd: io.cwd,
        files,
        options,
        progress: progress.start,
      }).finally(progress.stop);
      if (flags.json) io.out(`${JSON.stringify(result, null, 2)}\n`);
      else io.out(`${result.files.map(importSummary).join('\n')}${afterwards(result)}`);
      exit(EXIT.ok);
    });
};
