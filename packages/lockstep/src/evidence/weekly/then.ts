import type { Day } from '@lockstep/core/calendar';
import { callWeek, historySpan, type SurgeVerdict, type WeeklyCounts } from '@lockstep/core/surge';
import type { EvidenceBase } from '../base.ts';
import { type SurgeMeasure, weeklyCounts } from './counts.ts';

/** A week by its first day, and what it is called with what is known at a later date. */
export interface CalledWeek {
  readonly from: Day;
  readonly verdict: SurgeVerdict;
}

/** What each week was called with what was known on its last day. `known`: the date of the verdicts given. */
export async function verdictsThen(
  base: EvidenceBase,
  surge: SurgeMeasure,
  called: readonly CalledWeek[],
  known: Day,
): Promise<SurgeVerdict[]> {
  if (called.length === 0) return [];
  const [first, last] = [called[0]!.from, called[called.length - 1]!.from];
  const whole = { from: historySpan({ from: first, to: first + 6 }).from, to: last + 6 };
  const now = await weeklyCounts(base, surge, whole, known);
  const verdicts: SurgeVerdict[] = [];
  for (const { from, verdict } of called) {
    const week = { from, to: from + 6 };
    const then = await weeklyCounts(base, surge, historySpan(week), week.to);
    verdicts.push(isPartOf(then, now) ? withReports(verdict, then) : callWeek(then, then.weeks - 1));
  }
  return verdicts;
}

/** The same counts are called the same, but that "no surge" cannot be said while reports are still to come. */
function withReports(verdict: SurgeVerdict, { complete, weeks }: WeeklyCounts): SurgeVerdict {
  if (verdict === 'surge') return verdict;
  return complete[weeks - 1] === 1 ? 'no surge' : 'open';
}

/** Whether some weeks were counted the same among more weeks, known later. */
function isPartOf(part: WeeklyCounts, whole: WeeklyCounts): boolean {
  const shift = (part.firstDay - whole.firstDay) / 7;
  for (let week = 0; week < part.weeks; week++) {
    if (part.covered[week] !== whole.covered[week + shift]) return false;
    for (let area = 0; area < part.areas.length; area++) {
      const count = part.counts[area * part.weeks + week];
      if (count !== whole.counts[area * whole.weeks + week + shift]) return false;
    }
  }
  return true;
}
