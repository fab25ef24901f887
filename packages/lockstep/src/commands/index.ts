import type { Register } from '../cli/program.ts';

/** Every command of the program, in the order of `--help`. */
export const COMMANDS: readonly Register[] = [];
