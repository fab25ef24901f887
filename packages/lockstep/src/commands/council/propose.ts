import type { Register } from '../../cli/context.ts';
import { Problem } from '../../cli/problem.ts';
import { type ProposeOptions, proposePlan, withAssessor } from '../../council/index.ts';
import { wordsOf } from './acts.ts';
import { type ActOptions, actCommand, dirAnd, run } from './options.ts';
import { COUNCIL } from './words.ts';

type Flags = ActOptions & Omit<ProposeOptions, 'text'> & { readonly say?: string; readonly text?: string };

const list = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `lockstep propose [DIR]`: a text, with the assessment it rests on; under silence at once where it is in order. */
export const propose: Register = (program, context) => {
  actCommand(program, 'propose', '', 'propose a text, or an adjustment on the assessment of a day')
    .option('--id <name>', 'name of the proposal (default: ADJUSTMENT-1, -2 ...)')
    .option('--title <text>', 'its title (default: that of the adjustment)')
    .option('--say <text>', 'the text')
    .option('--text <file>', 'the text, from a file')
    .option('--adjustment <name>', 'the adjustment that it decides, as the agreement names it')
    .option('--as-of <date>', 'date of the assessment (default: the day of --at)')
    .option('--known <date>', 'what was known on this date (default: the as-of date)')
    .option('--override <condition=reason>', 'set an unmet condition aside (may be repeated)', list, [])
    .option('--after <proposal>', 'the round before, whose silence was broken')
    .option('--assent', 'ask for the assent of all, not for silence')
    .option('--silence <length>', 'put it under silence for so long: 72h, 3 days')
    .option('--until <time>', 'put it under silence until then')
    .action(async (names: string[], flags: Flags) => {
      const { dir, rest } = dirAnd(names, 0);
      if (rest.length > 0) throw new Problem(COUNCIL.tooMany('lockstep propose [DIR]'));
      const { io } = context;
      const plan = proposePlan({ ...flags, text: wordsOf(flags, context) }, (use) =>
        withAssessor(io, dir, use),
      );
      await run(context, dir, plan, flags);
    });
};
