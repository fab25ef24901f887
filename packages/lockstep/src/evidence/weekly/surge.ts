import type { SurgeEvidence, SurgeQuery } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import type { EvidenceBase } from '../base.ts';
import { surgeContext } from './context.ts';
import { countedAsEvents, weeklyCounts } from './counts.ts';

/** What was known at a date of the weeks in which surges in a measure are looked for. */
export async function surgeEvidence(
  base: EvidenceBase,
  { measure, span }: SurgeQuery,
  known: Day,
): Promise<SurgeEvidence> {
  const counted = countedAsEvents(measure);
  const counts = await weeklyCounts(base, counted, span, known);
  return { counts, context: await surgeContext(base, counted, counts, known) };
}
