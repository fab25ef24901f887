import type { Assessment } from '@lockstep/core/assessment';
import type { BriefingInput, Comparison } from './input.ts';

/** The briefing as data: the assessment, and what it was compared with. */
export interface BriefingJson {
  readonly format: 'lockstep-briefing/1';
  readonly assessment: Assessment;
  readonly comparisons: readonly Comparison[];
}

export function briefingJson({ assessment, comparisons }: BriefingInput): BriefingJson {
  return { format: 'lockstep-briefing/1', assessment, comparisons };
}
