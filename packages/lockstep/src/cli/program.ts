import { Command, CommanderError } from 'commander';
import { COMMANDS } from '../commands/index.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { Problem, problemText } from './problem.ts';

/** Runs one command line, without the program's own name. Never throws; resolves to the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = new Command('lockstep')
    .description('Conditions-based agreements that run: which conditions are met, by what margin, why')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showSuggestionAfterError()
    .showHelpAfterError('(see lockstep --help)');
  const context: Context = {
    io,
    exit: (value) => {
      code = value;
    },
  };
  for (const register of COMMANDS) register(program, context);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: io.err });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.bad;
    if (error instanceof Problem) {
      io.err(`lockstep: ${problemText(error)}\n`);
      return EXIT.bad;
    }
    throw error;
  }
}
