import { Command, CommanderError } from 'commander';
import { COMMANDS } from '../commands/index.ts';
import type { Context, Register } from './context.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { Problem, problemText } from './problem.ts';

/** Loads the command that is called, or all of them for help and for a name that none has. */
function commandsFor(name: string | undefined): readonly (() => Promise<Register>)[] {
  const named = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return named ? [named] : Object.values(COMMANDS);
}

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
  for (const load of commandsFor(argv[0])) (await load())(program, context);
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
    io.err(`lockstep: ${UNEXPECTED(error instanceof Error ? error.message : String(error))}\n`);
    if (io.trace && error instanceof Error) io.err(`${error.stack ?? ''}\n`);
    return EXIT.bad;
  }
}

/** A fault of the program itself: said in one line; where it lies only on request. */
const UNEXPECTED = (message: string): string =>
  `${message} (this is a fault of the program, not of your input; LOCKSTEP_TRACE=1 shows where)`;
