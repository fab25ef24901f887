import { resolve } from 'node:path';
import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { startWorkspace } from '../workspace/start.ts';
import { WORKSPACE } from '../workspace/words.ts';

/** `lockstep new DIR`: a small complete workspace to start from. */
export const newCommand: Register = (program, { io, exit }) => {
  program
    .command('new <dir>')
    .description('write a small complete workspace to start from')
    .action(async (given: string) => {
      const files = await startWorkspace(resolve(io.cwd, given), given, io.today());
      io.out(WORKSPACE.started(given, files));
      exit(EXIT.ok);
    });
};
