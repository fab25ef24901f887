import type { Rejection } from '../csv/table.ts';
import type { Pin } from '../pins/schema.ts';
import type { Changes } from './changes.ts';
import type { AreaFacts, RowFacts } from './facts.ts';

/** What `lockstep import` did with one file. The same, as it is, is the answer of `--json`. */
export interface ImportOutcome {
  /** The file as given. */
  readonly given: string;
  /** `imported`: taken in; `replaced`: a file changed in its place; `unchanged`: these bytes were taken in before. */
  readonly outcome: 'imported' | 'replaced' | 'unchanged';
  readonly pin: Pin;
  readonly rejected: readonly Rejection[];
  readonly ignoredColumns: readonly string[];
  readonly facts: RowFacts;
  readonly areas: readonly AreaFacts[];
  /** Against the releases of the same source before it, where there are any. */
  readonly changes: Changes | null;
  /** Whether the agreement declares the source; with the line to add when it does not. */
  readonly declared: boolean;
  readonly sourceLine: string;
}
