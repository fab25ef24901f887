import { SCORE_TOLERANCE } from './candidates.ts';

/** Share of data sets that score at least as much, the observed one included (Dwass, 1957). Ties count as at least. */
export function monteCarloP(score: number, maxima: ArrayLike<number>): number {
  let atLeast = 1;
  for (let i = 0; i < maxima.length; i++) if (maxima[i]! >= score - SCORE_TOLERANCE) atLeast += 1;
  return atLeast / (maxima.length + 1);
}

/** A Gumbel distribution of maxima. */
export interface Gumbel {
  readonly location: number;
  readonly scale: number;
}

const EULER = 0.5772156649015329;

/** Fit by moments (Abrams, Kulldorff and Kleinman, 2010); undefined where the maxima do not vary. */
export function fitGumbel(maxima: ArrayLike<number>): Gumbel | undefined {
  const n = maxima.length;
  if (n < 2) return undefined;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += maxima[i]! / n;
  let variance = 0;
  for (let i = 0; i < n; i++) variance += (maxima[i]! - mean) ** 2 / (n - 1);
  if (!(variance > 0)) return undefined;
  const scale = Math.sqrt(6 * variance) / Math.PI;
  return { location: mean - EULER * scale, scale };
}

/** Probability of a maximum at least this large; not below `floor`, since no fit is good that far out. */
export function gumbelP(score: number, gumbel: Gumbel, floor = 0): number {
  return Math.max(floor, -Math.expm1(-Math.exp(-(score - gumbel.location) / gumbel.scale)));
}
