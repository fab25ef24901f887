import { deviations } from '@lockstep/core/council';
import type { Register } from '../../cli/context.ts';
import { EXIT } from '../../cli/io.ts';
import { dateOption } from '../../cli/options.ts';
import { Problem } from '../../cli/problem.ts';
import { atOption, councilJson, councilText, openRecord, withAssessor } from '../../council/index.ts';
import { COUNCIL } from './words.ts';

interface Flags {
  readonly at?: string;
  readonly asOf?: string;
  readonly known?: string;
  readonly json?: boolean;
}

/** `lockstep decisions [DIR] [--at TIME]`: how every proposal stands at an instant. */
export const decisions: Register = (program, { io, exit }) => {
  program
    .command('decisions')
    .argument('[names...]', 'the workspace (default: the current folder)')
    .usage('[DIR] [options]')
    .description('how every proposal stands: dissent, reservations, overrides, and who is missing')
    .option('--at <time>', 'the instant (default: now)')
    .option('--as-of <date>', 'also show who ran ahead of the decisions, by the assessment of this date')
    .option('--known <date>', 'with what was known on this date (default: the as-of date)')
    .option('--json', 'as JSON')
    .action(async ([dir = '.', ...rest]: string[], flags: Flags) => {
      if (rest.length > 0) throw new Problem(COUNCIL.tooMany('lockstep decisions [DIR]'));
      const open = openRecord(io.cwd, dir);
      const council = open.council(atOption(flags.at, open.roster.zone));
      const withheld = open.reading.withheld.length;
      const ahead = flags.asOf === undefined ? [] : await aheadOf(dir, flags.asOf, flags.known);
      io.out(
        flags.json
          ? `${JSON.stringify(councilJson(council, open.roster, ahead, withheld), null, 2)}\n`
          : councilText(council, open.roster, ahead, withheld),
      );
      exit(EXIT.ok);

      async function aheadOf(where: string, asOfText: string, knownText?: string) {
        const asOf = dateOption(asOfText, '--as-of');
        const known = knownText === undefined ? asOf : dateOption(knownText, '--known');
        return withAssessor(io, where, async ({ assess }) =>
          deviations(await assess({ asOf, known }), council.rounds),
        );
      }
    });
};
