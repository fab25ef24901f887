import { membersOf, separateClusters } from './clusters.ts';
import { fitGumbel, gumbelP, monteCarloP } from './infer.ts';
import { kernelAvailable } from './kernel.ts';
import { bestByCentre, type Candidate } from './observed.ts';
import type { ScanProblem, Window } from './problem.ts';
import { referenceMaxima } from './reference.ts';
import { startRange } from './starts.ts';
import { vectorMaxima } from './vector.ts';

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
 * The clusters of a problem, best first, judged by the replicates' maxima (none: without p). `candidates` may be given
 * where they were worked out while the replicates were under way.
 */
export function findClusters(
  problem: ScanProblem,
  maxima: Float64Array,
  candidates: readonly Candidate[] = bestByCentre(problem),
): ScanCluster[] {
  const gumbel = fitGumbel(maxima);
  return separateClusters(problem.zones, candidates).map((candidate) => ({
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
  }));
}
