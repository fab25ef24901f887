/**
 * Evidence as the shell hands it to `assess`: everything known at one knowledge date, nothing newer.
 * Days are epoch-days; `known` is when the item could be known. Items superseded or retracted by then are left out.
 */
import type { Day, Span } from '../calendar/index.ts';
import type { Measure } from '../language/index.ts';
import type { Estimate } from '../logic/index.ts';
import type { Series } from '../series/index.ts';
import type { SurgeContext, WeeklyCounts } from '../surge/index.ts';

export interface Cited {
  /** Unique within its source. */
  readonly id: string;
  /** Source id of the agreement file. */
  readonly source: string;
  readonly known: Day;
  /** Who first said it; items with one origin count as one. */
  readonly origin: string;
  readonly citation: string;
  readonly url?: string;
  readonly note?: string;
}

export interface Judgement extends Cited {
  /** Condition, reading (`condition.reading`) or commitment judged. */
  readonly subject: string;
  /** Party, member or named judge. */
  readonly judge: string;
  /** The person who spoke for the judge, with capacity. */
  readonly spokenBy?: string;
  readonly verdict: 'met' | 'not met' | 'open';
  /** Kroc Institute's four levels of implementation, where the judge used them. */
  readonly level?: 'not initiated' | 'minimum' | 'intermediate' | 'complete';
  readonly occurred: Span;
  readonly reasons: string;
  /** A later reply of the party concerned: the id of the judgement it replies to. */
  readonly repliesTo?: string;
}

export interface Statement extends Cited {
  readonly said: Day;
  readonly speaker: string;
  readonly capacity: string;
  readonly party: string;
  readonly text: string;
  readonly kind: 'verbatim' | 'paraphrase' | 'translation';
  /** Ids of conditions, commitments, adjustments or measures it bears on. */
  readonly bearsOn: readonly string[];
  /** An adjustment it announces, and for which day, if any. */
  readonly announces?: { readonly adjustment: string; readonly day?: Day };
  /** Statement ids, with how they relate. */
  readonly relates: readonly {
    readonly to: string;
    readonly how: 'repeats' | 'contradicts' | 'clarifies' | 'reacts to';
  }[];
}

export interface Occurrence extends Cited {
  /** Occurrence id of the agreement file. */
  readonly name: string;
  /** The party that did it, where that matters: commitments of `each of` several parties. */
  readonly by?: string;
  /** May be a span when the day is uncertain. */
  readonly occurred: Span;
}

/** A reported strength or other level or flow, before it becomes a series: kept for posture and for witnesses. */
export interface Figure extends Cited {
  readonly metric: string;
  readonly area: string;
  readonly period: Span;
  readonly value: Estimate;
  /** "around", "under", "more than", "exact" ... as said. */
  readonly qualifier: string;
  readonly unit: string;
  /** Member or party whose strength it is, where it is one. */
  readonly of?: string;
}

/** What a source covers and how its knowledge dates were set. */
export interface SourceState {
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  readonly licence: string;
  readonly citation: string;
  readonly obtained: Day;
  /** How `known` was set, in words: "publication of the release, 19 March 2022", "dates of cited sources (approximation)". */
  readonly knownBy: string;
  readonly covers?: Span;
  /** Complete through this day, as known at the knowledge date. */
  readonly completeThrough?: Day;
  /** Spans for which figures exist but were withheld, with the reason. */
  readonly withheld: readonly {
    readonly metric: string;
    readonly span: Span;
    readonly reason: string;
    readonly citation: string;
  }[];
  readonly items: number;
  readonly lastKnown?: Day;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

/** One series that the assessment needs. The same query can be answered by any event store. */
export interface SeriesQuery {
  readonly measure: Measure;
  /** Declared areas, in order; `['']` for the whole country. */
  readonly areas: readonly string[];
  readonly span: Span;
  readonly known: Day;
  /** Names under which sources speak of a party, by party id, for measures that name parties as actors. */
  readonly aliases?: ReadonlyMap<string, readonly string[]>;
}

/** Weeks of one measure's events in which surges are looked for. */
export interface SurgeQuery {
  readonly measure: Measure;
  /** Whole weeks, history included. */
  readonly span: Span;
  /** The days on which formulas ask for a surge. */
  readonly days: Span;
}

/** Weekly counts of events as known at the knowledge date, with what bears on how to read them. */
export interface SurgeEvidence {
  readonly counts: WeeklyCounts;
  readonly context: SurgeContext;
}

export interface Needs {
  /** Empty unless a formula speaks of a surge. */
  readonly surges: readonly SurgeQuery[];
  readonly series: readonly Omit<SeriesQuery, 'known' | 'areas' | 'aliases'>[];
  readonly subjects: readonly string[];
}

export interface Evidence {
  readonly known: Day;
  /** Digest over everything below, hex SHA-256; made by the shell. */
  readonly root: string;
  /** By measure id. */
  readonly series: ReadonlyMap<string, Series>;
  /** Counts for surges, by measure id; a measure that is missing here is unknown. */
  readonly surges?: ReadonlyMap<string, SurgeEvidence>;
  /** Declared areas by area set id. */
  readonly areas: ReadonlyMap<string, readonly string[]>;
  /** Members by party id. */
  readonly members: ReadonlyMap<string, readonly Member[]>;
  readonly figures: readonly Figure[];
  readonly judgements: readonly Judgement[];
  readonly statements: readonly Statement[];
  readonly occurrences: readonly Occurrence[];
  readonly sources: readonly SourceState[];
  /** Reports of one figure that cannot all be right: their hull is used. */
  readonly differences: readonly SourceDifference[];
}

/** Reports behind a measure that contradict each other over some days, by their ids. */
export interface SourceDifference {
  readonly measure: string;
  readonly area: string;
  readonly span: Span;
  readonly ids: readonly string[];
}
