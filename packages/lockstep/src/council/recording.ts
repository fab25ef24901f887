/** Writing into a record: the writer, the files that follow from the entries, and the proof for whoever acted. */
import { resolve } from 'node:path';
import { COSIGNED, derivedFiles, formatProof, readEntries } from '@lockstep/core/record';
import type { Io } from '../cli/io.ts';
import {
  below,
  fastVerify,
  openReader,
  openWriter,
  placeDurably,
  placeFile,
  readIfThere,
  readLogKey,
} from '../record/index.ts';
import { recordFolder } from './open.ts';
import { ENTER } from './words.ts';

export interface RecordingOptions {
  /** File of the log's key, where it is not the record's own. */
  readonly logKey?: string;
  /** Where the proof of inclusion of the first appended entry goes. */
  readonly proof?: string;
}

/** Appends entries as one, with the files that they pin; returns the number of the first. */
export type Append = (entries: readonly Uint8Array[], pins?: ReadonlyMap<string, Uint8Array>) => number;

/** Opens the record for writing, hands over how to append, and closes it whatever happens. */
export async function whileRecording<T>(
  io: Io,
  dir: string,
  options: RecordingOptions,
  work: (append: Append, notes: readonly string[]) => T | Promise<T>,
): Promise<T> {
  const folder = recordFolder(io.cwd, dir);
  const signer = readLogKey(
    folder,
    options.logKey === undefined ? undefined : resolve(io.cwd, options.logKey),
  );
  const writer = openWriter(folder, signer);
  const { repaired } = writer;
  const append: Append = (entries, pins = new Map()) => {
    // Pinned files first: an entry never names what is not there.
    for (const [sha, bytes] of pins) placeDurably(below(folder, `pinned/${sha}`), bytes);
    const first = writer.append(entries);
    writer.publish();
    refreshDerived(folder);
    if (options.proof !== undefined) placeFile(resolve(io.cwd, options.proof), proofOf(folder, first), true);
    return first;
  };
  try {
    writer.publish();
    if (writer.interrupted) refreshDerived(folder);
    return await work(append, repaired ? [ENTER.repaired(repaired.entries, repaired.cut)] : []);
  } finally {
    writer.close();
  }
}

/** Brings the key files up to what the entries say. */
export function refreshDerived(folder: string): void {
  const { roster, acts } = readEntries(openReader(folder).entries(), fastVerify);
  if (!roster) return;
  const latest = acts.reduce((last, { received }) => Math.max(last, received), Number.NEGATIVE_INFINITY);
  for (const [path, text] of derivedFiles(roster, latest)) {
    const before = readIfThere(below(folder, path));
    if (!before || Buffer.from(before).toString('utf8') !== text)
      placeDurably(below(folder, path), Buffer.from(text, 'utf8'));
  }
}

/**
 * A proof bundle that shows an outsider one entry, which it carries: in the newest checkpoint, with the cosignatures
 * that members gave it, or in one that is given.
 */
export function proofOf(folder: string, index: number, given?: Uint8Array): Uint8Array {
  const newest = openReader(folder, given);
  const cosigned = given ? undefined : readIfThere(below(folder, `${COSIGNED}${newest.size}`));
  const reader = cosigned ? openReader(folder, cosigned) : newest;
  return formatProof({
    index,
    hashes: reader.proof(index),
    checkpoint: reader.checkpointBytes,
    extra: reader.entry(index),
  });
}
