/** From an open workspace to everything that a briefing is made of. */
import { type Assessment, compareAssessments } from '@lockstep/core/assessment';
import { addDuration, type Day, dayFromIso } from '@lockstep/core/calendar';
import type { SurgeVerdict } from '@lockstep/core/surge';
import { decisionsFor } from '../council/index.ts';
import { countedAsEvents } from '../evidence/weekly/counts.ts';
import { verdictsThen } from '../evidence/weekly/then.ts';
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
    surgesThen: await surgesThen(workspace, assessment),
    ...(decisions ? { decisions } : {}),
  };
}

/** What the weeks of each surge were called on their last days. */
async function surgesThen(
  workspace: Workspace,
  { surges, known: on }: Assessment,
): Promise<NonNullable<BriefingInput['surgesThen']>> {
  const then: Record<string, ReadonlyMap<string, SurgeVerdict>> = {};
  const known = dayFromIso(on) ?? 0;
  for (const { measure: id, weeks } of surges) {
    const measure = workspace.agreement.measures.find((one) => one.id === id);
    if (!measure) continue;
    const judged = weeks.filter(({ method }) => method !== 'none');
    const called = judged.map(({ week, verdict }) => ({ from: dayFromIso(week.from) ?? 0, verdict }));
    const verdicts = await verdictsThen(workspace, countedAsEvents(measure), called, known);
    then[id] = new Map(judged.map(({ week }, i) => [week.from, verdicts[i]!]));
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
