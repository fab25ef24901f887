import type { Finding } from '@lockstep/core/record';

/** What `record verify --json` prints. */
export interface VerifyReport {
  readonly ok: boolean;
  readonly origin: string | null;
  readonly size: number | null;
  readonly root: string | null;
  readonly key: { readonly name: string; readonly given: boolean } | null;
  /** Entries whose signatures were checked; null where only the tree was. */
  readonly entries: number | null;
  readonly withheld: readonly number[];
  readonly audience: string | null;
  readonly cosignatures: readonly { readonly member: string; readonly size: number; readonly at: string }[];
  /** How the checkpoint stands to the reader's policy; null without one. */
  readonly policy: PolicyReport | null;
  readonly findings: readonly Finding[];
}

export interface PolicyReport {
  /** Name of the witness or group that must have cosigned, or `none`. */
  readonly quorum: string;
  readonly met: boolean;
  readonly cosigned: readonly { readonly name: string; readonly at: string }[];
}

/** What `record verify FILE.tlog-proof --json` prints. */
export interface ProofReport {
  readonly ok: boolean;
  readonly why: string | null;
  readonly origin: string | null;
  readonly index: number | null;
  readonly size: number | null;
  /** The entry's text, where the proof carries it and it is the one in the log. */
  readonly entry: string | null;
  readonly policy: PolicyReport | null;
}
