/** How much counts vary beyond Poisson, given what was expected of each. */
export interface Dispersion {
  /** Pearson's statistic over its degrees of freedom: 1 for Poisson counts. */
  readonly varianceToMean: number;
  /** Size of a negative binomial fitted by moments; null where the counts vary no more than Poisson counts. */
  readonly size: number | null;
  /** Probability of as much excess variation in Poisson counts (Dean's test, 1992). */
  readonly p: number;
}

/** Upper tail of the standard normal distribution (Abramowitz and Stegun 7.1.26 on erfc; error below 1.5e-7). */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = 0.5 * poly * Math.exp(-x * x);
  return z >= 0 ? tail : 1 - tail;
}

/** Pooled over all cells that expect something. `fitted` is the number of parameters behind the expected counts. */
export function dispersion(counts: ArrayLike<number>, expected: ArrayLike<number>, fitted = 1): Dispersion {
  let [pearson, excess, squares, cells] = [0, 0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    const e = expected[i]!;
    if (!(e > 0)) continue;
    const c = counts[i]!;
    cells += 1;
    pearson += (c - e) ** 2 / e;
    excess += (c - e) ** 2 - c;
    squares += e * e;
  }
  const freedom = Math.max(1, cells - fitted);
  return {
    varianceToMean: cells > 0 ? pearson / freedom : 1,
    size: excess > 0 ? squares / excess : null,
    p: squares > 0 ? normalTail(excess / Math.sqrt(2 * squares)) : 1,
  };
}
