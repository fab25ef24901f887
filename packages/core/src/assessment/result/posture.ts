/** Strength by member and day, and what was said of it. */
import type { CitationResult, IsoDate, JsonEstimate } from './basics.ts';
import type { CommitmentState } from './commitment.ts';

export interface PostureResult {
  readonly measure: string;
  readonly label: string;
  readonly of: string | null;
  readonly unit: string;
  /** The last reported value at the as-of date. */
  readonly value: JsonEstimate | null;
  readonly qualifier: string | null;
  readonly reportedFor: IsoDate | null;
  readonly citation: CitationResult | null;
  /** Other reports within the same 30 days that say something else. */
  readonly alsoReported: readonly (CitationResult & {
    readonly value: JsonEstimate;
    readonly qualifier: string;
    readonly day: IsoDate;
  })[];
  /** Last report of each member of `of`, where members are reported. */
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: JsonEstimate;
    readonly qualifier: string;
    readonly day: IsoDate;
    readonly citation: CitationResult;
  }[];
  /** What was agreed for this measure by this date, and whether it holds. */
  readonly agreed: readonly {
    readonly commitment: string;
    readonly words: string;
    readonly state: CommitmentState;
  }[];
  readonly history: readonly {
    readonly day: IsoDate;
    readonly value: JsonEstimate;
    readonly qualifier: string;
    readonly citation: string;
  }[];
}

export interface StatementResult extends CitationResult {
  readonly said: IsoDate;
  readonly speaker: string;
  readonly capacity: string;
  readonly party: string;
  readonly text: string;
  readonly kind: 'verbatim' | 'paraphrase' | 'translation';
  readonly bearsOn: readonly string[];
  readonly relates: readonly { readonly to: string; readonly how: string }[];
  /** The adjustment that it announces, and for which day, where it names one. */
  readonly announces: { readonly adjustment: string; readonly day: IsoDate | null } | null;
  /** Set when it announces what was not decided when it was said, or another day than was decided. */
  readonly ahead: {
    readonly adjustment: string;
    readonly how: 'not decided' | 'sooner than decided' | 'later than decided';
    readonly reason: string;
  } | null;
  /** Earlier statements of the same party with which it does not agree: contradictory voices of one member. */
  readonly differs: readonly {
    readonly from: string;
    readonly how: 'said to contradict' | 'other day announced' | 'other figure';
    /** Id of what both speak of; empty where the register names nothing. */
    readonly about: string;
  }[];
}
