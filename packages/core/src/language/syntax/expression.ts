import type { Aggregate, Bounds, Comparison, Window } from '../../logic/index.ts';
import type { DateNode, Ident, LengthNode, Placed, Quoted } from './node.ts';

/**
 * Formulas and terms as written. Both spellings (words and operators) give the same nodes. Whether a node is a
 * number or a yes-or-no is for the compiler to say, since names and brackets stand for both.
 */
export type Expression =
  | NumberExpression
  | NameExpression
  | ConstantExpression
  | ShareExpression
  | WindowExpression
  | DuringExpression
  | AtExpression
  | EarlierExpression
  | AcrossExpression
  | TrendExpression
  | ReferenceExpression
  | ArithmeticExpression
  | SignExpression
  | CompareExpression
  | BetweenExpression
  | StateExpression
  | SurgeExpression
  | NotExpression
  | JunctionExpression
  | LinkExpression
  | TemporalExpression
  | SpanningExpression
  | EdgeExpression
  | AreasExpression
  | AtLeastExpression
  | DaysThatExpression
  | PatternExpression;

export interface NumberExpression extends Placed {
  readonly kind: 'number';
  readonly value: number;
  /** As written, so that the formatter keeps `8,600`. */
  readonly written: string;
  readonly unit?: Ident;
}

export interface NameExpression extends Placed {
  readonly kind: 'name';
  readonly name: string;
  /** `condition.reading` */
  readonly part?: Ident;
}

export interface ConstantExpression extends Placed {
  readonly kind: 'constant';
  readonly value: boolean;
}

/** `50% of X`, `half of X`, `twice X`. */
export interface ShareExpression extends Placed {
  readonly kind: 'share';
  readonly percent: number;
  readonly written: string;
  readonly of: Expression;
}

/** `X over 28 days`, `X in the month`, `highest of X over 28 days`, `sum[0,27] X`. */
export interface WindowExpression extends Placed {
  readonly kind: 'window';
  /** Absent when left to the measure: flows are summed. */
  readonly fn?: Aggregate;
  readonly window: Window;
  readonly of: Expression;
}

/** `X from 2021-01-04 to 2021-04-25` */
export interface DuringExpression extends Placed {
  readonly kind: 'during';
  readonly fn?: Aggregate;
  readonly from: DateNode;
  readonly to: DateNode;
  readonly of: Expression;
}

/** `X to 2020-02-21`, `X on 2020-02-21` */
export interface AtExpression extends Placed {
  readonly kind: 'at';
  readonly day: DateNode;
  readonly of: Expression;
}

/** `X one year before` */
export interface EarlierExpression extends Placed {
  readonly kind: 'earlier';
  readonly by: LengthNode;
  readonly of: Expression;
}

/** `X in all provinces together`, `X in "Helmand" and "Kandahar" together` */
export interface AcrossExpression extends Placed {
  readonly kind: 'across';
  readonly fn?: Aggregate;
  readonly set?: Ident;
  readonly areas?: readonly Quoted[];
  readonly of: Expression;
}

/** `trend of X over 28 days` */
export interface TrendExpression extends Placed {
  readonly kind: 'trend';
  readonly days: number;
  readonly of: Expression;
}

/** `median of X, every 7 days from A to B` */
export interface ReferenceExpression extends Placed {
  readonly kind: 'reference';
  readonly fn: Aggregate;
  readonly every: number;
  readonly from: DateNode;
  readonly to: DateNode;
  readonly of: Expression;
}

export interface ArithmeticExpression extends Placed {
  readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
  readonly left: Expression;
  readonly right: Expression;
}

export interface SignExpression extends Placed {
  readonly kind: 'negate' | 'abs';
  readonly of: Expression;
}

export interface CompareExpression extends Placed {
  readonly kind: 'compare';
  readonly op: Comparison;
  /** The words of the comparison as written, `is at most`, or the usual ones of an operator. */
  readonly words: string;
  /** `at most 40 deaths over 28 days`: the number stands first. */
  readonly countFirst?: true;
  readonly left: Expression;
  readonly right: Expression;
}

/** `X between 3 and 5`, both included. */
export interface BetweenExpression extends Placed {
  readonly kind: 'between';
  readonly of: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

export const STATE_WORDS = [
  'met',
  'not met',
  'fulfilled',
  'violated',
  'in effect',
  'suspended',
  'discharged',
  'terminated',
  'exerted',
  'expired',
] as const;
export type StateWord = (typeof STATE_WORDS)[number];

/** `us_8600 is fulfilled`, `talks_begin has happened`, `talks_begin happens` */
export interface StateExpression extends Placed {
  readonly kind: 'state';
  readonly of: NameExpression;
  readonly state: StateWord | 'has happened' | 'happens';
}

/** `surge in attacks` */
export interface SurgeExpression extends Placed {
  readonly kind: 'surge';
  readonly measure: Ident;
}

export interface NotExpression extends Placed {
  readonly kind: 'not';
  /** Written `no X`: of a measure it means that its value is 0. */
  readonly none?: true;
  readonly of: Expression;
}

export interface JunctionExpression extends Placed {
  readonly kind: 'and' | 'or';
  readonly of: readonly Expression[];
}

/** `if A then B`, `whenever A, B`, `A iff B`, `A xor B` */
export interface LinkExpression extends Placed {
  readonly kind: 'implies' | 'iff' | 'xor' | 'whenever';
  readonly left: Expression;
  readonly right: Expression;
}

/** `on every day of the last 28 days, F` and its kin. */
export interface TemporalExpression extends Placed {
  readonly kind: 'historically' | 'once' | 'always' | 'eventually';
  readonly bounds?: Bounds;
  /** `on every day since 2020-02-21`, `since signing`, `so far`: no earlier day counts. */
  readonly since?: DateNode | 'signing' | 'so far';
  readonly of: Expression;
}

/** `since G, F`, `F until G` */
export interface SpanningExpression extends Placed {
  readonly kind: 'since' | 'until';
  readonly bounds?: Bounds;
  readonly left: Expression;
  readonly right: Expression;
}

/** `F becomes true`, `F becomes false` */
export interface EdgeExpression extends Placed {
  readonly kind: 'rises' | 'falls';
  readonly of: Expression;
}

/** `in every province, F` */
export interface AreasExpression extends Placed {
  readonly kind: 'areas';
  readonly how: 'every' | 'any' | 'at least' | 'at least percent' | 'named';
  /** Number of areas, or percent. */
  readonly count?: number;
  readonly set?: Ident;
  readonly area?: Quoted;
  readonly of: Expression;
}

/** `at least 2 of {A, B, C}` */
export interface AtLeastExpression extends Placed {
  readonly kind: 'at least of';
  readonly count: number;
  readonly of: readonly Expression[];
}

/** `on at most 3 of the last 28 days, F` */
export interface DaysThatExpression extends Placed {
  readonly kind: 'days that';
  readonly op: 'at most' | 'at least';
  readonly count: number;
  readonly days: number;
  readonly of: Expression;
}

/**
 * Phrases of agreements that stand for a combination of operators. `first` and `second` are in the order in which
 * the phrase names them.
 */
export type PatternExpression = Placed &
  (
    | { readonly kind: 'never'; readonly of: Expression }
    /** `within 10 days of A, B` */
    | {
        readonly kind: 'response';
        readonly days: number;
        readonly first: Expression;
        readonly of: Expression;
      }
    /** `A only after B`, `B before A` */
    | {
        readonly kind: 'precedence';
        readonly later: Expression;
        readonly earlier: Expression;
        readonly word: 'only after' | 'before';
      }
    /** `until A, F`: on every day before A; A need not come. */
    | { readonly kind: 'as long as'; readonly stop: Expression; readonly of: Expression }
    /** `after A until B, F`, `between A and B, F` */
    | {
        readonly kind: 'after until' | 'between events';
        readonly first: Expression;
        readonly second: Expression;
        readonly of: Expression;
      }
    /** `at least once every 7 days, F` */
    | { readonly kind: 'recurrence'; readonly days: number; readonly of: Expression }
  );
