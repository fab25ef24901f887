import { hash } from 'node:crypto';
import type { Sha256 } from '@lockstep/core/record';

/** SHA-256 by the platform. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');
