/** A value as said, as an interval with a best estimate inside. */
export interface Qualified {
  readonly low: number;
  readonly high: number;
  readonly best: number;
}

type Rule = (value: number, unit: number) => Qualified;

const exactly: Rule = (value) => ({ low: value, high: value, best: value });
/** Half a unit of the last significant digit to either side: "about 12,000" is 11,500 to 12,500. */
const near: Rule = (value, unit) => ({
  low: Math.max(0, value - unit / 2),
  high: value + unit / 2,
  best: value,
});
const nearBelow: Rule = (value, unit) => ({ low: Math.max(0, value - unit / 2), high: value, best: value });
const nearAbove: Rule = (value, unit) => ({ low: value, high: value + unit / 2, best: value });
/** Whole numbers are counts, so "under 5,000" is at most 4,999; others have no next number below. */
const under: Rule = (value) => upTo(Math.max(0, Number.isInteger(value) ? value - 1 : value));
const atMost: Rule = (value) => upTo(value);
const over: Rule = (value) => from(Number.isInteger(value) ? value + 1 : value);
const atLeast: Rule = (value) => from(value);
/** The middle of a range as in "mid-twenties": from four to six tenths. "mid-8,000s" is 8,400 to 8,600. */
const middle: Rule = (value, unit) => {
  const half = digitAt(value, unit) === 5 && unit * 10 <= value;
  const [start, width] = half ? [value - 5 * unit, unit * 10] : [value, unit];
  return { low: start + width * 0.4, high: start + width * 0.6, best: start + width * 0.5 };
};

const upTo = (high: number): Qualified => ({ low: 0, high, best: high });
const from = (low: number): Qualified => ({ low, high: Infinity, best: low });
const digitAt = (value: number, unit: number): number => Math.round(value / unit) % 10;

/** Words of a report, and the interval that each of them gives. */
const RULES: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    '': exactly,
    exact: exactly,
    exactly,
    about: near,
    around: near,
    approximately: near,
    roughly: near,
    some: near,
    circa: near,
    estimated: near,
    rounded: near,
    nearly: nearBelow,
    almost: nearBelow,
    'just under': nearBelow,
    'just over': nearAbove,
    under,
    below: under,
    'less than': under,
    'fewer than': under,
    'at most': atMost,
    'up to': atMost,
    'no more than': atMost,
    over,
    above: over,
    'more than': over,
    'at least': atLeast,
    'no fewer than': atLeast,
    'no less than': atLeast,
    mid: middle,
  }),
);

/** The words that `qualify` understands. */
export const QUALIFIERS: readonly string[] = [...RULES.keys()].filter((word) => word !== '');

/**
 * The interval that a qualifier gives to a non-negative value: `about`, `around`, `rounded` ... half a unit of the
 * last significant digit to either side; `under n` at most n - 1; `over n` at least n + 1; `at most`, `at least`
 * with n included; `mid` from four to six tenths of the range that begins at the value. Capitals and the case of
 * hyphens do not matter. Undefined when the word is not known.
 */
export function qualify(value: number, qualifier: string): Qualified | undefined {
  const word = qualifier.trim().toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ');
  const said = /^mid ([\d,. ]+)s$/.exec(word);
  if (said) {
    const start = Number(said[1]!.replace(/[, ]/g, ''));
    return Number.isFinite(start) ? middle(start, lastSignificantUnit(start)) : undefined;
  }
  return RULES.get(word)?.(value, lastSignificantUnit(value));
}

/** The worth of the last digit that is not zero: 12,000 gives 1,000, 12.5 gives 0.1, 0 gives 1. */
export function lastSignificantUnit(value: number): number {
  const [digits, exponent] = value.toExponential().split('e');
  const fraction = digits!.split('.')[1]?.length ?? 0;
  return 10 ** (Number(exponent) - fraction);
}
