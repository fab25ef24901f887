import fc from 'fast-check';
import { expectFromMargins } from '../expected/index.ts';
import type { NullRule, ScanProblem, ScoreRule, WindowRule } from '../scan/index.ts';
import { circularZones, planePoints } from '../space/index.ts';

export interface Sketch {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly cases: readonly number[];
  readonly weights: readonly number[];
  readonly model: 'poisson' | 'bernoulli' | 'permutation' | 'dispersed';
  readonly kind: WindowRule['kind'];
  readonly longest: number;
  readonly seed: number;
}

/** A small scan of any model and kind. */
export function sketches(places: number, periods: number): fc.Arbitrary<Sketch> {
  const cells = places * periods;
  const coordinate = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: places, maxLength: places });
  return fc.record({
    x: coordinate,
    y: coordinate,
    cases: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: cells, maxLength: cells }),
    weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: cells, maxLength: cells }),
    model: fc.constantFrom<Sketch['model']>('poisson', 'bernoulli', 'permutation', 'dispersed'),
    kind: fc.constantFrom<WindowRule['kind']>('spatial', 'prospective', 'retrospective'),
    longest: fc.integer({ min: 1, max: periods }),
    seed: fc.integer({ min: 0, max: 2 ** 40 }),
  });
}

function listCells(cells: ArrayLike<number>): Int32Array {
  const list: number[] = [];
  for (let cell = 0; cell < cells.length; cell++) for (let i = 0; i < cells[cell]!; i++) list.push(cell);
  return Int32Array.from(list);
}

export function problemOf(sketch: Sketch, places: number, periods: number): ScanProblem {
  const cases = Int32Array.from(sketch.cases);
  const total = cases.reduce((sum, n) => sum + n, 0);
  const people = Float64Array.from(sketch.weights, (w, i) => w + cases[i]!);
  const allPeople = people.reduce((sum, n) => sum + n, 0);
  const listed = listCells(cases);
  const strata = [
    { places: listed.map((cell) => cell % places), periods: listed.map((cell) => Math.floor(cell / places)) },
  ];
  let expected: Float64Array = people.map((n) => (n * total) / allPeople);
  if (sketch.model === 'bernoulli') expected = people;
  if (sketch.model === 'permutation') expected = expectFromMargins(places, periods, strata);
  const size = 1.5;
  const score: Record<Sketch['model'], ScoreRule> = {
    poisson: { kind: 'poisson', cases: total, expected: total },
    permutation: { kind: 'poisson', cases: total, expected: total },
    bernoulli: { kind: 'bernoulli', cases: total, people: allPeople },
    dispersed: { kind: 'dispersed', size },
  };
  const nulls: Record<Sketch['model'], NullRule> = {
    poisson: { kind: 'multinomial', cases: total },
    permutation: { kind: 'permutation', strata },
    bernoulli: { kind: 'bernoulli', cases: total, people: listCells(people) },
    dispersed: { kind: 'negative binomial', size },
  };
  const weight = new Float64Array(places);
  expected.forEach((e, i) => {
    weight[i % places]! += e;
  });
  return {
    places,
    periods,
    zones: circularZones(planePoints(sketch.x, sketch.y), {
      weight,
      maxWeight: 0.5 * weight.reduce((a, b) => a + b, 0),
    }),
    windows: { kind: sketch.kind, shortest: 1, longest: sketch.longest },
    cases,
    expected,
    score: score[sketch.model],
    null: nulls[sketch.model],
    minimumCases: 2,
    seed: sketch.seed,
  };
}
