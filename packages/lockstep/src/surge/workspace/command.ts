import { resolve } from 'node:path';
import type { Io } from '../../cli/io.ts';
import { asOfOptions, dateOption } from '../../cli/options.ts';
import { Problem } from '../../cli/problem.ts';
import { loadWorkspace } from '../../workspace/index.ts';
import type { SurgeFlags } from '../flags.ts';
import { type WorkspaceReplay, workspaceReplay, workspaceSurge } from './run.ts';
import { replayText, SURGE, surgeText } from './words.ts';

/** The calibrated scan of a workspace's measure, of one week or of every week of a span. */
export async function surgeInWorkspace(dir: string, flags: SurgeFlags, io: Io): Promise<void> {
  if (flags.measure === undefined) throw new Problem(SURGE.missingMeasure);
  const { measure } = flags;
  const end = flags.asOf ?? flags.to;
  if (end === undefined) throw new Problem(SURGE.missingDate);
  const dates = asOfOptions({ asOf: end, ...(flags.known === undefined ? {} : { known: flags.known }) });
  const workspace = await loadWorkspace(dir, io);
  try {
    if (flags.replay !== true) {
      const result = await workspaceSurge(workspace, measure, dates);
      const title = SURGE.title(result.label, result.asOf, result.known);
      io.out(flags.json ? `${JSON.stringify(result, null, 2)}\n` : surgeText(title, result));
      return;
    }
    const from =
      flags.from === undefined ? dates.asOf - 7 * WEEKS_REPLAYED + 1 : dateOption(flags.from, '--from');
    const replay = await workspaceReplay(workspace, measure, { from, to: dates.asOf }, dates.known);
    const title = SURGE.title(replay.label, flags.asOf ?? end, replay.known);
    if (flags.output !== undefined) await writePicture(resolve(io.cwd, flags.output), flags.output, replay);
    io.out(
      flags.json
        ? `${JSON.stringify(replay, null, 2)}\n`
        : replayText(title, replay.asKnownNow, replay.asKnownThen),
    );
  } finally {
    await workspace.close();
  }
}

/** A replay without --from goes back a year. */
const WEEKS_REPLAYED = 52;

async function writePicture(path: string, name: string, replay: WorkspaceReplay): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  const { replayPicture } = await import('./picture.ts');
  await writeFile(path, replayPicture(replay)).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`the picture cannot be written (${error.code ?? 'unknown reason'})`, { file: name });
  });
}
