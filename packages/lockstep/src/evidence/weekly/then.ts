import type { Day } from '@lockstep/core/calendar';
import { createJudge, DEFAULT_SETTINGS, historySpan, type SurgeVerdict } from '@lockstep/core/surge';
import type { EvidenceBase } from '../base.ts';
import { type SurgeMeasure, weeklyCounts } from './counts.ts';

/** What the week that begins with a day was called with what was known on its last day. */
export async function verdictThen(base: EvidenceBase, surge: SurgeMeasure, from: Day): Promise<SurgeVerdict> {
  const week = { from, to: from + 6 };
  const counts = await weeklyCounts(base, surge, historySpan(week), week.to);
  return createJudge(counts, DEFAULT_SETTINGS)(counts.weeks - 1)?.verdict ?? 'open';
}
