import type { Register } from '../cli/context.ts';
import { assess } from './assess.ts';
import { brief } from './brief.ts';
import { importCommand } from './import.ts';
import { monitor } from './monitor.ts';
import { newCommand } from './new.ts';
import { sources } from './sources.ts';
import { statements } from './statements.ts';
import { test } from './test.ts';
import { why } from './why.ts';

/** Every command of the program, in the order of `--help`. */
export const COMMANDS: readonly Register[] = [
  newCommand,
  importCommand,
  sources,
  test,
  assess,
  brief,
  why,
  monitor,
  statements,
];
