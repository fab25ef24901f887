import { describe, expect, it } from 'vitest';
import { rngOf, samples } from '../testing/rng.ts';
import { boundary, type Test } from './boundary.ts';

/** Margins that turn at a number, as formulas have them; `beyond`: how far past it, negative where it still holds. */
const SLACKS: Readonly<Record<string, (beyond: number) => number>> = {
  line: (beyond) => -beyond,
  steep: (beyond) => -40 * beyond,
  flat: (beyond) => -beyond / 40,
  // "x at most 10 and y at most 5" where y is 5: the margin is 0 long before x is 10.
  'capped at 0': (beyond) => Math.min(0, -beyond),
  'never below 0': (beyond) => Math.max(0, -beyond),
  nothing: () => 0,
  bend: (beyond) => (beyond < 0 ? -beyond / 7 : -9 * beyond),
  judgement: (beyond) => (beyond > 0 ? -Infinity : Infinity),
  'known to fail': (beyond) => (beyond > 0 ? -Infinity : -beyond),
  'known to hold': (beyond) => (beyond > 0 ? -beyond : Infinity),
};

interface Case {
  readonly end: number;
  readonly strict: boolean;
  readonly direction: 1 | -1;
  readonly whole: boolean;
  readonly slack: (beyond: number) => number;
}

function testOf({ end, strict, direction, whole, slack }: Case) {
  const tried: number[] = [];
  const beyond = (x: number) => direction * (x - end);
  const ok = (x: number) => (strict ? beyond(x) < 0 : beyond(x) <= 0);
  const test: Test = {
    ok: (x) => {
      if (!tried.includes(x)) tried.push(x);
      return ok(x);
    },
    slack: (x) => slack(beyond(x)),
    whole,
  };
  return { test, ok, tried };
}

/** One after another, from the number that holds. */
function byLinearSearch(ok: (x: number) => boolean, good: number, limit: number, direction: 1 | -1): number {
  if (ok(limit)) return limit;
  let found = good;
  const first = direction > 0 ? Math.floor(good) + 1 : Math.ceil(good) - 1;
  for (let x = first; direction * (limit - x) > 0 && ok(x); x += direction) found = x;
  return found + 0;
}

describe('the furthest whole number for which a test holds', () => {
  it.each(Object.entries(SLACKS))('is that of a linear search, where the margin is: %s', (name, slack) => {
    for (const direction of [1, -1] as const) {
      for (const strict of [true, false]) {
        for (const end of [-9, -2.5, -1, -0.25, 0, 0.5, 1, 7, 13.75, 30]) {
          for (const offset of [0, 0.5, 1, 2, 17]) {
            for (const limit of [0.25, 1, 6, 20, 1000, Infinity]) {
              const { test, ok } = testOf({ end, strict, direction, whole: true, slack });
              const good = end - direction * (offset + (strict ? 0.25 : 0));
              const found = boundary(test, good, good + direction * limit);
              const wanted = byLinearSearch(ok, good, good + direction * limit, direction);
              expect(found, `${JSON.stringify({ name, direction, strict, end, good, limit })}`).toBe(wanted);
            }
          }
        }
      }
    }
  });

  it('a fifth of 8,204 attacks: 1,640, and from the other side 1,641', () => {
    const fifth = { end: 1640.8, strict: false, whole: true, slack: SLACKS.line! };
    expect(boundary(testOf({ ...fifth, direction: 1 }).test, 0, Infinity)).toBe(1640);
    expect(boundary(testOf({ ...fifth, direction: -1 }).test, 1e12, -Infinity)).toBe(1641);
  });

  it('is found with few trials where the margin is a line, and never with many', () => {
    const straight = [];
    for (const [name, slack] of Object.entries(SLACKS)) {
      for (const direction of [1, -1] as const) {
        for (const [good, limit] of [
          [0, 1e12],
          [0, Infinity],
          [-4e5, 1e9],
          [699_999, 700_002],
        ] as const) {
          const { test, tried } = testOf({
            end: direction * 7e5,
            strict: false,
            direction,
            whole: true,
            slack,
          });
          expect(boundary(test, direction * good, direction * limit)).toBe(direction * 7e5);
          if (name === 'line') straight.push(tried.length);
          expect(tried.length, `${name} ${good} ${limit}`).toBeLessThan(125);
        }
      }
    }
    // The limit, where there is none a number beyond, the crossing and its neighbour.
    expect(Math.max(...straight)).toBe(4);
  });

  it('is the limit where nothing finite is too far', () => {
    const everything: Test = { ok: Number.isFinite, slack: () => 1, whole: true };
    expect(boundary(everything, 5, Infinity)).toBe(Infinity);
    expect(boundary(everything, 5, -Infinity)).toBe(-Infinity);
  });

  it('is told without a minus before zero', () => {
    const { test } = testOf({ end: -0.25, strict: false, direction: -1, whole: true, slack: SLACKS.line! });
    expect(boundary(test, 0.5, -Infinity)).toBe(0);
    expect(boundary(test, 3, -Infinity)).toBe(0);
  });
});

describe('the furthest number at all for which a test holds', () => {
  /** The next double, found by halving. */
  const next = (x: number, direction: number): number => {
    let step = Math.max(Math.abs(x), Number.MIN_VALUE);
    while (x + direction * (step / 2) !== x) step /= 2;
    return x + direction * step;
  };

  it.each(Object.entries(SLACKS))('holds where the next double no longer does: %s', (name, slack) => {
    const rng = rngOf(7);
    for (let k = 0; k < samples(120); k++) {
      const direction = rng.pick([1, -1] as const);
      const end =
        rng.pick([0, 1, -1, 8600, 1 / 3, 2 ** 52, 1e-300, 5e-324, -1e9]) * (rng.chance(0.5) ? 1 : rng.next());
      const strict = rng.chance(0.5);
      const { test, ok, tried } = testOf({ end, strict, direction, whole: false, slack });
      const distance = rng.pick([1, 0.1, 1e3, 1e12]) * Math.max(1, Math.abs(end));
      const good = end - direction * distance;
      const found = boundary(test, good, rng.chance(0.5) ? direction * Infinity : end + direction * distance);
      const seen = `${name}, seed 7, ${k}: ${JSON.stringify({ end, strict, direction, good, found })}`;
      expect(ok(found), seen).toBe(true);
      expect(ok(next(found, direction)), seen).toBe(false);
      expect(tried.length, seen).toBeLessThan(220);
    }
  });

  it('is the threshold itself, or the last number before it', () => {
    const at = (strict: boolean, direction: 1 | -1) =>
      boundary(
        testOf({ end: 8600, strict, direction, whole: false, slack: SLACKS.line! }).test,
        direction * -1e5,
        direction * Infinity,
      );
    expect([at(false, 1), at(true, 1), at(true, -1), at(false, -1)]).toEqual([
      8600, 8599.999999999998, 8600.000000000002, 8600,
    ]);
  });
});
