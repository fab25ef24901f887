/** Opening a record for writing: its state, also after a writer was killed or the power went. */
import {
  CHECKPOINT,
  type Checkpoint,
  equalBytes,
  JOURNAL,
  type Journal,
  openCheckpoint,
  parseJournal,
  RecordError,
  type VerifierKey,
} from '@lockstep/core/record';
import { below, readIfThere } from './durable.ts';
import { fastVerify } from './signature.ts';
import { extend, rootOf, type State, stateFrom } from './state.ts';
import { RECORD } from './words.ts';

export interface Recovered {
  readonly state: State;
  readonly checkpoint: Checkpoint;
  /** Full tiles and bundles that only the journal gave: to be put in place. */
  readonly full: ReadonlyMap<string, Uint8Array>;
  /** Set where a journal was found: how many entries only it held, and how many bytes of a cut-off write it had. */
  readonly journal?: { readonly entries: number; readonly cut: number };
}

/**
 * The state as acknowledged. The checkpoint on disk may be older than the journal, since only the journal is made
 * durable on each append; the tiles of its size may be damaged for the same reason, those of the journal's base are
 * not. Throws RecordError where what was acknowledged cannot be had.
 */
export function recover(folder: string, key: VerifierKey): Recovered {
  const bytes = readIfThere(below(folder, CHECKPOINT));
  if (!bytes) throw new RecordError(RECORD.noCheckpoint);
  const checkpoint = openCheckpoint(bytes, key, fastVerify);
  const journalBytes = readIfThere(below(folder, JOURNAL));
  if (!journalBytes) return { state: stateOf(folder, checkpoint), checkpoint, full: new Map() };
  const journal = parseJournal(Uint8Array.from(journalBytes));
  const { size } = checkpoint.head;
  if (journal.base > size) throw new RecordError(RECORD.checkpointBehind(journal.base, size));
  const full = new Map<string, Uint8Array>();
  const state = baseState(folder, checkpoint, journal, full);
  replay(state, journal, full);
  return {
    state,
    checkpoint,
    full,
    journal: { entries: state.frontier.size - size, cut: journalBytes.length - journal.whole },
  };
}

function stateOf(folder: string, { head }: Checkpoint): State {
  const state = stateFrom(folder, head.size);
  if (!equalBytes(rootOf(state), head.root)) throw new RecordError(RECORD.otherRoot(head.size));
  return state;
}

/** The state of the checkpoint: from its own tiles or, where those did not survive, from the journal's base. */
function baseState(
  folder: string,
  checkpoint: Checkpoint,
  { base, entries }: Journal,
  full: Map<string, Uint8Array>,
): State {
  const { size, root } = checkpoint.head;
  try {
    return stateOf(folder, checkpoint);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    if (base + entries.length < size) throw new RecordError(RECORD.lostEntries(base + entries.length, size));
    const state = stateFrom(folder, base);
    for (const [path, bytes] of extend(state, entries.slice(0, size - base))) full.set(path, bytes);
    if (!equalBytes(rootOf(state), root)) throw new RecordError(RECORD.otherRoot(size));
    return state;
  }
}

/** Adds the entries of the journal that the state does not have yet. */
function replay(state: State, { base, entries }: Journal, full: Map<string, Uint8Array>): void {
  const more = entries.slice(Math.max(0, state.frontier.size - base));
  for (const [path, bytes] of extend(state, more)) full.set(path, bytes);
}
