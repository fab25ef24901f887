import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { type AsOfOptions, asOfOptions, dateOption } from '../cli/options.ts';
import { table } from '../output/table.ts';
import { ruleOf } from '../rules/rule.ts';
import { choicesOf, type SweepRow, sweepJson, sweepRule } from '../rules/sweep.ts';
import { RULES } from '../rules/words.ts';
import { loadWorkspace } from '../workspace/index.ts';

interface Options extends AsOfOptions {
  readonly from?: string;
  readonly threshold?: string;
  readonly which?: string;
  readonly window?: string;
  readonly counting?: string;
  readonly measure?: string;
  readonly json?: boolean;
}

/** `lockstep sweep DIR NAME --as-of D`: how much the verdict depends on the choices made in a rule. */
export const sweep: Register = (program, { io, exit }) => {
  program
    .command('sweep <DIR> <NAME>')
    .description('how much a verdict depends on threshold, window, counting rule and measure')
    .requiredOption('--as-of <date>', 'the date in the world, YYYY-MM-DD')
    .option('--known <date>', 'what was known on this date (default: the as-of date)')
    .option('--from <date>', 'the first day judged (default: the signing, or 400 days back)')
    .option('--threshold <numbers>', 'values for a number of the rule, for example 30,40,50')
    .option('--which <place>', 'which number of the rule, counted from 1 (default: 1)')
    .option('--window <days>', 'lengths for its windows in days, for example 14,28')
    .option('--counting <rules>', 'how uncertain counts are read: interval,low,best,high')
    .option('--measure <name=others>', 'other measures in the place of one, for example deaths=reported')
    .option('--json', 'as JSON')
    .action(async (dir: string, name: string, options: Options) => {
      const dates = asOfOptions(options);
      const from = options.from === undefined ? {} : { from: dateOption(options.from, '--from') };
      const choices = choicesOf(options);
      const workspace = await loadWorkspace(dir, io);
      try {
        const rule = ruleOf(workspace.agreement, name);
        const rows = (await sweepRule(workspace, rule, choices, { ...dates, ...from })).map(sweepJson);
        io.out(options.json ? `${JSON.stringify(rows, null, 2)}\n` : `${tableOf(rows)}\n`);
        exit(EXIT.ok);
      } finally {
        await workspace.close();
      }
    });
};

function tableOf(rows: readonly SweepRow[]): string {
  const names = Object.keys(rows[0]?.settings ?? {});
  const { verdict, margin, firstMet, met, open } = RULES.columns;
  return table([
    [...names, verdict, margin, firstMet, met, open],
    ...rows.map((row) => [
      ...names.map((name) => row.settings[name] ?? ''),
      row.verdict,
      ends(row.margin),
      row.firstMet ?? RULES.never,
      String(row.daysMet),
      String(row.daysOpen),
    ]),
  ]);
}

function ends({ low, high }: { low: number | null; high: number | null }): string {
  const shown = (value: number | null, infinite: string) =>
    value === null ? infinite : String(Number(value.toPrecision(12)));
  return low === high && low !== null ? shown(low, '') : `${shown(low, '-inf')} to ${shown(high, '+inf')}`;
}
