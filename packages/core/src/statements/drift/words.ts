/** How strong a promise or a claim is, by its modal verb. */
export const STRENGTH: Readonly<Record<string, number>> = {
  could: 1,
  may: 1,
  might: 1,
  hope: 1,
  hoped: 1,
  wish: 1,
  perhaps: 1,
  possibly: 1,
  would: 2,
  should: 2,
  'ought to': 2,
  want: 2,
  plan: 2,
  expect: 2,
  expected: 2,
  intend: 2,
  likely: 2,
  probably: 2,
  can: 2,
  will: 3,
  shall: 3,
  must: 3,
  'going to': 3,
  certainly: 4,
  definitely: 4,
};

/** How much of a whole is meant. */
export const EXTENT: Readonly<Record<string, number>> = {
  none: 0,
  few: 1,
  small: 1,
  remaining: 1,
  'a number of': 1,
  number: 1,
  some: 1,
  several: 1,
  part: 1,
  many: 2,
  most: 2,
  almost: 2,
  nearly: 2,
  all: 3,
  every: 3,
  everybody: 3,
  everyone: 3,
  entire: 3,
  whole: 3,
  always: 3,
  any: 3,
  total: 3,
  completely: 3,
};

export const NEGATION: RegExp =
  /^(?:not|no|never|none|neither|nor|without|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|wouldn't|shouldn't|couldn't)$/;

/** Pronouns change when speech is reported; that is no drift. */
export const SHIFTING: RegExp =
  /^(?:i|we|you|he|she|they|it|my|our|your|his|her|their|its|me|us|him|them|that|this|is|are|was|were|has|have|had|be|been|do|does|did|said|say|a|an|the|of|to)$/;
