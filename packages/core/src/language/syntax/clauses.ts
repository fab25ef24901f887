import type { Comparison } from '../../logic/index.ts';
import type { BasisKind, SourceKind, TransitionEvent } from '../model.ts';
import type { Expression } from './expression.ts';
import type { DateNode, Ident, LengthNode, NumberNode, Placed, Quoted } from './node.ts';

/** One clause of a block, in the order in which they are written. */
export type Clause =
  | HeaderClause
  | MeasureClause
  | ConditionClause
  | DutyClause
  | PowerClause
  | AdjustmentClause
  | TestClause;

type C<K extends string, T = object> = K extends string ? Placed & { readonly kind: K } & Readonly<T> : never;

/** Clauses of agreement, party, areas, source, outline. */
export type HeaderClause =
  | C<'time zone', { zone: Quoted }>
  | C<'signed', { day: DateNode }>
  | C<'also', { names: readonly Quoted[] }>
  | C<'members', { file: Quoted }>
  | C<'areas from', { file: Quoted; by: Quoted }>
  | C<'source from', { source: SourceKind; file: Quoted }>
  | C<'outline entry', { clause: Quoted; label?: Quoted }>;

export type MeasureClause =
  | C<'deaths', { of: readonly Side[]; source: Ident }>
  | C<'events', { source: Ident }>
  | C<'figure', { takes: boolean; metric: Ident; of?: Ident; source: Ident }>
  | C<'valid for', { length: LengthNode }>
  | C<'measure by', { set: Ident }>
  | C<'unit', { unit: Ident }>
  | C<'types', { types: readonly Quoted[] }>
  | C<'actors', { actors: readonly Quoted[] }>
  | C<'baseline is', { of: Expression }>
  | C<'occurrence in', { source: Ident }>;

export type Side = Placed & { readonly side: 'government' | 'civilians' | 'unknown' | 'side a' | 'side b' };

/** Clauses of condition and anchor. `held by`, `means`, `judged by` and `anchor is` belong to the reading before. */
export type ConditionClause =
  | C<'clause', { text: Quoted }>
  | C<'basis', { basis: BasisKind; citation?: Quoted }>
  | C<'note', { text: Quoted }>
  | C<'applies', { from?: DateNode; to?: DateNode }>
  | C<'reading', { name: Ident; label?: Quoted }>
  | C<'held by', { by: readonly Judge[] }>
  | C<'means', { formula: Expression }>
  | C<'judged by', { by: readonly Judge[] }>
  | C<'anchor is', { anchor: AnchorNode }>;

/** A party or member by name, or a person in quotation marks. */
export type Judge = (Ident & { readonly quoted: false }) | (Ident & { readonly quoted: true });

export type AnchorNode =
  | C<'date', { day: DateNode }>
  | C<'signing'>
  /** An occurrence or a declared anchor. */
  | C<'named', { name: string }>
  | C<'transition', { event: TransitionEvent; name: Ident }>;

/** `by 2020-03-10`, `within 135 days of signing`, `30 days before talks_begin` */
export interface DeadlineNode extends Placed {
  readonly anchor: AnchorNode;
  readonly offset?: LengthNode;
  readonly before: boolean;
}

export type Amount = Placed & {
  readonly op: Comparison;
  readonly about: boolean;
  readonly value: NumberNode & { readonly written: string };
  readonly unit?: Ident;
};

export type DeedNode =
  | C<'bring', { measure: Ident; to: Amount }>
  | C<'bring about', { occurrence: Ident }>
  | C<'formula', { formula: Expression }>
  | C<'text', { text: Quoted }>;

export type CircumstanceNode =
  | C<'formula', { formula: Expression }>
  /** `word`: how it is written, where there is a choice. */
  | C<'anchor', { anchor: AnchorNode; offset?: LengthNode; word?: 'from' | 'after' }>
  | C<'kept', { party: Ident; commitment: Ident }>;

export type DutyClause =
  | C<
      'must',
      {
        debtors: readonly Ident[];
        mode: 'jointly' | 'each' | 'unsaid';
        duty: 'achieve' | 'keep' | 'refrain';
        deed: DeedNode;
      }
    >
  | C<'deadline', { deadline: DeadlineNode }>
  | C<'until', { deadline: DeadlineNode }>
  | C<'owed to', { parties: readonly Ident[] }>
  | C<'when' | 'if' | 'while', { what: CircumstanceNode }>
  | C<'cure', { length: LengthNode }>
  | C<'on suspension', { policy: 'keep' | 'freeze' | 'restart' }>
  | C<'surviving'>;

export type PowerVerb = 'suspend' | 'resume' | 'discharge' | 'terminate' | 'waive' | 'create' | 'rescind';

export type PowerClause =
  | C<
      'may',
      {
        holders: readonly Ident[];
        verb: PowerVerb;
        target: { agreement: true } | { agreement: false; name: Ident };
      }
    >
  | C<'against', { parties: readonly Ident[] }>
  | C<'exerted by', { occurrence: Ident }>;

export type AdjustmentClause =
  | C<'adjusts', { party: Ident; measure?: Ident; to: Amount }>
  | C<'requires', { formula: Expression }>
  | C<'decided by', { of: Ident; silence?: NumberNode }>
  | C<'decided when' | 'done when', { occurrence: Ident }>;

export type FactNode =
  | C<'occurrence', { name: Ident }>
  | C<'figure', { measure: Ident; value: NumberNode & { readonly written: string }; unit?: Ident }>
  | C<'judgement', { judge: Judge; subject: SubjectNode; verdict: string }>;

/** `condition`, `condition.reading`, `commitment` ... */
export interface SubjectNode extends Placed {
  readonly name: Ident;
  readonly part?: Ident;
}

export interface ExpectNode extends Placed {
  readonly subject: SubjectNode;
  readonly state: string;
  readonly stateStart: number;
  readonly stateEnd: number;
  readonly by?: DateNode;
}

export type TestClause =
  | C<'as of', { day: DateNode; known?: DateNode }>
  | C<'on', { day: DateNode; to?: DateNode; fact: FactNode }>
  | C<'expect', { expectations: readonly ExpectNode[] }>;
