import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circularZones, planePoints } from '../space/index.ts';
import { problemOf, sketches } from '../testing/problems.ts';
import { plainCandidates } from './observed.ts';
import type { ScanProblem } from './problem.ts';
import { referenceMaxima } from './reference.ts';
import { bestByCentre, findClusters, replicateMaxima } from './run.ts';
import { vectorCandidates, vectorMaxima } from './vector.ts';

const PLACES = 9;
const PERIODS = 5;

/** Many places, so that members are taken by fours, and dense enough for some to be looked at one by one. */
function crowded(cases: number, kind: ScanProblem['windows']['kind'], seed: number): ScanProblem {
  const places = 60;
  const periods = 4;
  const expected = Float64Array.from({ length: places * periods }, (_, i) => 1 + ((i * 7919 + seed) % 13));
  const total = expected.reduce((sum, e) => sum + e, 0);
  const counts = new Int32Array(places * periods);
  for (let i = 0; i < cases; i++) counts[(i * 31 + seed) % counts.length]! += 1;
  const x = Array.from({ length: places }, (_, i) => (i * 37 + seed) % 101);
  const y = Array.from({ length: places }, (_, i) => (i * 53) % 89);
  return {
    places,
    periods,
    zones: circularZones(planePoints(x, y), { maxPlaces: 40 }),
    windows: { kind, shortest: 1, longest: 3 },
    cases: counts,
    expected: expected.map((e) => (e * cases) / total),
    score: { kind: 'poisson', cases, expected: cases },
    null: { kind: 'multinomial', cases },
    minimumCases: 2,
    seed,
  };
}

describe('the kernel', () => {
  it.each(['spatial', 'prospective', 'retrospective'] as const)(
    'gives the maxima of the plain code over several blocks of lanes, %s',
    (kind) => {
      for (const cases of [30, 300, 6000]) {
        const problem = crowded(cases, kind, cases + 1);
        expect(vectorMaxima(problem, 2, 150)).toEqual(referenceMaxima(problem, 2, 150));
      }
    },
  );

  it('finds the candidates that the plain code finds, to the last bit', () => {
    fc.assert(
      fc.property(sketches(PLACES, PERIODS), fc.integer({ min: 0, max: 40 }), (sketch, tenths) => {
        fc.pre(sketch.model !== 'dispersed' && sketch.cases.some((n) => n > 0));
        const problem = problemOf(sketch, PLACES, PERIODS);
        expect(vectorCandidates(problem, tenths / 10)).toEqual(plainCandidates(problem, tenths / 10));
      }),
      { numRuns: 150 },
    );
    for (const kind of ['spatial', 'prospective', 'retrospective'] as const) {
      const problem = crowded(700, kind, 5);
      expect(vectorCandidates(problem, 0.2)).toEqual(plainCandidates(problem, 0.2));
    }
  });
});

describe('clusters', () => {
  it('are the same without those that every replicate beats, but for the most likely one', () => {
    fc.assert(
      fc.property(sketches(PLACES, PERIODS), fc.integer({ min: 2, max: 40 }), (sketch, count) => {
        fc.pre(sketch.cases.some((n) => n > 0));
        const problem = problemOf(sketch, PLACES, PERIODS);
        const maxima = replicateMaxima(problem, 0, count);
        const least = Math.min(...maxima);
        const all = findClusters(problem, new Float64Array(0));
        const shown = findClusters(problem, maxima);
        expect(shown.map(({ places, window, score }) => ({ places, window, score }))).toEqual(
          all
            .filter(({ score }, i) => i === 0 || score > least + 1e-9)
            .map(({ places, window, score }) => ({ places, window, score })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('have a candidate around every centre with more cases than expected', () => {
    const problem = crowded(300, 'prospective', 3);
    const candidates = bestByCentre(problem);
    expect(candidates.map(({ centre }) => centre)).toEqual([
      ...new Set(candidates.map(({ centre }) => centre)),
    ]);
    for (const { observed, expected, score } of candidates) {
      expect(observed).toBeGreaterThan(expected);
      expect(score).toBeGreaterThan(0);
    }
  });
});
