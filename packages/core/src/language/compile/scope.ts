import type { Day } from '../../calendar/index.ts';
import type { Formula, Term } from '../../logic/index.ts';
import type { Nature, Unit } from '../../series/index.ts';
import type { Findings } from '../diagnostics/diagnostic.ts';

/** What a name stands for. `lost`: its block could not be read, so nothing is said about it. */
export type Meaning =
  | {
      readonly kind: 'measure';
      readonly unit: Unit;
      readonly nature: Nature;
      readonly set?: string | undefined;
      /** Counted from events, so that a surge can be looked for. */
      readonly events: boolean;
    }
  | { readonly kind: 'baseline'; readonly value: NumberValue | undefined }
  | { readonly kind: 'condition'; readonly readings: readonly string[] }
  | { readonly kind: 'occurrence' | 'commitment' | 'power' | 'adjustment' }
  | { readonly kind: 'party' | 'areas' | 'source' | 'anchor' }
  /** A name that may be a number or a yes-or-no: a column of a trace. */
  | { readonly kind: 'signal' }
  | { readonly kind: 'lost' };

/** What a formula may name, and where findings go. */
export interface Scope {
  readonly report: Findings;
  readonly meaning: (name: string) => Meaning | undefined;
  /** The known name nearest to a misspelt one, among all or among those given. */
  readonly nearest: (name: string, among?: Iterable<string>) => string | undefined;
  /** Units in use, for the nearest one. */
  readonly units: ReadonlySet<string>;
  /** Text for messages. */
  readonly text: string;
  /** Phrases such as "never" look back no further than this day. */
  readonly start?: Day | undefined;
  /** Names are columns of a trace. */
  readonly trace?: boolean;
  /** Every use of a name is told here, for cycles and for names that nobody uses. */
  readonly use: (name: string, reading?: string) => void;
}

/** Where a value for each area comes from: the list, and the name that brought it in. */
export interface PerArea {
  readonly set: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `null` is a number without unit, which goes with any; the empty string is a ratio. */
export type UnitOf = Unit | null;

export interface NumberValue {
  readonly kind: 'number';
  readonly term: Term;
  readonly unit: UnitOf;
  /** `flow` and `level` as measured; `value` once taken over a window or a fixed day. */
  readonly nature: Nature | 'value';
  readonly areas?: PerArea | undefined;
}

/** What is true or false, perhaps for each area. */
export interface FormulaValue {
  readonly kind: 'formula';
  readonly formula: Formula;
  readonly areas?: PerArea | undefined;
}
