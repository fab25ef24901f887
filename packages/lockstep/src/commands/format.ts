import { rename, writeFile } from 'node:fs/promises';
import { formatAgreement } from '@lockstep/core/language';
import { AGREEMENT, diagnosticsText, readAgreementFile } from '../agreement/index.ts';
import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { Problem } from '../cli/problem.ts';

/** `lockstep format [FILE|DIR] [--check]`: writes an agreement in its usual form; with `--check` only says. */
export const format: Register = (program, { io, exit }) => {
  program
    .command('format [FILE]')
    .description('write an agreement in its usual form: words, brackets, indents')
    .option('--check', 'write nothing; exit 1 when the file is not in its usual form')
    .action(async (target: string | undefined, options: { check?: boolean }) => {
      const file = await readAgreementFile(target ?? io.cwd, io);
      const { text, diagnostics } = formatAgreement(file.text);
      if (text === undefined) {
        io.err(diagnosticsText(file.text, file.shown, diagnostics));
        throw new Problem(AGREEMENT.cannotFormat(diagnostics.length), { file: file.shown });
      }
      if (text === file.text) {
        io.out(`${AGREEMENT.alreadyFormatted(file.shown)}\n`);
        exit(EXIT.ok);
      } else if (options.check) {
        io.out(`${AGREEMENT.wouldFormat(file.shown)}\n`);
        exit(EXIT.negative);
      } else {
        await replaceFile(file.path, text);
        io.out(`${AGREEMENT.formatted(file.shown)}\n`);
        exit(EXIT.ok);
      }
    });
};

/** Writes beside the file and moves it there, so that it is never seen half written. */
async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.part`;
  await writeFile(beside, text);
  await rename(beside, path);
}
