/**
 * What `assess` gives back. Plain JSON once written: days are ISO dates, infinite ends are null.
 * The published JSON Schema is generated from the same shape (packages/lockstep/src/schema).
 */

import type { ReplayWeek, SurgeResult } from '../../surge/index.ts';

/** ISO 8601 calendar date. */
export type IsoDate = string;
/** `null` is an infinite end. */
export type Bound = number | null;

export interface JsonInterval {
  readonly low: Bound;
  readonly high: Bound;
}
export interface JsonEstimate extends JsonInterval {
  readonly best: number | null;
}

export type Verdict = 'met' | 'not met' | 'open' | 'disputed' | 'not triggered';

export interface Assessment {
  readonly format: 'lockstep-assessment/1';
  readonly agreement: {
    readonly title: string;
    readonly digest: string;
    readonly timeZone: string;
    readonly signed: IsoDate | null;
    /** The agreement's own life: `formed`, `in effect`, `suspended`, `fulfilled`, `terminated`, `rescinded`. */
    readonly state: string;
    readonly history: readonly Transition[];
    readonly parties: readonly { readonly id: string; readonly label: string }[];
  };
  readonly asOf: IsoDate;
  readonly known: IsoDate;
  readonly evidenceRoot: string;
  /** Adjustment ids whose gate is open and that are not yet decided. */
  readonly openForDecision: readonly string[];
  readonly conditions: readonly ConditionResult[];
  readonly commitments: readonly CommitmentResult[];
  readonly powers: readonly PowerResult[];
  readonly adjustments: readonly AdjustmentResult[];
  readonly posture: readonly PostureResult[];
  /** One for each measure that a condition looks for a surge in. */
  readonly surges: readonly SurgeFinding[];
  readonly statements: readonly StatementResult[];
  readonly gaps: readonly Gap[];
  readonly sources: readonly SourceResult[];
}

export interface CitationResult {
  readonly id: string;
  readonly source: string;
  readonly citation: string;
  readonly url: string | null;
  readonly known: IsoDate;
  readonly origin: string;
  readonly note: string | null;
}

export interface ConditionResult {
  readonly id: string;
  readonly label: string;
  readonly verdict: Verdict;
  /** One line, plain words: why. */
  readonly reason: string;
  readonly basis: { readonly kind: string; readonly citation: string } | null;
  readonly notes: readonly string[];
  readonly readings: readonly ReadingResult[];
}

export interface ReadingResult {
  readonly id: string;
  readonly label: string | null;
  readonly heldBy: readonly string[];
  readonly kind: 'means' | 'judged';
  readonly verdict: Verdict;
  readonly reason: string;
  /** The rule in plain words and, for `means`, fully bracketed with dates. */
  readonly words: string;
  readonly formal: string | null;
  readonly margin: (JsonInterval & { readonly unit: string | null }) | null;
  readonly deciding: DecidingResult | null;
  readonly witness: readonly WitnessResult[];
  readonly missing: readonly MissingResult[];
  readonly changes: readonly ChangeResult[];
  readonly byArea: readonly AreaResult[];
  readonly chart: ChartResult | null;
  readonly judgements: readonly JudgementResult[];
  readonly sources: readonly string[];
}

export interface DecidingResult {
  readonly day: IsoDate;
  readonly area: string | null;
  readonly op: string;
  /** Each side in words ("deaths over 28 days") with its value. */
  readonly left: JsonEstimate & { readonly words: string };
  readonly right: JsonEstimate & { readonly words: string };
  readonly unit: string | null;
}

export interface WitnessResult {
  readonly measure: string;
  readonly area: string | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly value: JsonEstimate;
  readonly unit: string;
}

export interface MissingResult {
  readonly measure: string;
  readonly area: string | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly metIf: JsonInterval | null;
  readonly notMetIf: JsonInterval | null;
  /** Why it is missing, where a source says so: "withheld: ..." */
  readonly why: string | null;
}

export interface ChangeResult {
  readonly measure: string;
  readonly area: string | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly by: number;
  readonly unit: string | null;
  readonly words: string;
}

export interface AreaResult {
  readonly area: string;
  readonly verdict: Verdict;
  readonly margin: JsonInterval;
  readonly left: JsonEstimate | null;
  readonly right: JsonEstimate | null;
}

/** The left side of the deciding comparison over time, with its threshold (the right side). */
export interface ChartResult {
  readonly words: string;
  readonly unit: string;
  readonly area: string | null;
  readonly from: IsoDate;
  /** One point a day. */
  readonly low: readonly Bound[];
  readonly high: readonly Bound[];
  readonly best: readonly (number | null)[];
  readonly threshold: {
    readonly words: string;
    readonly low: readonly Bound[];
    readonly high: readonly Bound[];
  };
  /** Step charts have one value per calendar period. */
  readonly step: 'week' | 'month' | 'quarter' | 'year' | null;
}

export interface JudgementResult extends CitationResult {
  readonly judge: string;
  readonly spokenBy: string | null;
  readonly verdict: 'met' | 'not met' | 'open';
  readonly level: string | null;
  readonly occurred: IsoDate;
  readonly reasons: string;
  readonly repliesTo: string | null;
}

export type CommitmentState =
  | 'not triggered'
  | 'create'
  | 'in effect'
  | 'suspended'
  | 'fulfilled'
  | 'violated'
  | 'discharged'
  | 'terminated'
  | 'disputed'
  | 'open';

export interface Transition {
  readonly on: IsoDate;
  readonly state: string;
  /** The event: `triggered`, `activated`, `fulfilled`, `violated`, `suspended`, `resumed` ... */
  readonly event: string;
  readonly reason: string;
  /** Ids of the evidence items that caused it. */
  readonly witness: readonly string[];
}

export interface CommitmentResult {
  readonly id: string;
  readonly label: string;
  readonly clause: string | null;
  readonly basis: { readonly kind: string; readonly citation: string } | null;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly duty: 'achieve' | 'keep' | 'refrain';
  readonly words: string;
  readonly state: CommitmentState;
  readonly since: IsoDate | null;
  readonly deadline: IsoDate | null;
  /** Days after the deadline at which it was performed, when late. */
  readonly performedLate: { readonly on: IsoDate; readonly days: number } | null;
  readonly reason: string;
  readonly notes: readonly string[];
  readonly history: readonly Transition[];
  /** One per rival anchor or reading, when they differ. */
  readonly readings: readonly {
    readonly id: string;
    readonly label: string;
    readonly state: CommitmentState;
    readonly deadline: IsoDate | null;
    readonly reason: string;
  }[];
  /** Kroc levels and other judgements by people, beside the lifecycle. */
  readonly judgements: readonly JudgementResult[];
  readonly evidence: readonly CitationResult[];
}

export interface PowerResult {
  readonly id: string;
  readonly label: string;
  readonly holder: readonly string[];
  readonly state:
    | 'not triggered'
    | 'create'
    | 'in effect'
    | 'suspended'
    | 'exerted'
    | 'expired'
    | 'terminated';
  readonly since: IsoDate | null;
  readonly reason: string;
  readonly history: readonly Transition[];
}

export interface AdjustmentResult {
  readonly id: string;
  readonly label: string;
  readonly party: string;
  readonly to: string | null;
  /** `open`: every gate met; `closed`: at least one is certainly not met; `undecided`: the evidence does not say. */
  readonly gate: 'open' | 'closed' | 'undecided' | 'none';
  readonly status: 'not decided' | 'decided' | 'carried out';
  readonly decidedOn: IsoDate | null;
  readonly carriedOutOn: IsoDate | null;
  /** The conditions that hold it back, with their verdicts. */
  readonly heldBackBy: readonly { readonly condition: string; readonly verdict: Verdict }[];
  readonly words: string;
  readonly reason: string;
  readonly rule: string | null;
}

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

export interface Gap {
  readonly kind:
    | 'withheld'
    | 'not covered'
    | 'not yet published'
    | 'not judged'
    | 'incomplete'
    | 'sources differ';
  /** What is not known, in one sentence. */
  readonly what: string;
  readonly why: string;
  readonly affects: readonly string[];
}

export interface SourceResult {
  readonly id: string;
  readonly label: string;
  readonly file: string;
  readonly sha256: string;
  readonly licence: string;
  readonly citation: string;
  readonly obtained: IsoDate;
  readonly knownBy: string;
  readonly covers: { readonly from: IsoDate; readonly to: IsoDate } | null;
  readonly completeThrough: IsoDate | null;
  readonly items: number;
  readonly lastKnown: IsoDate | null;
}

/** A surge that conditions speak of: the last whole week before the as-of date, and the weeks up to it. */
export interface SurgeFinding extends SurgeResult {
  readonly measure: string;
  readonly label: string;
  readonly conditions: readonly string[];
  /** Every covered week of the last year, as known at the knowledge date. */
  readonly weeks: readonly ReplayWeek[];
  /** Counts of each area in these weeks, and its usual number a week where one is known. */
  readonly areas: readonly {
    readonly area: string;
    readonly counts: readonly number[];
    readonly baseline: number | null;
  }[];
}

/** What differs between two assessments of the same agreement. */
export interface AssessmentChange {
  readonly subject: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
}
