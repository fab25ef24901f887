/** Runs of days that are known, bounded from below only, or not known at all. */
import type { Bound } from '@lockstep/core/assessment';

export type Knowledge = 'known' | 'at least' | 'unknown';

export interface Run {
  readonly knowledge: Knowledge;
  /** Indices, both included. */
  readonly from: number;
  readonly to: number;
}

/** What is known of one cell. Nothing but a floor of zero is nothing. */
export function knowledgeOf(low: Bound, high: Bound): Knowledge {
  if (high !== null && low !== null) return 'known';
  return low !== null && low > 0 ? 'at least' : 'unknown';
}

export function runsOf(low: readonly Bound[], high: readonly Bound[]): Run[] {
  const runs: Run[] = [];
  low.forEach((value, i) => {
    const knowledge = knowledgeOf(value, high[i] ?? null);
    const last = runs[runs.length - 1];
    if (last && last.knowledge === knowledge) runs[runs.length - 1] = { ...last, to: i };
    else runs.push({ knowledge, from: i, to: i });
  });
  return runs;
}
