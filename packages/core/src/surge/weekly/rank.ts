import { fitGumbel, gumbelP, SCORE_TOLERANCE } from '../scan/index.ts';
import type { SurgeSettings } from './input.ts';

/** How unusual a score is among the scores with which it is compared. */
export interface Rank {
  readonly score: number;
  /** (1 + number at least as large) / (1 + number compared). */
  readonly p: number;
  /** Of the compared ones, how many are smaller. */
  readonly higherThan: number;
  readonly of: number;
  /** The score that must be passed to be called a surge, and how far above it this one is. */
  readonly threshold: number;
  readonly margin: number;
  /** Probability from a Gumbel distribution fitted to the compared scores, never below 0.001; null if none fits. */
  readonly tail: number | null;
}

/** Far out the fit is only a guess. */
const TAIL_FLOOR = 1e-3;

/** How many of the others may score as much with p still at most `level`; -1 where not even none is enough. */
export function othersAllowed(level: number, others: number): number {
  return Math.floor(level * (others + 1) + 1e-9) - 1;
}

/** Ranks a score among others; `level` is the largest p that counts as a surge. */
export function rankAmong(score: number, others: ArrayLike<number>, level: number): Rank {
  const sorted = Array.from(others).sort((a, b) => b - a);
  const atLeast = sorted.filter((other) => other >= score - SCORE_TOLERANCE).length;
  // The next one must be passed.
  const allowed = othersAllowed(level, sorted.length);
  const threshold = allowed < 0 ? Number.POSITIVE_INFINITY : (sorted[allowed] ?? 0);
  const gumbel = fitGumbel(sorted);
  return {
    score,
    p: (1 + atLeast) / (1 + sorted.length),
    higherThan: sorted.length - atLeast,
    of: sorted.length,
    threshold,
    margin: score - threshold,
    tail: gumbel ? gumbelP(score, gumbel, TAIL_FLOOR) : null,
  };
}

/** The weeks with which a week is compared: those that ended before the gap. */
export function comparedWeeks(week: number, settings: SurgeSettings): { from: number; to: number } {
  const to = week - settings.gap;
  return { from: to - settings.history + 1, to };
}
