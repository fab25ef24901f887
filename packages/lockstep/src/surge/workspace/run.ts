import { type Day, isoFromDay, type Span } from '@lockstep/core/calendar';
import {
  detectSurge,
  historySpan,
  lastWholeWeek,
  type Replay,
  replaySurge,
  type SurgeResult,
  type WeeklyCounts,
} from '@lockstep/core/surge';
import { Problem } from '../../cli/problem.ts';
import { surgeContext } from '../../evidence/weekly/context.ts';
import { weeklyCounts } from '../../evidence/weekly/counts.ts';
import type { Dates, Workspace } from '../../workspace/index.ts';
import { surgeMeasure } from './measure.ts';
import { SURGE } from './words.ts';

/** A surge in a workspace's measure, with the dates that it speaks of. */
export interface WorkspaceSurge extends SurgeResult {
  readonly measure: string;
  readonly label: string;
  readonly asOf: string;
  readonly known: string;
}

/** Judges the last whole week of a measure as of a date, with what was known at a date. */
export async function workspaceSurge(
  workspace: Workspace,
  id: string,
  { asOf, known }: Dates,
): Promise<WorkspaceSurge> {
  const surge = surgeMeasure(workspace, id);
  const counts = await weeklyCounts(workspace, surge, historySpan(lastWholeWeek(asOf)), known);
  const context = await surgeContext(workspace, surge, counts, known);
  const result = detectSurge(counts, counts.weeks - 1, { context });
  return {
    measure: id,
    label: surge.measure.label,
    asOf: isoFromDay(asOf),
    known: isoFromDay(known),
    ...result,
  };
}

export interface WorkspaceReplay {
  readonly format: 'lockstep-surge-history/1';
  readonly measure: string;
  readonly label: string;
  readonly known: string;
  /** Every week with what is known at the knowledge date. */
  readonly asKnownNow: Replay;
  /** Every week with what was known on its last day. */
  readonly asKnownThen: Replay;
}

/** Judges every whole week of a span, as known now and as known then. */
export async function workspaceReplay(
  workspace: Workspace,
  id: string,
  span: Span,
  known: Day,
): Promise<WorkspaceReplay> {
  if (span.from > span.to) throw new Problem(SURGE.wrongOrder);
  const surge = surgeMeasure(workspace, id);
  const last = lastWholeWeek(span.to);
  const weeks = Math.max(1, Math.floor((last.from - span.from + 6) / 7) + 1);
  const all = historySpan(last, weeks);
  const counts = await weeklyCounts(workspace, surge, all, known);
  const end = counts.weeks - 1;
  const then: WeeklyCounts[] = [];
  // Each week has its own knowledge date, so its own counts; judged alone, they are the same length as the others'.
  for (let week = end - weeks + 1; week <= end; week++)
    then.push(await weeklyCounts(workspace, surge, all, all.from + 7 * week + 6));
  const thenOf = (week: number) => then[week - (end - weeks + 1)]!;
  return {
    format: 'lockstep-surge-history/1',
    measure: id,
    label: surge.measure.label,
    known: isoFromDay(known),
    asKnownNow: replaySurge(counts, end - weeks + 1, end),
    asKnownThen: replaySurge(thenOf, end - weeks + 1, end),
  };
}
