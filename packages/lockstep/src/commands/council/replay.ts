import type { Register } from '../../cli/context.ts';
import { EXIT } from '../../cli/io.ts';
import { dateOption } from '../../cli/options.ts';
import { Problem } from '../../cli/problem.ts';
import { atOption, openRecord, replayDecision, replayText } from '../../council/index.ts';
import { dirAnd } from './options.ts';
import { COUNCIL } from './words.ts';

/** `lockstep replay [DIR] DECISION`: exit 1 where the evidence does not give the signed assessment again. */
export const replay: Register = (program, { io, exit }) => {
  program
    .command('replay')
    .argument('[names...]', 'the workspace (default: the current folder) and the decision')
    .usage('[DIR] DECISION [options]')
    .description('compute a decision’s assessment again: what was known then, beside what is known now')
    .option('--known <date>', 'what counts as known now (default: today)')
    .option('--at <time>', 'the record as it stood then (default: all of it)')
    .option('--json', 'as JSON')
    .action(async (names: string[], flags: { known?: string; at?: string; json?: boolean }) => {
      const { dir, rest } = dirAnd(names, 1);
      const [id] = rest;
      if (id === undefined || rest.length > 1) throw new Problem(COUNCIL.oneProposal('replay'));
      const known = dateOption(flags.known ?? io.today(), '--known');
      const open = openRecord(io.cwd, dir);
      const at = flags.at === undefined ? Number.POSITIVE_INFINITY : atOption(flags.at, open.roster.zone);
      const result = await replayDecision(io, open, id, known, at);
      io.out(flags.json ? `${JSON.stringify(result, null, 2)}\n` : replayText(result));
      exit(result.same ? EXIT.ok : EXIT.negative);
    });
};
