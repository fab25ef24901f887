import type { Register } from '../cli/context.ts';
import { type AsOfOptions, asOfOptions } from '../cli/options.ts';

/** `lockstep language-server [--as-of D] [--known K]`: the Language Server Protocol over standard input and output. */
export const languageServer: Register = (program, { io }) => {
  program
    .command('language-server')
    .description('serve editors: diagnostics, completion, hover, rename, over standard input and output')
    .option('--stdio', 'over standard input and output (the only way; editors say so)')
    .option('--as-of <date>', 'the date of the verdicts in hovers, YYYY-MM-DD (default: today)')
    .option('--known <date>', 'what was known on this date (default: the as-of date)')
    .action(async (options: Partial<AsOfOptions>) => {
      const dates = asOfOptions({ ...options, asOf: options.asOf ?? io.today() });
      // Loaded only here: the other commands do without the protocol's packages.
      const { serveLanguage } = await import('../language-server/index.ts');
      await serveLanguage(process.stdin, process.stdout, dates, io);
    });
};
