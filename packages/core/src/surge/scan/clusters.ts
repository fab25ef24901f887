import type { Zones } from '../space/index.ts';
import { type Candidate, SCORE_TOLERANCE } from './candidates.ts';

/** Members of a candidate's zone, from the centre outward. */
export function membersOf(zones: Zones, candidate: Candidate): number[] {
  const first = zones.start[candidate.centre]!;
  return Array.from(zones.member.subarray(first, first + candidate.size));
}

/** Best first; of equal ones the smaller zone, then the centre that was listed first. */
function compare(a: Candidate, b: Candidate): number {
  if (Math.abs(a.score - b.score) >= SCORE_TOLERANCE) return b.score - a.score;
  return a.size - b.size || a.centre - b.centre;
}

/** A cluster with a score below this is not worth a line. */
const SMALLEST_SCORE = 0.001;

/**
 * The most likely cluster and, after it, every best-of-its-centre that shares no place with one already taken
 * (Kulldorff's "no geographical overlap").
 */
export function separateClusters(zones: Zones, candidates: readonly Candidate[]): Candidate[] {
  const taken = new Uint8Array(zones.places);
  const clusters: Candidate[] = [];
  for (const candidate of [...candidates].sort(compare)) {
    if (candidate.score < SMALLEST_SCORE) break;
    const members = membersOf(zones, candidate);
    if (members.some((place) => taken[place] === 1)) continue;
    for (const place of members) taken[place] = 1;
    clusters.push(candidate);
  }
  return clusters;
}
