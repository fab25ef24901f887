import type { Zones } from '../space/index.ts';
import type { Window } from './problem.ts';

/** The best zone and window around one centre. */
export interface Candidate {
  readonly centre: number;
  /** Number of members of the zone, counted from the centre outward. */
  readonly size: number;
  readonly window: Window;
  readonly observed: number;
  readonly expected: number;
  readonly score: number;
}

/** Scores nearer to each other than this are the same. */
export const SCORE_TOLERANCE = 1e-9;

/** Collects zones and windows, and keeps the best of each centre, in whichever order they come. */
export interface Contest {
  /** What a zone around the centre must score to be worth showing. */
  readonly least: (centre: number) => number;
  readonly enter: (candidate: Candidate) => void;
  /**
   * The best candidate of every centre that has one, in the order of the centres. Of equal candidates of one centre
   * the smallest zone is taken, then the window that ends first, then the longest.
   */
  readonly best: () => Candidate[];
}

/** Only zones that score more than `floor` enter. */
export function createContest(zones: Zones, floor: number): Contest {
  const centres = zones.start.length - 1;
  const highest = new Float64Array(centres).fill(floor + SCORE_TOLERANCE);
  const entries: Candidate[][] = Array.from({ length: centres }, () => []);
  const least = (centre: number): number => highest[centre]! - SCORE_TOLERANCE;
  return {
    least,
    enter(candidate) {
      const { centre, score } = candidate;
      if (score <= least(centre)) return;
      highest[centre] = Math.max(highest[centre]!, score);
      entries[centre] = entries[centre]!.filter((held) => held.score > least(centre));
      entries[centre]!.push(candidate);
    },
    best: () => entries.flatMap((held) => held.sort(inOrder).slice(0, 1)),
  };
}

function inOrder(a: Candidate, b: Candidate): number {
  return a.size - b.size || a.window.to - b.window.to || a.window.from - b.window.from;
}
