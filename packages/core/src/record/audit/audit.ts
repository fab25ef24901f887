/**
 * The audit of a whole record or of a copy, offline: the tree, its signature, every entry's signature, the files around
 * it, and whether anybody was shown another record. One flipped bit anywhere is a finding with its place.
 */
import { base64, equalBytes, textOf, utf8 } from '../bytes.ts';
import type { VerifySignature } from '../ed25519.ts';
import { ENTRY_FORMAT, type Payload, type Reading, readEntries } from '../entries/index.ts';
import { RecordError } from '../error.ts';
import {
  type Checkpoint,
  openCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
  type VerifierKey,
} from '../notes/index.ts';
import { type Sha256, sha256, TILE_WIDTH } from '../tree/index.ts';
import { auditDerived } from './derived.ts';
import {
  CHECKPOINT,
  type Finding,
  LOG_KEY,
  RELEASE,
  type RecordFiles,
  worthKnowing,
  wrong,
} from './files.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import {
  against,
  auditCosigned,
  auditJournal,
  auditRest,
  type Cosigned,
  cosignaturesOf,
} from './surroundings.ts';
import { auditTree } from './tree.ts';

export interface AuditOptions {
  /**
   * The log's key as the reader knows it. Without it the copy's own is taken, and that is said; where there is none
   * either, the tree is checked and who signed its checkpoint is not.
   */
  readonly key?: VerifierKey;
  /** Bytes of the checkpoint, where it is not the file `checkpoint`. */
  readonly checkpoint?: Uint8Array;
  /** Checkpoints of this record that the reader kept from before or got from elsewhere, with where they are from. */
  readonly seen?: readonly { readonly from: string; readonly bytes: Uint8Array }[];
  readonly sha?: Sha256;
  readonly verify?: VerifySignature;
  /** Leave out the entries' own signatures: the tree alone. */
  readonly treeOnly?: boolean;
}

export interface Audit {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly checkpoint?: Checkpoint;
  readonly key?: VerifierKey;
  /** Whether the key came from the reader and not from the copy. */
  readonly keyGiven: boolean;
  /** The entries read as Lockstep's; absent for another kind of log and where only the tree was looked at. */
  readonly reading?: Reading;
  readonly cosignatures: readonly Cosigned[];
  /** Base64 root of the first `size` entries. */
  readonly rootAt: (size: number) => string | undefined;
  readonly audience?: string;
}

export function auditRecord(files: RecordFiles, options: AuditOptions = {}): Audit {
  const { sha = sha256, verify } = options;
  const findings: Finding[] = [];
  const fail = (): Audit => ({
    ok: false,
    findings,
    keyGiven: options.key !== undefined,
    cosignatures: [],
    rootAt: () => undefined,
  });
  const attempt = <T>(place: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      findings.push(wrong(place, error.message));
      return undefined;
    }
  };

  const bytes = options.checkpoint ?? files.read(CHECKPOINT);
  if (!bytes) findings.push(wrong(CHECKPOINT, 'it is missing'));
  const key = options.key ?? attempt(LOG_KEY, () => ownKey(files));
  if (!bytes || findings.length > 0) return fail();
  const open = (one: Uint8Array) => (key ? openCheckpoint(one, key, verify) : parseCheckpoint(one));
  const checkpoint =
    attempt(CHECKPOINT, () => open(bytes)) ?? (key && attempt(CHECKPOINT, () => parseCheckpoint(bytes)));
  if (!checkpoint) return fail();
  const { head } = checkpoint;
  if (!key) findings.push(worthKnowing(CHECKPOINT, 'there is no key to check its signature with'));
  else if (head.origin !== key.name)
    findings.push(wrong(CHECKPOINT, `it is of ${head.origin}, the key is of ${key.name}`));

  // A size that no file here could hold is not gone through, entry by entry.
  const most = capacity(files);
  if (head.size > most) {
    findings.push(
      wrong(CHECKPOINT, `it says ${head.size} entries; there is room for ${most} in the tiles here`),
    );
    return fail();
  }
  const { leaves, audience, ...read } = leavesOf(files, head.size, sha);
  findings.push(...read.findings);
  const lockstep = isLockstep(files, leaves);
  const tree = auditTree(files, head, leaves, sha, lockstep && options.checkpoint === undefined);
  findings.push(...tree.findings);
  const cosigned = auditCosigned(files, open, head.size, tree.rootAt);
  findings.push(...cosigned.findings);
  for (const { from, bytes: kept } of options.seen ?? []) {
    const other = attempt(from, () => open(kept));
    if (other && other.head.origin !== head.origin)
      findings.push(wrong(from, `it is of ${other.head.origin}, this record is ${head.origin}`));
    else if (other) findings.push(...against(from, other, head.size, tree.rootAt));
  }

  const reading =
    lockstep && !options.treeOnly
      ? readEntries(
          leaves.map((leaf) => leaf?.bytes),
          verify,
        )
      : undefined;
  if (reading) {
    const problems = reading.problems.map(({ index, what }) =>
      wrong(leaves[index]?.place() ?? `entry ${index}`, what, index),
    );
    findings.push(...problems.filter(({ entry }) => !findings.some((one) => one.entry === entry)));
    if (options.checkpoint === undefined) findings.push(...surroundings(files, reading, leaves, key, verify));
    for (const index of audience === undefined ? reading.withheld : [])
      if (leaves[index]) findings.push(wrong(leaves[index].place(), 'it is missing', index));
  } else if (!lockstep) {
    findings.push(
      worthKnowing(CHECKPOINT, 'its entries are not those of Lockstep: only the tree was checked'),
    );
  }
  const roster = reading?.roster;
  const signed = roster
    ? [[CHECKPOINT, checkpoint] as const, ...cosigned.checkpoints].map(([place, one]) =>
        cosignaturesOf(place, one, roster, key, verify),
      )
    : [];
  findings.push(...signed.flatMap((one) => one.findings));
  return {
    ok: !findings.some(({ severity }) => severity === 'error'),
    findings,
    checkpoint,
    ...(key ? { key } : {}),
    keyGiven: options.key !== undefined,
    ...(reading ? { reading } : {}),
    cosignatures: signed.flatMap((one) => one.cosigned),
    rootAt: (size) => {
      const root = tree.rootAt(size);
      return root ? base64(root) : undefined;
    },
    ...(audience === undefined ? {} : { audience }),
  };
}

/** The most entries that the files could hold, with one more tile that may be missing. */
function capacity(files: RecordFiles): number {
  const released = files.read(RELEASE)?.reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 0) ?? 0;
  const tiles = ['tile/entries/', 'tile/0/'].map(
    (start) => files.paths.filter((path) => path.startsWith(start)).length,
  );
  return Math.max(released, (Math.max(...tiles) + 1) * TILE_WIDTH);
}

function ownKey(files: RecordFiles): VerifierKey | undefined {
  const bytes = files.read(LOG_KEY);
  return bytes && parseVerifierKey(textOf(bytes, LOG_KEY));
}

/** A record of Lockstep begins with an entry of its format, whole or damaged, or is kept with Lockstep's keys. */
function isLockstep(files: RecordFiles, leaves: readonly (Leaf | undefined)[]): boolean {
  const start = utf8(`{"format":"${ENTRY_FORMAT}"`);
  const first = leaves[0]?.bytes;
  return (
    (first !== undefined && equalBytes(first.subarray(0, start.length), start)) ||
    files.paths.includes(LOG_KEY)
  );
}

function surroundings(
  files: RecordFiles,
  reading: Reading,
  leaves: readonly (Leaf | undefined)[],
  key: VerifierKey | undefined,
  verify?: VerifySignature,
): Finding[] {
  const { roster, acts } = reading;
  const pins = new Set(acts.flatMap(({ payload }) => pinsOf(payload)));
  const other =
    roster && key && !equalBytes(roster.log.key, key.key)
      ? [wrong(leaves[0]?.place() ?? 'entry 0', "it names another key as the log's", 0)]
      : [];
  return [
    ...other,
    ...auditDerived(files, reading, leaves, verify),
    ...auditJournal(files, leaves),
    ...auditRest(files, leaves, leaves.length, pins),
  ];
}

/** Digests of the files that an entry pins. */
export function pinsOf(payload: Payload): string[] {
  const { pins } = payload;
  if (!Array.isArray(pins)) return [];
  return pins.flatMap((pin: unknown) => {
    const sha = typeof pin === 'object' && pin !== null && 'sha256' in pin ? pin.sha256 : undefined;
    return typeof sha === 'string' && /^[0-9a-f]{64}$/.test(sha) ? [sha] : [];
  });
}
