/** What a council's state is made of. */
import type { Instant } from '../record/index.ts';
import type { Basis, On, Refused, Rule } from './acts.ts';
import type { Order } from './gates.ts';
import type { Silence } from './silence.ts';

export type State =
  | 'not in order'
  | 'draft'
  | 'under silence'
  | 'broken'
  | 'withdrawn'
  | 'adopted'
  /** Assent of all was asked for and did not come. */
  | 'lapsed';

/** A member's or another's word on the text, and what it does. */
export interface Position {
  readonly index: number;
  readonly by: string;
  readonly at: Instant;
  readonly kind: 'object' | 'amend' | 'agree' | 'reserve' | 'interpret' | 'retract';
  /** Its words or its reason. */
  readonly says?: string;
  /** The text that an amendment asks for instead. */
  readonly instead?: string;
  /** `breaks` silence; is `attached` to the text; is `noted` (no effect); came `late`. */
  readonly effect: 'breaks' | 'attached' | 'noted' | 'late';
  /** When its author says to have signed it. */
  readonly signed: Instant;
}

export interface Round {
  readonly id: string;
  readonly index: number;
  readonly on: On;
  readonly title: string;
  readonly text: string;
  readonly rule: Rule;
  readonly adjustment?: string;
  readonly previous?: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly basis?: Basis;
  readonly order: Order;
  readonly state: State;
  /** Since when it is in that state. */
  readonly since: Instant;
  readonly silence?: Silence;
  readonly positions: readonly Position[];
  /** Who withdrew it and why, where that is how it ended. */
  readonly withdrawal?: {
    readonly index: number;
    readonly by: string;
    readonly at: Instant;
    readonly because?: string;
  };
  /** Adopted, and every entitled member is shown to have seen that. */
  readonly final: boolean;
  readonly finalSince?: Instant;
  /** Who is still missing for that, or for assent. */
  readonly missing: readonly Missing[];
  readonly closed?: { readonly index: number; readonly by: string; readonly at: Instant };
  readonly refused: readonly Refused[];
}

/** Somebody who is still missing, and why. */
export interface Missing {
  readonly member: string;
  readonly why: string;
}
