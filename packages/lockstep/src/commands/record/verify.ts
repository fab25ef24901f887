import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clockFindings, councilAt } from '@lockstep/core/council';
import {
  type Audit,
  CHECKPOINT,
  type Checkpoint,
  COSIGNED,
  type Finding,
  formatInstant,
  openProof,
  type Policy,
  parseCheckpoint,
  parseEntry,
  parseProof,
  parseVerifierKey,
  RecordError,
  SIGNATURE_TYPE,
  type VerifierKey,
} from '@lockstep/core/record';
import type { Register } from '../../cli/context.ts';
import type { Io } from '../../cli/io.ts';
import { EXIT } from '../../cli/io.ts';
import { Problem } from '../../cli/problem.ts';
import { councilInput, readGiven } from '../../council/index.ts';
import { auditFolder, below, fastVerify, readIfThere } from '../../record/index.ts';
import { logOf, policyOption, standingTo } from './policy.ts';
import type { ProofReport, VerifyReport } from './report.ts';
import { RECORD_COMMANDS } from './words.ts';

interface Flags {
  readonly key?: string;
  readonly checkpoint?: string;
  readonly policy?: string;
  readonly seen: readonly string[];
  readonly entry?: string;
  readonly tree?: boolean;
  readonly json?: boolean;
}

const list = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `lockstep record verify [PATH]`: a record, a copy, another implementation's log, or a proof. Exit 1 when it is wrong. */
export const verify: Register = (record, { io, exit }) => {
  record
    .command('verify [PATH]')
    .description('verify a record, a copy of one, a log of another implementation, or a proof (.tlog-proof)')
    .option('--key <key>', "the log's key as you know it (NAME+ID+BASE64), or a file that holds it")
    .option(
      '--policy <file>',
      'which logs count, and who must have cosigned (c2sp.org/tlog-policy), such as record/keys/policy as you know it',
    )
    .option('--checkpoint <file>', 'verify against this checkpoint instead of the one in the folder')
    .option(
      '--seen <file>',
      'a checkpoint that you kept or got from somebody else (may be repeated)',
      list,
      [],
    )
    .option('--entry <file>', 'for a proof that does not carry its entry: the entry')
    .option('--tree', 'the tree and its signature only, not the signature of every entry')
    .option('--json', 'as JSON')
    .action((path: string | undefined, flags: Flags) => {
      const key = flags.key === undefined ? undefined : keyOption(io, flags.key);
      const policy = policyOption(io, flags.policy);
      const target = resolve(io.cwd, path ?? '.');
      if (existsSync(target) && statSync(target).isFile()) {
        const verified = verifyProof(io, path ?? '.', key, policy, flags);
        io.out(flags.json ? `${JSON.stringify(verified, null, 2)}\n` : RECORD_COMMANDS.proofText(verified));
        return exit(verified.ok ? EXIT.ok : EXIT.negative);
      }
      const report = verifyFolder(io, target, path ?? '.', key, policy, flags);
      io.out(flags.json ? `${JSON.stringify(report, null, 2)}\n` : RECORD_COMMANDS.reportText(report));
      exit(report.ok ? EXIT.ok : EXIT.negative);
    });
};

function verifyFolder(
  io: Io,
  target: string,
  shown: string,
  given: VerifierKey | undefined,
  policy: Policy | undefined,
  flags: Flags,
): VerifyReport {
  const inside = join(target, 'record');
  const folder = existsSync(join(inside, CHECKPOINT)) ? inside : target;
  if (!existsSync(folder)) throw new Problem(RECORD_COMMANDS.nothingThere(shown));
  if (flags.checkpoint === undefined && !existsSync(join(folder, CHECKPOINT)))
    throw new Problem(RECORD_COMMANDS.noCheckpoint(shown));
  const key = given ?? logOf(policy, originIn(flags, io, folder));
  const audit = auditFolder(folder, {
    treeOnly: flags.tree === true,
    seen: flags.seen.map((from) => ({ from, bytes: readGiven(io.cwd, from) })),
    ...(key ? { key } : {}),
    ...(flags.checkpoint === undefined ? {} : { checkpoint: readGiven(io.cwd, flags.checkpoint) }),
  });
  const standing = policy && audit.checkpoint && standingOf(folder, policy, audit.checkpoint);
  const findings = [...audit.findings, ...councilFindings(audit), ...(standing?.findings ?? [])];
  const head = audit.checkpoint?.head;
  return {
    ok: !findings.some(({ severity }) => severity === 'error'),
    origin: head?.origin ?? null,
    size: head?.size ?? null,
    root: head ? Buffer.from(head.root).toString('base64') : null,
    key: audit.key ? { name: audit.key.name, given: audit.keyGiven } : null,
    entries: audit.reading?.acts.length ?? null,
    withheld: audit.reading?.withheld ?? [],
    audience: audit.audience ?? null,
    cosignatures: audit.cosignatures.map(({ member, size, at }) => ({ member, size, at: formatInstant(at) })),
    policy: standing?.report ?? null,
    findings,
  };
}

/** The origin that the checkpoint names, before anything is checked: it says which of a policy's logs is meant. */
function originIn({ checkpoint }: Flags, io: Io, folder: string): string | undefined {
  const bytes =
    checkpoint === undefined ? readIfThere(join(folder, CHECKPOINT)) : readGiven(io.cwd, checkpoint);
  return bytes && Buffer.from(bytes).toString('utf8').split('\n')[0];
}

/** Members' cosignatures are kept beside the checkpoint, in a file of its size. */
function standingOf(folder: string, policy: Policy, checkpoint: Checkpoint): ReturnType<typeof standingTo> {
  const place = `${COSIGNED}${checkpoint.head.size}`;
  const kept = readIfThere(below(folder, place));
  try {
    const cosigned = kept && parseCheckpoint(kept);
    if (cosigned && cosigned.note.text === checkpoint.note.text) return standingTo(policy, cosigned, place);
  } catch (error) {
    // What is wrong with it is among the findings already.
    if (!(error instanceof RecordError)) throw error;
  }
  return standingTo(policy, checkpoint, CHECKPOINT);
}

/** Two views of one record, and times that do not fit. */
function councilFindings(audit: Audit): Finding[] {
  if (!audit.reading) return [];
  const input = councilInput(audit, audit.reading);
  const { splitViews } = councilAt(input, Number.POSITIVE_INFINITY);
  return [
    ...splitViews.map(
      ({ by, size, index }): Finding => ({
        severity: 'error',
        place: index === undefined ? `the cosignature of ${by}` : `entry ${index}`,
        what: RECORD_COMMANDS.splitView(by, size),
        ...(index === undefined ? {} : { entry: index }),
      }),
    ),
    ...clockFindings(audit.reading, input.cosignatures).map(
      (one): Finding => ({
        severity: 'note',
        place: `entry ${one.index}`,
        what: RECORD_COMMANDS.clock[one.kind](
          formatInstant(one.received),
          formatInstant(one.other),
          one.by ?? '',
        ),
        entry: one.index,
      }),
    ),
  ];
}

function verifyProof(
  io: Io,
  path: string,
  given: VerifierKey | undefined,
  policy: Policy | undefined,
  flags: Flags,
): ProofReport {
  const none = { origin: null, index: null, size: null, entry: null, policy: null };
  if (!given && !policy) throw new Problem(RECORD_COMMANDS.needKey);
  try {
    const bundle = parseProof(readGiven(io.cwd, path));
    const { origin } = parseCheckpoint(bundle.checkpoint).head;
    const key = given ?? logOf(policy, origin);
    if (!key) return { ok: false, why: RECORD_COMMANDS.noPolicyLog(origin), ...none };
    const entry = flags.entry === undefined ? bundle.extra : readGiven(io.cwd, flags.entry);
    const checkpoint = openProof(bundle, key, entry, fastVerify);
    const { head } = checkpoint;
    const standing = policy && standingTo(policy, checkpoint, CHECKPOINT);
    const why = standing?.findings[0];
    return {
      ok: !why,
      why: why ? `${why.place}: ${why.what}` : null,
      origin: head.origin,
      index: bundle.index,
      size: head.size,
      entry: entry ? readable(entry) : null,
      policy: standing?.report ?? null,
    };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { ok: false, why: error.message, ...none };
  }
}

function readable(entry: Uint8Array): string | null {
  try {
    parseEntry(entry);
    return Buffer.from(entry).toString('utf8');
  } catch {
    return null;
  }
}

/** A verifier key as text or in a file. */
function keyOption(io: Io, text: string): VerifierKey {
  const isKey = /^[^+\s]+\+[0-9a-f]{8}\+/.test(text.trim());
  try {
    const key = parseVerifierKey(isKey ? text : Buffer.from(readGiven(io.cwd, text)).toString('utf8'));
    if (key.type !== SIGNATURE_TYPE.ed25519) throw new RecordError(RECORD_COMMANDS.cosignerKey(key.name));
    return key;
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message, isKey ? {} : { file: text });
    throw error;
  }
}
