import { type Assessment, type AssessOptions, assess, needs } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import type { Io } from '../cli/io.ts';
import { gatherEvidence } from '../evidence/gather.ts';
import { loadWorkspace } from './load.ts';
import type { Workspace } from './open.ts';

export interface Dates {
  readonly asOf: Day;
  readonly known: Day;
}

export interface Assessed {
  readonly assessment: Assessment;
  readonly workspace: Workspace;
}

/** Opens a workspace and assesses it as of a date, with what was known at a date. The caller closes it. */
export async function assessWorkspace(target: string, dates: Dates, io: Io): Promise<Assessed> {
  const workspace = await loadWorkspace(target, io);
  try {
    return { assessment: await assessLoaded(workspace, dates), workspace };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

/** The same for a workspace that is open already. */
export async function assessLoaded(
  workspace: Workspace,
  { asOf, known }: Dates,
  options: Pick<AssessOptions, 'surges'> = {},
): Promise<Assessment> {
  const { agreement, digest } = workspace;
  const evidence = await gatherEvidence(workspace, needs(agreement, asOf), known);
  return assess(agreement, evidence, { asOf, digest, ...options });
}

/** Assesses, hands the result to `use` and closes the workspace whatever happens. */
export async function withAssessment<T>(
  target: string,
  dates: Dates,
  io: Io,
  use: (assessed: Assessed) => T | Promise<T>,
): Promise<T> {
  const assessed = await assessWorkspace(target, dates, io);
  try {
    return await use(assessed);
  } finally {
    await assessed.workspace.close();
  }
}
