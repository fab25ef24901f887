/**
 * The state machines of DESIGN section 7: Symboleo's statecharts of obligation, power and contract (Sharifi et al.,
 * "Symboleo: Towards a Specification Language for Legal Contracts", RE 2020; University of Ottawa, ontology
 * statecharts and nuXmv library), with `not triggered` for what has not been created yet.
 */

export type ObligationState =
  | 'not triggered'
  | 'create'
  | 'in effect'
  | 'suspended'
  | 'fulfilled'
  | 'violated'
  | 'discharged'
  | 'terminated';

export type ObligationEvent =
  | 'triggered'
  | 'triggered unconditionally'
  | 'activated'
  | 'expired'
  | 'fulfilled'
  | 'violated'
  | 'discharged'
  | 'suspended'
  | 'resumed'
  | 'terminated';

export type PowerState =
  | 'not triggered'
  | 'create'
  | 'in effect'
  | 'suspended'
  | 'exerted'
  | 'expired'
  | 'terminated';

export type PowerEvent =
  | 'triggered'
  | 'triggered unconditionally'
  | 'activated'
  | 'exerted'
  | 'expired'
  | 'suspended'
  | 'resumed'
  | 'terminated';

export type AgreementState = 'formed' | 'in effect' | 'suspended' | 'fulfilled' | 'terminated' | 'rescinded';

export type AgreementEvent = 'activated' | 'suspended' | 'resumed' | 'fulfilled' | 'terminated' | 'rescinded';

type Table<S extends string, E extends string> = Readonly<Record<S, Readonly<Partial<Record<E, S>>>>>;

export const OBLIGATION: Table<ObligationState, ObligationEvent> = {
  'not triggered': {
    triggered: 'create',
    'triggered unconditionally': 'in effect',
    terminated: 'terminated',
  },
  create: { activated: 'in effect', expired: 'discharged', terminated: 'terminated' },
  'in effect': {
    fulfilled: 'fulfilled',
    violated: 'violated',
    discharged: 'discharged',
    suspended: 'suspended',
    terminated: 'terminated',
  },
  suspended: { resumed: 'in effect', terminated: 'terminated' },
  fulfilled: {},
  violated: {},
  discharged: {},
  terminated: {},
};

export const POWER: Table<PowerState, PowerEvent> = {
  'not triggered': {
    triggered: 'create',
    'triggered unconditionally': 'in effect',
    terminated: 'terminated',
  },
  create: { activated: 'in effect', expired: 'expired', terminated: 'terminated' },
  'in effect': {
    exerted: 'exerted',
    expired: 'expired',
    suspended: 'suspended',
    terminated: 'terminated',
  },
  suspended: { resumed: 'in effect', terminated: 'terminated' },
  exerted: {},
  expired: {},
  terminated: {},
};

export const AGREEMENT: Table<AgreementState, AgreementEvent> = {
  formed: { activated: 'in effect' },
  'in effect': {
    suspended: 'suspended',
    fulfilled: 'fulfilled',
    terminated: 'terminated',
    rescinded: 'rescinded',
  },
  suspended: { resumed: 'in effect', terminated: 'terminated' },
  fulfilled: {},
  terminated: {},
  rescinded: {},
};

/** The state an event leads to, or undefined where the machine does not allow it. */
export function next<S extends string, E extends string>(
  table: Table<S, E>,
  state: S,
  event: E,
): S | undefined {
  return table[state][event];
}

/** True where no event leads out. */
export function isFinal<S extends string, E extends string>(table: Table<S, E>, state: S): boolean {
  return Object.keys(table[state]).length === 0;
}
