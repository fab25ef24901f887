import { resolve } from 'node:path';
import { TIME_UNITS } from '@lockstep/core/surge';
import type { Register } from '../cli/context.ts';
import { EXIT, type Io } from '../cli/io.ts';
import { asOfOptions, dateOption } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';
import { COORDINATES } from '../surge/files/places.ts';
import { fileScanOptions, type SurgeFlags } from '../surge/flags.ts';
import { KINDS, MODELS } from '../surge/options.ts';
import type { WorkspaceReplay } from '../surge/workspace/run.ts';
import { replayText, SURGE, surgeText } from '../surge/workspace/words.ts';

/** The calibrated scan of a workspace's measure, of one week or of every week of a span. */
async function surgeInWorkspace(dir: string, flags: SurgeFlags, io: Io): Promise<void> {
  if (flags.measure === undefined) throw new Problem(SURGE.missingMeasure);
  const { measure } = flags;
  const end = flags.asOf ?? flags.to;
  if (end === undefined) throw new Problem(SURGE.missingDate);
  const dates = asOfOptions({ asOf: end, ...(flags.known === undefined ? {} : { known: flags.known }) });
  const { loadWorkspace } = await import('../workspace/index.ts');
  const { workspaceReplay, workspaceSurge } = await import('../surge/workspace/run.ts');
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
  const { replayPicture } = await import('../surge/workspace/picture.ts');
  await writeFile(path, replayPicture(replay)).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`the picture cannot be written (${error.code ?? 'unknown reason'})`, { file: name });
  });
}

async function surgeInFiles(flags: SurgeFlags, io: Io): Promise<void> {
  const options = fileScanOptions(flags, io.cwd);
  const { scanFiles } = await import('../surge/file-scan.ts');
  const { scanText } = await import('../surge/words.ts');
  const report = await scanFiles(options);
  io.out(flags.json ? `${JSON.stringify(report, null, 2)}\n` : scanText(report));
}

/**
 * `lockstep surge [DIR] --measure M --as-of D`: the calibrated scan of a workspace's measure; with `--replay`, of
 * every week of a span. `lockstep surge --cases F ...`: a classic scan over files. An answer of any kind is exit 0.
 */
export const surge: Register = (program, { io, exit }) => {
  program
    .command('surge [DIR]')
    .description('where and since when there is more than usual')
    .option('--measure <measure>', 'measure whose events are judged')
    .option('--as-of <date>', 'the last whole week before this date is judged')
    .option('--known <date>', 'what was known on this date (default: the as-of date)')
    .option('--replay', 'judge every week from --from on, as known then and as known now')
    .option('-o, --output <file>', 'write a picture of the replay (.svg)')
    .option('--cases <file>', 'scan files instead; cases: location, number, date, covariates (SaTScan .cas)')
    .option('--geo <file>', 'coordinates: location, x, y or latitude, longitude (.geo)')
    .option('--population <file>', 'population: location, time, number, covariates (.pop)')
    .option('--controls <file>', 'controls of the bernoulli model (.ctl)')
    .option('--neighbours <file>', 'neighbours of each location in the order in which they join it (.nbr)')
    .option('--model <model>', MODELS.join(', '), 'poisson')
    .option('--kind <kind>', KINDS.join(', '), 'prospective')
    .option('--coordinates <kind>', COORDINATES.join(', '))
    .option('--unit <unit>', `length of a period: ${TIME_UNITS.join(', ')}`)
    .option('--max-population <share>', 'largest share of the population at risk in a zone', '0.5')
    .option('--max-places <share>', 'largest share of the places in a zone')
    .option('--max-radius <distance>', 'largest radius of a zone, in km or in the unit of the plane')
    .option('--max-duration <length>', 'longest window: a number of periods, or a share such as 50%', '50%')
    .option('--from <date>', 'first day of the study, or of the replay')
    .option('--to <date>', 'last day of the study')
    .option('--replications <n>', 'data sets drawn without any cluster', '999')
    .option('--seed <n>', 'start of the random numbers', '1')
    .option('--threads <n>', 'threads to use; the answer does not depend on it')
    .option('--json', 'as JSON')
    .action(async (dir: string | undefined, flags: SurgeFlags) => {
      if (flags.cases !== undefined) await surgeInFiles(flags, io);
      else await surgeInWorkspace(dir ?? io.cwd, flags, io);
      exit(EXIT.ok);
    });
};
