import type { Random } from './sfc32.ts';

/** Standard normal by the polar method of Marsaglia. */
export function drawNormal(random: Random): number {
  for (;;) {
    const u = 2 * random.uniform() - 1;
    const v = 2 * random.uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Gamma with the given shape and scale 1 (Marsaglia and Tsang, 2000). */
export function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * random.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = random.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** ln k! less Stirling's first terms: the part that a rejection test needs exactly (Hörmann, 1993). */
function stirlingRest(k: number): number {
  if (k < STIRLING.length) return STIRLING[k]!;
  const k1 = (k + 1) * (k + 1);
  return (1 / 12 - (1 / 360 - 1 / 1260 / k1) / k1) / (k + 1);
}

const STIRLING = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.020790672103765, 0.0166446911898211,
  0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.0092554621827127, 0.0083305634333628,
] as const;

/** Below this mean, counts are found by adding up probabilities; above it, by rejection. */
const SMALL_MEAN = 10;
const HALF_LOG_2PI = 0.9189385332046727;

const logFactorial = (k: number): number =>
  (k + 0.5) * Math.log(k + 1) - (k + 1) + HALF_LOG_2PI + stirlingRest(k);

/** Poisson: by inversion, or by transformed rejection (algorithm PTRS of Hörmann, 1993). */
export function drawPoisson(mean: number, random: Random): number {
  if (mean < SMALL_MEAN) {
    const floor = Math.exp(-mean);
    let count = 0;
    let product = random.uniform();
    while (product > floor) {
      count += 1;
      product *= random.uniform();
    }
    return count;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const accept = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= accept) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * Math.log(mean) - mean - logFactorial(k))
      return k;
  }
}

/** Binomial: by inversion, or by transformed rejection (algorithm BTRS of Hörmann, 1993). */
export function drawBinomial(trials: number, probability: number, random: Random): number {
  if (trials <= 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - drawBinomial(trials, 1 - probability, random);
  const p = probability;
  const q = 1 - p;
  if (trials * p < SMALL_MEAN) return invertBinomial(trials, p, random);
  const spread = Math.sqrt(trials * p * q);
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const accept = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((trials + 1) * p);
  const odds = p / q;
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + trials * p + 0.5);
    if (us >= 0.07 && v <= accept) return k;
    if (k < 0 || k > trials) continue;
    const bound =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1))) +
      (trials + 1) * Math.log((trials - mode + 1) / (trials - k + 1)) +
      (k + 0.5) * Math.log((odds * (trials - k + 1)) / (k + 1)) +
      stirlingRest(mode) +
      stirlingRest(trials - mode) -
      stirlingRest(k) -
      stirlingRest(trials - k);
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
  }
}

function invertBinomial(trials: number, p: number, random: Random): number {
  const odds = p / (1 - p);
  for (;;) {
    let probability = Math.exp(trials * Math.log1p(-p));
    let left = random.uniform();
    let count = 0;
    while (left > probability && count <= trials) {
      left -= probability;
      probability *= (odds * (trials - count)) / (count + 1);
      count += 1;
    }
    // Past the last count only by rounding: draw again.
    if (count <= trials) return count;
  }
}

/** Negative binomial with the given mean and size (variance = mean + mean^2 / size); size Infinity is Poisson. */
export function drawNegativeBinomial(mean: number, size: number, random: Random): number {
  if (mean <= 0) return 0;
  if (size === Number.POSITIVE_INFINITY) return drawPoisson(mean, random);
  return drawPoisson((mean * drawGamma(size, random)) / size, random);
}
