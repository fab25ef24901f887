import { TIME_UNITS } from '@lockstep/core/surge/expected';
import type { Register } from '../cli/context.ts';
import { EXIT, type Io } from '../cli/io.ts';
import { COORDINATES } from '../surge/files/places.ts';
import { fileScanOptions, type SurgeFlags } from '../surge/flags.ts';
import { KINDS, MODELS } from '../surge/options.ts';

/** A classic scan over files. The workers are started first: they take longest to be ready. */
async function surgeInFiles(flags: SurgeFlags, io: Io): Promise<void> {
  const options = fileScanOptions(flags, io.cwd);
  const { openScanPool } = await import('../surge/pool.ts');
  const pool = openScanPool(options.threads, options.replications);
  const { scanFiles } = await import('../surge/file-scan.ts');
  const { scanText } = await import('../surge/words.ts');
  const report = await scanFiles(options, pool);
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
      else await (await import('../surge/workspace/command.ts')).surgeInWorkspace(dir ?? io.cwd, flags, io);
      exit(EXIT.ok);
    });
};
