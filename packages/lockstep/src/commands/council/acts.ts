/** The acts on one proposal: `object`, `amend`, `reserve`, `interpret`, `agree`, `retract`, `withdraw`, `receive` ... */
import type { Command } from 'commander';
import type { Context, Register } from '../../cli/context.ts';
import { Problem } from '../../cli/problem.ts';
import {
  agreePlan,
  amendPlan,
  circulatePlan,
  closePlan,
  extendPlan,
  interpretPlan,
  objectPlan,
  overridePlan,
  type Plan,
  readGiven,
  receivePlan,
  reservePlan,
  retractPlan,
  withdrawPlan,
} from '../../council/index.ts';
import { type ActOptions, actCommand, dirAnd, run } from './options.ts';
import { COUNCIL } from './words.ts';

interface Flags extends ActOptions {
  readonly because?: string;
  readonly say?: string;
  readonly text?: string;
  readonly silence?: string;
  readonly until?: string;
  readonly condition?: readonly string[];
  readonly late?: boolean;
  readonly record?: boolean;
}

interface ActOn {
  readonly name: string;
  readonly description: string;
  readonly more?: (command: Command) => Command;
  readonly plan: (id: string, flags: Flags, context: Context) => Plan;
}

const because = (command: Command) => command.option('--because <text>', 'the reason');
const says = (command: Command) =>
  command.option('--say <text>', 'the words').option('--text <file>', 'the words, from a file');
const ends = (command: Command) =>
  command
    .option('--silence <length>', 'how long silence lasts: 72h, 3 days')
    .option('--until <time>', 'when silence ends: “2021-04-14 18:00 Europe/Brussels”');
const list = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const ACTS: readonly ActOn[] = [
  {
    name: 'circulate',
    description: 'put a draft under silence',
    more: ends,
    plan: (id, flags) => circulatePlan(id, flags),
  },
  {
    name: 'extend',
    description: 'extend a silence before it ends',
    more: (command) => because(ends(command)),
    plan: (id, flags) => extendPlan(id, flags, needed(flags.because, '--because')),
  },
  {
    name: 'object',
    description: 'object: breaks the silence',
    more: because,
    plan: (id, flags) => objectPlan(id, flags.because),
  },
  {
    name: 'amend',
    description: 'ask for another text: breaks the silence',
    more: (command) => because(says(command)),
    plan: (id, flags, context) => amendPlan(id, wordsOf(flags, context), flags.because),
  },
  { name: 'agree', description: 'agree in so many words', plan: (id) => agreePlan(id) },
  {
    name: 'reserve',
    description: 'attach a reservation, without standing in the way',
    more: says,
    plan: (id, flags, context) => reservePlan(id, wordsOf(flags, context)),
  },
  {
    name: 'interpret',
    description: 'attach how the text is read',
    more: says,
    plan: (id, flags, context) => interpretPlan(id, wordsOf(flags, context)),
  },
  {
    name: 'retract',
    description: 'take an objection back: silence stays broken',
    plan: (id) => retractPlan(id),
  },
  {
    name: 'withdraw',
    description: 'withdraw a proposal',
    more: because,
    plan: (id, flags) => withdrawPlan(id, flags.because),
  },
  {
    name: 'override',
    description: 'set unmet conditions aside, by name and with the reason',
    more: (command) =>
      ends(command).option(
        '--condition <condition=reason>',
        'a condition and why it is set aside (may be repeated)',
        list,
        [],
      ),
    plan: (id, flags) => overridePlan(id, flags.condition ?? [], flags),
  },
  { name: 'close', description: 'announce what the record shows', plan: (id) => closePlan(id) },
];

/** The command of one act. */
export function act(name: string): Register {
  const found = ACTS.find((one) => one.name === name);
  if (!found) throw new TypeError(`there is no act named ${name}`);
  const { description, more, plan } = found;
  return (program, context) => {
    const command = actCommand(program, name, 'proposal', description);
    (more ? more(command) : command).action(async (names: string[], flags: Flags) => {
      const { dir, rest } = dirAnd(names, 1);
      const [id] = rest;
      if (id === undefined || rest.length > 1) throw new Problem(COUNCIL.oneProposal(name));
      await run(context, dir, plan(id, flags, context), flags);
    });
  };
}

/** `lockstep receive [DIR] PROPOSAL`, or with `--record` for the record as a whole. */
export const receive: Register = (program, context) => {
  actCommand(
    program,
    'receive',
    'proposal',
    'give a receipt for a text and the record as it stands; it agrees to nothing',
  )
    .option('--record', 'for the record as a whole, not for one proposal')
    .option('--late', 'the text came only after silence had ended')
    .action(async (names: string[], flags: Flags) => {
      const { dir, rest } = dirAnd(names, flags.record ? 0 : 1);
      const [id] = rest;
      if (!flags.record && (id === undefined || rest.length > 1))
        throw new Problem(COUNCIL.oneProposal('receive'));
      await run(context, dir, receivePlan(flags.record ? undefined : id, flags.late === true), flags);
    });
};

/** The words of `--say`, or of the file of `--text`. */
export function wordsOf({ say: words, text }: Pick<Flags, 'say' | 'text'>, { io }: Context): string {
  if ((words === undefined) === (text === undefined)) throw new Problem(COUNCIL.needWords);
  const said =
    words ??
    Buffer.from(readGiven(io.cwd, text ?? ''))
      .toString('utf8')
      .trimEnd();
  if (said === '') throw new Problem(COUNCIL.needWords);
  return said;
}

function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new Problem(COUNCIL.needOption(option));
  return value;
}
