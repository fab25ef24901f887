import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { replicateMaxima, type ScanProblem } from '@lockstep/core/surge';

/** What a worker is asked, and what it answers. */
export interface ScanJob {
  readonly problem: ScanProblem;
  readonly first: number;
  readonly count: number;
}

/** Workers run built code; from sources (in tests) that of the last build. */
const WORKER = [
  new URL('./worker.js', import.meta.url),
  new URL('../../dist/surge/worker.js', import.meta.url),
].find((url) => existsSync(fileURLToPath(url)));

function runWorker(job: ScanJob): Promise<Float64Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER!, { workerData: job, execArgv: [] });
    worker.once('message', (maxima: Float64Array) => {
      resolve(maxima);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`a scan worker ended with code ${code}`));
    });
  });
}

/** Can replicates be spread over threads here? */
export const workersAvailable: boolean = WORKER !== undefined;

/** Fewer replicates than this are not worth a thread of their own. */
const WORTH_A_THREAD = 64;

/**
 * Largest scores of replicates 0 .. count - 1, on up to `threads` threads: this one and workers. Each replicate has
 * its own random numbers, so the result does not depend on how they are shared out. `meanwhile` runs on this thread
 * once the workers are at work.
 */
export async function maximaOnThreads(
  problem: ScanProblem,
  count: number,
  threads: number,
): Promise<Float64Array> {
  const parts = WORKER ? Math.max(1, Math.min(threads, Math.ceil(count / WORTH_A_THREAD))) : 1;
  const maxima = new Float64Array(count);
  // Shares in whole blocks of 32, so that no lane of the kernel is left empty.
  const share = Math.ceil(count / parts / 32) * 32;
  const jobs: Promise<void>[] = [];
  for (let first = share; first < count; first += share) {
    const job = runWorker({ problem, first, count: Math.min(share, count - first) });
    jobs.push(
      job.then((found) => {
        maxima.set(found, first);
      }),
    );
  }
  maxima.set(replicateMaxima(problem, 0, Math.min(share, count)), 0);
  await Promise.all(jobs);
  return maxima;
}
