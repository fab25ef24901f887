/** What the reader of formal formulas says; character positions are added by the caller. */
export const WORDS = {
  unexpected: (found: string, expected: string): string => `expected ${expected}, found ${found}`,
  character: (found: string): string => `unexpected character "${found}"`,
  end: 'the end of the formula',
  value: 'a number, a signal name or "("',
  formula: 'a condition such as "x > 0"',
  bound: 'a whole number of ticks',
  boundOrder: (from: number, to: number): string => `bounds must not decrease, found [${from},${to}]`,
  finiteFrom: 'the first bound must be finite',
  number: (text: string): string => `"${text}" is not a number`,
  needsTerm: (operator: string): string => `"${operator}" needs numbers on both sides, found a condition`,
  needsTermIn: (operator: string): string => `"${operator}" needs a number, found a condition`,
  huge: (text: string): string => `${text} is larger than any number that can be held`,
  brackets: (a: string, b: string): string =>
    `"${a}" next to "${b}" can be read in two ways: put one of them in brackets`,
  empty: 'the formula is empty',
  deep: 'the formula is nested too deeply',
} as const;
