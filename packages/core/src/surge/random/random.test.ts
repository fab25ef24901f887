import { describe, expect, it } from 'vitest';
import {
  aliasTable,
  createRandom,
  drawAliases,
  drawBinomial,
  drawGamma,
  drawNegativeBinomial,
  drawPoisson,
} from './index.ts';

const DRAWS = 40_000;

/** Mean and variance of many draws. */
function moments(draw: () => number): { mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < DRAWS; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / DRAWS;
  return { mean, variance: squares / DRAWS - mean * mean };
}

/** Pearson's statistic of counts against probabilities, with rare cells pooled. */
function chiSquared(
  draw: () => number,
  probability: (k: number) => number,
  most: number,
): { value: number; freedom: number } {
  const counts = new Map<number, number>();
  for (let i = 0; i < DRAWS; i++) {
    const k = draw();
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  let [value, cells, restSeen, restExpected] = [0, 0, DRAWS, DRAWS];
  for (let k = 0; k <= most; k++) {
    const expected = probability(k) * DRAWS;
    if (expected < 10) continue;
    const seen = counts.get(k) ?? 0;
    value += (seen - expected) ** 2 / expected;
    cells += 1;
    restSeen -= seen;
    restExpected -= expected;
  }
  if (restExpected >= 5) value += (restSeen - restExpected) ** 2 / restExpected;
  return { value, freedom: cells };
}

/** Far beyond the 99.9 % point of chi-squared for these degrees of freedom. */
const tooLarge = (freedom: number): number => freedom + 4.5 * Math.sqrt(2 * freedom) + 10;

function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}

describe('random numbers', () => {
  it('are a function of seed and stream, the same on every machine', () => {
    const random = createRandom(1, 0);
    expect([random.bits(), random.bits(), random.bits(), random.bits()]).toEqual(FIRST);
    expect(createRandom(1, 1).bits()).not.toBe(FIRST[0]);
    expect(createRandom(2, 0).bits()).not.toBe(FIRST[0]);
    expect(createRandom(1 + 2 ** 32, 0).bits()).not.toBe(FIRST[0]);
  });

  it('fill every cell of a grid of successive pairs evenly, in each stream and across streams', () => {
    const cells = new Float64Array(256);
    const across = new Float64Array(256);
    for (let stream = 0; stream < 400; stream++) {
      const random = createRandom(7, stream);
      across[random.below(256)]! += 1;
      for (let i = 0; i < 100; i++) cells[random.below(16) * 16 + random.below(16)]! += 1;
    }
    const fit = (seen: Float64Array, total: number) =>
      seen.reduce((sum, n) => sum + (n - total / 256) ** 2 / (total / 256), 0);
    expect(fit(cells, 40_000)).toBeLessThan(tooLarge(255));
    expect(fit(across, 400)).toBeLessThan(tooLarge(255));
  });

  it('draw indices in proportion to weights, and never one of weight 0', () => {
    const weights = Float64Array.of(0, 3, 0, 1, 0.5, 0, 5.5, 0);
    const table = aliasTable(weights);
    const drawn = new Int32Array(DRAWS);
    drawAliases(table, createRandom(3, 0), drawn, 0, DRAWS);
    const counts = new Float64Array(8);
    for (const i of drawn) counts[i]! += 1;
    weights.forEach((weight, i) => {
      if (weight === 0) expect(counts[i]).toBe(0);
      else
        expect(Math.abs(counts[i]! - weight * 0.1 * DRAWS)).toBeLessThan(4 * Math.sqrt(weight * 0.1 * DRAWS));
    });
  });

  it.each([0.3, 4, 9.9, 10, 40, 900])('draw Poisson counts of mean %s', (mean) => {
    const random = createRandom(11, Math.round(mean * 10));
    const fit = chiSquared(
      () => drawPoisson(mean, random),
      (k) => Math.exp(k * Math.log(mean) - mean - logFactorial(k)),
      1200,
    );
    expect(fit.value).toBeLessThan(tooLarge(fit.freedom));
  });

  it.each([
    [12, 0.3],
    [60, 0.1],
    [1000, 0.004],
    [1000, 0.05],
    [3000, 0.4],
    [500, 0.9],
  ])('draw binomial counts of %s trials at %s', (n, p) => {
    const random = createRandom(13, n);
    const log = (k: number) =>
      logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
    const fit = chiSquared(
      () => drawBinomial(n, p, random),
      (k) => Math.exp(log(k)),
      n,
    );
    expect(fit.value).toBeLessThan(tooLarge(fit.freedom));
    expect(drawBinomial(n, 0, random)).toBe(0);
    expect(drawBinomial(n, 1, random)).toBe(n);
  });

  it('draw Gamma and negative binomial values with the right mean and variance', () => {
    const random = createRandom(17, 0);
    for (const shape of [0.4, 1, 2.5, 60]) {
      const { mean, variance } = moments(() => drawGamma(shape, random));
      expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / DRAWS));
      expect(variance / shape).toBeCloseTo(1, 0);
    }
    const { mean, variance } = moments(() => drawNegativeBinomial(3, 1.5, random));
    expect(mean).toBeCloseTo(3, 0);
    expect(variance / 9).toBeCloseTo(1, 0);
    expect(moments(() => drawNegativeBinomial(2, Number.POSITIVE_INFINITY, random)).variance / 2).toBeCloseTo(
      1,
      0,
    );
  });
});

// Frozen: replicates of published runs must stay what they were.
const FIRST = [2118115250, 4065031849, 3616131570, 3161345530];
