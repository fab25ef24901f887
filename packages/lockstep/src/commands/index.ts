import type { Register } from '../cli/context.ts';
import { assess } from './assess.ts';
import { test } from './test.ts';
import { why } from './why.ts';

/** Every command of the program, in the order of `--help`. */
export const COMMANDS: readonly Register[] = [test, assess, why];
