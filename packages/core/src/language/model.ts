/**
 * The bound agreement: what the checker hands to the assessment once every name is resolved. All data, readonly,
 * serialisable; ids are the names written in the file.
 */
import type { Day, Duration, Span } from '../calendar/index.ts';
import type { Comparison, Formula, Term, TextRange } from '../logic/index.ts';
import type { Nature, Unit } from '../series/index.ts';

export interface Agreement {
  readonly title: string;
  /** IANA time zone in which days begin and end. */
  readonly timeZone: string;
  readonly signed?: Day;
  /** Clauses of the text that the agreement tells in its own words, in their order; may be empty. */
  readonly outline?: readonly OutlineEntry[];
  readonly parties: readonly Party[];
  readonly areaSets: readonly AreaSet[];
  readonly sources: readonly Source[];
  readonly measures: readonly Measure[];
  readonly baselines: readonly Baseline[];
  readonly occurrences: readonly OccurrenceDeclaration[];
  readonly anchors: readonly AnchorDeclaration[];
  readonly conditions: readonly Condition[];
  readonly commitments: readonly Commitment[];
  readonly powers: readonly Power[];
  readonly adjustments: readonly Adjustment[];
  readonly tests: readonly FileTest[];
}

interface Named {
  readonly id: string;
  /** The quoted text after the name. */
  readonly label: string;
  readonly range: TextRange;
}

export interface OutlineEntry {
  /** Number or place in the text, as other blocks cite it: "Part One, A.1". */
  readonly clause: string;
  readonly label?: string;
  readonly range: TextRange;
}

export interface Party extends Named {
  /** Other names under which sources speak of it. */
  readonly also: readonly string[];
  /** CSV of members (`id,name,also,from,to`), relative to the workspace. */
  readonly membersFrom?: string;
}

export interface AreaSet extends Named {
  /** GeoJSON, relative to the workspace. */
  readonly file: string;
  /** Property that holds each area's name. */
  readonly by: string;
}

export const SOURCE_KINDS = ['events', 'figures', 'judgements', 'statements', 'occurrences'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface Source extends Named {
  readonly kind: SourceKind;
  /** File relative to the workspace; pinned in `sources/sources.json`. */
  readonly file: string;
}

/** What a measure counts. Every measure has one unit and one nature. */
export interface Measure extends Named {
  readonly unit: Unit;
  readonly nature: Nature;
  readonly source: string;
  readonly takes: /** Number of events in an events source. */
    | { readonly kind: 'events' }
    /** Deaths in an events source; `of` limits it to sides (`government`, `civilians`, `side a` ...), empty is all. */
    | { readonly kind: 'deaths'; readonly of: readonly string[] }
    /** A metric of a figures source; flows are summed, levels are the last reported value. */
    | {
        readonly kind: 'figure';
        readonly metric: string;
        readonly of?: string;
        readonly validFor?: Duration;
      };
  /** Only events of these types / involving these actors; empty is all. */
  readonly types: readonly string[];
  readonly actors: readonly string[];
  /** Set when the measure is kept area by area. */
  readonly areas?: string;
}

/** A named term over a fixed reference period. */
export interface Baseline extends Named {
  readonly term: Term;
  readonly unit: Unit;
}

/** Something that happens once and can start clocks: "intra-Afghan negotiations begin". */
export interface OccurrenceDeclaration extends Named {
  readonly source: string;
}

export const BASIS_KINDS = [
  'clause',
  'joint declaration',
  'unwritten understanding',
  'unilateral demand',
  'undisclosed annex',
] as const;
export type BasisKind = (typeof BASIS_KINDS)[number];

export interface Basis {
  readonly kind: BasisKind;
  /** Clause number or citation, as written. */
  readonly citation: string;
}

export interface Condition extends Named {
  readonly clause?: string;
  readonly basis?: Basis;
  readonly notes: readonly string[];
  /** Outside of these days the condition is `not triggered`. */
  readonly applies?: { readonly from?: Day; readonly to?: Day };
  /** At least one; a condition without named readings has one whose id is the empty string. */
  readonly readings: readonly Reading[];
}

export interface Reading {
  readonly id: string;
  readonly label?: string;
  /** Parties who hold this reading. */
  readonly heldBy: readonly string[];
  readonly rule: Rule;
  readonly range: TextRange;
}

export type Rule =
  | { readonly kind: 'means'; readonly formula: Formula }
  /** Judged by parties, members or named judges. */
  | { readonly kind: 'judged'; readonly by: readonly string[] };

/** A point from which time is counted. */
export type Anchor =
  | { readonly kind: 'date'; readonly day: Day }
  | { readonly kind: 'signing' }
  | { readonly kind: 'occurrence'; readonly id: string }
  /** An anchor declared with rival readings. */
  | { readonly kind: 'declared'; readonly id: string }
  /** The day on which a commitment is fulfilled or violated, or a power exerted. */
  | { readonly kind: 'transition'; readonly id: string; readonly event: TransitionEvent };

export type TransitionEvent = 'fulfilled' | 'violated' | 'in effect' | 'discharged' | 'exerted' | 'suspended';

/** A disputed start date: each reading counts the calendar from its own anchor. */
export interface AnchorDeclaration extends Named {
  readonly readings: readonly {
    readonly id: string;
    readonly label?: string;
    readonly heldBy: readonly string[];
    readonly anchor: Anchor;
    readonly range: TextRange;
  }[];
}

/** `anchor + offset`; the deadline day is included. A negative offset counts back. */
export interface Deadline {
  readonly anchor: Anchor;
  readonly offset?: Duration;
  readonly range: TextRange;
}

/** What must be done. */
export type Deed =
  /** `must bring us_troops to at most 8600` */
  | {
      readonly kind: 'bring';
      readonly measure: string;
      readonly op: Comparison;
      readonly value: number;
      readonly formula: Formula;
    }
  /** `must bring about talks_begin` */
  | { readonly kind: 'occurrence'; readonly id: string }
  /** `must achieve` / `must keep` a condition or formula */
  | { readonly kind: 'formula'; readonly formula: Formula; readonly text: string }
  /** `must keep "not hosting ..."`, judged */
  | { readonly kind: 'judged'; readonly text: string; readonly by: readonly string[] };

/** What sets a commitment or power in motion, or keeps it in force. */
export type Circumstance =
  | { readonly kind: 'formula'; readonly formula: Formula }
  /** On that day, or so much later. */
  | { readonly kind: 'anchor'; readonly anchor: Anchor; readonly offset?: Duration }
  /** `while taliban keeps no_host`: as long as that commitment is not violated. */
  | { readonly kind: 'kept'; readonly commitment: string }
  | { readonly kind: 'all'; readonly of: readonly Circumstance[] };

export interface Commitment extends Named {
  readonly clause?: string;
  readonly basis?: Basis;
  readonly notes: readonly string[];
  readonly debtors: readonly string[];
  /** `jointly`: one performance is enough for all; `each`: every debtor answers alone. */
  readonly debtorMode: 'jointly' | 'each';
  readonly creditors: readonly string[];
  /** `achieve`: once, by the deadline. `keep`: from start to end, violated at the first lapse. `refrain`: keep not. */
  readonly duty: 'achieve' | 'keep' | 'refrain';
  readonly deed: Deed;
  /** Comes into being only when this happens; absent means at signing. */
  readonly trigger?: Circumstance;
  /** In effect only once this is true. */
  readonly antecedent?: Circumstance;
  /** In effect only while this stays true. */
  readonly proviso?: Circumstance;
  readonly deadline?: Deadline;
  /** Last day of a `keep` duty. */
  readonly until?: Deadline;
  /** A lapse cured within this time is no violation. */
  readonly cure?: Duration;
  /** What suspension does to a running deadline. */
  readonly onSuspension: 'keep' | 'freeze' | 'restart';
  readonly surviving: boolean;
}

export type PowerEffect =
  | {
      readonly kind: 'suspend' | 'resume' | 'discharge' | 'terminate' | 'waive';
      readonly commitment: string;
    }
  | { readonly kind: 'suspend' | 'resume' | 'terminate' | 'rescind'; readonly agreement: true }
  | { readonly kind: 'create'; readonly commitment: string };

export interface Power extends Named {
  readonly clause?: string;
  readonly notes: readonly string[];
  readonly holder: readonly string[];
  readonly against: readonly string[];
  readonly effect: PowerEffect;
  /** The occurrence by which it is exerted; without one, the record of the council decides. */
  readonly exertedBy?: string;
  readonly trigger?: Circumstance;
  readonly antecedent?: Circumstance;
  readonly deadline?: Deadline;
}

export interface Adjustment extends Named {
  readonly clause?: string;
  readonly notes: readonly string[];
  /** Who adjusts, and to what strength. */
  readonly party: string;
  readonly to?: {
    readonly measure?: string;
    readonly op: Comparison;
    readonly value: number;
    /** Written "about 12,000". */
    readonly about?: true;
  };
  /** Gate: a formula over conditions (propositions named by condition id, `condition.reading` for one reading). */
  readonly requires?: Formula;
  readonly decidedBy?: {
    readonly rule: 'consensus';
    readonly of: string;
    readonly silence?: { readonly hours: number };
  };
  /** Occurrence that records that it was decided, and that it was carried out. */
  readonly decided?: string;
  readonly done?: string;
}

export interface FileTest {
  readonly name: string;
  readonly steps: readonly TestStep[];
  readonly range: TextRange;
}

export type TestStep =
  /** `as of D known K` */
  | { readonly kind: 'as of'; readonly asOf: Day; readonly known: Day; readonly range: TextRange }
  /** `on D occurrence`, `on D measure is 8600`, `on D judge says id met`: evidence that only this test sees. */
  | { readonly kind: 'on'; readonly day: Day; readonly fact: TestFact; readonly range: TextRange }
  | { readonly kind: 'expect'; readonly expectation: Expectation; readonly range: TextRange };

export type TestFact =
  | { readonly kind: 'occurrence'; readonly id: string }
  | { readonly kind: 'figure'; readonly measure: string; readonly value: number; readonly span?: Span }
  | {
      readonly kind: 'judgement';
      readonly judge: string;
      readonly subject: string;
      readonly verdict: string;
    };

/** `subject` is a condition, `condition.reading`, commitment, power or adjustment; `state` is one of its states. */
export interface Expectation {
  readonly subject: string;
  readonly state: string;
  /** `by D`: that the state was entered no later than D. */
  readonly by?: Day;
}
