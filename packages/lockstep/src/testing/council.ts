/** A small workspace with a record, for tests of the council's commands: a condition, an adjustment, members with keys. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPrivateKey, formatPublicKey, publicKeyOf } from '@lockstep/core/record';
import { lockstep, type Ran } from './run.ts';

const AGREEMENT = `agreement "A test of decisions"
  time zone Europe/Brussels
  signed 2020-01-01

party alliance "The alliance"

source views "Judgements on record"
  judgements from "judgements.csv"

condition calm "It is calm"
  judged by alliance

adjustment leave "Leave together"
  alliance to 0
  requires calm
  decided by consensus of alliance, silence 72 hours
`;

const JUDGEMENTS = `id,subject,judge,verdict,from,known,reasons,citation
j1,calm,alliance,not met,2020-09-01,2020-09-01,Fighting went on,A report
j2,calm,alliance,met,2020-11-01,2020-11-01,It is over,Another report
j3,calm,alliance,met,2020-09-20,2020-12-05,It had been over,A later report
`;

export const seedOf = (name: string): Uint8Array =>
  createHash('sha256').update(`test key of ${name}`).digest();

export interface Bench {
  readonly base: string;
  /** Runs a command line in the folder above the workspace \`ws\`. */
  readonly run: (...argv: readonly string[]) => Promise<Ran>;
  /** As \`run\`; throws where the command does not end with the code. */
  readonly must: (code: number, ...argv: readonly string[]) => Promise<string>;
  readonly key: (name: string) => void;
  readonly remove: () => void;
}

export function bench(): Bench {
  const base = mkdtempSync(join(tmpdir(), 'lockstep-council-'));
  const run = (...argv: readonly string[]) => lockstep(base, ...argv);
  const key = (name: string) => {
    writeFileSync(join(base, name), formatPrivateKey(seedOf(name), name), { mode: 0o600 });
    writeFileSync(join(base, `${name}.pub`), `${formatPublicKey(publicKeyOf(seedOf(name)))} ${name}\n`);
  };
  mkdirSync(join(base, 'ws'));
  writeFileSync(join(base, 'ws/agreement.lockstep'), AGREEMENT);
  writeFileSync(join(base, 'ws/judgements.csv'), JUDGEMENTS);
  for (const name of ['chair', 'a', 'b', 'c', 'watcher']) key(name);
  return {
    base,
    run,
    must: async (code, ...argv) => {
      const { code: ended, out, err } = await run(...argv);
      if (ended !== code)
        throw new Error(`lockstep ${argv.join(' ')} ended with ${ended}, expected ${code}:\n${out}${err}`);
      return out + err;
    },
    key,
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

/** Takes the evidence in and founds the record with three members and an observer, on 1 October 2020. */
export async function founded({ must }: Bench): Promise<void> {
  await must(
    0,
    'import',
    'judgements',
    'ws/judgements.csv',
    '--in',
    'ws',
    '--as',
    'views',
    '--known',
    'column',
    '--licence',
    'test',
    '--citation',
    'test',
    '--obtained',
    '2020-12-31',
  );
  const people = ['a', 'b', 'c'].flatMap((id) => ['--member', `${id}:Member ${id.toUpperCase()}=${id}.pub`]);
  await must(
    0,
    ...[
      'record',
      'new',
      'ws',
      '--title',
      'A test',
      '--origin',
      'lockstep.example/cli',
      '--zone',
      'Europe/Brussels',
    ],
    ...[
      '--chair',
      'chair:The chair',
      '--key',
      'chair',
      ...people,
      '--observer',
      'watcher:The observer=watcher.pub',
    ],
    ...['--at', '2020-10-01T10:00:00Z', '--yes'],
  );
}
