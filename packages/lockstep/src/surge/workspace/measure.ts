import type { Measure } from '@lockstep/core/language';
import { Problem } from '../../cli/problem.ts';
import { countedAsEvents, type SurgeMeasure } from '../../evidence/weekly/counts.ts';
import type { Workspace } from '../../workspace/index.ts';
import { SURGE } from './words.ts';

/** The measure of that name, counted in events. */
export function surgeMeasure(workspace: Workspace, id: string): SurgeMeasure {
  const { measures } = workspace.agreement;
  const measure = measures.find((one) => one.id === id);
  if (!measure)
    throw new Problem(
      SURGE.noMeasure(
        id,
        measures.filter(countsEvents).map((one) => one.id),
      ),
    );
  if (!countsEvents(measure)) throw new Problem(SURGE.noEvents(id));
  return countedAsEvents(measure);
}

function countsEvents({ takes }: Measure): boolean {
  return takes.kind === 'events' || takes.kind === 'deaths';
}
