import { parentPort, workerData } from 'node:worker_threads';
import { replicateMaxima } from '@lockstep/core/surge';
import type { ScanJob } from './pool.ts';

const { problem, first, count } = workerData as ScanJob;
const maxima = replicateMaxima(problem, first, count);
parentPort?.postMessage(maxima, [maxima.buffer as ArrayBuffer]);
