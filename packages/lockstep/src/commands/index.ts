import type { Register } from '../cli/context.ts';
import { COUNCIL_COMMANDS } from './council/index.ts';

/**
 * Every command of the program, in the order of `--help`. Each is loaded only when it is called: most of the time that a
 * short command takes is spent on loading what others need.
 */
export const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  new: async () => (await import('./new.ts')).newCommand,
  check: async () => (await import('./check.ts')).check,
  format: async () => (await import('./format.ts')).format,
  explain: async () => (await import('./explain.ts')).explain,
  import: async () => (await import('./import.ts')).importCommand,
  sources: async () => (await import('./sources.ts')).sources,
  test: async () => (await import('./test.ts')).test,
  assess: async () => (await import('./assess.ts')).assess,
  brief: async () => (await import('./brief.ts')).brief,
  why: async () => (await import('./why.ts')).why,
  sweep: async () => (await import('./sweep.ts')).sweep,
  monitor: async () => (await import('./monitor.ts')).monitor,
  surge: async () => (await import('./surge.ts')).surge,
  statements: async () => (await import('./statements.ts')).statements,
  ...COUNCIL_COMMANDS,
  record: async () => (await import('./record/index.ts')).record,
  'language-server': async () => (await import('./language-server.ts')).languageServer,
};
