/** The files that follow from the entries: the log's key, who signs with which key, and the policy. */
import { equalBytes, textOf, utf8 } from '../bytes.ts';
import type { VerifySignature } from '../ed25519.ts';
import {
  allowedSigners,
  isKeyKind,
  logKeyText,
  policyAt,
  type Reading,
  type Roster,
  readEntries,
} from '../entries/index.ts';
import { RecordError } from '../error.ts';
import type { Instant } from '../instant.ts';
import { parseJournal } from '../journal.ts';
import { formatPolicy } from '../notes/index.ts';
import {
  ALLOWED_SIGNERS,
  type Finding,
  JOURNAL,
  LOG_KEY,
  POLICY,
  type RecordFiles,
  worthKnowing,
  wrong,
} from './files.ts';
import type { Leaf } from './leaves.ts';

type Derived = ReadonlyMap<string, string>;

/** Files whose content follows from the entries: `latest` is when the last one was received. */
export function derivedFiles(roster: Roster, latest: Instant): Derived {
  return new Map([
    [LOG_KEY, logKeyText(roster)],
    [ALLOWED_SIGNERS, allowedSigners(roster)],
    [POLICY, formatPolicy(policyAt(roster, latest))],
  ]);
}

function derivedOf({ roster, acts }: Reading): Derived {
  const latest = acts.reduce((last, { received }) => Math.max(last, received), Number.NEGATIVE_INFINITY);
  return roster ? derivedFiles(roster, latest) : new Map();
}

export function auditDerived(
  files: RecordFiles,
  reading: Reading,
  leaves: readonly (Leaf | undefined)[],
  verify?: VerifySignature,
): Finding[] {
  const misfits = [...derivedOf(reading)].filter(([path, text]) => !holds(files, path, text));
  if (misfits.length === 0) return [];
  const earlier = derivedBefore(files, reading, leaves, verify);
  return misfits.map(([path, text]) => {
    if (earlier.some((before) => holds(files, path, before.get(path))))
      return worthKnowing(path, 'it is not yet what the entries give: it was being written');
    const bytes = files.read(path);
    if (!bytes) return wrong(path, 'it is missing');
    const expected = utf8(text);
    const at = expected.findIndex((byte, i) => byte !== bytes[i]);
    const byte = at < 0 ? expected.length : at;
    const line = textOf(expected.subarray(0, byte), path).split('\n').length;
    return wrong(`${path}, byte ${byte}, line ${line}`, 'it is not what the entries give');
  });
}

/** Whether a file holds this text, or is not there where none is expected. */
function holds(files: RecordFiles, path: string, text: string | undefined): boolean {
  const bytes = files.read(path);
  return bytes === undefined || text === undefined ? bytes === text : equalBytes(bytes, utf8(text));
}

/**
 * What the files were before each entry about keys that the journal holds: a writer that died between putting entries
 * and these files in place leaves them so, and the next one brings them up.
 */
function derivedBefore(
  files: RecordFiles,
  { acts }: Reading,
  leaves: readonly (Leaf | undefined)[],
  verify?: VerifySignature,
): Derived[] {
  const base = journalBase(files);
  if (base === undefined) return [];
  return acts
    .filter(({ index, payload }) => index >= base && isKeyKind(payload.kind))
    .map(({ index }) => {
      const before = leaves.slice(0, index).map((leaf) => leaf?.bytes);
      return derivedOf(readEntries(before, verify));
    });
}

/** Size of the record when its journal was begun; undefined without a journal that can be read. */
function journalBase(files: RecordFiles): number | undefined {
  const bytes = files.read(JOURNAL);
  try {
    return bytes && parseJournal(bytes).base;
  } catch (error) {
    if (error instanceof RecordError) return undefined;
    throw error;
  }
}
