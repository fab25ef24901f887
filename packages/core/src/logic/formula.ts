import type { Day, Duration, Period, Span } from '../calendar/index.ts';
import type { Unit } from '../series/index.ts';

/** Where a node stands in the text it came from: character offsets, end excluded. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly range?: TextRange;
  /** The declared name under which this was written (a baseline), for reading it back. */
  readonly declared?: string;
}

/** Days counted back from the day judged: `{ kind: 'days', from: 0, to: 27 }` is today and the 27 days before. */
export type Window =
  | { readonly kind: 'days'; readonly from: number; readonly to: number }
  /** The calendar period containing the day judged (`offset` 0) or that many periods away (-1: the last full one). */
  | { readonly kind: 'calendar'; readonly period: Period; readonly offset: number };

export const AGGREGATES = ['sum', 'mean', 'min', 'max', 'count', 'median'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** A number for each area and day, as an interval. */
export type Term =
  | (Node & { readonly kind: 'number'; readonly value: number; readonly unit?: Unit })
  | (Node & { readonly kind: 'measure'; readonly name: string })
  /** `sum[0,27] deaths`, "deaths over 28 days", "deaths in the month". `count` counts days that are not zero. */
  | (Node & { readonly kind: 'window'; readonly fn: Aggregate; readonly window: Window; readonly of: Term })
  /** A constant per area: an aggregate of `of` on the days `to, to - every, ...` down to `from`. */
  | (Node & {
      readonly kind: 'reference';
      readonly fn: Aggregate;
      readonly span: Span;
      readonly every: number;
      readonly of: Term;
    })
  /** The value of `of` on one fixed day: "deaths over 28 days to 2020-02-21". */
  | (Node & { readonly kind: 'at'; readonly day: Day; readonly of: Term })
  /** The value of `of` a duration earlier: "one year before". */
  | (Node & { readonly kind: 'earlier'; readonly by: Duration; readonly of: Term })
  /** One value from all areas (or those named): "deaths in all provinces together". */
  | (Node & {
      readonly kind: 'across';
      readonly fn: Aggregate;
      readonly areas?: readonly string[];
      /** Id of the declared list of areas, for reading it back. */
      readonly set?: string;
      readonly of: Term;
    })
  /** Least-squares slope per day over the last `days` days. */
  | (Node & { readonly kind: 'trend'; readonly days: number; readonly of: Term })
  | (Node & {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: Term;
      readonly right: Term;
    })
  | (Node & { readonly kind: 'negate' | 'abs'; readonly of: Term });

export const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Bounds of a temporal operator in days, both included; `to` may be Infinity. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

export type AreaQuantifier =
  | { readonly kind: 'every' }
  | { readonly kind: 'any' }
  | { readonly kind: 'at least'; readonly count: number }
  | { readonly kind: 'at least percent'; readonly percent: number }
  | { readonly kind: 'named'; readonly area: string };

/** True, false or undecided for each area and day, with a margin. Without bounds: `[0, Infinity]`. */
export type Formula =
  | (Node & { readonly kind: 'constant'; readonly value: boolean })
  /** A yes-or-no series from outside: a judged condition, another condition, a state of a commitment. */
  | (Node & { readonly kind: 'proposition'; readonly name: string })
  | (Node & {
      readonly kind: 'compare';
      readonly op: Comparison;
      readonly left: Term;
      readonly right: Term;
      /** Unit of the margin. */
      readonly unit?: Unit;
    })
  | (Node & { readonly kind: 'not'; readonly of: Formula })
  | (Node & { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] })
  /** `vacuity`: said by `whenever`; the verdict then tells "met" from "met (not triggered)". */
  | (Node & {
      readonly kind: 'implies' | 'iff' | 'xor';
      readonly left: Formula;
      readonly right: Formula;
      readonly vacuity?: boolean;
    })
  | (Node & {
      readonly kind: 'historically' | 'once' | 'always' | 'eventually';
      readonly bounds?: Bounds;
      /**
       * `historically`, `once`: windows are cut off before this day (nothing is asked of earlier days; an empty window
       * counts as `outside clip` has it). Absent: they reach back as far as the bounds say.
       */
      readonly notBefore?: Day;
      readonly of: Formula;
    })
  | (Node & {
      readonly kind: 'since' | 'until';
      readonly bounds?: Bounds;
      readonly left: Formula;
      readonly right: Formula;
    })
  /** Became true (false) on this day: true today and not true the day before. */
  | (Node & { readonly kind: 'rises' | 'falls'; readonly of: Formula })
  | (Node & {
      readonly kind: 'areas';
      readonly how: AreaQuantifier;
      /** Id of the declared list of areas, for reading it back. */
      readonly set?: string;
      readonly of: Formula;
    })
  | (Node & { readonly kind: 'at least of'; readonly count: number; readonly of: readonly Formula[] })
  /** On at most (at least) `count` of the last `days` days: "on at most 3 of the last 28 days". */
  | (Node & {
      readonly kind: 'days that';
      readonly op: 'at most' | 'at least';
      readonly count: number;
      readonly days: number;
      readonly of: Formula;
    });
