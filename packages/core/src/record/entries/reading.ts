/** The reading of a whole record: which entries stand, who signs for whom, and what is wrong, entry by entry. */

import { equalBytes, utf8 } from '../bytes.ts';
import type { VerifySignature } from '../ed25519.ts';
import { RecordError } from '../error.ts';
import { formatInstant, type Instant } from '../instant.ts';
import { fingerprint, sshVerify } from '../ssh/index.ts';
import { type Entry, parseEntry, type SignedPayload } from './entry.ts';
import { changeRoster, foundRoster, isKeyKind, keyAt, type Roster } from './roster.ts';

/** An entry that stands, with its number. */
export interface Act extends Entry {
  readonly index: number;
}

/** Something wrong with one entry. Such an entry has no effect. */
export interface EntryProblem {
  readonly index: number;
  readonly what: string;
}

export interface Reading {
  readonly size: number;
  /** Entries that stand, in order. */
  readonly acts: readonly Act[];
  /** Numbers of the entries that this copy withholds. */
  readonly withheld: readonly number[];
  readonly roster: Roster | undefined;
  readonly problems: readonly EntryProblem[];
}

/**
 * Reads all entries of a record; `undefined` stands for an entry withheld from this copy. Entries about keys take
 * effect first, so that nothing depends on the order of entries received in the same second. Never throws.
 */
export function readEntries(entries: readonly (Uint8Array | undefined)[], verify?: VerifySignature): Reading {
  const problems: EntryProblem[] = [];
  const attempt = <T>(index: number, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      problems.push({ index, what: error.message });
      return undefined;
    }
  };
  const parsed = entries.flatMap((bytes, index): Act[] => {
    const entry = bytes && attempt(index, () => parseEntry(bytes));
    return entry ? [{ ...entry, index }] : [];
  });
  const sound = new Set<Act>();
  const seen = new Map<string, number>();
  let latest = Number.NEGATIVE_INFINITY;
  for (const act of parsed) {
    const fine = attempt(act.index, () => {
      checkOrder(act, latest, seen);
      return true;
    });
    latest = Math.max(latest, act.received);
    if (!seen.has(act.digest)) seen.set(act.digest, act.index);
    if (fine) sound.add(act);
  }

  let roster: Roster | undefined;
  const standing: Act[] = [];
  const stand = (act: Act, change: (roster: Roster) => Roster) =>
    attempt(act.index, () => {
      const current = roster ?? foundRoster(act);
      checkSigned(act, current, act.received, verify);
      roster = change(current);
      standing.push(act);
    });
  for (const act of sound)
    if (isKeyKind(act.payload.kind))
      stand(act, (current) => (roster === undefined ? current : changeRoster(current, act)));
  for (const act of sound)
    if (!isKeyKind(act.payload.kind)) {
      if (roster) stand(act, (current) => current);
      else problems.push({ index: act.index, what: 'the record has no founding entry that stands' });
    }
  return {
    size: entries.length,
    acts: standing.sort((a, b) => a.index - b.index),
    withheld: entries.flatMap((bytes, index) => (bytes ? [] : [index])),
    roster,
    problems: problems.sort((a, b) => a.index - b.index),
  };
}

function checkOrder(act: Act, latest: Instant, seen: ReadonlyMap<string, number>): void {
  if (act.received < latest)
    throw new RecordError(
      `it is said to be received at ${formatInstant(act.received)}, but an entry before it at ${formatInstant(latest)}`,
    );
  const twin = seen.get(act.digest);
  if (twin !== undefined) throw new RecordError(`it repeats entry ${twin}`);
}

/** Throws RecordError unless the author's key of that moment signed it, for this record. */
export function checkSigned(
  signed: SignedPayload,
  roster: Roster,
  at: Instant,
  verify?: VerifySignature,
): void {
  const { payload, signature, line } = signed;
  if (payload.record !== roster.origin)
    throw new RecordError(`it is written for the record ${payload.record}, not for ${roster.origin}`);
  const key = keyAt(roster, payload.by, at);
  if (!key) throw new RecordError(`${payload.by} has no valid key at ${formatInstant(at)}`);
  if (!equalBytes(key, signature.key))
    throw new RecordError(
      `it is signed with ${fingerprint(signature.key)}, which is not ${payload.by}'s key at that time`,
    );
  if (!sshVerify(utf8(line), signature, undefined, verify))
    throw new RecordError(`the signature of ${payload.by} does not verify`);
}
