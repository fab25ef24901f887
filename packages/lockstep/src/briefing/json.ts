import type { Assessment } from '@lockstep/core/assessment';
import type { CouncilJson } from '../council/index.ts';
import type { BriefingInput, Comparison } from './input.ts';

/** The briefing as data: the assessment, and what it was compared with. */
export interface BriefingJson {
  readonly format: 'lockstep-briefing/1';
  readonly assessment: Assessment;
  readonly comparisons: readonly Comparison[];
  /** From the workspace's record, where it has one. */
  readonly decisions?: CouncilJson;
}

export function briefingJson({ assessment, comparisons, decisions }: BriefingInput): BriefingJson {
  return { format: 'lockstep-briefing/1', assessment, comparisons, ...(decisions ? { decisions } : {}) };
}
