/** The assessments that proposals rest on, from the workspace; with the agreement's text as it is or as it was. */
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assessment } from '@lockstep/core/assessment';
import type { Io } from '../cli/io.ts';
import { assessLoaded, type Dates, loadWorkspace } from '../workspace/index.ts';

/** How a proposal gets its assessment; tests hand in their own. */
export interface Assessor {
  readonly text: string;
  readonly assess: (dates: Dates) => Promise<Assessment>;
}

/** Opens a workspace for assessments, hands it over and closes it. */
export async function withAssessor<T>(
  io: Io,
  dir: string,
  use: (assessor: Assessor) => Promise<T>,
): Promise<T> {
  const workspace = await loadWorkspace(dir, io);
  try {
    return await use({ text: workspace.agreementText, assess: (dates) => assessLoaded(workspace, dates) });
  } finally {
    await workspace.close();
  }
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
      if (name !== 'agreement.lockstep' && name !== '.lockstep')
        symlinkSync(join(dir, name), join(passing, name));
    writeFileSync(join(passing, 'agreement.lockstep'), text);
    return await withAssessor(io, passing, use);
  } finally {
    rmSync(passing, { recursive: true, force: true });
  }
}
