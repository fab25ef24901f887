import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { Problem } from '../cli/problem.ts';
import { sourcesText } from '../evidence/import/listing.ts';
import { checkPins } from '../evidence/pins/check.ts';
import { say } from '../evidence/words.ts';

/** `lockstep sources [DIR]`: what evidence a workspace stands on. Exit 1 when a pinned file changed or is gone. */
export const sources: Register = (program, { io, exit }) => {
  program
    .command('sources [DIR]')
    .description('what evidence a workspace stands on: files, digests, coverage, licences')
    .option('--json', 'as JSON')
    .action(async (given: string | undefined, options: { json?: boolean }) => {
      const dir = resolve(io.cwd, given ?? '.');
      const folder = await stat(dir).catch(() => undefined);
      if (!folder?.isDirectory()) throw new Problem(say.noFolder, { file: given ?? '.' });
      const checked = await checkPins(dir);
      if (options.json) io.out(`${JSON.stringify({ dir, files: checked }, null, 2)}\n`);
      else io.out(sourcesText(checked));
      exit(checked.every((one) => one.state === 'as imported') ? EXIT.ok : EXIT.negative);
    });
};
