import type { Register } from '../cli/context.ts';
import { registerSurge } from './surge.ts';

/** Every command of the program, in the order of `--help`. */
export const COMMANDS: readonly Register[] = [registerSurge];
