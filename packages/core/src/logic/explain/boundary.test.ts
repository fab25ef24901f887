import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundary, type Test } from './boundary.ts';

/** Holds up to `end`, or from it on. */
function upTo(end: number, direction: number, strict: boolean, whole: boolean): Test {
  const slack = (x: number) => direction * (end - x);
  return { ok: (x) => (strict ? slack(x) > 0 : slack(x) >= 0), slack, whole };
}

describe('the furthest number for which a test holds', () => {
  it('is a whole one where only whole ones make sense, also with no limit', () => {
    // A fifth of 8,204 attacks: the first guess is the end itself.
    expect(boundary(upTo(1640.8, 1, false, true), 0, Infinity)).toBe(1640);
    expect(boundary(upTo(1640.8, 1, false, false), 0, Infinity)).toBe(1640.8);
    expect(boundary(upTo(1640.8, -1, true, true), 1e12, -Infinity)).toBe(1641);
  });

  it('is the last before the end, from either side', () => {
    const end = fc.integer({ min: -4_000_000, max: 4_000_000 }).map((n) => n / 4);
    const far = fc.constantFrom(1e7, 1e12, Infinity);
    fc.assert(
      fc.property(end, fc.constantFrom(1, -1), fc.boolean(), far, (at, direction, strict, limit) => {
        const found = boundary(upTo(at, direction, strict, true), -direction * 2e6, direction * limit);
        const inner = (direction > 0 ? Math.floor(at) : Math.ceil(at)) + 0;
        expect(found).toBe(strict && inner === at ? at - direction : inner);
      }),
    );
  });
});
