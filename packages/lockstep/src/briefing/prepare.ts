/** From an open workspace to everything that a briefing is made of. */
import { type Assessment, compareAssessments, type SurgeFinding } from '@lockstep/core/assessment';
import { addDuration, type Day, dayFromIso } from '@lockstep/core/calendar';
import type { SurgeVerdict } from '@lockstep/core/surge';
import { decisionsFor } from '../council/index.ts';
import { countedAsEvents } from '../evidence/weekly/counts.ts';
import { verdictThen } from '../evidence/weekly/then.ts';
import { assessLoaded, type Dates, type Workspace } from '../workspace/index.ts';
import type { BriefingInput, Comparison } from './input.ts';

/** Left to itself a briefing looks back this far. */
const LOOK_BACK = { unit: 'month', count: -1 } as const;

/**
 * Assesses as of a date and compares: with the same date as known then, where more is known now; and with an earlier
 * date as known on that date: `since`, or left to itself one month before, if the agreement was signed by then.
 */
export async function prepareBriefing(
  workspace: Workspace,
  dates: Dates,
  since?: Day,
): Promise<BriefingInput> {
  const assessment = await assessLoaded(workspace, dates);
  const comparisons: Comparison[] = [];
  const against = async (earlier: Dates) => {
    const before = await assessLoaded(workspace, earlier, { surges: false });
    comparisons.push({
      asOf: before.asOf,
      known: before.known,
      changes: compareAssessments(before, assessment),
    });
  };
  const hindsight = dates.known > dates.asOf;
  if (hindsight) await against({ asOf: dates.asOf, known: dates.asOf });
  const earlier = since ?? (hindsight ? undefined : monthBefore(assessment, dates.asOf));
  if (earlier !== undefined) await against({ asOf: earlier, known: earlier });
  const decisions = decisionsFor(workspace.dir, assessment);
  return {
    assessment,
    areas: workspace.areaSets.flatMap(({ areas }) => areas),
    comparisons,
    labels: labelsOf(workspace),
    surgesThen: await surgesThen(workspace, assessment.surges),
    ...(decisions ? { decisions } : {}),
  };
}

/** What the weeks of each surge were called on their last days. */
async function surgesThen(
  workspace: Workspace,
  findings: readonly SurgeFinding[],
): Promise<NonNullable<BriefingInput['surgesThen']>> {
  const then: Record<string, ReadonlyMap<string, SurgeVerdict>> = {};
  for (const { measure: id, weeks } of findings) {
    const measure = workspace.agreement.measures.find((one) => one.id === id);
    if (!measure) continue;
    const verdicts = new Map<string, SurgeVerdict>();
    for (const { week, method } of weeks) {
      if (method === 'none') continue;
      const from = dayFromIso(week.from) ?? 0;
      verdicts.set(week.from, await verdictThen(workspace, countedAsEvents(measure), from));
    }
    then[id] = verdicts;
  }
  return then;
}

function monthBefore(assessment: Assessment, asOf: Day): Day | undefined {
  const earlier = addDuration(asOf, LOOK_BACK);
  const { signed } = assessment.agreement;
  return signed === null || earlier >= (dayFromIso(signed) ?? 0) ? earlier : undefined;
}

/** Names of what an assessment mentions by id only. */
function labelsOf({ agreement, members }: Workspace): Record<string, string> {
  const named = [
    ...agreement.measures,
    ...agreement.baselines,
    ...agreement.occurrences,
    ...agreement.parties,
  ];
  return Object.fromEntries([
    ...[...members.values()].flat().map(({ id, name }) => [id, name] as const),
    ...named.map(({ id, label }) => [id, label] as const),
    ...agreement.anchors.flatMap((anchor) =>
      anchor.readings.map(({ id, label }) => [`${anchor.id}.${id}`, label ?? id] as const),
    ),
  ]);
}
