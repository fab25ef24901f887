import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circularZones, planePoints } from '../space/index.ts';
import { problemOf, type Sketch, sketches } from '../testing/problems.ts';
import {
  findClusters,
  fitGumbel,
  gumbelP,
  kernelAvailable,
  monteCarloP,
  referenceMaxima,
  replicateMaxima,
  type ScanProblem,
  vectorMaxima,
  windowsOf,
} from './index.ts';
import { createLimits, dispersedThreshold } from './limits.ts';
import { createScore } from './score.ts';

const PLACES = 9;
const PERIODS = 5;
const total = (sketch: Sketch) => sketch.cases.reduce((sum, n) => sum + n, 0);

describe('scores', () => {
  it('are the published likelihood ratios', () => {
    // North Carolina, 1974-84: 139 cases where 72.67 are expected, of 1503.
    const poisson = createScore({ kind: 'poisson', cases: 1503, expected: 1503 });
    expect(poisson(139, 72.67, 0)).toBeCloseTo(25.38, 2);
    expect(poisson(72, 72.67, 0)).toBe(0);
    // All four of four people, 62 cases among 203: North Humberside.
    const bernoulli = createScore({ kind: 'bernoulli', cases: 62, people: 203 });
    expect(bernoulli(4, 4, 0)).toBeCloseTo(4.836516, 6);
    expect(bernoulli(1, 4, 0)).toBe(0);
    // Twice the variance of Poisson counts, half the evidence.
    const dispersed = createScore({ kind: 'dispersed', size: 4 });
    expect(dispersed(10, 4, 16)).toBeCloseTo((10 * Math.log(2.5) - 6) / 2, 12);
  });

  it('have limits: the largest expected count that still reaches a level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 60 }), (cases, quarter) => {
        const level = quarter / 4;
        for (const rule of [
          { kind: 'poisson', cases, expected: cases },
          { kind: 'bernoulli', cases, people: cases * 3 },
        ] as const) {
          const score = createScore(rule);
          const most = rule.kind === 'poisson' ? cases / 2 : cases * 1.5;
          const limits = createLimits(rule, level, most)!;
          for (let count = 1; count < limits.limit.length - 1; count++) {
            const limit = limits.limit[count]!;
            if (limit <= 0) continue;
            const inside = rule.kind === 'poisson' ? limit * (1 - 1e-8) : limit;
            expect(score(count, inside, 0)).toBeGreaterThanOrEqual(level - 1e-6);
            const outside = rule.kind === 'poisson' ? limit * (1 + 1e-6) + 1e-9 : limit + 1;
            if (outside < most && count <= cases)
              expect(score(count, outside, 0)).toBeLessThanOrEqual(level + 1e-9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have the smallest count that reaches a level under overdispersion', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 300, noNaN: true }),
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (expected, level, size) => {
          const square = expected * expected * 0.7;
          const score = createScore({ kind: 'dispersed', size });
          const count = dispersedThreshold(level, expected, square, size);
          expect(score(count, expected, square)).toBeGreaterThanOrEqual(level - 1e-3);
          expect(count - 1 <= expected || score(count - 1, expected, square) < level).toBe(true);
        },
      ),
    );
  });
});

describe('windows', () => {
  it('end with the study, lie anywhere in it, or are all of it', () => {
    const lengths = (kind: 'spatial' | 'prospective' | 'retrospective') =>
      windowsOf({ kind, shortest: 1, longest: 2 }, 4).map(({ from, to }) => [from, to]);
    expect(lengths('spatial')).toEqual([[0, 4]]);
    expect(lengths('prospective')).toEqual([
      [2, 4],
      [3, 4],
    ]);
    expect(lengths('retrospective')).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
      [1, 3],
      [2, 3],
      [2, 4],
      [3, 4],
    ]);
  });
});

/** The most likely cluster by trying every zone and window. */
function bruteForce(problem: ScanProblem): number {
  const score = createScore(problem.score);
  const { zones, places } = problem;
  let best = 0;
  for (const { from, to } of windowsOf(problem.windows, problem.periods))
    for (let centre = 0; centre < places; centre++)
      for (let end = zones.start[centre]!; end < zones.start[centre + 1]!; end++) {
        if (zones.closes[end] === 0) continue;
        let [c, e, q] = [0, 0, 0];
        for (let j = zones.start[centre]!; j <= end; j++)
          for (let t = from; t < to; t++) {
            const cell = t * places + zones.member[j]!;
            c += problem.cases[cell]!;
            e += problem.expected[cell]!;
            q += problem.expected[cell]! ** 2;
          }
        if (c >= problem.minimumCases) best = Math.max(best, score(c, e, q));
      }
  return best;
}

describe('the scan', () => {
  it('finds the zone and window with the largest score', () => {
    fc.assert(
      fc.property(sketches(PLACES, PERIODS), (sketch) => {
        fc.pre(total(sketch) > 0);
        const problem = problemOf(sketch, PLACES, PERIODS);
        const clusters = findClusters(problem, new Float64Array(0));
        const best = bruteForce(problem);
        if (best > 0.001) expect(clusters[0]?.score).toBeCloseTo(best, 8);
        else expect(clusters).toEqual([]);
        const taken = clusters.flatMap(({ places }) => places);
        expect(new Set(taken).size).toBe(taken.length);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same clusters whatever the places are called and in whichever order they come', () => {
    fc.assert(
      fc.property(
        sketches(PLACES, PERIODS),
        fc.shuffledSubarray([...Array(PLACES).keys()], { minLength: PLACES }),
        (sketch, order) => {
          fc.pre(total(sketch) > 0);
          // Places at one spot have no order of their own.
          fc.pre(new Set(sketch.x.map((x, i) => `${x},${sketch.y[i]}`)).size === PLACES);
          const shuffle = <T>(list: readonly T[]) =>
            Array.from(
              { length: list.length },
              (_, i) => list[Math.floor(i / PLACES) * PLACES + order[i % PLACES]!]!,
            );
          const moved: Sketch = {
            ...sketch,
            x: shuffle(sketch.x),
            y: shuffle(sketch.y),
            cases: shuffle(sketch.cases),
            weights: shuffle(sketch.weights),
          };
          const best = (of: Sketch) => findClusters(problemOf(of, PLACES, PERIODS), new Float64Array(0))[0];
          const [here, there] = [best(sketch), best(moved)];
          expect(there === undefined).toBe(here === undefined);
          if (!here || !there) return;
          expect(there.score).toBeCloseTo(here.score, 9);
          expect(there.observed / there.expected).toBeGreaterThan(1);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('replicates', () => {
  it('are the same numbers from the vector kernel and from plain code', () => {
    expect(kernelAvailable()).toBe(true);
    fc.assert(
      fc.property(sketches(PLACES, PERIODS), fc.integer({ min: 1, max: 70 }), (sketch, count) => {
        fc.pre(total(sketch) > 0);
        const problem = problemOf(sketch, PLACES, PERIODS);
        expect(vectorMaxima(problem, 5, count)).toEqual(referenceMaxima(problem, 5, count));
      }),
      { numRuns: 120 },
    );
  });

  it('are the same beyond 32,767 cases', () => {
    const problem: ScanProblem = {
      places: 4,
      periods: 1,
      zones: circularZones(planePoints([0, 1, 3, 7], [0, 0, 0, 0]), {}),
      windows: { kind: 'spatial', shortest: 1, longest: 1 },
      cases: Int32Array.of(20_000, 20_000, 15_000, 15_000),
      expected: Float64Array.of(21_000, 19_000, 14_000, 16_000),
      score: { kind: 'poisson', cases: 70_000, expected: 70_000 },
      null: { kind: 'multinomial', cases: 70_000 },
      minimumCases: 2,
      seed: 9,
    };
    const maxima = vectorMaxima(problem, 0, 40);
    expect(maxima).toEqual(referenceMaxima(problem, 0, 40));
    expect(Math.min(...maxima)).toBeGreaterThan(0);
  });

  it('do not depend on how they are shared out', () => {
    const [sketch] = fc.sample(sketches(PLACES, PERIODS), { numRuns: 1, seed: 4 });
    const problem = problemOf({ ...sketch!, model: 'poisson', kind: 'prospective' }, PLACES, PERIODS);
    const whole = replicateMaxima(problem, 0, 100);
    const parts = [
      replicateMaxima(problem, 0, 33),
      replicateMaxima(problem, 33, 1),
      replicateMaxima(problem, 34, 66),
    ];
    expect(parts.flatMap((part) => [...part])).toEqual([...whole]);
  });

  it('keep what their null model keeps', () => {
    const [sketch] = fc.sample(sketches(PLACES, PERIODS), { numRuns: 1, seed: 8 });
    // One zone that holds every place: its score is 0 exactly when the total is what it was.
    for (const model of ['poisson', 'bernoulli', 'permutation'] as const) {
      const problem = problemOf({ ...sketch!, model, kind: 'spatial' }, PLACES, PERIODS);
      const all = { ...problem, zones: circularZones(planePoints(sketch!.x, sketch!.y), {}) };
      const only = {
        ...all.zones,
        closes: all.zones.closes.map((_, j) => (j + 1 === all.zones.start[1] ? 1 : 0)),
      };
      expect(Math.max(...replicateMaxima({ ...all, zones: only }, 0, 50))).toBeLessThan(1e-9);
    }
  });
});

describe('p-values', () => {
  it('count ties as at least', () => {
    expect(monteCarloP(4, [1, 4 + 1e-12, 4 - 1e-12, 9])).toBe(4 / 5);
    expect(monteCarloP(10, [1, 2, 3])).toBe(1 / 4);
    expect(monteCarloP(0, [])).toBe(1);
  });

  it('follow a Gumbel distribution far out', () => {
    // Quantiles of a Gumbel distribution with location 5 and scale 2.
    const maxima = Array.from({ length: 2000 }, (_, i) => 5 - 2 * Math.log(-Math.log((i + 0.5) / 2000)));
    const gumbel = fitGumbel(maxima)!;
    expect(gumbel.location).toBeCloseTo(5, 1);
    expect(gumbel.scale).toBeCloseTo(2, 1);
    expect(gumbelP(5, { location: 5, scale: 2 })).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(gumbelP(500, gumbel, 1e-17)).toBe(1e-17);
    expect(fitGumbel([3])).toBeUndefined();
    expect(fitGumbel([3, 3, 3])).toBeUndefined();
  });
});
