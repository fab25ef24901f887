/** What the parts of a result have in common. */

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

export interface CitationResult {
  readonly id: string;
  readonly source: string;
  readonly citation: string;
  readonly url: string | null;
  readonly known: IsoDate;
  readonly origin: string;
  readonly note: string | null;
}
