/**
 * Builds the decision history of the example Resolute Support: examples/resolute-support/record. The decisions are the
 * public ones, with their public dates; the procedure around them, its times and every signature are made up, by
 * demonstration keys that anybody can derive. Running it again gives the same bytes, as long as the program and the
 * evidence are the same.
 *
 *   npm run decisions
 *
 * To be run after every change of the example's evidence or agreement, or of what an assessment says: each proposal
 * carries the digest of the assessment that it rests on. The record of before stays where this does not succeed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatPrivateKey, formatPublicKey, formatSignerKey, publicKeyOf } from '@lockstep/core/record';
import { parseCsv } from './csv.js';

const { run } = await import(new URL('../../packages/lockstep/dist/cli/program.js', import.meta.url).href);

const EXAMPLE = fileURLToPath(new URL('../../examples/resolute-support', import.meta.url));
const RECORD = join(EXAMPLE, 'record');
const BEFORE = join(EXAMPLE, 'record.before');
const ORIGIN = 'lockstep.example/resolute-support';
const ZONE = 'Europe/Brussels';
const CHAIR = 'chair';

/** No secret: the seed of a demonstration key is the hash of a sentence. */
const seed = (name) =>
  createHash('sha256').update(`Lockstep demonstration key of ${name}: no secret`).digest();

const keys = mkdtempSync(join(tmpdir(), 'lockstep-demonstration-'));
const keyFile = (name) => join(keys, name);
function writeKey(name) {
  writeFileSync(keyFile(name), formatPrivateKey(seed(name), name), { mode: 0o600 });
  writeFileSync(keyFile(`${name}.pub`), `${formatPublicKey(publicKeyOf(seed(name)))} ${name}\n`);
}

const members = parseCsv(readFileSync(join(EXAMPLE, 'members.csv'), 'utf8')).map(({ id, name }) => ({
  id,
  name,
}));

/** One command line; anything but the expected end stops the script. */
async function lockstep(expected, ...argv) {
  let said = '';
  const take = (text) => {
    said += text;
  };
  const io = { out: take, err: take, cwd: EXAMPLE, terminal: false, today: () => '2021-12-31' };
  const code = await run(argv, io);
  if (code !== expected) throw new Error(`lockstep ${argv.join(' ')} ended with ${code}:\n${said}`);
  return said;
}

const log = ['--log-key', keyFile('log')];
const by = (name, at) => ['--key', keyFile(name), '--at', at, '--yes', ...log];

async function receipts(decision, day) {
  for (const [i, { id }] of members.entries())
    await lockstep(
      0,
      'receive',
      decision,
      ...by(id, `${day} ${String(10 + Math.floor(i / 4)).padStart(2, '0')}:${15 * (i % 4) || '00'} ${ZONE}`),
    );
}

async function found() {
  const people = members.flatMap(({ id, name }) => ['--member', `${id}:${name}=${keyFile(id)}.pub`]);
  await lockstep(
    0,
    ...[
      'record',
      'new',
      '--title',
      'Resolute Support: decisions (demonstration; keys, signatures and times are made up)',
    ],
    ...['--origin', ORIGIN, '--zone', ZONE, '--chair', `${CHAIR}:The chair`, ...people],
    ...by(CHAIR, `2020-02-29 12:00 ${ZONE}`),
  );
}

/** The adjustment to 8,600 and allies in proportion: no condition is attached to it. */
async function proportion() {
  await lockstep(
    0,
    ...['propose', '--adjustment', 'proportion', '--as-of', '2020-02-29', '--silence', '72h'],
    ...[
      '--say',
      'The United States reduces to 8,600; the other members reduce in proportion. Any further adjustment depends on conditions.',
    ],
    ...by(CHAIR, `2020-03-02 09:00 ${ZONE}`),
  );
  await lockstep(0, 'close', 'proportion-1', ...by(CHAIR, `2020-03-05 09:00 ${ZONE}`));
  await receipts('proportion-1', '2020-03-05');
}

/** February 2021: a complete withdrawal is on the table; its conditions are not met; the meeting ends without it. */
async function february() {
  await lockstep(
    1,
    ...[
      'propose',
      '--adjustment',
      'leave',
      '--as-of',
      '2021-02-17',
      '--say',
      'All forces of the mission leave.',
    ],
    ...by(CHAIR, `2021-02-17 09:00 ${ZONE}`),
  );
  await lockstep(
    0,
    ...['withdraw', 'leave-1', '--because', 'The ministers made no final decision (18 February 2021).'],
    ...by(CHAIR, `2021-02-18 17:00 ${ZONE}`),
  );
}

/** April 2021: the decision to withdraw, with its conditions unmet: each is set aside by name. */
async function april() {
  const why = 'not certified as met; the public decision of 14 April 2021 does not name it';
  const overrides = ['less_violence', 'ceasefire', 'broke_ties', 'good_faith'].flatMap((one) => [
    '--override',
    `${one}=${why}`,
  ]);
  await lockstep(
    0,
    ...[
      'propose',
      '--adjustment',
      'leave',
      '--after',
      'leave-1',
      '--as-of',
      '2021-04-11',
      '--silence',
      '72h',
      ...overrides,
    ],
    ...[
      '--say',
      'The withdrawal of all forces of the mission begins by 1 May 2021 and is complete within a few months, orderly, coordinated and deliberate.',
    ],
    ...by(CHAIR, `2021-04-11 20:00 ${ZONE}`),
  );
  await lockstep(0, 'close', 'leave-2', ...by(CHAIR, `2021-04-14 20:00 ${ZONE}`));
  await lockstep(
    0,
    ...[
      'interpret',
      'leave-2',
      '--say',
      'We went into Afghanistan together, we have adjusted our posture together, and we are united in leaving together.',
    ],
    ...by(CHAIR, `2021-04-14 20:30 ${ZONE}`),
  );
  await receipts('leave-2', '2021-04-15');
}

try {
  for (const name of [CHAIR, ...members.map(({ id }) => id)]) writeKey(name);
  writeFileSync(keyFile('log'), `${formatSignerKey({ name: ORIGIN, seed: seed('the log') })}\n`, {
    mode: 0o600,
  });
  rmSync(BEFORE, { recursive: true, force: true });
  if (existsSync(RECORD)) renameSync(RECORD, BEFORE);
  await found();
  await proportion();
  await february();
  await april();
  console.log(await lockstep(0, 'record', 'verify', '--key', 'record/keys/log.vkey'));
  console.log(await lockstep(0, 'decisions', '--at', `2021-04-16 12:00 ${ZONE}`));
  rmSync(BEFORE, { recursive: true, force: true });
} catch (error) {
  if (existsSync(BEFORE)) {
    rmSync(RECORD, { recursive: true, force: true });
    renameSync(BEFORE, RECORD);
  }
  throw error;
} finally {
  rmSync(keys, { recursive: true, force: true });
}
