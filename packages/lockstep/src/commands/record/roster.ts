/** Who is on the roster: `record new`, `enrol`, `leave`, `rotate`, `revoke`. */
import { basename, resolve } from 'node:path';
import { fingerprint, formatPublicKey, keyAt, ROLES } from '@lockstep/core/record';
import type { Register } from '../../cli/context.ts';
import { EXIT } from '../../cli/io.ts';
import { Problem } from '../../cli/problem.ts';
import {
  aboutToSign,
  afterSigning,
  enteredText,
  foundRecord,
  keyPlan,
  publicLine,
} from '../../council/index.ts';
import { type ActOptions, actCommand, dirAnd, run } from '../council/options.ts';
import { COUNCIL } from '../council/words.ts';
import { RECORD_COMMANDS } from './words.ts';

const list = (value: string, before: readonly string[]): readonly string[] => [...before, value];

interface NewFlags {
  readonly title?: string;
  readonly origin?: string;
  readonly zone: string;
  readonly chair: string;
  readonly key: string;
  readonly member: readonly string[];
  readonly observer: readonly string[];
  readonly party: readonly string[];
  readonly at?: string;
  readonly logKey?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const newRecord: Register = (record, { io, exit }) => {
  record
    .command('new [DIR]')
    .description('found a record: its chair, its members and their SSH keys')
    .option('--title <text>', 'what the record is of (default: the name of the folder)')
    .option('--origin <name>', 'its name for ever, such as example.org/council (default: lockstep/FOLDER)')
    .option('--zone <zone>', 'the time zone in which it tells time', 'UTC')
    .requiredOption('--chair <id:name>', 'who runs the procedure')
    .requiredOption('--key <file>', "the chair's SSH key")
    .option('--member <id:name=file>', "a member, with its public key's file (may be repeated)", list, [])
    .option(
      '--observer <id:name=file>',
      'an observer, who may speak but not break silence (may be repeated)',
      list,
      [],
    )
    .option('--party <id:name=file>', 'a party, who may reply (may be repeated)', list, [])
    .option('--at <time>', 'when it is founded (default: now)')
    .option(
      '--log-key <file>',
      "the log's key, where there is one already (default: a new one, kept in record/private)",
    )
    .option('--yes', 'found it; without this, only say what would be signed')
    .option('--json', 'as JSON')
    .action((dir: string | undefined, flags: NewFlags) => {
      const folder = dir ?? '.';
      const name = basename(resolve(io.cwd, folder));
      const entered = foundRecord(io, folder, {
        ...flags,
        title: flags.title ?? name,
        origin: flags.origin ?? `lockstep/${name}`,
        ...(flags.json ? {} : { tell: (about) => io.out(aboutToSign(about)) }),
      });
      const text = flags.yes ? afterSigning(entered) : enteredText(entered);
      io.out(flags.json ? `${JSON.stringify(entered, null, 2)}\n` : text);
      exit(EXIT.ok);
    });
};

interface EnrolFlags extends ActOptions {
  readonly name?: string;
  readonly role: readonly string[];
  readonly public?: string;
  readonly because?: string;
}

/** One name and its folder, or a Problem with the usage. */
function one(names: readonly string[], usage: string): { readonly dir: string; readonly id: string } {
  const { dir, rest } = dirAnd(names, 1);
  const [id] = rest;
  if (id === undefined || rest.length > 1) throw new Problem(COUNCIL.oneOf(usage));
  return { dir, id };
}

export const enrol: Register = (record, context) => {
  const { io } = context;
  actCommand(record, 'enrol', 'name', 'put somebody on the roster, or change roles')
    .option('--name <text>', 'the full name (default: NAME)')
    .option('--role <role>', `${ROLES.join(', ')} (may be repeated)`, list, [])
    .option('--public <file>', "the public key's file (default: the key enrolled already)")
    .action(async (names: string[], flags: EnrolFlags) => {
      const { dir, id } = one(names, 'lockstep record enrol [DIR] NAME --role ROLE --public FILE');
      const roles = flags.role.length > 0 ? flags.role : ['member'];
      const stranger = roles.find((role) => !(ROLES as readonly string[]).includes(role));
      if (stranger !== undefined) throw new Problem(RECORD_COMMANDS.role(stranger));
      await run(
        context,
        dir,
        (open) => {
          const known = open.roster.principals.get(id);
          const key = flags.public === undefined ? known?.keys.at(-1)?.key : undefined;
          const line = key ? formatPublicKey(key) : publicLine(io, flags.public ?? '');
          const who = { id, name: flags.name ?? known?.name ?? id, roles, key: line };
          return { intents: [{ kind: 'enrol', fields: { who } }] };
        },
        flags,
      );
    });
};

export const leave: Register = (record, context) => {
  actCommand(record, 'leave', 'name', 'take all roles from somebody').action(
    async (names: string[], flags: ActOptions) => {
      const { dir, id } = one(names, 'lockstep record leave [DIR] NAME');
      await run(context, dir, keyPlan('leave', { who: id }), flags);
    },
  );
};

export const rotate: Register = (record, context) => {
  actCommand(record, 'rotate', 'name', 'from now on, somebody signs with another key')
    .requiredOption('--public <file>', "the new public key's file")
    .action(async (names: string[], flags: EnrolFlags) => {
      const { dir, id } = one(names, 'lockstep record rotate [DIR] NAME --public FILE');
      const key = publicLine(context.io, flags.public ?? '');
      await run(context, dir, keyPlan('rotate', { who: id, key }), flags);
    });
};

export const revoke: Register = (record, context) => {
  actCommand(record, 'revoke', 'name', "somebody's key counts no more from now on")
    .requiredOption('--because <text>', 'the reason')
    .action(async (names: string[], flags: EnrolFlags) => {
      const { dir, id } = one(names, 'lockstep record revoke [DIR] NAME --because TEXT');
      await run(
        context,
        dir,
        ({ roster }, _, at) => {
          const key = keyAt(roster, id, at);
          const named = key ? fingerprint(key) : 'none';
          return { intents: [{ kind: 'revoke', fields: { who: id, key: named, because: flags.because } }] };
        },
        flags,
      );
    });
};
