/** States that tests may expect, by what they are expected of. */
export const STATES_OF = {
  condition: ['met', 'not met', 'open', 'disputed', 'not triggered'],
  commitment: [
    'not triggered',
    'create',
    'in effect',
    'suspended',
    'fulfilled',
    'violated',
    'discharged',
    'terminated',
    'disputed',
    'open',
  ],
  power: ['not triggered', 'create', 'in effect', 'suspended', 'exerted', 'expired', 'terminated'],
  adjustment: [
    'open',
    'closed',
    'undecided',
    'none',
    'decided',
    'not decided',
    'carried out',
    'not carried out',
    'open for decision',
    'not open for decision',
  ],
  agreement: ['formed', 'in effect', 'suspended', 'fulfilled', 'terminated', 'rescinded'],
} as const;

export type ExpectedOf = keyof typeof STATES_OF;
