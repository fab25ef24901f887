import type { Candidate } from './candidates.ts';
import { membersOf, separateClusters } from './clusters.ts';
import { fitGumbel, gumbelP, monteCarloP } from './infer.ts';
import { kernelAvailable } from './kernel.ts';
import { plainCandidates } from './observed.ts';
import type { ScanProblem, Window } from './problem.ts';
import { referenceMaxima } from './reference.ts';
import { startRange } from './starts.ts';
import { vectorCandidates, vectorMaxima } from './vector.ts';

/** Largest scores of replicates first .. first + count - 1: with the vector kernel where there is one. */
export function replicateMaxima(problem: ScanProblem, first: number, count: number): Float64Array {
  return kernelAvailable() ? vectorMaxima(problem, first, count) : referenceMaxima(problem, first, count);
}

export interface ScanCluster {
  readonly centre: number;
  /** Places from the centre outward. */
  readonly places: readonly number[];
  readonly window: Window;
  readonly observed: number;
  readonly expected: number;
  /** Risk inside over risk outside; null where nothing is outside. */
  readonly relativeRisk: number | null;
  readonly score: number;
  /** Monte Carlo; null without replicates. */
  readonly p: number | null;
  /** From a Gumbel distribution fitted to the replicates; for small p, where Monte Carlo is coarse. */
  readonly pGumbel: number | null;
  /** First periods whose score is within 1.92 of the best (a 95 % likelihood interval); null for a spatial scan. */
  readonly starts: { readonly earliest: number; readonly latest: number } | null;
}

/** A Gumbel fit says nothing beyond this. */
const GUMBEL_FLOOR = 1e-17;

function relativeRisk(problem: ScanProblem, candidate: Candidate): number | null {
  const rule = problem.score;
  if (rule.kind === 'dispersed')
    return candidate.expected > 0 ? candidate.observed / candidate.expected : null;
  const total = rule.kind === 'poisson' ? rule.expected : rule.people;
  const outside = (rule.cases - candidate.observed) / (total - candidate.expected);
  return outside > 0 ? candidate.observed / candidate.expected / outside : null;
}

/** Expected cases of a candidate; under `bernoulli` the people times the overall share of cases. */
function expectedCases(problem: ScanProblem, candidate: Candidate): number {
  const rule = problem.score;
  return rule.kind === 'bernoulli' ? (candidate.expected * rule.cases) / rule.people : candidate.expected;
}

/**
 * The best zone and window of every centre where one scores more than `floor`. The kernel does it where few do: it is
 * slow where most zones are worth a look.
 */
export function bestByCentre(problem: ScanProblem, floor = 0): Candidate[] {
  return floor > 0 && problem.score.kind !== 'dispersed' && kernelAvailable()
    ? vectorCandidates(problem, floor)
    : plainCandidates(problem, floor);
}

/**
 * The clusters of a problem, best first, judged by the replicates' maxima (none: without p). One that every replicate
 * beats is no news and is left out, but for the most likely one.
 */
export function findClusters(problem: ScanProblem, maxima: Float64Array): ScanCluster[] {
  const floor = maxima.length > 0 ? maxima.reduce((least, score) => Math.min(least, score)) : 0;
  const beyond = bestByCentre(problem, floor);
  const candidates = beyond.length > 0 || floor === 0 ? beyond : bestByCentre(problem);
  const gumbel = fitGumbel(maxima);
  return separateClusters(problem.zones, candidates)
    .map((candidate) => ({
      centre: candidate.centre,
      places: membersOf(problem.zones, candidate),
      window: candidate.window,
      observed: candidate.observed,
      expected: expectedCases(problem, candidate),
      relativeRisk: relativeRisk(problem, candidate),
      score: candidate.score,
      p: maxima.length > 0 ? monteCarloP(candidate.score, maxima) : null,
      pGumbel: gumbel ? gumbelP(candidate.score, gumbel, GUMBEL_FLOOR) : null,
      starts: startRange(problem, candidate),
    }))
    .filter(({ p }, i) => i === 0 || p === null || p < 1);
}
