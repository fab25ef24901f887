import type { Command } from 'commander';
import type { ExitCode, Io } from './io.ts';

/** What a command gets: where to write, and how to say how it ended. */
export interface Context {
  readonly io: Io;
  readonly exit: (code: ExitCode) => void;
}

/** Adds one command (or a family) to the program. */
export type Register = (program: Command, context: Context) => void;
