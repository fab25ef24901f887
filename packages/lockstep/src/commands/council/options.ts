/** Options that all acts of the council share. */
import type { Command } from 'commander';
import type { Context } from '../../cli/context.ts';
import { EXIT } from '../../cli/io.ts';
import {
  aboutToSign,
  afterSigning,
  type Entered,
  type EnterOptions,
  enter,
  enteredText,
  type Plan,
} from '../../council/index.ts';

export interface ActOptions extends EnterOptions {
  readonly json?: boolean;
}

/** A command of the council with the options of every act: who signs, when it counts, and only with `--yes`. */
export function actCommand(program: Command, name: string, names: string, description: string): Command {
  return program
    .command(name)
    .argument(
      '[names...]',
      `the workspace (default: the current folder)${names === '' ? '' : ` and ${names}`}`,
    )
    .usage(`[DIR]${names === '' ? '' : ` ${names.toUpperCase()}`} [options]`)
    .description(description)
    .option('--as <name>', 'who acts (default: whose key it is)')
    .option('--key <file>', 'SSH key to sign with: a private Ed25519 key, or a public one whose agent signs')
    .option('--at <time>', 'when the record receives it, which is what counts (default: now)')
    .option('--class <name>', 'who may see the entry (default: anybody)')
    .option('--yes', 'sign and record it; without this, only say what would be signed')
    .option('--to <file>', 'write the signed entry to a file instead, for the keeper of the record')
    .option('--proof <file>', 'where to put the proof that it is in the record (.tlog-proof)')
    .option('--log-key <file>', "the log's key, where it is not kept with the record")
    .option('--json', 'as JSON');
}

/** `[DIR] NAME`: the folder may be left out. */
export function dirAnd(
  names: readonly string[],
  count: 0 | 1,
): { readonly dir: string; readonly rest: readonly string[] } {
  const dir = names.length > count ? names[0]! : '.';
  return { dir, rest: names.length > count ? names.slice(1) : names };
}

/** Runs one act, and says what is about to be signed before it is. */
export async function run(context: Context, dir: string, plan: Plan, options: ActOptions): Promise<void> {
  let told = false;
  const tell = (about: Entered) => {
    told = true;
    context.io.out(aboutToSign(about));
  };
  const entered = await enter(context.io, dir, plan, options.json ? options : { ...options, tell });
  say(context, entered, options, told);
}

/** Says what was or would be signed; an act without effect and a text that is not in order are negative answers. */
export function say({ io, exit }: Context, entered: Entered, options: ActOptions, told = false): void {
  const text = told ? afterSigning(entered) : enteredText(entered, options.to);
  io.out(options.json ? `${JSON.stringify(entered, null, 2)}\n` : text);
  exit(entered.refused === null && entered.state !== 'not in order' ? EXIT.ok : EXIT.negative);
}
