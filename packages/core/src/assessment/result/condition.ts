/** A condition with its readings, as judged. */
import type { Bound, CitationResult, IsoDate, JsonEstimate, JsonInterval, Verdict } from './basics.ts';

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
