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
  let from = 0;
  for (let i = 1; i <= low.length; i += 1) {
    const knowledge = knowledgeOf(low[i - 1] ?? null, high[i - 1] ?? null);
    if (i < low.length && knowledgeOf(low[i] ?? null, high[i] ?? null) === knowledge) continue;
    runs.push({ knowledge, from, to: i - 1 });
    from = i;
  }
  return runs;
}
