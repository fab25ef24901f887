import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ScanProblem } from '@lockstep/core/surge/scan';

/** What a worker is asked; it answers with the maxima. */
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

/** Can replicates be spread over threads here? */
export const workersAvailable: boolean = WORKER !== undefined;

/** Fewer replicates than this are not worth a thread of their own. */
const WORTH_A_THREAD = 64;
/** The kernel takes replicates 32 at a time. */
const LANES = 32;

/** Threads that stand ready for the replicates of one scan. */
export interface ScanPool {
  /**
   * Largest scores of replicates 0 .. count - 1. Each replicate has its own random numbers, so the result does not
   * depend on how they are shared out.
   */
  readonly maxima: (problem: ScanProblem, count: number) => Promise<Float64Array>;
  readonly close: () => void;
}

/** Starts up to `threads - 1` workers, so that they are up by the time that the data are read. */
export function openScanPool(threads: number, replications: number): ScanPool {
  const wanted = Math.min(threads, Math.ceil(replications / WORTH_A_THREAD)) - 1;
  const workers = WORKER
    ? Array.from({ length: Math.max(0, wanted) }, () => new Worker(WORKER, { execArgv: [] }))
    : [];
  // Loaded beside the workers, which are slower to start.
  const scanner = import('@lockstep/core/surge/scan');
  return {
    async maxima(problem, count) {
      const maxima = new Float64Array(count);
      const own = Math.min(count, wholeBlocks(count / (workers.length + 1)));
      const share = wholeBlocks((count - own) / Math.max(1, workers.length));
      const jobs = workers.map(async (worker, i) => {
        const first = own + i * share;
        const part = Math.min(share, count - first);
        if (part > 0) maxima.set(await ask(worker, { problem, first, count: part }), first);
      });
      if (own > 0) maxima.set((await scanner).replicateMaxima(problem, 0, own), 0);
      await Promise.all(jobs);
      return maxima;
    },
    close() {
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** Shares in whole blocks, so that no lane of the kernel is left empty. */
function wholeBlocks(count: number): number {
  return Math.ceil(count / LANES) * LANES;
}

function ask(worker: Worker, job: ScanJob): Promise<Float64Array> {
  return new Promise((resolve, reject) => {
    worker.once('message', (found: Float64Array) => {
      resolve(found);
    });
    worker.once('error', reject);
    worker.postMessage(job);
  });
}
