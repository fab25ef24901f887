import { parentPort } from 'node:worker_threads';
import { replicateMaxima } from '@lockstep/core/surge/scan';
import type { ScanJob } from './pool.ts';

parentPort?.on('message', ({ problem, first, count }: ScanJob) => {
  const maxima = replicateMaxima(problem, first, count);
  parentPort?.postMessage(maxima, [maxima.buffer as ArrayBuffer]);
});
