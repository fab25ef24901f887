/** The assessments that proposals rest on, from the workspace; with the agreement's text as it is or as it was. */
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assessment, Member } from '@lockstep/core/assessment';
import type { Io } from '../cli/io.ts';
import { assessLoaded, type Dates, loadWorkspace, type Workspace } from '../workspace/index.ts';

/** The agreement of a workspace. */
export const AGREEMENT_FILE = 'agreement.lockstep';

/** How a proposal gets its assessment; tests hand in their own. */
export interface Assessor {
  readonly text: string;
  readonly assess: (dates: Dates) => Promise<Assessment>;
  /** How the agreement says that an adjustment is decided; undefined where it does not say. */
  readonly procedure: (adjustment: string) => Procedure | undefined;
}

export interface Procedure {
  /** Name of the party whose members decide. */
  readonly of: string;
  /** Its members, where the agreement has a list of them, with the dates of their membership. */
  readonly members: readonly Member[];
  /** Shortest silence, in hours. */
  readonly hours?: number;
}

/** Opens a workspace for assessments, hands it over and closes it. */
export async function withAssessor<T>(
  io: Io,
  dir: string,
  use: (assessor: Assessor) => Promise<T>,
): Promise<T> {
  const workspace = await loadWorkspace(dir, io);
  try {
    return await use({
      text: workspace.agreementText,
      assess: (dates) => assessLoaded(workspace, dates),
      procedure: (adjustment) => procedureOf(workspace, adjustment),
    });
  } finally {
    await workspace.close();
  }
}

function procedureOf({ agreement, members }: Workspace, adjustment: string): Procedure | undefined {
  const by = agreement.adjustments.find(({ id }) => id === adjustment)?.decidedBy;
  return (
    by && {
      of: agreement.parties.find(({ id }) => id === by.of)?.label ?? by.of,
      members: members.get(by.of) ?? [],
      ...(by.silence ? { hours: by.silence.hours } : {}),
    }
  );
}

/** The same for another text of the agreement: the workspace's files beside it, as links in a passing folder. */
export async function withOtherText<T>(
  io: Io,
  dir: string,
  text: string,
  use: (assessor: Assessor) => Promise<T>,
): Promise<T> {
  const passing = mkdtempSync(join(tmpdir(), 'lockstep-replay-'));
  try {
    for (const name of readdirSync(dir))
      if (name !== AGREEMENT_FILE && name !== '.lockstep') symlinkSync(join(dir, name), join(passing, name));
    writeFileSync(join(passing, AGREEMENT_FILE), text);
    return await withAssessor(io, passing, use);
  } finally {
    rmSync(passing, { recursive: true, force: true });
  }
}
