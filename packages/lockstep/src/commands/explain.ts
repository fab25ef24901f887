import { isoFromDay } from '@lockstep/core/calendar';
import { type Explained, explainAgreement } from '@lockstep/core/language';
import { AGREEMENT, checkFile, diagnosticsText, readAgreementFile } from '../agreement/index.ts';
import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { dateOption } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';

/** `lockstep explain [FILE|DIR] [NAME] [--as-of D] [--json]`: each rule in plain words and in formal notation. */
export const explain: Register = (program, { io, exit }) => {
  program
    .command('explain [FILE] [NAME]')
    .description('each rule in plain words and in formal notation, with dates')
    .option('--as-of <date>', 'give the days that each window covers on this date')
    .option('--json', 'as JSON')
    .action(
      async (
        target: string | undefined,
        name: string | undefined,
        options: { asOf?: string; json?: boolean },
      ) => {
        const day = options.asOf === undefined ? undefined : dateOption(options.asOf, '--as-of');
        const file = await readAgreementFile(target ?? io.cwd, io);
        const { agreement, diagnostics } = await checkFile(file);
        if (agreement === undefined) {
          const errors = diagnostics.filter((one) => one.severity === 'error');
          io.err(diagnosticsText(file.text, file.shown, errors));
          exit(EXIT.bad);
          return;
        }
        const all = explainAgreement(agreement, day === undefined ? {} : { day });
        const rules = name === undefined ? all : chosen(all, name);
        const asOf = day === undefined ? null : isoFromDay(day);
        if (options.json) io.out(`${JSON.stringify({ file: file.shown, asOf, rules }, null, 2)}\n`);
        else {
          if (asOf !== null) io.out(`${AGREEMENT.asOf(asOf)}\n\n`);
          io.out(rules.map(ruleText).join('\n'));
        }
        exit(EXIT.ok);
      },
    );
};

/** A rule by its name; a condition's name stands for all of its readings. */
function chosen(all: readonly Explained[], name: string): readonly Explained[] {
  const found = all.filter(({ id }) => id === name || id.startsWith(`${name}.`));
  if (found.length === 0)
    throw new Problem(
      AGREEMENT.noRule(
        name,
        all.map(({ id }) => id),
      ),
    );
  return found;
}

function ruleText({ kind, id, label, words, formal }: Explained): string {
  const lines = [`${kind} ${id}: ${label}`, ...words.map((sentence) => `  ${sentence}`)];
  if (formal !== undefined) lines.push(`  ${AGREEMENT.formal}: ${formal}`);
  return `${lines.join('\n')}\n`;
}
