/** The files around the tree: keys, cosigned checkpoints, pinned files, and whatever does not belong there. */
import { equalBytes, hex } from '../bytes.ts';
import type { VerifySignature } from '../ed25519.ts';
import { cosignerKey, type Roster } from '../entries/index.ts';
import { RecordError } from '../error.ts';
import type { Instant } from '../instant.ts';
import { parseJournal } from '../journal.ts';
import { type Checkpoint, cosignedAt, isSignatureOf, type VerifierKey } from '../notes/index.ts';
import { decodeBundle, type Hash, sha256, TILE_WIDTH, tileOfPath, tilePath, tilesOf } from '../tree/index.ts';
import {
  ALLOWED_SIGNERS,
  CHECKPOINT,
  COSIGNED,
  type Finding,
  JOURNAL,
  LOCK,
  LOG_KEY,
  PINNED,
  POLICY,
  PRIVATE,
  RELEASE,
  type RecordFiles,
  worthKnowing,
  wrong,
} from './files.ts';
import type { Leaf } from './leaves.ts';
import { beyond } from './tree.ts';

/** A member's cosignature of this record at some size. */
export interface Cosigned {
  readonly member: string;
  readonly size: number;
  readonly root: Hash;
  readonly at: Instant;
}

/**
 * The members' cosignatures of a checkpoint, by keys that the roster knows. A signature that is neither such a one nor
 * the log's is a finding; under the checkpoint itself witnesses from outside may sign too, which is noted.
 */
export function cosignaturesOf(
  place: string,
  { head, note }: Checkpoint,
  roster: Roster,
  log: VerifierKey | undefined,
  verify?: VerifySignature,
): { readonly cosigned: readonly Cosigned[]; readonly findings: readonly Finding[] } {
  const cosigned: Cosigned[] = [];
  const findings: Finding[] = [];
  const keys = [...roster.principals.values()].flatMap(({ id, keys: spans }) =>
    spans.map((span) => ({ id, ...span, cosigner: cosignerKey(roster, id, span.key) })),
  );
  for (const signature of note.signatures) {
    // The log's own signature was looked at when the checkpoint was opened.
    if (log && isSignatureOf(signature, log)) continue;
    const by = keys.find(({ cosigner }) => isSignatureOf(signature, cosigner));
    const at = by && cosignedAt({ ...note, signatures: [signature] }, by.cosigner, verify);
    if (by && at !== undefined && at >= by.from && (by.until === undefined || at < by.until))
      cosigned.push({ member: by.id, size: head.size, root: head.root, at });
    else if (place === CHECKPOINT && !signature.name.startsWith(roster.origin))
      findings.push(
        worthKnowing(place, `the signature of ${signature.name} is none of this record's: not checked`),
      );
    else
      findings.push(
        wrong(place, `the signature of ${signature.name} is of no key enrolled then, or does not verify`),
      );
  }
  return { cosigned, findings };
}

/** Checkpoints kept because members cosigned them, opened; those that do not fit are findings. */
export function auditCosigned(
  files: RecordFiles,
  open: (bytes: Uint8Array) => Checkpoint,
  size: number,
  rootAt: (size: number) => Hash | undefined,
): {
  readonly checkpoints: readonly (readonly [string, Checkpoint])[];
  readonly findings: readonly Finding[];
} {
  const checkpoints: [string, Checkpoint][] = [];
  const findings: Finding[] = [];
  for (const path of files.paths.filter((one) => one.startsWith(COSIGNED))) {
    try {
      const checkpoint = open(files.read(path) ?? new Uint8Array(0));
      if (path !== `${COSIGNED}${checkpoint.head.size}`)
        throw new RecordError(`it is of ${checkpoint.head.size} entries`);
      checkpoints.push([path, checkpoint]);
      findings.push(...against(path, checkpoint, size, rootAt));
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      findings.push(wrong(path, error.message));
    }
  }
  return { checkpoints, findings };
}

/** Whether an earlier checkpoint of the same log is a beginning of this record. */
export function against(
  place: string,
  { head }: Checkpoint,
  size: number,
  rootAt: (size: number) => Hash | undefined,
): Finding[] {
  if (head.size > size)
    return [
      wrong(place, `a record of ${head.size} entries was signed, this one has ${size}: it was rolled back`),
    ];
  const root = rootAt(head.size);
  if (root && !equalBytes(root, head.root))
    return [wrong(place, `another record of ${head.size} entries was signed: two views of one record`)];
  return [];
}

/** The journal against the entries: the same ones, and what is not yet in the checkpoint is said. */
export function auditJournal(files: RecordFiles, leaves: readonly (Leaf | undefined)[]): Finding[] {
  const bytes = files.read(JOURNAL);
  if (!bytes) return [];
  try {
    const { base, entries, whole } = parseJournal(bytes);
    const at = entries.findIndex((entry, i) => {
      const known = leaves[base + i]?.bytes;
      return known !== undefined && !equalBytes(known, entry);
    });
    const beyond = base + entries.length - leaves.length;
    if (at >= 0)
      return [wrong(`${JOURNAL}, entry ${base + at}`, 'it is not what the record holds', base + at)];
    if (base > leaves.length)
      return [wrong(JOURNAL, `it goes on from ${base} entries, the record has ${leaves.length}`)];
    if (whole < bytes.length)
      return [
        wrong(
          `${JOURNAL}, byte ${whole}`,
          'what follows is no whole frame: cut off while it was written, or damaged',
        ),
      ];
    if (beyond < 0)
      return [wrong(JOURNAL, `it ends at ${base + entries.length} entries, the record has ${leaves.length}`)];
    return beyond === 0
      ? []
      : [worthKnowing(JOURNAL, `${beyond} entries are written and not yet in the checkpoint`)];
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return [wrong(JOURNAL, error.message)];
  }
}

/** Bundles of earlier sizes, pinned files by their digests, and files that are no part of a record. */
export function auditRest(
  files: RecordFiles,
  leaves: readonly (Leaf | undefined)[],
  size: number,
  pins: ReadonlySet<string>,
): Finding[] {
  const known = new Set(tilesOf(size).map(tilePath));
  const findings = files.paths.flatMap((path): Finding[] => {
    if (known.has(path) || KNOWN.has(path) || [PRIVATE, COSIGNED].some((start) => path.startsWith(start)))
      return [];
    const tile = tileOfPath(path);
    if (tile?.level === 'entries' && tile.index * TILE_WIDTH + tile.width > size)
      return beyond(files, path, size);
    if (tile?.level === 'entries') return auditBundle(files, path, tile.index, tile.width, leaves);
    if (tile) return [];
    if (!path.startsWith(PINNED)) return [worthKnowing(path, 'it is no part of a record')];
    const name = path.slice(PINNED.length);
    const digest = hex(sha256(files.read(path) ?? new Uint8Array(0)));
    if (digest !== name) return [wrong(path, `its digest is ${digest}, which is not its name`)];
    return pins.has(name) ? [] : [worthKnowing(path, 'no entry names it')];
  });
  const missing = [...pins].filter((pin) => files.read(`${PINNED}${pin}`) === undefined);
  return [
    ...findings,
    ...missing.map((pin) => worthKnowing(`${PINNED}${pin}`, 'an entry names it; this copy has not got it')),
  ];
}

const KNOWN: ReadonlySet<string> = new Set([
  CHECKPOINT,
  JOURNAL,
  LOG_KEY,
  ALLOWED_SIGNERS,
  POLICY,
  RELEASE,
  LOCK,
]);

function auditBundle(
  files: RecordFiles,
  path: string,
  index: number,
  width: number,
  leaves: readonly (Leaf | undefined)[],
): Finding[] {
  try {
    const entries = decodeBundle(files.read(path) ?? new Uint8Array(0), 'it');
    if (entries.length !== width)
      return [wrong(path, `it holds ${entries.length} entries, expected ${width}`)];
    const at = entries.findIndex((entry, i) => {
      const leaf = leaves[index * TILE_WIDTH + i];
      return !leaf || (leaf.bytes !== undefined && !equalBytes(entry, leaf.bytes));
    });
    return at < 0
      ? []
      : [
          wrong(
            `${path}, entry ${index * TILE_WIDTH + at}`,
            'it is not what the record holds',
            index * TILE_WIDTH + at,
          ),
        ];
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return [wrong(path, error.message)];
  }
}
