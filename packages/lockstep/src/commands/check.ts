import { AGREEMENT, checkFile, diagnosticsText, readAgreementFile } from '../agreement/index.ts';
import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';

/** `lockstep check [FILE|DIR] [--json]`: every error and warning of an agreement. Exit 1 when there is an error. */
export const check: Register = (program, { io, exit }) => {
  program
    .command('check [FILE]')
    .description('check an agreement: words, names, units, dates')
    .option('--json', 'as JSON')
    .action(async (target: string | undefined, options: { json?: boolean }) => {
      const file = await readAgreementFile(target ?? io.cwd, io);
      const { diagnostics } = await checkFile(file);
      const errors = diagnostics.filter((one) => one.severity === 'error').length;
      const warnings = diagnostics.length - errors;
      if (options.json) {
        io.out(`${JSON.stringify({ file: file.shown, errors, warnings, diagnostics }, null, 2)}\n`);
      } else {
        io.out(diagnosticsText(file.text, file.shown, diagnostics));
        io.out(
          `${errors + warnings === 0 ? AGREEMENT.clean(file.shown) : AGREEMENT.found(errors, warnings)}\n`,
        );
      }
      exit(errors === 0 ? EXIT.ok : EXIT.negative);
    });
};
