/** A record as files, wherever they are kept: paths below its folder, with `/`. */
export interface RecordFiles {
  /** Every file there is. */
  readonly paths: readonly string[];
  /** Bytes of a file, or undefined where there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
}

export const CHECKPOINT = 'checkpoint';
/** Entries written since the tiles were last made durable: only while a writer is at work, or after it died. */
export const JOURNAL = 'journal';
export const LOG_KEY = 'keys/log.vkey';
export const ALLOWED_SIGNERS = 'keys/allowed_signers';
export const POLICY = 'keys/policy';
/** Checkpoints that members cosigned, by size. */
export const COSIGNED = 'cosigned/';
/** Files that entries name by their digest, such as the text of the agreement. */
export const PINNED = 'pinned/';
/** Redacted copies keep their entries here instead of in bundles. */
export const RELEASE = 'released.jsonl';
/** Never part of a copy. */
export const PRIVATE = 'private/';
export const LOCK = 'lock';

/** Something that is wrong (`error`) or that a reader should know (`note`), and where. */
export interface Finding {
  readonly severity: 'error' | 'note';
  /** File, and the place in it: `tile/entries/000.p/6, bytes 120 to 890, entry 3`. */
  readonly place: string;
  readonly what: string;
  /** Number of the entry concerned. */
  readonly entry?: number;
}

export const wrong = (place: string, what: string, entry?: number): Finding => ({
  severity: 'error',
  place,
  what,
  ...(entry === undefined ? {} : { entry }),
});

export const worthKnowing = (place: string, what: string, entry?: number): Finding => ({
  ...wrong(place, what, entry),
  severity: 'note',
});
